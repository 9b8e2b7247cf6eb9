"""When two tellings may be of one day: intervals that overlap, and dates without a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from stemma.model.dates import Unresolved
from stemma.model.events import EventMention

_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
EXACT = 3
COARSE = 31


@dataclass(frozen=True, slots=True)
class When:
    """What is known of an event's days: a closed interval, a month and day of some year, both or neither."""

    first_day: date | None = None
    last_day: date | None = None
    month: int | None = None
    day: int | None = None

    @property
    def length(self) -> int | None:
        """Return the number of days between which it lies, or None where no year is known."""
        if self.first_day is None or self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1

    @property
    def known(self) -> bool:
        """Tell whether anything is known."""
        return self.first_day is not None or self.month is not None


def when_of(mention: EventMention) -> When:
    """Return what one mention tells of its days ("XXXX-01-03" is the third of January of some year)."""
    if mention.first_day is not None:
        return When(mention.first_day, mention.last_day)
    match = _NO_YEAR.fullmatch(mention.time_value or "")
    if match is None:
        return When()
    return When(month=int(match[1]), day=int(match[2]) if match[2] else None)


def meet(left: When, right: When) -> When | None:
    """Return what holds of both, or None where they exclude each other.

    >>> meet(When(date(2020, 1, 1), date(2020, 1, 31)), When(month=1, day=3)).first_day
    datetime.date(2020, 1, 3)
    """
    if left.month and right.month and left.month != right.month:
        return None
    if left.day and right.day and left.day != right.day:
        return None
    month, day = left.month or right.month, left.day or right.day
    firsts = [w.first_day for w in (left, right) if w.first_day]
    lasts = [w.last_day for w in (left, right) if w.last_day]
    if not firsts:
        return When(month=month, day=day)
    return _within(max(firsts), min(lasts), month, day)


def _within(first_day: date, last_day: date, month: int | None, day: int | None) -> When | None:
    if first_day > last_day:
        return None
    if month is None:
        return When(first_day, last_day)
    fitting = [
        (max(first_day, first), min(last_day, last))
        for year in range(first_day.year, last_day.year + 1)
        for first, last in [_of_year(year, month, day)]
        if first <= last_day and last >= first_day
    ]
    if not fitting:
        return None
    if len(fitting) > 1:
        return When(first_day, last_day, month, day)
    return When(*fitting[0])


def _of_year(year: int, month: int, day: int | None) -> tuple[date, date]:
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return date(year, month, min(day, last)), date(year, month, min(day, last))


def unresolved(when: When, reasons: list[Unresolved]) -> Unresolved | None:
    """Return why an event has no days: the reason most of its mentions give, or None where it has them."""
    if when.first_day is not None:
        return None
    if when.month is not None:
        return Unresolved.NO_YEAR
    told = [r for r in reasons if r is not Unresolved.NOT_STATED]
    return min(set(told), key=lambda r: (-told.count(r), r)) if told else Unresolved.NOT_STATED
