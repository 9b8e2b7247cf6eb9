"""Symbolic values read: what "DCT-1W", "XXXX-01-03" and "XXXX-WXX-5" say of an event and its report."""

import re
from dataclasses import dataclass
from datetime import date

from stemma.model.datings import Tense
from stemma.reconcile.dating.day_sets import ALL, NONE, DaySet, between, of_every_year, union
from stemma.reconcile.dating.periods import period, value_of

WEEK = 6
"""Days back to which a bare weekday reaches. TimeBank and AQUAINT: 304 of 321 past weekdays."""
RECENT_DAY = 280
"""Days for which a report leaves the year of a past day out. TimeBank and AQUAINT: 94 of 95."""
RECENT_MONTH = 310
"""Days after a month's end for which a report leaves its year out. TimeBank and AQUAINT: 73 of 76."""
COMING = 240
"""Days before a coming day from which a report leaves its year out. TimeBank and AQUAINT: 58 of 58."""
CLOSE = 31
"""Days in one year between which a document's day lies for its "Friday" to date an event. Set by hand."""
YEARS = 200
"""Years in which it may lie so: all those in which "Jan. 3" is a Friday or Saturday, back to 1600."""
LONG = 400
"""Days of an event beyond which a relative expression tells nothing of the document's day."""

_COUNTED = re.compile(r"(?:DCT(?P<shift>[+-]\d{1,4})|THIS-)(?P<unit>D|WE|W|M|Q|Y)(?:T.*)?")
_OF_YEAR = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?:T.*)?")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<weekday>[1-7])(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Counted:
    """`shift` units from the document's day: "DCT-1W", "THIS-M"."""

    unit: str
    shift: int


@dataclass(frozen=True, slots=True)
class OfYear:
    """A month, or a day of it, of a year that is left out."""

    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class OfWeek:
    """A weekday; 1 is Monday."""

    weekday: int


Value = Counted | OfYear | OfWeek


def read_value(value: str) -> Value | None:
    """Return what a symbolic value says, or None where it hangs on no document's day."""
    if match := _COUNTED.fullmatch(value):
        return Counted(match["unit"], int(match["shift"] or 0))
    if match := _OF_YEAR.fullmatch(value):
        month, day = int(match["month"]), int(match["day"]) if match["day"] else None
        return OfYear(month, day) if 1 <= month <= 12 and (day or 1) <= 31 else None
    match = _WEEKDAY.fullmatch(value)
    return OfWeek(int(match["weekday"])) if match else None


def publication_days(event: DaySet, value: Value | None, tense: Tense) -> DaySet:
    """Return the days on which a document can have told of an event by `value`; ALL where that tells nothing.

    "Last week" puts it into the week after the event, "Friday" within six days of it, "Jan. 3" within the
    months in which news leaves the year out.
    """
    match value:
        case OfYear():
            fitting = event & of_every_year(value.month, value.day)
            return _around_year_left_out(fitting, value, tense) if fitting else ALL
        case OfWeek():
            fitting = event.on(value.weekday) if event.in_stretches(WEEK) else NONE
            before = 0 if tense is Tense.PAST else WEEK
            return fitting.widened(before, 0 if tense is Tense.FUTURE else WEEK) if fitting else ALL
        case Counted():
            return _counted_back(event, value)
    return ALL


def _around_year_left_out(days: DaySet, value: OfYear, tense: Tense) -> DaySet:
    before = 0 if tense is Tense.PAST else COMING
    after = RECENT_DAY if value.day else RECENT_MONTH
    return days.widened(before, 0 if tense is Tense.FUTURE else after)


def _counted_back(event: DaySet, value: Counted) -> DaySet:
    if not event.in_stretches(LONG):
        return ALL
    return union(
        (period(a, value.unit, -value.shift)[0], period(b, value.unit, -value.shift)[1])
        for a, b in event.parts
    )


def denoted_days(value: Value, published: DaySet, tense: Tense) -> DaySet:
    """Return the days that `value` denotes in a document of one of the days `published`; ALL where too many.

    The day of the document must be known but for its year, and for a month.
    """
    if not published.in_stretches(CLOSE) or len(published.parts) > YEARS:
        return ALL
    found = (resolve_value(value, day, tense) for day in published.each())
    return union((first, last) for first, last, _ in filter(None, found))


def resolve_value(value: Value, published: date, tense: Tense) -> tuple[date, date, str] | None:
    """Return first day, last day and TIMEX3 value that `value` denotes in a document of one day.

    A weekday is the last one, a day or month without its year the last one too, unless the verb looks
    ahead. None where the calendar has no such day.
    """
    try:
        if isinstance(value, Counted):
            return _named(*period(published, value.unit, value.shift), value.unit)
        if isinstance(value, OfWeek):
            ahead = (value.weekday - published.isoweekday()) % 7
            shift = ahead if tense is Tense.FUTURE or ahead == 0 else ahead - 7
            return _named(*period(published, "D", shift), "D")
    except (ValueError, OverflowError):
        return None
    return _of_year(value, published, tense)


def _named(first: date, last: date, unit: str) -> tuple[date, date, str]:
    return first, last, value_of(first, unit)


def _of_year(value: OfYear, published: date, tense: Tense) -> tuple[date, date, str] | None:
    reach = RECENT_DAY if value.day else RECENT_MONTH + 31
    near = between(published, None) if tense is Tense.FUTURE else between(None, published)
    found = [part for part in of_every_year(value.month, value.day).parts if DaySet((part,)).meets(near)]
    if not found:
        return None
    first, last = found[0] if tense is Tense.FUTURE else found[-1]
    if tense is not Tense.FUTURE and (published - first).days > reach:
        return None
    return _named(first, last, "D" if value.day else "M")
