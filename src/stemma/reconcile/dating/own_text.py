"""Constraints from a document's own words."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import and_

from stemma.model.datings import ClueRole, DateClue, DateRule, Tense
from stemma.model.documents import Document
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet, between, of_every_year, union
from stemma.reconcile.dating.values import (
    COMING,
    RECENT_DAY,
    RECENT_MONTH,
    OfYear,
    publication_days,
    read_value,
)

ABROAD = 1
"""Days by which the publisher's day may be ahead of the one in which a page was fetched (UTC)."""
PRINTED = 1
"""Days after its dateline on which a report appears. AQUAINT: none to one in all 14."""
NEWS_LAG = 1
"""Days from the weekday told in the lead to the day of the dateline. AQUAINT and the authored piles: none in
23 of 26, one in 3."""
CREDIT = 3
"""Words after a dateline that may stand on its line: "(AP) --". Set by hand."""
EVE = 1
"""Days before a day with its weekday on which a report already tells it as past: tomorrow's editorial."""
FAREWELL = 31
"""Days after a term in which reports of its last days still call the holder by it. Set by hand."""
COMMENT = 13
"""Days within which a text comments on what it cites with its date. Set by hand: two weeks."""


def find_own(document: Document, clues: tuple[DateClue, ...]) -> Iterator[Constraint]:
    """Yield what a document says of its own day, its stated date of publication first."""
    published = document.published
    if published.first_day is not None:
        words = "; ".join(published.basis) or "stated with the document"
        yield Constraint(DateRule.METADATA, between(published.first_day, published.last_day), words)
    if document.captured is not None:
        days = between(None, document.captured).widened(0, ABROAD)
        words = f"was fetched, or last changed, on {document.captured}"
        yield Constraint(DateRule.CAPTURED, days, words)
    yield from _offices([clue for clue in clues if clue.role is ClueRole.OFFICE])
    for clue in clues:
        if clue.role is ClueRole.ENTRY:
            yield from _entry(clue)
        elif clue.role is not ClueRole.OFFICE:
            yield from _read(clue)
    yield from _weekday_of_dateline(document.text, clues)


def _offices(clues: Sequence[DateClue]) -> Iterator[Constraint]:
    """Yield the terms of those in office, none where two never held theirs at one time: that is history."""
    found = [(clue, _terms(clue.value).widened(0, FAREWELL)) for clue in clues]
    if not reduce(and_, (days for _, days in found), ALL):
        return
    for clue, days in found:
        held = clue.value.replace("/", " to ").replace("|", " or ").replace("..", "now")
        words = f"tells as its own news of {_quoted(clue)}, in office {held}"
        yield Constraint(DateRule.OFFICE, days, words, (clue.span,))


def _entry(clue: DateClue) -> Iterator[Constraint]:
    event = between(clue.first_day, clue.last_day)
    days = publication_days(event, read_value(clue.value), clue.tense) & between(clue.first_day, None)
    if days and days != ALL:
        words = f"tells {_quoted(clue)}, an entry into office from {clue.first_day} to {clue.last_day}"
        yield Constraint(DateRule.ENTRY, days, words, (clue.span,))


def _terms(value: str) -> DaySet:
    ends = (term.split("/") for term in value.split("|"))
    parts = (between(date.fromisoformat(a), None if b == ".." else date.fromisoformat(b)) for a, b in ends)
    return union(part for days in parts for part in days.parts)


def days_of(clue: DateClue) -> DaySet:
    """Return the days a clue can denote, whatever day its document is of; ALL where that tells nothing."""
    if clue.first_day is not None:
        return between(clue.first_day, clue.last_day)
    value = read_value(clue.value)
    return of_every_year(value.month, value.day, clue.weekday) if isinstance(value, OfYear) else ALL


def _read(clue: DateClue) -> Iterator[Constraint]:
    days = days_of(clue)
    if days in (ALL, DaySet(())):
        return
    match clue.role, clue.tense:
        case ClueRole.DATELINE, _:
            if _is_day(clue):
                yield _constraint(clue, DateRule.DATELINE, days.widened(0, PRINTED), "has the dateline")
        case ClueRole.CITATION, _:
            if _is_day(clue):
                yield _constraint(clue, DateRule.CITATION, days.widened(0, COMMENT), "cites a report of")
        case _, _ if clue.weekday is not None and clue.first_day is None:
            yield _constraint(
                clue, DateRule.WEEKDAY_AGREES, _around(days, clue.tense), "tells by its weekday too"
            )
        case _, Tense.PAST:
            yield from _told_as_past(clue, days)
        case _, Tense.FUTURE if clue.first_day is not None:
            yield _constraint(clue, DateRule.TOLD_AS_COMING, between(None, clue.last_day), "tells as coming")
        case _, Tense.FUTURE:
            yield _constraint(clue, DateRule.AHEAD, days.widened(COMING, 0), "speaks ahead of")


def _around(days: DaySet, tense: Tense) -> DaySet:
    """Return when a day can have been told without its year; a day told as past may be the morrow."""
    before = EVE if tense is Tense.PAST else COMING
    return days.widened(before, 0 if tense is Tense.FUTURE else RECENT_DAY)


def _weekday_of_dateline(text: str, clues: tuple[DateClue, ...]) -> Iterator[Constraint]:
    """Yield the years in which the day of a dateline is the weekday that the lead under it tells first.

    A wire report tells the news of its day, or of the day before, by the weekday. What stands above the
    dateline may have been added later, what stands further down may be older.
    """
    line = next((clue for clue in clues if clue.role is ClueRole.DATELINE), None)
    told = next((clue for clue in clues if line and _is_in_lead(clue, line, text)), None)
    day = read_value(line.value) if line else None
    if line is None or told is None or not isinstance(day, OfYear) or day.day is None:
        return
    weekday = int(told.value[len("XXXX-WXX-")])
    days = union(
        part
        for lag in range(NEWS_LAG + 1)
        for part in of_every_year(day.month, day.day, (weekday + lag - 1) % 7 + 1).parts
    )
    words = f"has the dateline “{line.text}” and tells the news by “{told.text}”"
    yield Constraint(DateRule.WEEKDAY_AGREES, days.widened(0, PRINTED), words, (line.span, told.span))


def _is_in_lead(clue: DateClue, line: DateClue, text: str) -> bool:
    between_them = text[line.span.end : clue.span.start].split("\n")
    paragraphs = [words for words in between_them if len(words.split()) > CREDIT]
    after = clue.span > line.span and len(paragraphs) <= 1
    return after and clue.role is ClueRole.BODY and _is_weekday(clue)


def _is_weekday(clue: DateClue) -> bool:
    bare = clue.value.startswith("XXXX-WXX-") and clue.text[:4].casefold() not in ("last", "next")
    return bare and clue.tense is not Tense.FUTURE


def _told_as_past(clue: DateClue, days: DaySet) -> Iterator[Constraint]:
    if clue.first_day is not None:
        yield _constraint(clue, DateRule.TOLD_AS_PAST, between(clue.first_day, None), "tells as past")
        return
    reach = RECENT_DAY if _is_day(clue) else RECENT_MONTH
    yield _constraint(clue, DateRule.RECENT, days.widened(0, reach), "leaves the year out of")


def _is_day(clue: DateClue) -> bool:
    if clue.first_day is not None:
        return clue.first_day == clue.last_day
    value = read_value(clue.value)
    return isinstance(value, OfYear) and value.day is not None


def _constraint(clue: DateClue, rule: DateRule, days: DaySet, words: str) -> Constraint:
    return Constraint(rule, days, f"{words} {_quoted(clue)}", (clue.span,))


def _quoted(clue: DateClue) -> str:
    return f"“{' '.join(clue.text.split())}”"
