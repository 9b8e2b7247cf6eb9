"""Which of two texts was published first, as far as those who carry them say."""

from collections.abc import Sequence
from datetime import date

from stemma.model.dates import Dating
from stemma.model.documents import Document


def which_first(left: Sequence[Document], right: Sequence[Document]) -> int:
    """Return 1 where the left text appeared before the right one, -1 where after, 0 where that is not known.

    Each text is given by its copies, and appeared with the first of them. Hours count where every copy states
    one with its time zone, days where every copy is dated and the days do not overlap.
    """
    one, other = [d.published for d in left], [d.published for d in right]
    return _by_hour(one, other) if _have_hours([*one, *other]) else _by_day(one, other)


def _have_hours(datings: Sequence[Dating]) -> bool:
    return all(dating.moment for dating in datings)


def _by_hour(left: Sequence[Dating], right: Sequence[Dating]) -> int:
    first, second = (min(d.moment for d in datings if d.moment) for datings in (left, right))
    return (first < second) - (second < first)


def _by_day(left: Sequence[Dating], right: Sequence[Dating]) -> int:
    one, other = _first_days(left), _first_days(right)
    return 0 if one is None or other is None else (one[1] < other[0]) - (other[1] < one[0])


def _first_days(datings: Sequence[Dating]) -> tuple[date, date] | None:
    """Return between which days the first of some copies appeared, or None where one is undated."""
    days = [(d.first_day, d.last_day) for d in datings if d.first_day and d.last_day]
    if len(days) < len(datings):
        return None
    return min(first for first, _ in days), min(last for _, last in days)
