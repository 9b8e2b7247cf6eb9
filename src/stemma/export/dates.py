"""What the brief says of documents that came without a date: the interval, and why."""

from collections.abc import Sequence
from datetime import date

from stemma.export.families import name_number
from stemma.model.dates import Unresolved
from stemma.model.datings import DateReason, DateRule, DocumentDating, Redating
from stemma.model.documents import Document
from stemma.model.mentions import TimeExpression
from stemma.store.tables import Tables

SHOWN = 4
"""Reasons given for one interval, the most trusted first, and times that stay open; the record holds all."""
WAITING = (Unresolved.NO_ANCHOR, Unresolved.NO_YEAR)
"""Why a time is open that a day of publication would resolve."""


def interval_words(first: date | None, last: date | None) -> str:
    """Return an interval in words; an end that nothing bounds is said to be open.

    >>> interval_words(date(2020, 2, 7), None)
    '2020-02-07 or later'
    """
    if first is None or last is None:
        return f"{first} or later" if first else f"{last} or earlier" if last else "no date"
    return first.isoformat() if first == last else f"{first.isoformat()} … {last.isoformat()}"


def date_questions(tables: Tables, names: dict[str, str]) -> list[str]:
    """Return a line on each document whose date is not stated: between which days it appeared, and why.

    It ends with the times that stay open all the same. Documents of which nothing at all is known stand
    together on the last line.
    """
    stated = {d.id for d in tables.all(Document) if d.published.unresolved is None}
    datings = {d.document: d for d in tables.all(DocumentDating)}
    undated = [d.id for d in tables.all(Document) if d.id not in stated]
    ordered = sorted(undated, key=lambda document: name_number(names[document]))
    bounded = [document for document in ordered if document in datings and datings[document].reasons]
    lines = [
        _line(names[document], datings[document], names) + _left_open(_waiting(tables, document))
        for document in bounded
    ]
    rest = [names[document] for document in ordered if document not in bounded]
    if rest:
        lines.append(f"{', '.join(rest)}: no date of publication, so “last week” in them stays open.")
    return lines


def _waiting(tables: Tables, document: str) -> list[str]:
    """Return the words, each once, of those times that no day of the document resolved."""
    resolved = {redating.span for redating in tables.of(Redating, document)}
    times = sorted(tables.of(TimeExpression, document), key=lambda time: time.span)
    waiting = [time for time in times if time.unresolved in WAITING and time.span not in resolved]
    return list(dict.fromkeys(" ".join(time.text.split()) for time in waiting))


def _left_open(waiting: Sequence[str]) -> str:
    if not waiting:
        return ""
    shown = ", ".join(f"“{words}”" for words in waiting[:SHOWN])
    more = f" and {len(waiting) - SHOWN} more" if len(waiting) > SHOWN else ""
    return f" Still open in it: {shown}{more}."


def _line(name: str, dating: DocumentDating, names: dict[str, str]) -> str:
    holding = [reason for reason in dating.reasons if reason.holds]
    why = "; ".join(_words(reason, names) for reason in holding[:SHOWN])
    more = f"; and {len(holding) - SHOWN} more" if len(holding) > SHOWN else ""
    against = "; ".join(_words(reason, names) for reason in dating.reasons if not reason.holds)
    said = f"{name}: no date is stated. {_interval(dating)}, because it {why}{more}."
    return f"{said} Against it: it {against}." if against else said


def _interval(dating: DocumentDating) -> str:
    if dating.first_day is None and dating.last_day is None:
        return "The year stays open"
    return f"Published {interval_words(dating.first_day, dating.last_day)}"


def _words(reason: DateReason, names: dict[str, str]) -> str:
    told = reason.words if reason.rule is not DateRule.METADATA else f"states {reason.words}"
    for document, name in sorted(names.items(), reverse=True):
        told = told.replace(f"[{document}]", name)
    return told
