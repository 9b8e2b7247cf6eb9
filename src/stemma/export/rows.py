"""Records as the rows of the interchange contract."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from stemma.export.speech_rows import (
    Row,
    attribution_rows,
    bounds_row,
    speech_rows,
    stance_rows,
    stances_by_subject,
)
from stemma.model.alterations import Alteration
from stemma.model.claims import Contradiction
from stemma.model.copies import Reuse
from stemma.model.dates import Dating
from stemma.model.documents import Document
from stemma.model.events import Event, EventMention, FigureReport, MentionReference, Participant
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection
from stemma.model.records import Mention
from stemma.model.spans import Span
from stemma.model.stances import Stance
from stemma.store.tables import Tables

LAYERS = ("times", "entities", "attributions", "figures", "events")


def annotation_row(document: Document, mentions: Iterable[Mention], layers: Sequence[str] = LAYERS) -> Row:
    """Return what one document says as one row; a layer that is not in `layers` is absent."""
    by_kind: dict[type, list[Any]] = {}
    for mention in mentions:
        by_kind.setdefault(type(mention), []).append(mention)
    attributions = {a.id: n for n, a in enumerate(by_kind.get(Attribution, []))}
    events = {e.id: n for n, e in enumerate(by_kind.get(EventMention, []))}
    stances = stances_by_subject(by_kind.get(Stance, []))
    made: Mapping[str, list[Row]] = {
        "times": [_time_row(t) for t in by_kind.get(TimeExpression, [])],
        "entities": [_name_row(n) for n in by_kind.get(NameMention, [])],
        "attributions": attribution_rows(by_kind, attributions),
        "figures": [_figure_row(f, document, events) for f in by_kind.get(Figure, [])],
        "events": [
            {**_mention_row(e, attributions), "stances": stance_rows(stances.get(e.id, ()), attributions)}
            for e in by_kind.get(EventMention, [])
        ],
    }
    return {
        "id": document.id,
        "published": _dating_row(document.published),
        "sentences": [bounds_row(s.span) for s in by_kind.get(Sentence, [])],
        "cuts": [{"start": c.start, "end": c.end, "rule": c.rule} for c in document.cuts],
        **{layer: made[layer] for layer in LAYERS if layer in layers},
        **(speech_rows(by_kind, attributions) if "attributions" in layers else {}),
    }


def rejection_row(rejection: Rejection) -> Row:
    """Return the row that stands in the place of a bad input row."""
    return {
        "id": rejection.document or rejection.name,
        "error": {"code": rejection.reason.value, "message": rejection.message},
    }


def pair_row(reuse: Reuse) -> Row:
    """Return two documents and what they share as one row."""
    return {
        "left": reuse.left,
        "right": reuse.right,
        "relation": reuse.relation.value,
        "derived": reuse.derived,
        "shares_origin": reuse.shares_origin,
        "direction": reuse.direction.value,
        "score": round(reuse.score, 4),
        "reasons": list(reuse.reasons),
        "spans": [[p.left.start, p.left.end, p.right.start, p.right.end] for p in reuse.passages],
    }


def alteration_row(alteration: Alteration) -> Row:
    """Return what differs between two documents as one row; `direction` tells which of them is the copy."""
    left, right = alteration.left, alteration.right
    return {
        "left": left.document,
        "right": right.document,
        "kind": alteration.kind.value,
        "direction": alteration.direction.value,
        "spans": [left.start, left.end, right.start, right.end],
        "words": [alteration.left_words, alteration.right_words],
    }


def event_row(
    event: Event, contradictions: Iterable[Contradiction], held: Mapping[str, Sequence[Stance]]
) -> Row:
    """Return one event of the world as one row, with where its reports disagree.

    `held` has the stances on each event mention by its id.
    """
    return {
        "id": event.id,
        "label": event.label,
        "type": event.type.value,
        "cameo": event.cameo,
        "first_day": _day(event.first_day),
        "last_day": _day(event.last_day),
        **({"undated": event.undated.value} if event.undated else {}),
        "actors": [{"name": a.name, "code": a.code} for a in event.actors],
        "recipients": [{"name": a.name, "code": a.code} for a in event.recipients],
        **({"place": {"name": event.place, "country": event.country}} if event.place else {}),
        "figures": [_figure_report_row(f) for f in event.figures],
        "mentions": [_reference_row(m, held.get(m.mention, ())) for m in event.mentions],
        "documents": list(event.documents),
        "independent_origins": len(event.origins),
        "origins": [list(group) for group in event.origins],
        "certainty": event.certainty.value,
        "contradictions": [contradiction_row(c) for c in contradictions],
    }


def event_rows(tables: Tables) -> Iterator[Row]:
    """Yield one row for each event of the record, most important first."""
    by_event: dict[str, list[Contradiction]] = {}
    for contradiction in tables.all(Contradiction):
        by_event.setdefault(contradiction.event, []).append(contradiction)
    held = stances_by_subject(tables.all(Stance))
    for event in tables.all(Event):
        yield event_row(event, by_event.get(event.id, ()), held)


def contradiction_row(contradiction: Contradiction) -> Row:
    """Return the values that stand against each other, and what kind of disagreement it is."""
    return {
        "field": contradiction.field,
        "values": [{"value": v.value, "documents": list(v.documents)} for v in contradiction.values],
        "verdict": contradiction.verdict.value,
        "why": contradiction.why,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(first: date | None, last: date | None) -> Row:
    return {} if first is None else {"first_day": _day(first), "last_day": _day(last)}


def _place_of(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "text": text}


def _dating_row(dating: Dating) -> Row | None:
    if dating.first_day is None:
        return None
    return {**_days(dating.first_day, dating.last_day), "basis": list(dating.basis)}


def _time_row(time: TimeExpression) -> Row:
    return {
        **_place_of(time.span, time.text),
        "type": time.type.value,
        "value": time.value,
        **({"mod": time.mod} if time.mod else {}),
        **_days(time.first_day, time.last_day),
        **({"unresolved": time.unresolved.value} if time.unresolved else {}),
        **({"granularity": time.granularity.value} if time.granularity else {}),
        **({"trail": _trail_row(time)} if time.rule else {}),
    }


def _trail_row(time: TimeExpression) -> Row:
    return {
        "rule": time.rule,
        "symbolic": time.symbolic,
        **({"direction": time.direction} if time.direction else {}),
        **({"anchor": _day(time.anchor)} if time.anchor else {}),
        **({"anchored_on": bounds_row(time.anchored_on)} if time.anchored_on else {}),
    }


def _name_row(name: NameMention) -> Row:
    actor = {"actor": {"id": name.actor.id, "code": name.actor.code}} if name.actor else {}
    return {**_place_of(name.span, name.text), "label": name.label, **actor}


def _figure_row(figure: Figure, document: Document, index: Mapping[str, int]) -> Row:
    return {
        **_place_of(figure.span, figure.text),
        "kind": figure.kind.value,
        "low": figure.low,
        "high": figure.high,
        **({"of": document.quote(figure.of)} if figure.of else {}),
        **({"unresolved": figure.unresolved.value} if figure.unresolved else {}),
        **({"event": index[figure.event]} if figure.event and figure.event in index else {}),
    }


def _mention_row(mention: EventMention, index: Mapping[str, int]) -> Row:
    place = mention.place
    country = {"country": place.country} if place and place.country else {}
    told = mention.attribution
    return {
        "trigger": bounds_row(mention.trigger),
        "type": mention.type.value,
        **({"mode": mention.mode} if mention.mode else {}),
        "cameo": mention.cameo,
        "actors": [_participant_row(p) for p in mention.actors],
        "recipients": [_participant_row(p) for p in mention.recipients],
        **_days(mention.first_day, mention.last_day),
        **({"undated": mention.undated.value} if mention.undated else {}),
        **({"place": {"span": bounds_row(place.span), **country}} if place else {}),
        "polarity": mention.polarity.value,
        "certainty": mention.certainty.value,
        **({"veto": mention.veto.value} if mention.veto else {}),
        **({"attribution": index[told]} if told and told in index else {}),
    }


def _participant_row(participant: Participant) -> Row:
    return {"span": bounds_row(participant.span), "code": participant.code}


def _figure_report_row(figure: FigureReport) -> Row:
    return {
        "kind": figure.kind.value,
        "low": figure.low,
        "high": figure.high,
        "of": figure.of,
        "documents": list(figure.documents),
        **({"attributed_to": figure.attributed_to} if figure.attributed_to else {}),
    }


def _reference_row(mention: MentionReference, held: Iterable[Stance]) -> Row:
    span = mention.span
    return {
        "document": span.document,
        "start": span.start,
        "end": span.end,
        **({"attribution": mention.attribution} if mention.attribution else {}),
        "held": [{"holder": stance.holder, "certainty": stance.certainty.value} for stance in held],
    }
