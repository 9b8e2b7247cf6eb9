"""Constraints from a document's own words."""

from collections.abc import Iterator
from datetime import date

from stemma.model.datings import ClueRole, DateClue, DateRule, Tense
from stemma.model.documents import Document
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet, between, of_every_year
from stemma.reconcile.dating.values import COMING, RECENT_DAY, RECENT_MONTH, OfYear, read_value

PRINTED = 1
"""Days after its dateline on which a report appears. AQUAINT: none to one in all 14."""
EVE = 1
"""Days before a day with its weekday on which a report already tells it as past: tomorrow's editorial."""
COMMENT = 13
"""Days within which a text comments on what it cites with its date. Set by hand: two weeks."""


def find_own(document: Document, clues: tuple[DateClue, ...]) -> Iterator[Constraint]:
    """Yield what a document says of its own day, its stated date of publication first."""
    published = document.published
    if published.first_day is not None:
        words = "; ".join(published.basis) or "stated with the document"
        yield Constraint(DateRule.METADATA, between(published.first_day, published.last_day), words)
    for clue in clues:
        yield from _read(clue)


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
        case _, Tense.PAST:
            yield from _told_as_past(clue, days)
        case _, Tense.FUTURE:
            before = COMING if clue.first_day is None else (days.parts[-1][1] - date.min).days
            yield _constraint(clue, DateRule.AHEAD, days.widened(before, 0), "speaks ahead of")


def _told_as_past(clue: DateClue, days: DaySet) -> Iterator[Constraint]:
    if clue.first_day is not None:
        yield _constraint(clue, DateRule.TOLD_AS_PAST, between(clue.first_day, None), "tells as past")
        return
    reach = RECENT_DAY if _is_day(clue) else RECENT_MONTH
    rule = DateRule.RECENT if clue.weekday is None else DateRule.WEEKDAY_AGREES
    words = "leaves the year out of" if clue.weekday is None else "tells a day by its weekday too,"
    before = 0 if clue.weekday is None else EVE
    yield _constraint(clue, rule, days.widened(before, reach), words)


def _is_day(clue: DateClue) -> bool:
    if clue.first_day is not None:
        return clue.first_day == clue.last_day
    value = read_value(clue.value)
    return isinstance(value, OfYear) and value.day is not None


def _constraint(clue: DateClue, rule: DateRule, days: DaySet, words: str) -> Constraint:
    return Constraint(rule, days, f"{words} “{' '.join(clue.text.split())}”", (clue.span,))
