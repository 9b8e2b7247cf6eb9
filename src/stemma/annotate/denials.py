"""Denials, retractions and corrections: the words that take something back, and what they say of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from stemma.annotate.attribution.cues import is_negated
from stemma.annotate.attribution.drafts import bounds_of
from stemma.annotate.parsed import ParsedDocument
from stemma.model.denials import Denial, DenialKind
from stemma.model.mentions import Attribution, SourceKind
from stemma.model.spans import Bounds, Span
from stemma.resources.reading import read_rows

_CORRECTIONS = re.compile(
    r"(?P<cue>\b(?:An|The|A)?\s*(?:earlier|previous|original|first)\s+(?:version|edition)\s+of\s+(?:this|the|our)\s+(?:article|story|report|piece|dispatch)\b[^.]{0,40}?\b"
    r"(?:incorrectly|wrongly|mistakenly|erroneously)?\s*"
    r"(?:said|stated|reported|misstated|gave|put|misidentified|mistakenly said|had))\b"
    r"|(?P<ours>\b[Ww]e\s+(?:incorrectly|wrongly|mistakenly|erroneously)\s+(?:reported|said|stated|wrote))\b"
    r"|(?P<amended>\bThis\s+(?:article|story|report)\s+(?:has\s+been|was)\s+(?:corrected|amended)\b)"
    r"|^(?P<head>\W{0,2}(?:CORRECTION|Correction)[^\S\n]*(?::|$))",
    re.MULTILINE,
)
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "advcl")
_CLAUSES = ("acl", "ccomp", "acl:relcl")


def find_denials(parsed: ParsedDocument) -> Iterator[Denial]:
    """Yield each denial, retraction and correction of a document, in the order of the text.

    A verb that is itself negated ("did not deny") is none, nor is "denied access". To reject or withdraw
    counts only of something said: "rejected the claim", not "rejected the offer".
    """
    attributions = parsed.all(Attribution)
    found = [*_by_words(parsed, attributions), *_corrections(parsed)]
    yield from sorted(found, key=lambda denial: (denial.span, denial.kind))


def _by_words(parsed: ParsedDocument, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    for token in parsed.parse:
        if token.pos_ not in ("VERB", "NOUN"):
            continue
        word = _word(token)
        if token.pos_ == "NOUN":
            if word in ("denial", "retraction"):
                yield from _noun(parsed, token, attributions)
        elif is_negated(parsed.words, token.i) or _is_neither(token):
            continue
        elif word in _denying():
            yield from _verb(parsed, token, token, attributions)
        elif word in ("stop", "cease"):
            yield from _stopped(parsed, token, attributions)


def _verb(
    parsed: ParsedDocument, verb: Token, carrier: Token, attributions: Sequence[Attribution]
) -> Iterator[Denial]:
    """Yield the denial of a verb; `carrier` is the verb whose subject denies."""
    word = _word(verb)
    thing, patient = _child(verb, "obj"), _child(verb, "nsubj:pass")
    if patient is not None and not _is_said(patient):
        return  # "aid workers were denied access"
    thing = thing or patient
    clause = next((c for c in verb.children if c.dep_ in _COMPLEMENTS and c.i > verb.i), None)
    if thing is None and (clause is None or word not in _listed("denies") | _listed("repeats")):
        return
    noun = thing.lemma_.lower() if thing is not None else ""
    if noun in _listed("given") or (thing is not None and _has_indirect(verb)):
        return
    if word in _listed("rejects") | _listed("retracts") and not _is_said(thing):
        return
    kind = DenialKind.RETRACTION if word in _listed("retracts") | _listed("repeats") else DenialKind.DENIAL
    denied, takes_up = _denied(parsed, verb, thing, clause)
    yield _denial(parsed, carrier, verb, kind, denied, takes_up, attributions)


def _child(verb: Token, relation: str) -> Token | None:
    return next((child for child in verb.children if child.dep_ == relation), None)


def _has_indirect(verb: Token) -> bool:
    """Tell whether something is denied to somebody: "denied them food"."""
    return any(child.dep_ == "iobj" for child in verb.children)


def _is_said(thing: Token | None) -> bool:
    return thing is not None and thing.lemma_.lower() in _listed("noun") | _listed("number")


def _denied(
    parsed: ParsedDocument, verb: Token, thing: Token | None, clause: Token | None
) -> tuple[Bounds | None, bool]:
    """Return the words that say what is denied, and whether they only take it up ("the claim")."""
    if thing is None:
        return (_bounds(parsed, clause.subtree) if clause is not None else None), False
    if not _is_said(thing):
        passive = thing.i < verb.i
        return _bounds(parsed, thing.subtree if passive else _following(verb, verb.i + 1)), False
    following = thing.nbor() if thing.i + 1 < len(thing.doc) else None
    if following is not None and following.lower_ in ("that", "of"):
        return _bounds(parsed, _following(verb, thing.i + (2 if following.lower_ == "of" else 1))), False
    return _bounds(parsed, (token for token in thing.subtree if token.i <= thing.i)), True


def _bounds(parsed: ParsedDocument, tokens: Iterable[Token]) -> Bounds | None:
    return bounds_of(parsed.words, (token.i for token in tokens))


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
        if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.lemma_.lower() in _listed("repeats"):
            yield from _verb(parsed, child, verb, attributions)


def _noun(parsed: ParsedDocument, noun: Token, attributions: Sequence[Attribution]) -> Iterator[Denial]:
    """Yield "its denial that it fired"; the bare word tells nothing of what is denied."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.lower_ in ("that", "of"):
        inner = _child(noun, "nmod") if following.lower_ == "of" else None
        denied, takes_up = _denied(parsed, noun, inner, None) if inner is not None else (None, False)
        if inner is None:
            denied = _bounds(parsed, _following(noun, noun.i + 1))
        kind = DenialKind.DENIAL if noun.lemma_.lower() == "denial" else DenialKind.RETRACTION
        yield _denial(parsed, noun, noun, kind, denied, takes_up, attributions)


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
    source, source_kind = (own.source, own.source_kind) if own else (_subject(parsed, carrier), None)
    return Denial(
        span,
        kind,
        (parsed.span(*denied),) if denied else (),
        source,
        source_kind or (SourceKind.UNSTATED if source is None else SourceKind.ORGANISATION),
        own.id if own else None,
        takes_up,
    )


def _subject(parsed: ParsedDocument, verb: Token) -> Span | None:
    wanted = ("nsubj", "obl:agent") if verb.pos_ != "NOUN" else ("nmod:poss",)
    subject = next((c for c in verb.children if c.dep_ in wanted), None)
    bounds = _bounds(parsed, subject.subtree) if subject is not None else None
    return parsed.span(*bounds) if bounds else None


def _corrections(parsed: ParsedDocument) -> Iterator[Denial]:
    """Yield the corrections of a newspaper; what was wrong is the rest of the sentence."""
    for match in _CORRECTIONS.finditer(parsed.text):
        sentence = parsed.parse.char_span(*match.span(), alignment_mode="expand")
        end = sentence.sent.end_char if sentence is not None else match.end()
        rest = parsed.text[match.end() : end]
        start = match.end() + len(rest) - len(rest.lstrip(" :,"))
        wrong = (
            (parsed.span(start, start + len(rest.strip(" :,.\n"))),) if len(rest.strip(" :,.\n")) > 2 else ()
        )
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        stated = match.lastgroup != "amended"
        yield Denial(
            parsed.span(begin, match.end()), DenialKind.CORRECTION, wrong if stated else (), takes_up=False
        )


def _word(token: Token) -> str:
    """Return the listed verb that a token is a form of, else its lemma; rare verbs get odd lemmas."""
    stems = (token.lemma_.lower(), token.lower_.removesuffix("ed"), token.lower_.removesuffix("d"))
    return next((stem for stem in stems if stem in _denying()), stems[0])


@cache
def _denying() -> frozenset[str]:
    return _listed("denies") | _listed("rejects") | _listed("retracts")


@cache
def _listed(word_class: str) -> frozenset[str]:
    return frozenset(word for word, listed in read_rows("denials.tsv") if listed == word_class)
