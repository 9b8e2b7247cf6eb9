"""Builders of mentions, so that a test of reconciliation states only what it is about."""

from datetime import date
from typing import Any

from builders import make_document
from stemma.model.copies import Alignment, Direction, IndependenceGroup, Relation, Reuse
from stemma.model.dates import Unresolved
from stemma.model.documents import Document
from stemma.model.events import Event, EventMention, EventType, Participant, PlaceMention
from stemma.model.figures import Figure, FigureKind
from stemma.model.mentions import ActorReference, NameMention
from stemma.model.records import Record
from stemma.model.spans import Span
from stemma.reconcile.actors import link_actors
from stemma.reconcile.events import link_events
from stemma.store.memory import MemoryTables

KNOWN = {
    "Soleimani": ActorReference("qassem-soleimani", "Qassem Soleimani", "IRN MIL"),
    "Qassem Soleimani": ActorReference("qassem-soleimani", "Qassem Soleimani", "IRN MIL"),
    "Qassim Suleimani": ActorReference("qassem-soleimani", "Qassem Soleimani", "IRN MIL"),
    "Iran": ActorReference("IRN", "Iran", "IRN ---"),
    "Iraq": ActorReference("IRQ", "Iraq", "IRQ ---"),
    "US": ActorReference("USA", "United States", "USA ---"),
    "United States": ActorReference("USA", "United States", "USA ---"),
    "US military": ActorReference("USA-military", "American military", "USA MIL"),
    "Mosul": ActorReference("IRQ:Mosul", "Mosul", "IRQ ---"),
}


def span_of(document: Document, words: str) -> Span:
    """Return where `words` stand in a document; they must stand there."""
    start = document.text.index(words)
    return Span(document.id, start, start + len(words))


def make_name(document: Document, words: str, label: str = "PER") -> NameMention:
    """Return the mention of a name, with its table entry where `KNOWN` has it."""
    return NameMention(span_of(document, words), words, label, KNOWN.get(words))


def make_participant(document: Document, words: str, code: str | None = None) -> Participant:
    """Return one side of an event."""
    known = KNOWN.get(words)
    return Participant(
        span_of(document, words),
        words,
        code or (known.code if known else "--- ---"),
        known.id if known else None,
    )


def make_mention(
    document: Document,
    trigger: str,
    kind: EventType = EventType.ASSAULT,
    *,
    actor: str | None = None,
    recipient: str | None = None,
    codes: tuple[str | None, str | None] = (None, None),
    days: tuple[str, str] | str | None = None,
    time_value: str | None = None,
    place: tuple[str, str] | None = None,
    **fields: Any,
) -> EventMention:
    """Return an event mention in the line of the document that holds its trigger."""
    span = span_of(document, trigger)
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    sentence = Span(document.id, start, end if end >= 0 else len(document.text))
    first, last = (days, days) if isinstance(days, str) else days or (None, None)
    return EventMention(
        trigger=span,
        sentence=sentence,
        type=kind,
        cameo=fields.pop("cameo", "190"),
        actors=(make_participant(document, actor, codes[0]),) if actor else (),
        recipients=(make_participant(document, recipient, codes[1]),) if recipient else (),
        first_day=date.fromisoformat(first) if first else None,
        last_day=date.fromisoformat(last) if last else None,
        undated=None if first else Unresolved.NO_YEAR if time_value else Unresolved.NOT_STATED,
        time_value=time_value,
        place=PlaceMention(span_of(document, place[0]), *place) if place else None,
        **fields,
    )


def make_figure(
    document: Document,
    words: str,
    mention: EventMention,
    low: int | None,
    high: int | None,
    of: str | None = None,
    kind: FigureKind = FigureKind.WOUNDED,
) -> Figure:
    """Return a figure that belongs to a mention."""
    counted = span_of(document, of) if of else None
    return Figure(span_of(document, words), words, kind, low, high, counted, event=mention.id)


def make_reuse(
    left: Document,
    right: Document,
    passages: tuple[tuple[str, str], ...],
    relation: Relation = Relation.REWRITTEN,
    direction: Direction = Direction.UNKNOWN,
) -> Reuse:
    """Return what two documents share; quotations alone are no derivation."""
    derived = relation is not Relation.QUOTE_ONLY
    aligned = tuple(Alignment(span_of(left, a), span_of(right, b)) for a, b in passages)
    return Reuse(left.id, right.id, relation, derived, derived, direction, 0.9, ("made for a test",), aligned)


def make_origin(*documents: Document) -> IndependenceGroup:
    """Return the group of documents that rest on the first one."""
    return IndependenceGroup(documents[0].id, tuple(d.id for d in documents))


def link(*records: Record) -> tuple[Event, ...]:
    """Return the events of a pile: its actors are linked first."""
    tables = make_tables(*records)
    return tables.all(Event)


def make_tables(*records: Record) -> MemoryTables:
    """Return the tables of a pile with its actors and events linked."""
    tables = MemoryTables(records)
    tables.add(link_actors(tables))
    tables.add(link_events(tables))
    return tables


def report(name: str, text: str, published: str | None = None) -> Document:
    """Return a document named like its report."""
    return make_document(text, published, name)
