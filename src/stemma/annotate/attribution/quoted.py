"""Quotations and the cue beside them: before, after or inverted, continued, and carried over."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from stemma.annotate.attribution.cues import Cue, cue_bounds, is_negated, is_passive
from stemma.annotate.attribution.drafts import Draft, without
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.sources import source_bounds, subject_of
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation
from stemma.text.speech import BROKEN_OFF, begins_turn, is_sentence, said

_STOP = re.compile(r"[.!?…]['’”\")\]]*\s+(?=[“\"‘'(\[A-Z0-9])")
_INTRODUCES = re.compile(r"[,:]\s*$")
_NOUN_BEFORE = re.compile(r"[\s,:—–-]*[:—–-]\s*|\s*(?:was|is|were|came)[\s,:—–-]*")
_NOUN_AFTER = re.compile(r"[\s,—–-]*(?:was|is|were|came)\b[^.?!\n]*")
_LONGEST_NOUN_GAP = 60  # characters between a quotation and a noun for it; set by hand
_LONGEST_GAP = 240  # characters between a quotation and its cue, or the next quotation; set by hand


def read_quotations(
    words: Words, text: str, cues: Sequence[Cue], quotations: Sequence[Quotation]
) -> Iterator[tuple[Cue, Draft]]:
    """Yield a draft for each quotation that has its cue right after or right before it.

    What follows ("…,” he said. “…”) or runs on in the next paragraph is more of the content.
    """
    speaking = [cue for cue in cues if _can_speak(words, cue)]
    nouns = [cue for cue in cues if cue.token.pos_ == "NOUN" and _owner(cue.token) is not None]
    last: tuple[Cue, Draft] | None = None
    waiting: list[Bounds] = []
    for number, quotation in enumerate(quotations):
        before = quotations[number - 1] if number else None
        after = quotations[number + 1] if number + 1 < len(quotations) else None
        cue = _cue_after(text, speaking, quotation, after)
        if (
            last is not None
            and _runs_on(text, last[1], quotation)
            and not (before is not None and begins_turn(text, before, quotation))
            and (cue is None or not quotation.continues)
        ):
            last = (last[0], last[1].with_more((quotation.start, quotation.end)))
            continue
        cue = cue or _cue_before(text, speaking, quotation, before) or _noun_beside(text, nouns, quotation)
        waiting = waiting if quotation.continues else []
        if cue is None:
            waiting.append((quotation.start, quotation.end))
            continue
        if last is not None:
            yield last
        draft = _draft(words, text, cue, quotation, before)
        for bounds in waiting:
            draft = draft.with_more(bounds)
        last, waiting = (cue, draft), []
    if last is not None:
        yield last


def _can_speak(words: Words, cue: Cue) -> bool:
    """Tell whether a cue can introduce a quotation: "is called “Winter”" names and says nothing."""
    naming = cue.word.cue_class is CueClass.EVALUATION and is_passive(words, cue.token.i)
    return not cue.word.takes.isdisjoint("cq") and cue.token.pos_ == "VERB" and not naming


def _cue_after(
    text: str, cues: Sequence[Cue], quotation: Quotation, following: Quotation | None
) -> Cue | None:
    """Return the cue of “…,” X said or “…,” said X: the first verb of speech before the next stop."""
    if not said(text, quotation).endswith(BROKEN_OFF):
        return None
    limit = min(len(text), quotation.end + _LONGEST_GAP)
    if following is not None:
        limit = min(limit, following.start)
    stop = re.compile(r"\n|[.!?;]\s").search(text, quotation.end, limit)
    limit = _skip_titles(text, quotation.end, limit) if stop else limit
    near = _between(cues, quotation.end, limit)
    if near and text[quotation.end : near[0].token.idx].isspace():
        return near[0]
    cue = next((cue for cue in near if "c" in cue.word.takes), next(iter(near), None))
    return cue if cue is not None and _is_parenthetical(cue.token, limit) else None


def _between(cues: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    first = bisect_left(cues, start, key=lambda cue: cue.token.idx)
    return cues[first : bisect_left(cues, end, key=lambda cue: cue.token.idx)]


def _skip_titles(text: str, start: int, limit: int) -> int:
    """Return the first real end of a sentence after `start`: "Gen. Smith said" has none at "Gen."."""
    for stop in re.compile(r"\n|[.!?;]\s").finditer(text, start, limit):
        word = text[start : stop.start()].split()[-1:] or [""]
        if text[stop.start()] != "." or (len(word[0]) > 4 and word[0].islower()):
            return stop.start()
    return limit


def _is_parenthetical(token: Token, limit: int) -> bool:
    """Tell whether the verb belongs to the quotation beside it and does not open a clause of its own."""
    own = (child for child in token.children if child.dep_ == "ccomp" and child.i > token.i)
    return not any(token.idx < child.left_edge.idx < limit for child in own)


def _cue_before(text: str, cues: Sequence[Cue], quotation: Quotation, before: Quotation | None) -> Cue | None:
    """Return the cue of X said: “…” where nothing but a recipient or an adverbial stands between."""
    floor = max(
        text.rfind("\n", 0, quotation.start) + 1, before.end if before else 0, quotation.start - _LONGEST_GAP
    )
    near = _between(cues, floor, quotation.start)
    if not near:
        return None
    cue = near[-1]
    gap = text[cue.token.idx + len(cue.token) : quotation.start]
    if _STOP.search(gap + "X") or _holds_clause(cue.token, quotation) or _goes_on(text, quotation):
        return None
    return cue if not gap.strip(" ,:—–-") or _INTRODUCES.search(gap) or gap.endswith("that ") else None


def _noun_beside(text: str, nouns: Sequence[Cue], quotation: Quotation) -> Cue | None:
    """Return the noun of “…” was his reply, his reply was “…” and His reply: “…”; one word only describes."""
    if not is_sentence(text, quotation):
        return None
    for cue in reversed(_between(nouns, quotation.start - _LONGEST_NOUN_GAP, quotation.start)):
        gap = text[cue.token.idx + len(cue.token) : quotation.start]
        return cue if _NOUN_BEFORE.fullmatch(gap) else None
    for cue in _between(nouns, quotation.end, quotation.end + _LONGEST_NOUN_GAP):
        return cue if _NOUN_AFTER.fullmatch(text[quotation.end : cue.token.idx]) else None
    return None


def _owner(noun: Token) -> Token | None:
    return next((child for child in noun.children if child.dep_ == "nmod:poss"), None)


def _holds_clause(cue: Token, quotation: Quotation) -> bool:
    """Tell whether the content begins before the quotation: another verb or "that" stands between."""
    between = cue.doc.char_span(cue.idx + len(cue), quotation.start, alignment_mode="contract")
    if between is None:
        return False
    words = [t for t in between if not t.is_space]
    if words and words[-1].lower_ == "that":
        words.pop()
    return any(t.pos_ in ("VERB", "AUX", "SCONJ") or t.lower_ == "that" for t in words)


def _goes_on(text: str, quotation: Quotation) -> bool:
    """Tell whether the sentence runs on after the quotation: “a two-man race” between rivals."""
    return (
        not said(text, quotation).endswith((*BROKEN_OFF, ".", ";"))
        and re.match(r"\s+[a-z]", text[quotation.end : quotation.end + 3]) is not None
    )


def _draft(words: Words, text: str, cue: Cue, quotation: Quotation, before: Quotation | None) -> Draft:
    token = cue.token
    subject = _subject_outside(words, token, quotation)
    source = source_bounds(words, subject.i, token.i) if subject is not None else None
    if source is not None and source[0] < quotation.end and quotation.start < source[1]:
        source = next(iter(without(source, (quotation.start, quotation.end))), None)
    content = (quotation.start, quotation.end)
    if quotation.end <= token.idx:
        content = (_sentence_start(text, quotation, before), quotation.end)
    elif text.endswith("that ", 0, quotation.start):
        content = (quotation.start - len("that "), quotation.end)
    at = cue_bounds(words, token.i)
    if quotation.start > token.idx and text[at[1] : at[1] + 1] == ":":
        at = (at[0], at[1] + 1)
    return Draft(at, (content,), source, cue.word.cue_class, None, is_negated(words, token.i))


def _subject_outside(words: Words, token: Token, quotation: Quotation) -> Token | None:
    found = subject_of(words, token.i) if token.pos_ != "NOUN" else None
    subject = token.doc[found] if found is not None else _owner(token) if token.pos_ == "NOUN" else None
    if subject is not None and not quotation.start <= subject.idx < quotation.end:
        return subject
    return _inverted(token, quotation) or _name_beside(token, quotation)


def _inverted(token: Token, quotation: Quotation) -> Token | None:
    """Return who is named right after a verb that follows a quotation at once: said she, cried his wife."""
    if not 0 <= token.idx - quotation.end <= 1 or token.i + 1 == len(token.doc):
        return None
    head: Token = token.nbor()
    standing_alone = head.pos_ == "PRON" and head.dep_ != "nmod:poss"
    while head.head.i > head.i and head.head.pos_ != "VERB" and not standing_alone:
        head = head.head
    return head if head.pos_ in ("PRON", "PROPN", "NOUN") else None


def _name_beside(token: Token, quotation: Quotation) -> Token | None:
    """Return the nearest name or pronoun between cue and quotation, else just after the cue."""
    after = quotation.end <= token.idx
    inverted = next((c for c in token.children if c.dep_ == "obj" and c.i > token.i), None)
    if after and inverted is not None:
        return inverted
    places = range(token.i - 1, max(0, token.i - 12), -1)
    for place in [*places, *range(token.i + 1, min(len(token.doc), token.i + 6))]:
        near = token.doc[place]
        if after and near.idx < quotation.end and place < token.i:
            continue
        if near.sent == token.sent and near.pos_ in ("PROPN", "PRON") and near.dep_ != "obl":
            head: Token = near.head
            return head if near.dep_ in ("flat", "compound") and head.pos_ == "PROPN" else near
    return None


def _sentence_start(text: str, quotation: Quotation, before: Quotation | None) -> int:
    """Return where the sentence begins that the quotation ends: its own words before it are content too."""
    floor = max(text.rfind("\n", 0, quotation.start) + 1, before.end if before else 0)
    start = floor
    for stop in _STOP.finditer(text, floor, quotation.start + 1):
        start = min(stop.end(), quotation.start)
    lead = text[start : quotation.start]
    words = lead.strip()
    if not words or words[-1] in ".:!?,;—–" or (before and start == before.end):
        return quotation.start
    return start + len(lead) - len(lead.lstrip())


def _runs_on(text: str, draft: Draft, quotation: Quotation) -> bool:
    """Tell whether the quotation is more of what the draft already quotes."""
    if quotation.continues:
        return True
    end = max(
        [draft.cue[1], *(draft.source[1:] if draft.source else ()), *(part[1] for part in draft.content)]
    )
    if end > quotation.start:
        return any(start <= quotation.start < stop for start, stop in draft.content)
    gap = text[end : quotation.start]
    return "\n" not in gap and len(gap) <= _LONGEST_GAP and _is_mere_ending(gap)


def _is_mere_ending(gap: str) -> bool:
    """Tell whether the gap only ends the sentence of the cue: "he said on Friday. “…”"."""
    stops = [
        match
        for match in re.finditer(r"[.!?](?:\s|$)", gap)
        if not re.search(r"\b[A-Z][a-z]{0,3}\.$", gap[: match.end()])
    ]
    return (len(stops) <= 1 and re.fullmatch(r".*[.,:;—–]\s*", gap, re.DOTALL) is not None) or not gap.strip()
