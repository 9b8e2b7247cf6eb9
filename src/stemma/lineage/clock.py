"""The clock: which of two texts was published first, as far as those who carry them say."""

from collections.abc import Iterator, Sequence
from datetime import date

from stemma.lineage.judgement import Clue, Side
from stemma.model.dates import Dating
from stemma.model.documents import Document

# Log-odds, set by hand as in `clues`.
EARLIER = 0.9
"""Alone it decides nothing: the day of a page is often that of its capture."""
EARLIER_HOUR = 0.8
"""The hour of a page is that of its last change. It is right for 17 of 22 development pairs of one day."""


def which_first(left: Sequence[Document], right: Sequence[Document]) -> int:
    """Return 1 where the left text appeared before the right one, -1 where after, 0 where that is not known.

    Each text is given by its copies, and appeared with the first of them. Where every copy states its hour
    with its time zone, the moments in UTC decide (RFC 3339, 5.1): zones lie up to 26 hours apart, so the
    earlier day of two publishers may be the later moment. Elsewhere days do, where every copy is dated and
    the days do not overlap.
    """
    one, other = [d.published for d in left], [d.published for d in right]
    return _by_hour(one, other) if _have_hours([*one, *other]) else _by_day(one, other)


def find_earlier(left: Document, right: Document) -> Iterator[Clue]:
    """Yield the side that was published first; an earlier day counts for more than an hour alone."""
    order = which_first([left], [right])
    if not order:
        return
    side, early = (Side.LEFT, left) if order > 0 else (Side.RIGHT, right)
    days = _by_day([left.published], [right.published])
    if days == order:
        words = f"{side.word} is of {early.published.last_day}, {side.other.word} is later"
        yield Clue(side, EARLIER, words)
    else:
        when = "at an earlier hour, though of a later day" if days else "earlier in the day"
        yield Clue(side, EARLIER_HOUR, f"{side.word} was published {when}")


def is_later(side: Side, documents: tuple[Document, Document]) -> bool:
    """Tell whether one side was published after the other, as far as the clock tells."""
    left, right = documents
    return which_first([left], [right]) == side.other


def is_days_later(side: Side, documents: tuple[Document, Document]) -> bool:
    """Tell whether one side is of a later day than the other: an agency writes its stories on."""
    left, right = documents
    return is_later(side, documents) and _by_day([left.published], [right.published]) == side.other


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
