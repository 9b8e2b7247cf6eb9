"""The date of a document that comes without one: its date line, and the day in its address."""

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
        return Dating(line.first_day, line.last_day, (*line.basis, f"against it: {words} says {day}"))
    return Dating(min(line.first_day, day), max(line.last_day, day), (*line.basis, words))
