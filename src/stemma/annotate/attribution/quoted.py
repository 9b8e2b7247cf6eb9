"""Quotations and the cue beside them: before, after or inverted, continued, and carried over."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from stemma.annotate.attribution.cues import Cue, cue_bounds, is_negated, is_passive
from stemma.annotate.attribution.drafts import Draft, without
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.sources import source_bounds, subject_of
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation
from stemma.text.speech import BROKEN_OFF, begins_turn, is_sentence, said

_STOP = re.compile(r"[.!?…]['’”\")\]]*\s+(?=[“\"‘'(\[A-Z0-9])")
_BREAK = re.compile(r"\n|[.!?;]\s")
_INTRODUCES = re.compile(r"[,:]\s*$")
_END = re.compile(r"[.!?](?:\s|$)")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{0,3}\.$")
_ENDED = re.compile(r".*[.,:;—–]\s*", re.DOTALL)
_NOUN_BEFORE = re.compile(r"[\s,:—–-]*[:—–-]\s*|\s*(?:was|is|were|came)[\s,:—–-]*")
_NOUN_AFTER = re.compile(r"[\s,—–-]*(?:was|is|were|came)\b[^.?!\n]*")
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST_NOUN_GAP = 60  # characters between a quotation and a noun for it; set by hand
_LONGEST_GAP = 240  # characters between a quotation and its cue, or the next quotation; set by hand


def read_quotations(
    words: Words, text: str, cues: Sequence[Cue], quotations: Sequence[Quotation]
) -> Iterator[tuple[Cue, Draft]]:
    """Yield a draft for each quotation that has its cue right after or right before it.

    What follows ("…,” he said. “…”) or runs on in the next paragraph is more of the content.
    """
    speaking = [cue for cue in cues if _can_speak(words, cue)]
    nouns = [cue for cue in cues if words.pos[cue.token] == "NOUN" and _owner(words, cue.token) is not None]
    last: tuple[Cue, Draft] | None = None
    waiting: list[Bounds] = []
    for number, quotation in enumerate(quotations):
        before = quotations[number - 1] if number else None
        after = quotations[number + 1] if number + 1 < len(quotations) else None
        cue = _cue_after(words, text, speaking, quotation, after)
        if (
            last is not None
            and _runs_on(text, last[1], quotation)
            and not (before is not None and begins_turn(text, before, quotation))
            and (cue is None or not quotation.continues)
        ):
            last = (last[0], last[1].with_more((quotation.start, quotation.end)))
            continue
        cue = (
            cue
            or _cue_before(words, text, speaking, quotation, before)
            or _noun_beside(words, text, nouns, quotation)
        )
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
    if words.pos[cue.token] != "VERB" or cue.word.takes.isdisjoint("cq"):
        return False
    return cue.word.cue_class is not CueClass.EVALUATION or not is_passive(words, cue.token)


def _cue_after(
    words: Words, text: str, cues: Sequence[Cue], quotation: Quotation, following: Quotation | None
) -> Cue | None:
    """Return the cue of “…,” X said or “…,” said X: the first verb of speech before the next stop."""
    if not said(text, quotation).endswith(BROKEN_OFF):
        return None
    limit = min(len(text), quotation.end + _LONGEST_GAP)
    if following is not None:
        limit = min(limit, following.start)
    stop = _BREAK.search(text, quotation.end, limit)
    limit = _skip_titles(text, quotation.end, limit) if stop else limit
    near = _between(words, cues, quotation.end, limit)
    if near and text[quotation.end : words.start[near[0].token]].isspace():
        return near[0]
    cue = next((cue for cue in near if "c" in cue.word.takes), next(iter(near), None))
    return cue if cue is not None and _is_parenthetical(words, cue.token, limit) else None


def _between(words: Words, cues: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    """Return the cues that begin between two places of the text."""
    first, after = bisect_left(words.start, start), bisect_left(words.start, end)
    return cues[bisect_left(cues, first, key=_place) : bisect_left(cues, after, key=_place)]


def _place(cue: Cue) -> int:
    return cue.token


def _skip_titles(text: str, start: int, limit: int) -> int:
    """Return the first real end of a sentence after `start`: "Gen. Smith said" has none at "Gen."."""
    for stop in _BREAK.finditer(text, start, limit):
        word = text[start : stop.start()].split()[-1:] or [""]
        if text[stop.start()] != "." or (len(word[0]) > 4 and word[0].islower()):
            return stop.start()
    return limit


def _is_parenthetical(words: Words, token: int, limit: int) -> bool:
    """Tell whether the verb belongs to the quotation beside it and does not open a clause of its own."""
    firsts = (words.subtree(child)[0] for child in words.children_by(token, ("ccomp",)) if child > token)
    return not any(token < first and words.start[first] < limit for first in firsts)


def _cue_before(
    words: Words, text: str, cues: Sequence[Cue], quotation: Quotation, before: Quotation | None
) -> Cue | None:
    """Return the cue of X said: “…” where nothing but a recipient or an adverbial stands between."""
    floor = max(
        text.rfind("\n", 0, quotation.start) + 1, before.end if before else 0, quotation.start - _LONGEST_GAP
    )
    near = _between(words, cues, floor, quotation.start)
    if not near:
        return None
    cue = near[-1]
    gap = text[words.end[cue.token] : quotation.start]
    if _STOP.search(gap + "X") or _holds_clause(words, cue.token, quotation) or _goes_on(text, quotation):
        return None
    return cue if not gap.strip(" ,:—–-") or _INTRODUCES.search(gap) or gap.endswith("that ") else None


def _noun_beside(words: Words, text: str, nouns: Sequence[Cue], quotation: Quotation) -> Cue | None:
    """Return the noun of “…” was his reply, his reply was “…” and His reply: “…”; one word only describes."""
    if not is_sentence(text, quotation):
        return None
    for cue in reversed(_between(words, nouns, quotation.start - _LONGEST_NOUN_GAP, quotation.start)):
        gap = text[words.end[cue.token] : quotation.start]
        return cue if _NOUN_BEFORE.fullmatch(gap) else None
    for cue in _between(words, nouns, quotation.end, quotation.end + _LONGEST_NOUN_GAP):
        return cue if _NOUN_AFTER.fullmatch(text[quotation.end : words.start[cue.token]]) else None
    return None


def _owner(words: Words, noun: int) -> int | None:
    return next(iter(words.children_by(noun, ("nmod:poss",))), None)


def _holds_clause(words: Words, cue: int, quotation: Quotation) -> bool:
    """Tell whether the content begins before the quotation: another verb or "that" stands between."""
    between = range(cue + 1, bisect_right(words.end, quotation.start))
    printed = [token for token in between if not words.blank[token]]
    if printed and words.lower[printed[-1]] == "that":
        printed.pop()
    return any(words.pos[t] in ("VERB", "AUX", "SCONJ") or words.lower[t] == "that" for t in printed)


def _goes_on(text: str, quotation: Quotation) -> bool:
    """Tell whether the sentence runs on after the quotation: “a two-man race” between rivals."""
    return (
        not said(text, quotation).endswith((*BROKEN_OFF, ".", ";"))
        and re.match(r"\s+[a-z]", text[quotation.end : quotation.end + 3]) is not None
    )


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
    subject = subject_of(words, token) if words.pos[token] != "NOUN" else _owner(words, token)
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
    stops = [stop for stop in _END.finditer(gap) if not _ABBREVIATED.search(gap, 0, stop.end())]
    return (len(stops) <= 1 and _ENDED.fullmatch(gap) is not None) or not gap.strip()
