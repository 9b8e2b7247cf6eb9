"""How surely each holder holds what is told: source, those between, and the author of the report."""

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.attribution.certainty import hedges_in, is_factive, qualifies
from stemma.annotate.attribution.classifier import load_factuality
from stemma.annotate.attribution.factuality import certainty_of, judge_factuality
from stemma.annotate.estimates import find_estimates
from stemma.annotate.parsed import ParsedDocument
from stemma.model.events import EventMention
from stemma.model.mentions import Attribution, Certainty
from stemma.model.spans import Bounds, Span
from stemma.model.stances import Estimate, Stance


def find_stances(parsed: ParsedDocument) -> Iterator[Stance]:
    """Yield the stances on each attribution's content and on each event, the innermost holder's first.

    FactBank's rule: who reports what another says commits to nothing (UU), unless the cue takes it for true
    ("admitted"). An event that nobody is quoted on is the author's own, and judged by the trained scale of
    factuality.
    """
    attributions = {attribution.id: attribution for attribution in parsed.all(Attribution)}
    nested = _nested(attributions.values())
    for attribution in attributions.values():
        inner = [span for one in nested.get(attribution.id, ()) for span in one.content]
        yield from _passed_on(parsed, _of_content(parsed, attribution, inner), attribution, attributions)
    yield from _of_events(parsed, attributions)


def _of_content(parsed: ParsedDocument, told: Attribution, inner: Sequence[Span]) -> Stance:
    """Return the stance of a source on what it says; the words of those whom it quotes are not its own."""
    hedges = tuple(hedge for hedge in told.hedges if not any(span.covers(hedge) for span in inner))
    estimates = tuple(
        estimate
        for part in told.content
        for estimate in _estimates(parsed, (part.start, part.end))
        if not any(span.covers(estimate.span) for span in inner)
    )
    return Stance(told.id, told.content[0], told.id, told.certainty, hedges, estimates)


def _nested(attributions: Iterable[Attribution]) -> dict[str, list[Attribution]]:
    found: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.within is not None:
            found.setdefault(attribution.within, []).append(attribution)
    return found


def _passed_on(
    parsed: ParsedDocument, first: Stance, told: Attribution | None, attributions: dict[str, Attribution]
) -> Iterator[Stance]:
    """Yield a source's stance, then that of each who passes it on, and of the author at last."""
    yield first
    certainty = first.certainty
    while told is not None:
        if not _takes_for_true(parsed, told):
            certainty = Certainty.UNCOMMITTED
        outer = attributions.get(told.within) if told.within else None
        yield Stance(first.of, first.span, outer.id if outer else None, certainty)
        told = outer


def _takes_for_true(parsed: ParsedDocument, told: Attribution) -> bool:
    return told.cue is not None and any(
        is_factive(parsed.words, token) for token in parsed.words.between((told.cue.start, told.cue.end))
    )


def _of_events(parsed: ParsedDocument, attributions: dict[str, Attribution]) -> Iterator[Stance]:
    mentions = parsed.all(EventMention)
    degrees = _author_degrees(parsed, [m for m in mentions if m.attribution not in attributions])
    for mention in mentions:
        told = attributions.get(mention.attribution or "")
        first = _of_event(parsed, mention, told, degrees.get(mention.id))
        yield from _passed_on(parsed, first, told, attributions)


def _author_degrees(parsed: ParsedDocument, own: Sequence[EventMention]) -> dict[str, float]:
    """Return the factuality, from -3 to 3, of each event that the author tells in the report's own voice."""
    if not own:
        return {}
    tokens = [_head(parsed, mention) for mention in own]
    judged = judge_factuality(load_factuality(), parsed.words, tokens)
    return {mention.id: round(degree, 2) for mention, degree in zip(own, judged, strict=True)}


def _of_event(
    parsed: ParsedDocument, mention: EventMention, told: Attribution | None, degree: float | None
) -> Stance:
    """Return the stance of an event's innermost holder: its source, or the author where nobody is quoted."""
    trigger = _head(parsed, mention)
    parts = (
        [(part.start, part.end) for part in told.content]
        if told is not None
        else [parsed.words.extent(trigger)]
    )
    hedges = tuple(
        parsed.span(*bounds)
        for part in parts
        for bounds, _ in hedges_in(parsed.words, part)
        if qualifies(parsed.words, bounds, trigger)
    )
    estimates = tuple(
        estimate
        for part in parts
        for estimate in _estimates(parsed, part)
        if qualifies(parsed.words, (estimate.span.start, estimate.span.end), trigger)
    )
    certainty = mention.certainty if degree is None else certainty_of(degree)
    holder = told.id if told is not None else None
    return Stance(mention.id, mention.trigger, holder, certainty, hedges, estimates, degree)


def _head(parsed: ParsedDocument, mention: EventMention) -> int:
    return parsed.words.root(parsed.words.between((mention.trigger.start, mention.trigger.end)))


def _estimates(parsed: ParsedDocument, part: Bounds) -> Iterator[Estimate]:
    for bounds, low, high in find_estimates(parsed.words, part):
        yield Estimate(parsed.span(*bounds), low, high)
