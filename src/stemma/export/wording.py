"""How the brief puts things into words, the same in every form it has."""

from calendar import monthrange
from datetime import date
from pathlib import PurePath

from stemma.export.brief_rows import Brief, WhoSaysSo
from stemma.export.families import stand_alone
from stemma.model.dates import Unresolved
from stemma.model.events import Event
from stemma.model.mentions import Certainty
from stemma.text.counting import counted

CERTAINTY_WORDS = {
    Certainty.CERTAIN: "",
    Certainty.PROBABLE: "probable",
    Certainty.POSSIBLE: "possible",
    Certainty.UNCOMMITTED: "not asserted",
    Certainty.CERTAINLY_NOT: "denied",
    Certainty.PROBABLY_NOT: "probably not",
    Certainty.POSSIBLY_NOT: "possibly not",
}


def headline(brief: Brief) -> str:
    """Return the one line that sums a case up."""
    parts = [
        brief.name,
        counted(len(brief.documents), "document"),
        counted(brief.origins, "independent origin"),
        counted(len(brief.chronology), "event"),
    ]
    if brief.first_day and brief.last_day:
        parts.append(day_words(brief.first_day, brief.last_day))
    return " · ".join(parts)


def behind_words(who: WhoSaysSo) -> str:
    """Return on one line how many statements there are, and how many have a name behind them."""
    people = _people_words(who.anonymous_people) if who.anonymous_people else ""
    return (
        f"{counted(who.statements, 'statement')}, told {counted(who.told, 'time')}: "
        f"{who.named} of persons with a name, "
        f"{who.anonymous} anonymous{people}"
    )


def _people_words(count: int) -> str:
    return f" by at least {count} {'person' if count == 1 else 'people'}"


def alone_words(brief: Brief) -> str:
    """Return in words how many documents share neither text nor a quotation with another."""
    count = len(stand_alone(brief.families, brief.borrowings))
    return f"{counted(count, 'document')} {'stands' if count == 1 else 'stand'} alone"


def kind_words(who: WhoSaysSo) -> str:
    """Return on one line how many statements each kind of source makes."""
    return " · ".join(f"{row.statements} {row.kind}" for row in who.kinds)


def short_path(name: str) -> str:
    """Return the file's own name of a path, with its line number if there is one.

    >>> short_path("reports/wire/page.html:3")
    'page.html:3'
    """
    return PurePath(name).name


OPEN = {Unresolved.NO_ANCHOR: "day open", Unresolved.NO_YEAR: "year open"}
"""What is told of a day that hangs on the unknown date of the report."""


def when_words(event: Event) -> str:
    """Say when an event happened, as exactly as it is known and no more so.

    What was told to be "last week", or of "Jan. 3", is open where nothing dates the report.
    """
    first, last = event.first_day, event.last_day
    if first is None or last is None:
        return OPEN.get(event.undated, "not told") if event.undated else "not told"
    return day_words(first, last)


def day_words(first: date, last: date) -> str:
    """Say a closed interval of days in words.

    >>> day_words(date(2020, 1, 3), date(2020, 1, 3)), day_words(date(2019, 12, 1), date(2019, 12, 31))
    ('3 Jan 2020', 'Dec 2019')
    >>> day_words(date(2020, 1, 1), date(2020, 12, 31)), day_words(date(2020, 1, 3), date(2020, 2, 9))
    ('2020', '3 Jan – 9 Feb 2020')
    """
    if first == last:
        return f"{first.day} {first:%b} {first.year}"
    ends_month = last.day == monthrange(last.year, last.month)[1]
    if first.day == 1 and ends_month and (first.month, first.year) == (last.month, last.year):
        return f"{first:%b} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    start = f"{first.day} {first:%b}" + (f" {first.year}" if first.year != last.year else "")
    return f"{start} – {last.day} {last:%b} {last.year}"
