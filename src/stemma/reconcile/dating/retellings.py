"""Constraints from a passage that one report put into new words and another's: one "Wednesday" is one day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from stemma.model.copies import Relation, Reuse
from stemma.model.datings import ClueRole, DateClue, DateRule, Tense
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet, between
from stemma.reconcile.dating.values import OfWeek, denoted_days, publication_days, read_value
from stemma.text.calendar_names import ANY_WEEKDAY

_NAME = re.compile(rf"\b(?:{ANY_WEEKDAY})", re.IGNORECASE)

Clues = Mapping[str, Sequence[DateClue]]


def find_retold(
    reuses: Sequence[Reuse], clues: Clues, known: Mapping[str, DaySet]
) -> Iterator[tuple[str, Constraint]]:
    """Yield what a weekday in a rewritten passage says of either report, given the days each can have.

    Whoever puts a text into words of his own keeps "Wednesday" only while it names the same day. Seeds,
    sample case, authored piles and political reports: 16 of 16; a verbatim copy may be stale (1 of 51).
    """
    for reuse in reuses:
        if reuse.relation is Relation.REWRITTEN:
            for left, right in _same_weekdays(reuse, clues):
                yield from _bounded(left, right, known)
                yield from _bounded(right, left, known)


def _same_weekdays(reuse: Reuse, clues: Clues) -> Iterator[tuple[DateClue, DateClue]]:
    for passage in reuse.passages:
        here = [clue for clue in clues.get(reuse.left, ()) if passage.left.covers(clue.span)]
        there = [clue for clue in clues.get(reuse.right, ()) if passage.right.covers(clue.span)]
        for left, right in product(here, there):
            if (weekday := _weekday(left)) and weekday == _weekday(right):
                yield left, right


def _weekday(clue: DateClue) -> OfWeek | None:
    """Return the weekday that a clue gives by its name, in a dated report too, where it is resolved."""
    if clue.role is not ClueRole.BODY or clue.tense is Tense.FUTURE:
        return None
    value = read_value(clue.value)
    if isinstance(value, OfWeek):
        return value
    named = clue.first_day and clue.first_day == clue.last_day and _NAME.search(clue.text)
    return OfWeek(clue.first_day.isoweekday()) if clue.first_day and named else None


def _bounded(
    here: DateClue, there: DateClue, known: Mapping[str, DaySet]
) -> Iterator[tuple[str, Constraint]]:
    value = read_value(here.value)
    if not isinstance(value, OfWeek):
        return
    event = between(there.first_day, there.last_day)
    if there.first_day is None:
        event = denoted_days(value, known.get(there.span.document, ALL), Tense.PAST)
    days = publication_days(event, value, Tense.PAST)
    if days != ALL:
        words = f"tells “{here.text}” in a passage that [{there.span.document}] has in other words"
        yield here.span.document, Constraint(DateRule.RETOLD, days, words, (here.span, there.span))
