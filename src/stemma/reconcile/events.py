"""Event mentions → events: one record for one thing that happened, with everyone who tells it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import TypeVar

from stemma.model.dates import Unresolved
from stemma.model.datings import Redating
from stemma.model.documents import Document
from stemma.model.events import Event, EventMention, EventType, FigureReport, MentionReference
from stemma.model.figures import Figure, FigureKind
from stemma.model.ids import content_id
from stemma.reconcile.corroboration import Origins, find_certainty, find_origins, read_origins
from stemma.reconcile.days import When, meet_all, unresolved
from stemma.reconcile.edges import find_edges
from stemma.reconcile.figures import read_figures, report_figures
from stemma.reconcile.grouping import group_tellings
from stemma.reconcile.labels import best_telling, event_sides, label_event
from stemma.reconcile.passages import Passages, read_passages
from stemma.reconcile.tellings import Telling, read_tellings
from stemma.resources.actors import countries
from stemma.store.tables import Tables
from stemma.text.normalise import fold

T = TypeVar("T")

_WEIGHT = (
    EventType.ASSAULT,
    EventType.COERCE,
    EventType.MOBILIZE,
    EventType.SANCTION,
    EventType.PROTEST,
    EventType.THREATEN,
    EventType.RETREAT,
    EventType.AGREE,
    EventType.AID,
    EventType.COOPERATE,
    EventType.CONCEDE,
    EventType.REJECT,
    EventType.REQUEST,
    EventType.SUPPORT,
    EventType.ACCUSE,
    EventType.CONSULT,
)
"""Types from the weightiest: material before verbal, conflict before cooperation, after Goldstein's scale."""


def link_events(tables: Tables) -> Iterator[Event]:
    """Yield the events of the pile, the most important first.

    Important is what most independent origins tell, then what most documents tell, then what most
    of them put into their headline or lead, then the deadlier, the weightier type, the earlier day.
    The order of the pile changes nothing.
    """
    documents = {d.id: d for d in tables.all(Document)}
    passages, origins = read_passages(tables), read_origins(tables)
    redatings = tables.all(Redating)
    tellings = read_tellings(tables, redatings)
    recorder = _Recorder(tables, documents, passages, origins, read_figures(tables, tellings))
    groups = group_tellings(tellings, find_edges(tables, tellings, passages, redatings))
    told = [(recorder.event(group), len({t.document for t in group if t.lead})) for group in groups]
    yield from (event for event, _ in sorted(told, key=lambda one: importance(*one)))


def importance(event: Event, led: int) -> tuple[object, ...]:
    """Return the key by which events are put in order; `led` is the number of reports with it as news."""
    dead = max((f.low or f.high or 0 for f in event.figures if f.kind is FigureKind.KILLED), default=0)
    day = event.first_day or date.max
    corroborated = (-len(event.origins), -len(event.documents))
    return (*corroborated, -led, -dead, _WEIGHT.index(event.type), day, event.id)


@dataclass(frozen=True, slots=True)
class _Recorder:
    """Writes down what the tellings of one event say together; `figures` are those of each mention."""

    tables: Tables
    documents: dict[str, Document]
    passages: Passages
    origins: Origins
    figures: dict[str, list[Figure]]

    def event(self, tellings: list[Telling]) -> Event:
        """Return the event of some tellings, each part as most of their documents give it."""
        kind = _most_told(tellings, lambda t: t.mention.type) or best_telling(tellings).mention.type
        of_kind = [t for t in tellings if t.mention.type is kind]
        lead = best_telling(of_kind)
        when = _days(tellings)
        place, country = _place(tellings)
        actors, recipients = (event_sides(tellings, recipients=given) for given in (False, True))
        origins = find_origins(tellings, self.origins, self.passages)
        return Event(
            id=content_id("event", *sorted(t.mention.id for t in tellings)),
            label=label_event(lead, self.documents[lead.document], (actors, recipients), place),
            type=kind,
            cameo=_most_told(of_kind, lambda t: t.mention.cameo) or lead.mention.cameo,
            actors=actors,
            recipients=recipients,
            mentions=tuple(_reference(t.mention) for t in tellings),
            documents=tuple(sorted({t.document for t in tellings})),
            origins=origins,
            certainty=find_certainty(tellings, origins),
            mode=_most_told(of_kind, lambda t: t.mention.mode),
            first_day=when.first_day,
            last_day=when.last_day,
            undated=unresolved(when, _reasons(tellings)),
            place=place,
            country=country,
            figures=self._figures(tellings),
        )

    def _figures(self, tellings: list[Telling]) -> tuple[FigureReport, ...]:
        own = chain.from_iterable(self.figures.get(t.mention.id, ()) for t in tellings)
        return report_figures(own, self.documents, self.tables)


def _reference(mention: EventMention) -> MentionReference:
    return MentionReference(mention.id, mention.sentence, mention.attribution)


def _days(tellings: list[Telling]) -> When:
    met = meet_all(tuple(t.when for t in tellings))
    if met is None:
        raise ValueError("tellings of one event exclude each other's days")
    return met


def _reasons(tellings: Iterable[Telling]) -> list[Unresolved]:
    return [t.mention.undated for t in tellings if t.mention.undated is not None]


def _most_told(tellings: list[Telling], value: Callable[[Telling], T | None]) -> T | None:
    """Return the value that most documents give; of equally many the first by its name."""
    told: dict[T, set[str]] = {}
    for telling in tellings:
        if (found := value(telling)) is not None:
            told.setdefault(found, set()).add(telling.document)
    return min(told, key=lambda v: (-len(told[v]), str(v)), default=None)


def _place(tellings: list[Telling]) -> tuple[str | None, str | None]:
    """Return the place that most documents give and its country; any place is more exact than a country."""
    country = _most_told(tellings, lambda t: t.mention.place.country if t.mention.place else None)
    fitting = [t for t in tellings if t.mention.place and t.mention.place.country in {None, country}]
    names = _country_names()
    exact = [t for t in fitting if t.mention.place and fold(t.mention.place.name) not in names]
    return _most_told(exact or fitting, lambda t: t.mention.place.name if t.mention.place else None), country


@cache
def _country_names() -> frozenset[str]:
    return frozenset(fold(name) for country in countries() for name in country.names)
