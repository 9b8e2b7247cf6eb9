"""Denials, retractions and corrections: the words that take something back, and what they say of it."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from stemma.annotate.attribution.cues import is_negated
from stemma.annotate.attribution.lexicon import cue_words
from stemma.annotate.denying.corrections import read_corrections
from stemma.annotate.denying.untrue import read_untrue
from stemma.annotate.denying.words import (
    bounds_at,
    brought_along,
    denying,
    denying_word,
    find_phrase,
    is_done,
    is_said,
    listed,
)
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.words import Words
from stemma.model.denials import Denial, DenialKind
from stemma.model.mentions import Attribution, SourceKind, innermost_around
from stemma.model.spans import Bounds, Span
from stemma.text.calendar_names import WEEKDAYS

_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "advcl")
_CLAUSES = ("acl", "ccomp", "acl:relcl")


def find_denials(parsed: ParsedDocument) -> Iterator[Denial]:
    """Yield each denial, retraction and correction of a document, in the order of the text.

    A verb that is itself negated ("did not deny") is none, nor is "denied access". To reject or withdraw
    counts only of something said: "rejected the claim", not "rejected the offer". Who says that a report is
    false denies it, and so does who calls it a lie.
    """
    attributions = parsed.all(Attribution)
    found = [*_by_words(parsed, attributions), *read_corrections(parsed), *_untrue(parsed, attributions)]
    yield from sorted(found, key=lambda denial: (denial.span, denial.kind))


def _by_words(parsed: ParsedDocument, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    for token in parsed.parse:
        if token.pos_ not in ("VERB", "NOUN"):
            continue
        word = denying_word(token)
        if token.pos_ == "NOUN":
            if word in ("denial", "retraction"):
                yield from _noun(parsed, token, attributions)
        elif is_negated(parsed.words, token.i) or _is_neither(token) or not is_done(token):
            continue
        elif (phrase := find_phrase(token)) is not None:
            yield from _phrasal(parsed, token, *phrase, attributions)
        elif word in denying():
            yield from _verb(parsed, token, token, attributions)
        elif word in ("stop", "cease"):
            yield from _stopped(parsed, token, attributions)


def _phrasal(
    parsed: ParsedDocument, verb: Token, word_class: str, last: Token, attributions: Sequence[Attribution]
) -> Iterator[Denial]:
    """Yield the denial of "took back his claim", "pushed back on the account"; only of something said."""
    thing = next((c for c in (*verb.children, *last.children) if _is_thing(c, verb, last)), None)
    if thing is not None and is_said(thing):
        kind = DenialKind.RETRACTION if word_class == "retracts" else DenialKind.DENIAL
        denied, takes_up = _denied(parsed.words, verb, thing, None)
        yield _denial(parsed, verb, last, kind, denied, takes_up, attributions)


def _is_thing(child: Token, verb: Token, last: Token) -> bool:
    """Tell whether a word is the object of a phrase: "took it back", "pushed back on it"."""
    if child.dep_ == "obj":
        return child.i > verb.i
    return child.dep_ in ("obl", "nmod") and any(c.i == last.i for c in child.children)


def _verb(
    parsed: ParsedDocument, verb: Token, carrier: Token, attributions: Sequence[Attribution]
) -> Iterator[Denial]:
    """Yield the denial of a verb; `carrier` is the verb whose subject denies."""
    word = denying_word(verb)
    thing, patient = _child(verb, "obj") or _behind_judgement(verb), _child(verb, "nsubj:pass")
    if patient is not None and not is_said(patient):
        return  # "aid workers were denied access"
    thing = thing or patient
    clause = next((c for c in verb.children if c.dep_ in _COMPLEMENTS and c.i > verb.i), None)
    if thing is None and (clause is None or word not in listed("denies") | listed("repeats")):
        return
    noun = thing.lemma_.lower() if thing is not None else ""
    if noun in listed("given") or (thing is not None and _has_indirect(verb)):
        return
    if word in listed("rejects") | listed("retracts") and not is_said(thing):
        return
    kind = DenialKind.RETRACTION if word in listed("retracts") | listed("repeats") else DenialKind.DENIAL
    denied, takes_up = _denied(parsed.words, verb, thing, clause)
    yield _denial(parsed, carrier, verb, kind, denied, takes_up, attributions)


def _behind_judgement(verb: Token) -> Token | None:
    """Return the object behind a judgement, hung elsewhere by the parser: 'rejected as “absurd” a claim'."""
    judged = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "as"
    return next((c for c in verb.children if judged and is_said(c) and c.dep_ == "obl"), None)


def _child(verb: Token, relation: str) -> Token | None:
    return next((child for child in verb.children if child.dep_ == relation), None)


def _has_indirect(verb: Token) -> bool:
    """Tell whether something is denied to somebody: "denied them food"."""
    return any(child.dep_ == "iobj" for child in verb.children)


def _denied(
    words: Words, verb: Token, thing: Token | None, clause: Token | None
) -> tuple[Bounds | None, bool]:
    """Return the words that say what is denied, and whether they only take it up ("the claim")."""
    if thing is None:
        return (bounds_at(words, _without_speech(clause)) if clause is not None else None), False
    if not is_said(thing):
        passive = thing.i < verb.i
        return bounds_at(words, thing.subtree if passive else _following(verb, verb.i + 1)), False
    following = thing.nbor() if thing.i + 1 < len(thing.doc) else None
    if following is not None and following.lower_ in ("that", "of"):
        return bounds_at(words, _following(verb, thing.i + (2 if following.lower_ == "of" else 1))), False
    if (brought := brought_along(words, thing)) is not None:
        return brought, False
    own = [token for token in thing.subtree if token.i <= thing.i]
    return bounds_at(words, (t for t in own if t.dep_ != "case" or t.head.i != thing.i)), True


def _without_speech(clause: Token) -> list[Token]:
    """Return the words of a clause up to ", calling it baseless", where the parser hung that on it."""
    words = sorted(clause.subtree, key=lambda token: token.i)
    participles = (token for token in words if token.tag_ == "VBG" and token.i and token.nbor(-1).text == ",")
    end = next((token.i for token in participles if token.lower_ in cue_words("verb")), words[-1].i + 1)
    return [token for token in words if token.i < end]


def _following(verb: Token, first: int) -> list[Token]:
    """Return the words from a token on up to the next stop, or to what another verb goes on with."""
    found: list[Token] = []
    for token in verb.doc[first : verb.sent.end]:
        if token.is_punct or (token.dep_ == "cc" and token.head.pos_ == "VERB"):
            break
        found.append(token)
    return found


def _stopped(parsed: ParsedDocument, verb: Token, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    """Yield "has stopped repeating 2,000": what is said no more is taken back."""
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.lemma_.lower() in listed("repeats"):
            yield from _verb(parsed, child, verb, attributions)


def _noun(parsed: ParsedDocument, noun: Token, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    """Yield "its denial that it fired", and "issued a denial", which tells nothing of what is denied."""
    kind = DenialKind.DENIAL if noun.lemma_.lower() == "denial" else DenialKind.RETRACTION
    carrier = noun.head if noun.dep_ == "obj" and noun.head.lemma_ in listed("issues") else noun
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    denied, takes_up = None, False
    if following is not None and following.lower_ in ("that", "of"):
        inner = _child(noun, "nmod") if following.lower_ == "of" else None
        denied, takes_up = _denied(parsed.words, noun, inner, None) if inner is not None else (None, False)
        if inner is None:
            denied = bounds_at(parsed.words, _following(noun, noun.i + 1))
    elif carrier is noun or is_negated(parsed.words, carrier.i) or not is_done(carrier):
        return
    yield _denial(parsed, carrier, noun, kind, denied, takes_up, attributions)


def _is_neither(verb: Token) -> bool:
    """Tell "neither confirmed nor denied" from a denial."""
    before = [token.lower_ for token in verb.doc[max(0, verb.i - 8) : verb.i]]
    confirms = "confirm" in {token.lemma_ for token in verb.conjuncts}
    return "nor" in before[-2:] or (before[-1:] == ["or"] and confirms)


def _denial(
    parsed: ParsedDocument,
    carrier: Token,
    word: Token,
    kind: DenialKind,
    denied: Bounds | None,
    takes_up: bool,
    attributions: Sequence[Attribution],
) -> Denial:
    span = parsed.span(min(carrier.idx, word.idx), max(carrier.idx + len(carrier), word.idx + len(word)))
    own = next((a for a in attributions if a.cue is not None and a.cue.overlaps(span)), None)
    named = own is not None and own.source is not None
    source, source_kind = (
        (own.source, own.source_kind) if own and named else (_subject(parsed, carrier), None)
    )
    return Denial(
        span,
        kind,
        (parsed.span(*denied),) if denied else (),
        source,
        source_kind or (SourceKind.UNSTATED if source is None else SourceKind.ORGANISATION),
        own.id if own else None,
        takes_up,
    )


def _untrue(parsed: ParsedDocument, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    """Yield what somebody calls untrue: by a verb of his own, or in what he says.

    "This is a lie" denies something only where somebody says it; "the report is false" also in the author's
    own voice, and then nobody is named.
    """
    for found in read_untrue(parsed.parse, parsed.words):
        if found.verb is not None:
            denied = found.denied
            yield _denial(
                parsed, found.verb, found.verb, DenialKind.DENIAL, denied, found.takes_up, attributions
            )
        elif (said := innermost_around(parsed.span(*found.at), attributions)) is not None or not found.bare:
            yield Denial(
                parsed.span(*found.at),
                DenialKind.DENIAL,
                (parsed.span(*found.denied),),
                said.source if said else None,
                said.source_kind if said else SourceKind.UNSTATED,
                said.id if said else None,
                found.takes_up,
            )


def _subject(parsed: ParsedDocument, verb: Token) -> Span | None:
    """Return who denies: the subject, without the day behind it; a participle has that of its clause."""
    wanted = ("nsubj", "obl:agent") if verb.pos_ != "NOUN" else ("nmod:poss",)
    subject = next((c for c in verb.children if c.dep_ in wanted), None)
    if subject is None and verb.tag_ == "VBG" and verb.dep_ == "advcl":
        subject = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    days = (child for child in subject.children if child.i > subject.i and child.lower_ in WEEKDAYS)
    outside = {token.i for day in days for token in day.subtree}
    bounds = bounds_at(parsed.words, (token for token in subject.subtree if token.i not in outside))
    return parsed.span(*bounds) if bounds else None
