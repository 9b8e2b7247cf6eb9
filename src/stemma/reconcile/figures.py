"""The numbers reported of one event, grouped by what they say."""

from collections.abc import Iterable

from stemma.model.documents import Document
from stemma.model.events import EventMention, EventType, FigureReport
from stemma.model.figures import Figure, FigureKind
from stemma.model.mentions import Attribution, innermost_around
from stemma.reconcile.tellings import Telling
from stemma.store.tables import Tables
from stemma.text.normalise import fold

_CASUALTIES = (FigureKind.KILLED, FigureKind.WOUNDED)
_REACH = 250
"""Characters between an act of violence and the figure of its victims: a sentence or two."""


def read_figures(tables: Tables, tellings: list[Telling]) -> dict[str, list[Figure]]:
    """Return the figures of the pile by the event mention they belong to.

    Casualties that stand by no fact of their own ("nobody was killed, 64 were hurt") belong to the
    violence told last before them.
    """
    facts = {telling.mention.id for telling in tellings}
    violent: dict[str, list[EventMention]] = {}
    for telling in tellings:
        if telling.mention.type is EventType.ASSAULT:
            violent.setdefault(telling.document, []).append(telling.mention)
    found: dict[str, list[Figure]] = {}
    for document in sorted(d.id for d in tables.all(Document)):
        for figure in tables.of(Figure, document):
            event = figure.event
            if event not in facts and figure.kind in _CASUALTIES:
                event = _last_before(figure, violent.get(document, []))
            if event in facts and figure.unresolved is None:
                found.setdefault(str(event), []).append(figure)
    return found


def _last_before(figure: Figure, mentions: list[EventMention]) -> str | None:
    """Return the id of the nearest mention before a figure, within a sentence or two."""
    near = [m for m in mentions if 0 <= figure.span.start - m.trigger.end <= _REACH]
    return max(near, key=lambda m: m.trigger).id if near else None


def report_figures(
    figures: Iterable[Figure], documents: dict[str, Document], tables: Tables
) -> tuple[FigureReport, ...]:
    """Return one report for each figure of one kind, with everyone who gives it."""
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (f.span, f.kind)):
        of = documents[figure.span.document].quote(figure.of) if figure.of else ""
        key = (figure.kind, str(figure.low), str(figure.high), fold(of))
        groups.setdefault(key, []).append(figure)
    return tuple(_report(found, documents, tables) for _, found in sorted(groups.items()))


def _report(found: list[Figure], documents: dict[str, Document], tables: Tables) -> FigureReport:
    first = found[0]
    sources = (attributed_to(figure, documents[figure.span.document], tables) for figure in found)
    return FigureReport(
        kind=first.kind,
        low=first.low,
        high=first.high,
        of=documents[first.span.document].quote(first.of) if first.of else None,
        documents=tuple(sorted({figure.span.document for figure in found})),
        spans=tuple(sorted({figure.span for figure in found})),
        attributed_to=next((source for source in sources if source), None),
    )


def attributed_to(figure: Figure, document: Document, tables: Tables) -> str | None:
    """Return what to call the source of the innermost attribution whose content holds a figure."""
    sourced = (one for one in tables.of(Attribution, document.id) if one.source)
    innermost = innermost_around(figure.span, sourced)
    return document.quote(innermost.named_source) if innermost and innermost.named_source else None
