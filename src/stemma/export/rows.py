"""Records as the rows of the interchange contract."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from stemma.export.speech_rows import (
    Row,
    attribution_rows,
    bounds_row,
    day_row,
    speech_rows,
    stance_rows,
    stances_by_subject,
    words_row,
)
from stemma.model.alterations import Alteration
from stemma.model.copies import Archetype, Reuse
from stemma.model.dates import Dating
from stemma.model.documents import Document
from stemma.model.events import EventMention, Participant
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection
from stemma.model.records import Mention
from stemma.model.spans import Span
from stemma.model.stances import Stance

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
        **_published_row(document.published),
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


def archetype_row(archetype: Archetype) -> Row:
    """Return an original that is not in the pile, with those that came from it and the words that name it."""
    return {
        "id": archetype.id,
        "name": archetype.name,
        "children": list(archetype.children),
        "spans": [words_row(span) for span in archetype.evidence],
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


def _days(first: date | None, last: date | None) -> Row:
    return {} if first is None else {"first_day": day_row(first), "last_day": day_row(last)}


def _place_of(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "text": text}


def _published_row(dating: Dating) -> Row:
    if dating.unresolved is not None:
        return {"published": None, "published_unresolved": dating.unresolved.value}
    return {"published": {**_days(dating.first_day, dating.last_day), "basis": list(dating.basis)}}


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
        **({"anchor": day_row(time.anchor)} if time.anchor else {}),
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
        "id": mention.id,
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
