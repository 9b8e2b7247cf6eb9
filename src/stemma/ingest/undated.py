"""What the date line of a document and the day in its address say of its date, stated or not."""

from dataclasses import replace

from stemma.ingest.date_lines import read_date_line
from stemma.ingest.dating import read_url_day
from stemma.model.dates import Dating

APART = 2
"""Days by which a page's date line and its address may differ: it is set in the evening, or kept for a day.

Set by hand.
"""


def date_undated(text: str, url: str | None) -> Dating:
    """Return what the date line at the head of `text` and the address state together, or NOT_STATED.

    Where they nearly agree, the days between; where they do not, the date line's day, and its basis says
    what the address has against it.
    """
    line, day = read_date_line(text), read_url_day(url or "")
    if day is None:
        return line
    words = f"address “{url}”"
    if line.first_day is None or line.last_day is None:
        return Dating(day, day, (words,))
    if abs((line.first_day - day).days) > APART:
        return weigh_address(line, url)
    return Dating(min(line.first_day, day), max(line.last_day, day), (*line.basis, words))


def weigh_address(stated: Dating, url: str | None) -> Dating:
    """Return a stated date, whose basis tells where the address has another day.

    Some pages state the day on which they were asked for.
    """
    day = read_url_day(url or "")
    if day is None or stated.first_day is None or abs((stated.first_day - day).days) <= APART:
        return stated
    return replace(stated, basis=(*stated.basis, f"against it: address “{url}” says {day}"))
