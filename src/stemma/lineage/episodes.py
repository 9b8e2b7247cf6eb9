"""Whether two reports can be of one episode."""

from datetime import date

from stemma.lineage.credits import Credits
from stemma.model.documents import Document

LEAP = 2000
"""The year in which days without one are counted: it has a 29th of February."""
YEAR = 366


def days_apart(documents: tuple[Document, Document], credited: tuple[Credits, Credits]) -> int:
    """Return how many days at least lie between two reports, 0 where nothing tells.

    An agency's dateline has a day but no year, so against it the nearest year counts.
    """
    left, right = documents
    if None not in (left.published.first_day, right.published.first_day):
        return max(0, _gap(left, right), _gap(right, left))
    days = [_day(document, credit) for document, credit in zip(documents, credited, strict=True)]
    if days[0] is None or days[1] is None:
        return 0
    gap = abs(days[0] - days[1]) % YEAR
    return min(gap, YEAR - gap)


def _gap(earlier: Document, later: Document) -> int:
    first, last = later.published.first_day, earlier.published.last_day
    return (first - last).days if first and last else 0


def _day(document: Document, credited: Credits) -> int | None:
    """Return the day of the year, of the dateline before that of the publication."""
    published = document.published.first_day
    day = credited.day or (published and (published.month, published.day))
    return date(LEAP, *day).timetuple().tm_yday if day else None
