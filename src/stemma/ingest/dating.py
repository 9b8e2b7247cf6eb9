"""When a document was published, as far as that is stated."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from stemma.model.dates import Dating, Unresolved

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d\d)[/.](\d\d)\b.*")
_INTERNET = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.*")

_URL_DAY = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:([/-])([01]?[0-9])\2([0-3]?[0-9])|([01][0-9])([0-3][0-9]))(?![0-9])"
)

FIRST_YEAR = 1600
"""Newspapers begin in 1605; an earlier year is a program's zero value ("0001-01-01")."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A publication date in the words given, and where it was stated."""

    value: str
    basis: str


def date_document(stated: Iterable[StatedDate]) -> Dating:
    """Return the day of the first readable date among `stated`, most trusted first.

    The day is the publisher's own: "2008-08-08T01:00+04:00" is 8 August, whatever day it was in
    Greenwich, because weekdays in the report count from it. Nothing readable: NOT_STATED.
    """
    for candidate in stated:
        try:
            day = read_day(candidate.value)
        except ValueError:
            continue
        return Dating(day, day, (candidate.basis,), moment=read_moment(candidate.value))
    return Dating(unresolved=Unresolved.NOT_STATED)


def read_day(value: str) -> date:
    """Return the day of an ISO 8601 date or time, of "YYYY/MM/DD", or of an RFC 5322 date.

    Raises ValueError for anything else: "08/09/2008" is two days, depending on the reader.

    >>> read_day("2020-05-07T23:30:00-05:00")
    datetime.date(2020, 5, 7)
    """
    value = value.strip()
    if _ISO.fullmatch(value):
        day = datetime.fromisoformat(value).date()
    elif match := _YEAR_FIRST.fullmatch(value):
        day = date(*(int(part) for part in match.groups()))
    elif _INTERNET.fullmatch(value):
        day = parsedate_to_datetime(value).date()
    else:
        raise ValueError(f"{value!r} is no date of the form YYYY-MM-DD[THH:MM]")
    if day.year < FIRST_YEAR:
        raise ValueError(f"{value!r} lies before the first newspaper")
    return day


def read_moment(value: str) -> datetime | None:
    """Return the moment, in UTC, of an ISO 8601 time with its offset, or None for anything else.

    An hour without an offset is no moment: the hours of two outlets may be hours of two time zones.

    >>> read_moment("2020-05-07T23:30:00-05:00")
    datetime.datetime(2020, 5, 8, 4, 30, tzinfo=datetime.timezone.utc)
    >>> read_moment("2020-05-07T23:30") is None
    True
    """
    value = value.strip()
    if not _ISO.fullmatch(value):
        return None
    moment = datetime.fromisoformat(value)
    try:
        return moment.astimezone(UTC) if moment.tzinfo else None
    except OverflowError:  # UTC's day is outside the calendar
        return None


def read_url_day(url: str) -> date | None:
    """Return the day in an address, or None where it has none or two different ones.

    >>> read_url_day("https://example.org/world/2008/08/09/thousands-feared/")
    datetime.date(2008, 8, 9)
    >>> read_url_day("https://example.org/article-83312") is None
    True
    """
    found = set()
    for match in _URL_DAY.finditer(url):
        month, day = match[3] or match[5], match[4] or match[6]
        try:
            found.add(date(int(match[1]), int(month), int(day)))
        except ValueError:
            continue
    return found.pop() if len(found) == 1 else None
