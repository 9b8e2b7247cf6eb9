"""When two tellings may be of one day: intervals that overlap, and dates without a year."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from stemma.model.dates import Unresolved
from stemma.model.events import EventMention

_NO_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?")
_NIGHT = re.compile(r"\b(?:night|overnight|midnight|late|evening|dawn)\b", re.IGNORECASE)
EXACT = 3
COARSE = 31


@dataclass(frozen=True, slots=True)
class When:
    """What is known of an event's days: a closed interval, a month and day of some year, both or neither."""

    first_day: date | None = None
    last_day: date | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """1 is Monday, as in ISO 8601."""
    night: bool = False
    """Whether it lasted into the next day, as what is done in a night does."""

    @property
    def length(self) -> int | None:
        """Return the number of days between which it lies, or None where no year is known."""
        if self.first_day is None or self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1

    @property
    def known(self) -> bool:
        """Tell whether anything is known."""
        return self.first_day is not None or self.month is not None or self.weekday is not None


def when_of(mention: EventMention, sentence: str = "") -> When:
    """Return what one mention tells of its days ("XXXX-01-03" is the third of January of some year)."""
    if mention.first_day is not None:
        return When(mention.first_day, mention.last_day, night=_NIGHT.search(sentence) is not None)
    if match := _WEEKDAY.fullmatch(mention.time_value or ""):
        return When(weekday=int(match[1]))
    match = _NO_YEAR.fullmatch(mention.time_value or "")
    if match is None:
        return When()
    return When(month=int(match[1]), day=int(match[2]) if match[2] else None)


@lru_cache(maxsize=1 << 16)
def meet_all(whens: tuple[When, ...]) -> When | None:
    """Return what holds of all, or None where they exclude each other.

    What is done in a night has two days: one report gives the evening, another the morning.
    """
    met = _fold(whens)
    if met is not None or not any(when.night for when in whens):
        return met
    days = {day for when in whens if when.length == 1 for day in (when.first_day,) if day}
    if not days or max(days) - min(days) != timedelta(1):
        return None
    both = When(min(days), max(days))
    return _fold(both if when.length == 1 else when for when in whens)


def _fold(whens: Iterable[When]) -> When | None:
    met: When | None = When()
    for when in whens:
        met = meet(met, when) if met else None
    return met


def meet(left: When, right: When) -> When | None:
    """Return what holds of both, or None where they exclude each other.

    >>> meet(When(date(2020, 1, 1), date(2020, 1, 31)), When(month=1, day=3)).first_day
    datetime.date(2020, 1, 3)
    """
    if left.month and right.month and left.month != right.month:
        return None
    if left.day and right.day and left.day != right.day:
        return None
    if left.weekday and right.weekday and left.weekday != right.weekday:
        return None
    month, day = left.month or right.month, left.day or right.day
    weekday = left.weekday or right.weekday
    firsts = [w.first_day for w in (left, right) if w.first_day]
    lasts = [w.last_day for w in (left, right) if w.last_day]
    if not firsts:
        return When(month=month, day=day, weekday=weekday)
    within = _within(max(firsts), min(lasts), month, day)
    return within and _on_weekday(within, weekday)


def _on_weekday(when: When, weekday: int | None) -> When | None:
    """Return the one day of an interval that is that day of the week; a longer one keeps both."""
    if weekday is None or when.first_day is None or when.last_day is None:
        return replace(when, weekday=weekday)
    to_come = (weekday - when.first_day.isoweekday()) % 7
    day = when.first_day + timedelta(to_come)
    if day > when.last_day:
        return None
    if day + timedelta(7) <= when.last_day:
        return replace(when, weekday=weekday)
    return replace(when, first_day=day, last_day=day, weekday=weekday)


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
    if when.weekday is not None:
        return Unresolved.NO_ANCHOR
    told = [r for r in reasons if r is not Unresolved.NOT_STATED]
    return min(set(told), key=lambda r: (-told.count(r), r)) if told else Unresolved.NOT_STATED
