"""Time expressions resolved anew once the pile tells when their document, or its original, appeared."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from stemma.annotate.times import resolve_anew
from stemma.model.copies import Reuse
from stemma.model.dates import Dating
from stemma.model.datings import DocumentDating, Redating
from stemma.model.mentions import TimeExpression
from stemma.model.spans import Span
from stemma.store.tables import Tables

WIDEST = 13
"""Days between the ends of a document's interval up to which its "Friday" is dated by two ends that disagree.

An interval of two weeks at most. Sample case: of wider ones, events get days that say nothing.
"""

Origins = Mapping[str, Sequence[tuple[Span, str]]]


def redate_times(tables: Tables) -> Iterator[Redating]:
    """Yield each expression that the day of its document, as the pile tells it, dates otherwise than before.

    "Last week" in a passage that was copied means the week before the original's day, whatever day the copy
    is of. The text is not read again. Where the days of the interval disagree the value stays symbolic,
    and the expression lies between the days they give.
    """
    datings = {dating.document: dating for dating in tables.all(DocumentDating)}
    origins = _origins(tables.all(Reuse))
    by_document: dict[str, list[TimeExpression]] = defaultdict(list)
    for time in sorted(tables.all(TimeExpression), key=lambda time: time.span):
        by_document[time.span.document].append(time)
    for document, times in sorted(by_document.items()):
        yield from _redated(document, times, datings, origins.get(document, ()))


def _redated(
    document: str,
    times: Sequence[TimeExpression],
    datings: Mapping[str, DocumentDating],
    origins: Sequence[tuple[Span, str]],
) -> Iterator[Redating]:
    found: dict[str, list[TimeExpression]] = {}
    for place, time in enumerate(times):
        anchor = next((origin for passage, origin in origins if passage.covers(time.span)), document)
        dating = datings.get(anchor)
        if dating is None or dating.unresolved is not None:
            continue
        if anchor not in found:
            found[anchor] = _resolved(times, dating.dating)
        anew = found[anchor][place]
        same = (anew.value, anew.first_day, anew.last_day) == (time.value, time.first_day, time.last_day)
        if not same and anew.first_day is not None and anew.last_day is not None:
            yield Redating(time, anew.value, anew.first_day, anew.last_day, anchor)


def _resolved(times: Sequence[TimeExpression], published: Dating) -> list[TimeExpression]:
    """Return the expressions anew, those on which the ends of a narrow interval disagree from end to end."""
    anew = resolve_anew(times, published)
    first, last = published.first_day, published.last_day
    if first is None or last is None or first == last or (last - first).days > WIDEST:
        return anew
    early, late = (resolve_anew(times, Dating(day, day)) for day in (first, last))
    return [_spread(*three) for three in zip(anew, early, late, strict=True)]


def _spread(anew: TimeExpression, early: TimeExpression, late: TimeExpression) -> TimeExpression:
    days: tuple[date | None, date | None] = (early.first_day, late.last_day)
    if anew.unresolved is None or None in days:
        return anew
    return replace(anew, first_day=days[0], last_day=days[1], unresolved=None)


def _origins(reuses: Sequence[Reuse]) -> Origins:
    """Return for each copy the passages that it took over, each with its original."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for reuse in reuses:
        arrow = reuse.arrow
        if arrow and reuse.derived:
            sides = [p.right if arrow[1] == reuse.right else p.left for p in reuse.passages]
            found[arrow[1]] += [(span, arrow[0]) for span in sides]
    return {copy: sorted(passages) for copy, passages in found.items()}
