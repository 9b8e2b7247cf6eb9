"""Quotations and the cue beside them: before, after or inverted, continued, and carried over."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from stemma.annotate.attribution.cues import Cue, cue_bounds, is_negated
from stemma.annotate.attribution.drafts import Draft, without
from stemma.annotate.attribution.quotation_cues import LONGEST_GAP, SENTENCE_END, QuotationCues, owner_of
from stemma.annotate.attribution.sources import source_bounds, subject_of
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation
from stemma.text.speech import begins_turn

_END = re.compile(r"[.!?](?:\s|$)")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
_ENDED = re.compile(r".*[.,:;—–]\s*", re.DOTALL)
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def read_quotations(
    words: Words, text: str, cues: Sequence[Cue], quotations: Sequence[Quotation]
) -> Iterator[tuple[Cue, Draft]]:
    """Yield a draft for each quotation that has its cue right after or right before it.

    What follows ("…,” he said. “…”) or runs on in the next paragraph is more of the content.
    """
    beside = QuotationCues(words, text, cues)
    last: tuple[Cue, Draft] | None = None
    waiting: list[Bounds] = []
    for number, quotation in enumerate(quotations):
        before = quotations[number - 1] if number else None
        after = quotations[number + 1] if number + 1 < len(quotations) else None
        cue = beside.after(quotation, after)
        own = before is not None and begins_turn(text, before, quotation)
        own = own or (cue is not None and (quotation.continues or _is_apart(text, last, quotation)))
        if last is not None and not own and _runs_on(text, last[1], quotation):
            last = (last[0], last[1].with_more((quotation.start, quotation.end)))
            continue
        cue = cue or beside.before(quotation, before) or beside.noun(quotation)
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


def _draft(words: Words, text: str, cue: Cue, quotation: Quotation, before: Quotation | None) -> Draft:
    token = cue.token
    subject = _subject_outside(words, token, quotation)
    source = source_bounds(words, subject, token) if subject is not None else None
    if source is not None and source[0] < quotation.end and quotation.start < source[1]:
        source = next(iter(without(source, (quotation.start, quotation.end))), None)
    content = (quotation.start, quotation.end)
    if quotation.end <= words.start[token]:
        content = (_sentence_start(text, quotation, before), quotation.end)
    elif text.endswith("that ", 0, quotation.start):
        content = (quotation.start - len("that "), quotation.end)
    at = cue_bounds(words, token)
    if quotation.start > words.start[token] and text[at[1] : at[1] + 1] == ":":
        at = (at[0], at[1] + 1)
    return Draft(at, (content,), source, cue.word.cue_class, None, is_negated(words, token))


def _subject_outside(words: Words, token: int, quotation: Quotation) -> int | None:
    subject = subject_of(words, token) if words.pos[token] != "NOUN" else owner_of(words, token)
    if subject is not None and not quotation.start <= words.start[subject] < quotation.end:
        return subject
    inverted = _inverted(words, token, quotation)
    return inverted if inverted is not None else _name_beside(words, token, quotation)


def _inverted(words: Words, token: int, quotation: Quotation) -> int | None:
    """Return who is named right after a verb that follows a quotation at once: said she, cried his wife."""
    if not 0 <= words.start[token] - quotation.end <= 1 or token + 1 == len(words):
        return None
    noun = token + 1
    standing_alone = words.pos[noun] == "PRON" and words.dep[noun] != "nmod:poss"
    while words.head[noun] > noun and words.pos[words.head[noun]] != "VERB" and not standing_alone:
        noun = words.head[noun]
    return noun if words.pos[noun] in _NOUNS else None


def _name_beside(words: Words, token: int, quotation: Quotation) -> int | None:
    """Return the nearest name or pronoun between cue and quotation, else just after the cue."""
    after = quotation.end <= words.start[token]
    inverted = next((child for child in words.children_by(token, ("obj",)) if child > token), None)
    if after and inverted is not None:
        return inverted
    before = range(token - 1, max(0, token - 12), -1)
    for near in chain(before, range(token + 1, min(len(words), token + 6))):
        if after and words.start[near] < quotation.end and near < token:
            continue
        named = words.pos[near] in ("PROPN", "PRON") and words.dep[near] != "obl"
        if named and words.sentence[near] == words.sentence[token]:
            head = words.head[near]
            if words.dep[near] in ("flat", "compound") and words.pos[head] == "PROPN":
                return head
            return near
    return None


def _sentence_start(text: str, quotation: Quotation, before: Quotation | None) -> int:
    """Return where the sentence begins that the quotation ends: its own words before it are content too."""
    floor = max(text.rfind("\n", 0, quotation.start) + 1, before.end if before else 0)
    start = floor
    for stop in SENTENCE_END.finditer(text, floor, quotation.start + 1):
        start = min(stop.end(), quotation.start)
    lead = text[start : quotation.start]
    words = lead.strip()
    if not words or words[-1] in ".:!?,;—–" or (before and start == before.end):
        return quotation.start
    return start + len(lead) - len(lead.lstrip())


def _is_apart(text: str, last: tuple[Cue, Draft] | None, quotation: Quotation) -> bool:
    """Tell whether the sentence of the cue before has ended: “…?” he asked. “For now,” she answered."""
    end = max(last[1].cue[1], *(part[1] for part in last[1].content)) if last is not None else 0
    return last is not None and _END.search(text, end, quotation.start) is not None


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
    return "\n" not in gap and len(gap) <= LONGEST_GAP and _is_mere_ending(gap)


def _is_mere_ending(gap: str) -> bool:
    """Tell whether the gap only ends the sentence of the cue: "he said on Friday. “…”"."""
    stops = [stop for stop in _END.finditer(gap) if not _ABBREVIATED.search(gap, 0, stop.end())]
    return (len(stops) <= 1 and _ENDED.fullmatch(gap) is not None) or not gap.strip()
