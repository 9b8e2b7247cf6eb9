"""The words by which something said is denied or taken back, and the nouns that take up what was said."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from stemma.annotate.attribution.drafts import bounds_of
from stemma.annotate.attribution.lexicon import CueClass, cue_words
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows

_WANTING = frozenset(
    {
        CueClass.REQUEST, CueClass.ORDER, CueClass.REFUSAL, CueClass.HOPE, CueClass.THREAT,
        CueClass.INTENTION, CueClass.PROMISE,
    }
)  # fmt: skip
"""Classes of verbs whose infinitive is not done yet."""
_BETWEEN = 8
"""Tokens in which "that" follows its noun: "claims by the opposition in Kyiv that". Set by hand."""
_MEANT = frozenset({"agree", "decide"})
"""Verbs of these classes after which news takes the thing for done: "agreed to retract"."""


def listed(word_class: str) -> frozenset[str]:
    """Return the single words of a class of `denials.tsv`."""
    return _by_class().get(word_class, frozenset())


@cache
def _by_class() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words, word_class in read_rows("denials.tsv"):
        if " " not in words:
            found.setdefault(word_class, set()).add(words)
    return {word_class: frozenset(words) for word_class, words in found.items()}


@cache
def denying() -> frozenset[str]:
    """Return the verbs and nouns that deny, reject or take back on their own."""
    return listed("denies") | listed("rejects") | listed("retracts")


def denying_word(token: Token) -> str:
    """Return the listed verb that a token is a form of, else its lemma; rare verbs get odd lemmas."""
    stems = (token.lemma_.lower(), token.lower_.removesuffix("ed"), token.lower_.removesuffix("d"))
    return next((stem for stem in stems if stem in denying()), stems[0])


def is_said(thing: Token | None) -> bool:
    """Tell whether a noun takes up something said: "the claim", "the toll"."""
    return thing is not None and thing.lemma_.lower() in listed("noun") | listed("number")


def bounds_at(words: Words, tokens: Iterable[Token]) -> Bounds | None:
    """Return the stretch from the first to the last of `tokens`, outer punctuation left out."""
    return bounds_of(words, (token.i for token in tokens))


def brought_along(words: Words, thing: Token) -> Bounds | None:
    """Return the clause that a noun brings along: "claims by the opposition that the vote was rigged".

    Read off the line, for the parser hangs it on the opposition.
    """
    for token in thing.doc[thing.i + 1 : min(thing.i + 1 + _BETWEEN, thing.sent.end)]:
        if token.lower_ == "that" and token.dep_ in ("mark", "obj") and token.head.i > token.i:
            return bounds_at(words, (t for t in token.head.subtree if t.i >= token.i))
        if token.is_punct or token.pos_ in ("VERB", "AUX"):
            return None
    return None


def is_done(verb: Token) -> bool:
    """Tell whether a verb's act is told as done: not "refused to retract", "demanded that he retract"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or verb.tag_ != "VB" or _is_helped(verb):
        return True
    cue = cue_words("verb").get(above.lower_) if verb.dep_ != "advcl" else None
    asked = cue is not None and cue.cue_class in _WANTING and cue.lemma not in _MEANT
    return not asked and above.lemma_ not in ("call", "fail", "need")


def _is_helped(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.children)


def find_phrase(verb: Token) -> tuple[str, Token] | None:
    """Return the class of a listed phrase that a verb begins, and the phrase's last word.

    Its words follow the verb one after another; a lone particle may stand behind the object: "took it back".
    """
    for words, word_class in _phrases().get(verb.lemma_.lower(), ()):
        following = tuple(token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 1 + len(words)])
        if following == words:
            return word_class, verb.nbor(len(words))
        if len(words) == 1 and (particle := _particle(verb, words[0])) is not None:
            return word_class, particle
    return None


def _particle(verb: Token, word: str) -> Token | None:
    return next(
        (
            c
            for c in verb.children
            if c.lower_ == word and c.dep_ in ("compound:prt", "advmod") and c.i > verb.i
        ),
        None,
    )


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the words that follow each verb in the listed phrases, the longest first, and their classes."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for verb, rest, word_class in _split_phrases():
        found.setdefault(verb, []).append((rest, word_class))
    return {verb: tuple(sorted(rests, key=lambda r: -len(r[0]))) for verb, rests in found.items()}


def _split_phrases() -> Iterator[tuple[str, tuple[str, ...], str]]:
    for words, word_class in read_rows("denials.tsv"):
        verb, *rest = words.split()
        if rest:
            yield verb, tuple(rest), word_class
