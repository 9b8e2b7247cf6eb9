"""The date line at the head of a report: a line that holds a full date and nothing of the report."""

import re
from datetime import date

from stemma.model.dates import Dating, Unresolved
from stemma.text.calendar_names import SHORTENED_MONTH, SHORTENED_WEEKDAY, month_number
from stemma.text.cuts import paragraph_bounds

HEAD_LINES = 6
"""Lines looked at; below them a lone date belongs to the report."""

_LEAD = r"(?:(?:posted|published|updated|first published|date|on|by [\w .'’-]{2,40}?)[:,]?\s+)*"
_WEEKDAY = rf"(?:(?:{SHORTENED_WEEKDAY})\.?,?\s+)?"
_MONTH = rf"(?P<month>{SHORTENED_MONTH})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_REST = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?(?:\s+(?:by|in)\s+[\w .'’-]{2,40})?"
_LINES = tuple(
    re.compile(rf"{_LEAD}{_WEEKDAY}{order}{_REST}\s*[|·]?", re.IGNORECASE)
    for order in (rf"{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})", rf"{_DAY}\s+{_MONTH},?\s+(?P<year>\d{{4}})")
)


def read_date_line(text: str) -> Dating:
    """Return the day that a date line at the head of `text` states, or NOT_STATED.

    "August 21, 2008", "Posted on 21 August 2008 by admin". Of 75 such lines among 301 real articles all
    but one lie within two days before the day of capture; that one is an older article. A date inside a
    sentence is no date line, and "08/09/2008" is not read, because it is two days.
    """
    for start, end in paragraph_bounds(text[:4_000])[:HEAD_LINES]:
        line = text[start:end]
        for pattern in _LINES:
            if (match := pattern.fullmatch(line)) and (day := _day(match)):
                return Dating(day, day, (f"date line “{line}”",))
    return Dating(unresolved=Unresolved.NOT_STATED)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    except ValueError:
        return None
