"""Constraints on one document's day brought together: the most trusted first, contradictions in sight."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import and_

from stemma.model.dates import Unresolved
from stemma.model.datings import DateReason, DateRule, DocumentDating
from stemma.model.spans import Span
from stemma.reconcile.dating.day_sets import ALL, DaySet

HINTS = frozenset({DateRule.AHEAD})
"""Rules that only choose among what the others leave: a plan may fail, and a quotation may be old."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """The days that one reason allows."""

    rule: DateRule
    days: DaySet
    words: str
    spans: tuple[Span, ...] = field(default=())

    @property
    def width(self) -> int:
        """The number of days from end to end; what is open is wider, the less so the later it begins."""
        first, last = self.days.first, self.days.last
        if first and last:
            return (last - first).days
        return 10**7 - (first.toordinal() if first else 0)

    def reason(self, holds: bool) -> DateReason:
        """Return the reason to show."""
        return DateReason(self.rule, self.words, self.spans, self.days.first, self.days.last, holds)


@dataclass(frozen=True, slots=True)
class Combination:
    """The days left for a document, the constraints that narrowed them, and those that they exclude."""

    days: DaySet
    used: tuple[Constraint, ...] = ()
    against: tuple[Constraint, ...] = ()

    def dating(self, document: str) -> DocumentDating:
        """Return the record of it."""
        first, last = self.days.first, self.days.last
        closed = first is not None and last is not None
        some = bool(self.used)
        return DocumentDating(
            document,
            first,
            last,
            (*(c.reason(True) for c in self.used), *(c.reason(False) for c in self.against)),
            None if closed else Unresolved.NO_YEAR if some else Unresolved.NOT_STATED,
        )


def combine(constraints: Iterable[Constraint]) -> Combination:
    """Return the days that the constraints leave, taken in the order of trust.

    One that nothing of what is left satisfies is set aside and told as a contradiction, so the days never
    become none. Hints come last and choose among whole stretches of a
    set that is bounded already.
    """
    days, used, against = ALL, [], []
    for constraint in _ordered(constraints):
        hint = constraint.rule in HINTS
        if hint and (days.first is None or days.last is None):
            continue
        left = days.parts_meeting(constraint.days) if hint else days & constraint.days
        if not left:
            against += [] if hint else [constraint]
        elif left != days:
            days = left
            used.append(constraint)
    return Combination(days, _needed(days, used), tuple(against))


def _needed(days: DaySet, used: list[Constraint]) -> tuple[Constraint, ...]:
    """Return those constraints without which the days would be more, hints among them."""
    needed = list(used)
    for constraint in used:
        others = [other for other in needed if other is not constraint and other.rule not in HINTS]
        if constraint.rule not in HINTS and reduce(and_, (o.days for o in others), ALL) == days:
            needed.remove(constraint)
    return tuple(needed)


def _ordered(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Return constraints by trust; of one rule first what most others of it agree with, then the narrower."""
    by_rule: dict[DateRule, list[Constraint]] = defaultdict(list)
    for constraint in set(constraints):
        by_rule[constraint.rule].append(constraint)
    ordered: list[Constraint] = []
    for rule in DateRule:
        found = by_rule[rule]
        against = {c: sum(not c.days.meets(other.days) for other in found) for c in found}
        ordered += sorted(found, key=lambda c: (against[c], c.width, c.spans, c.words))
    return ordered
