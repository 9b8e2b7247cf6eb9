"""What an expression denotes: a value, its period, and what it was counted from."""

from dataclasses import dataclass, replace
from datetime import date

from stemma.annotate.timex.periods import Period
from stemma.model.dates import Unresolved


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value, the period it denotes or the reason why none, and the day it was counted from."""

    value: str
    period: Period | None = None
    unresolved: Unresolved | None = None
    anchor: date | None = None
    source: Period | None = None
    """The period told before from which it was counted, where it was not the day of publication."""


def found(period: Period, anchor: date | None = None) -> Resolution:
    """Return a period, counted from a day or from none; outside the calendar's years it has no days."""
    return Resolution(period.value, period, None if period.days else Unresolved.NOT_A_DAY, anchor)


def from_told(period: Period, source: Period | None) -> Resolution:
    """Return a period that is counted from what the text told before."""
    return replace(found(period, first_day_of(source)), source=source)


def without(value: str, reason: Unresolved) -> Resolution:
    """Return a value that denotes no days, and why."""
    return Resolution(value, unresolved=reason)


def first_day_of(period: Period | None) -> date | None:
    """Return the first day of a period, or None where there is none."""
    days = period.days if period else None
    return days[0] if days else None
