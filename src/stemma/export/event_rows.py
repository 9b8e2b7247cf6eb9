"""The events of the record as rows: who tells each, on how many origins it rests, where reports disagree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.export.speech_rows import Row, day_row, stances_by_subject, words_row
from stemma.model.claims import Contradiction, Variant
from stemma.model.events import Event, FigureReport, MentionReference
from stemma.model.stances import Stance
from stemma.store.tables import Tables


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
        "first_day": day_row(event.first_day),
        "last_day": day_row(event.last_day),
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
        "values": [_variant_row(variant) for variant in contradiction.values],
        "verdict": contradiction.verdict.value,
        "why": contradiction.why,
    }


def _variant_row(variant: Variant) -> Row:
    return {
        "value": variant.value,
        "documents": list(variant.documents),
        "spans": [words_row(span) for span in variant.evidence],
    }


def _figure_report_row(figure: FigureReport) -> Row:
    return {
        "kind": figure.kind.value,
        "low": figure.low,
        "high": figure.high,
        "of": figure.of,
        "documents": list(figure.documents),
        "spans": [words_row(span) for span in figure.spans],
        **({"attributed_to": figure.attributed_to} if figure.attributed_to else {}),
    }


def _reference_row(mention: MentionReference, held: Iterable[Stance]) -> Row:
    span = mention.span
    return {
        "mention": mention.mention,
        "document": span.document,
        "start": span.start,
        "end": span.end,
        **({"attribution": mention.attribution} if mention.attribution else {}),
        "held": [{"holder": stance.holder, "certainty": stance.certainty.value} for stance in held],
    }
