"""What is called untrue: "the reports are baseless", "called the allegation a lie", "it is not true that"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from stemma.annotate.denying.words import bounds_at, brought_along, is_said, listed
from stemma.annotate.words import Words
from stemma.model.spans import Bounds

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "hardly"})
_OPEN = frozenset({"if", "whether", "may", "might", "could", "would", "can", "should"})
_PRONOUNS = frozenset({"it", "this", "that", "these", "those"})
_FAR = 4
"""Heads between "called" and its "false" where the parser hung that on a clause between. Set by hand."""
_BESIDE = ("cop", "aux", "advmod", "det", "case", "punct", "amod")


@dataclass(frozen=True, slots=True)
class Untrue:
    """Words that call something untrue: their bounds, the verb of "called it a lie", and what is meant."""

    at: Bounds
    verb: Token | None
    """Whose subject calls it so; None where whoever speaks does."""
    denied: Bounds
    takes_up: bool
    bare: bool = False
    """Only a pronoun stands for what is meant: "this is a lie"."""


def read_untrue(parse: Doc, words: Words) -> Iterator[Untrue]:
    """Yield where something said is called untrue, in the order of the text.

    What may or might be untrue, and a question, call nothing so; nor does what is "not false".
    """
    for token in parse:
        if _is_untrue(token) and token.sent[-1].text != "?":
            found = _predicated(words, token) or _called(words, token) or _no_truth(words, token)
            if found is not None:
                yield found


def _is_untrue(token: Token) -> bool:
    negated = any(child.lower_ in _NOT for child in token.children)
    word = token.lemma_.lower()
    said_untrue = (word in listed("untrue") or token.lower_ in listed("untrue")) and not negated
    return said_untrue or (word in listed("true") and negated and not _is_modified(token))


def _is_modified(word: Token) -> bool:
    """Tell "politically correct", which is no matter of truth."""
    return any(c.dep_ == "advmod" and c.lower_.endswith("ally") and c.i == word.i - 1 for c in word.children)


def _predicated(words: Words, word: Token) -> Untrue | None:
    """Return what is untrue by the verb "to be": its subject, or the clause after "it is not true"."""
    copula = next((child for child in word.children if child.dep_ == "cop"), None)
    if copula is None or any(child.lower_ in _OPEN for child in word.children):
        return None
    subject = next((c for c in word.children if c.dep_ in ("nsubj", "expl") and c.i < word.i), None)
    at = _words(word, copula.i)
    clause = next((c for c in word.children if c.dep_ in ("csubj", "ccomp", "advcl") and c.i > word.i), None)
    if subject is not None and subject.lower_ == "it" and clause is not None:
        bounds = bounds_at(words, clause.subtree) if _has_that(clause) else None
        return Untrue(at, None, bounds, takes_up=False) if bounds else None
    return _of_thing(words, at, None, subject, copula) if subject is not None else None


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _no_truth(words: Words, word: Token) -> Untrue | None:
    """Return what there is no truth in: "no truth to the report that he fled"."""
    none = next((child for child in word.children if child.lower_ == "no" and child.dep_ == "det"), None)
    thing = next((child for child in word.children if child.dep_ == "nmod" and is_said(child)), None)
    if none is None or thing is None:
        return None
    brought = brought_along(words, thing)
    own = (token for token in thing.subtree if token.i <= thing.i and token.dep_ != "case")
    told = brought or bounds_at(words, own)
    return Untrue(_words(word, none.i), None, told, takes_up=brought is None) if told else None


def _called(words: Words, word: Token) -> Untrue | None:
    """Return what somebody calls untrue: "called reports that it fled “completely false”"."""
    verb = word
    for _ in range(_FAR):
        verb = verb.head
        thing = next((c for c in verb.children if c.dep_ == "obj" and verb.i < c.i < word.i), None)
        if thing is not None and verb.lemma_.lower() in listed("calls"):
            negated = any(child.lower_ in _NOT for child in verb.children)
            return None if negated else _of_thing(words, (verb.idx, verb.idx + len(verb)), verb, thing, word)
    return None


def _of_thing(words: Words, at: Bounds, verb: Token | None, thing: Token, predicate: Token) -> Untrue | None:
    """Return the denial of a thing: of the clause that it brings along, else of what it takes up."""
    if not is_said(thing) and thing.lower_ not in _PRONOUNS:
        return None
    following = thing.nbor()
    if following.lower_ in ("that", "of") and is_said(thing):
        first = thing.i + (2 if following.lower_ == "of" else 1)
        brought = bounds_at(words, thing.doc[first : _left_of(predicate, first)])
        if brought is not None:
            return Untrue(at, verb, brought, takes_up=False)
    taken_up = bounds_at(words, (token for token in thing.subtree if token.i <= thing.i))
    return Untrue(at, verb, taken_up, takes_up=True, bare=not is_said(thing)) if taken_up else None


def _left_of(predicate: Token, first: int) -> int:
    """Return the number of the first word of a predicate: "completely" of "completely false"."""
    own = [c.i for c in predicate.children if c.dep_ in _BESIDE and first < c.i < predicate.i]
    return min([predicate.i, *own])


def _words(word: Token, first: int) -> Bounds:
    return word.doc[min(first, word.i)].idx, word.idx + len(word)
