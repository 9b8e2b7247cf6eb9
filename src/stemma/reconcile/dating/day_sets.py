"""Sets of days: sorted closed intervals that do not touch, so that "Jan. 3 of some year" is one value."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from operator import itemgetter

FIRST, LAST = date(1600, 1, 1), date(2199, 12, 31)
"""The days reckoned with: from the first newspapers on, with room ahead."""
WEEK = 7
_FIRST_OF, _LAST_OF = itemgetter(0), itemgetter(1)
MARGIN = timedelta(365 * 50)
"""A set that reaches so close to either end is open there: nothing in it bounds the day."""


@dataclass(frozen=True, slots=True)
class DaySet:
    """Days as closed intervals in order, none touching the next."""

    parts: tuple[tuple[date, date], ...]

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __and__(self, other: "DaySet") -> "DaySet":
        """Return the days in both."""
        if self.parts is other.parts:
            return self
        few, many = sorted((self.parts, other.parts), key=len)
        return DaySet(tuple(part for a, b in few for part in _within(many, a, b)))

    def meets(self, other: "DaySet") -> bool:
        """Tell whether a day is in both."""
        few, many = sorted((self.parts, other.parts), key=len)
        return any(True for a, b in few if _stretch(many, a, b))

    @property
    def first(self) -> date | None:
        """The first day, or None where the set is empty or open there."""
        return self.parts[0][0] if self.parts and self.parts[0][0] >= FIRST + MARGIN else None

    @property
    def last(self) -> date | None:
        """The last day, or None where the set is empty or open there."""
        return self.parts[-1][1] if self.parts and self.parts[-1][1] <= LAST - MARGIN else None

    def in_stretches(self, days: int) -> bool:
        """Tell whether there are days, in stretches that last no longer than so many, in whatever years."""
        return bool(self) and all((b - a).days < days for a, b in self.parts)

    def each(self) -> Iterator[date]:
        """Yield every day in order."""
        for a, b in self.parts:
            yield from (date.fromordinal(n) for n in range(a.toordinal(), b.toordinal() + 1))

    def parts_meeting(self, other: "DaySet") -> "DaySet":
        """Return those whole intervals of this set in which the other has a day."""
        return DaySet(tuple(part for part in self.parts if DaySet((part,)).meets(other)))

    def on(self, weekday: int) -> "DaySet":
        """Return the days that are a weekday, 1 for Monday; a stretch of a week or more is kept whole.

        >>> of_every_year(1, 3).on(5) == of_every_year(1, 3, 5)
        True
        """
        return union(day for part in self.parts for day in _weekdays(*part, weekday))

    def widened(self, before: int, after: int) -> "DaySet":
        """Return the days from `before` days earlier to `after` days later than some day of the set.

        >>> DaySet(((date(2020, 1, 3), date(2020, 1, 3)),)).widened(-1, 6).parts[0][0].isoformat()
        '2020-01-04'
        """
        return union((_moved(a, -before), _moved(b, after)) for a, b in self.parts)


Parts = tuple[tuple[date, date], ...]


def _within(parts: Parts, first: date, last: date) -> Parts:
    """Return what of sorted `parts` lies from `first` to `last`."""
    found = _stretch(parts, first, last)
    if not found:
        return found
    begun = ((max(found[0][0], first), found[0][1]), *found[1:])
    return (*begun[:-1], (begun[-1][0], min(begun[-1][1], last)))


def _stretch(parts: Parts, first: date, last: date) -> Parts:
    """Return those of sorted `parts` that have a day from `first` to `last`."""
    start = bisect_left(parts, first, key=_LAST_OF)
    return parts[start : bisect_right(parts, last, start, key=_FIRST_OF)]


def _weekdays(first: date, last: date, weekday: int) -> list[tuple[date, date]]:
    if (last - first).days >= WEEK:
        return [(first, last)]
    days = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    return [(day, day) for day in days if day.isoweekday() == weekday]


def _moved(day: date, days: int) -> date:
    wanted = day.toordinal() + days
    return date.fromordinal(min(max(wanted, FIRST.toordinal()), LAST.toordinal()))


def union(parts: Iterable[tuple[date, date]]) -> DaySet:
    """Return the set of all days in `parts`; one that ends before it begins is left out."""
    merged: list[tuple[date, date]] = []
    for a, b in sorted(part for part in parts if part[0] <= part[1]):
        if merged and a <= merged[-1][1] + timedelta(1):
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return DaySet(tuple(merged))


ALL = DaySet(((FIRST, LAST),))
NONE = DaySet(())


def between(first: date | None, last: date | None) -> DaySet:
    """Return the days from `first` to `last`; None leaves that end open."""
    return union([(max(first or FIRST, FIRST), min(last or LAST, LAST))])


@lru_cache(maxsize=512)
def of_every_year(month: int, day: int | None, weekday: int | None = None) -> DaySet:
    """Return a month, or a day of a month, of every year, or of the years in which it is that weekday.

    >>> [a.year for a, _ in of_every_year(1, 3, 5).parts if 1990 < a.year < 2021]
    [1992, 1997, 2003, 2014, 2020]
    """
    found = []
    for year in range(FIRST.year, LAST.year + 1):
        try:
            first = date(year, month, day or 1)
        except ValueError:
            continue
        last = first if day else _end_of_month(first)
        if weekday is None or first.isoweekday() == weekday:
            found.append((first, last))
    return DaySet(tuple(found))


def _end_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
