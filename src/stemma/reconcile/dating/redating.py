"""Symbolic values resolved anew: from the interval of their document, or of the original they came from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stemma.model.copies import Reuse
from stemma.model.datings import DateClue, DocumentDating, Redating, Tense
from stemma.model.mentions import TimeExpression
from stemma.model.spans import Span
from stemma.reconcile.dating.kinship import arrow_of
from stemma.reconcile.dating.values import Value, read_value, resolve_value

WIDEST = 13
"""Days between the ends of a document's interval up to which its "Friday" is dated by two ends that disagree.

An interval of two weeks at most. Sample case: of wider ones, events get days that say nothing.
"""


def redate(
    times: Sequence[TimeExpression],
    clues: Mapping[Span, DateClue],
    datings: Mapping[str, DocumentDating],
    reuses: Sequence[Reuse],
) -> Iterator[Redating]:
    """Yield each open expression that its anchor's interval now dates; the text is not read again.

    "Last week" in a passage that was copied means the week before the original's day. Where the days of
    the interval disagree the value stays symbolic, and the expression lies between the days they give.
    """
    origins = _origins(reuses)
    for time in times:
        clue, value = clues.get(time.span), read_value(time.value)
        if time.unresolved is None or value is None or clue is None:
            continue
        anchor = datings.get(_anchor(time.span, origins))
        if anchor is None or anchor.first_day is None or anchor.last_day is None:
            continue
        found = _resolve(value, anchor.first_day, anchor.last_day, clue.tense)
        if found:
            first, last, told = found
            yield Redating(time, told or time.value, first, last, anchor.document)


def _origins(reuses: Sequence[Reuse]) -> list[tuple[Span, str]]:
    """Return the passages that copies took over, each with its original."""
    found = []
    for reuse in reuses:
        arrow = arrow_of(reuse)
        if arrow and reuse.derived:
            sides = [p.right if arrow[1] == reuse.right else p.left for p in reuse.passages]
            found += [(span, arrow[0]) for span in sides]
    return sorted(found)


def _anchor(span: Span, origins: Sequence[tuple[Span, str]]) -> str:
    return next((origin for passage, origin in origins if passage.covers(span)), span.document)


def _resolve(value: Value, first: date, last: date, tense: Tense) -> tuple[date, date, str] | None:
    early, late = (resolve_value(value, day, tense) for day in (first, last))
    if early is None or late is None:
        return None
    if early == late:
        return early
    return (early[0], late[1], "") if (last - first).days <= WIDEST else None
