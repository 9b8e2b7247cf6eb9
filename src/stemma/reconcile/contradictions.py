"""Where the reports of one event disagree, and what kind of disagreement it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from stemma.model.claims import Contradiction, Variant, Verdict
from stemma.model.copies import Direction, Reuse
from stemma.model.documents import Document
from stemma.model.events import Event, EventMention, FigureReport
from stemma.model.figures import FigureKind
from stemma.model.mentions import Certainty
from stemma.model.spans import Span
from stemma.reconcile.corroboration import STRENGTH
from stemma.reconcile.saying import SayingDays
from stemma.store.tables import Tables
from stemma.text.normalise import fold, word_bounds

_SURE = (Certainty.CERTAIN, Certainty.CERTAINLY_NOT)
_KINDS = list(FigureKind)
_ARTICLES = frozenset({"a", "an", "the", "another", "one"})
_STOP = frozenset(
    ("the", "a", "an", "of", "in", "us", "u", "s", "american", "people", "more", "other", "at", "least")
)


@dataclass(frozen=True, slots=True)
class _Pile:
    """What verdicts are decided by: who derives from whom, and what was said when."""

    documents: dict[str, Document]
    derived: frozenset[tuple[str, str]]
    """Derived pairs, both ways round."""
    sources: frozenset[tuple[str, str]]
    """(source, copy), where the direction is known."""
    said: SayingDays

    def copied(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Tell whether a document of one side derives from, or with, one of the other."""
        return any((a, b) in self.derived for a in left for b in right)

    def later(self, left: Iterable[Span], right: Iterable[Span]) -> bool:
        """Tell whether all words of `right` are known to have been said after all of `left`."""
        lasts, firsts = [self.said(span)[1] for span in left], [self.said(span)[0] for span in right]
        return (
            None not in lasts and None not in firsts and max(filter(None, lasts)) < min(filter(None, firsts))
        )


def find_contradictions(tables: Tables) -> Iterator[Contradiction]:
    """Yield the disagreements about each event, in the order of the events.

    Figures of one kind, days, places and certainty are compared. The verdict goes by rule: what is
    not counted alike is incomparable; a change between a text and its copy is drift; what contains
    the other refines it; what is known to be said later supersedes; all else is conflict. Where neither
    the text nor the date of its report tells when a thing was said, nothing supersedes.
    """
    pile = _read_pile(tables)
    mentions = {m.id: m for d in pile.documents for m in tables.of(EventMention, d)}
    for event in tables.all(Event):
        told = [mentions[reference.mention] for reference in event.mentions]
        yield from _figures(event, pile)
        yield from _days(event, told)
        yield from _places(event, told, pile)
        yield from _certainty(event, told, pile)


def _read_pile(tables: Tables) -> _Pile:
    derived, sources = set(), set()
    for reuse in tables.all(Reuse):
        if reuse.derived:
            derived |= {(reuse.left, reuse.right), (reuse.right, reuse.left)}
            if reuse.direction is Direction.LEFT_TO_RIGHT:
                sources.add((reuse.left, reuse.right))
            elif reuse.direction is Direction.RIGHT_TO_LEFT:
                sources.add((reuse.right, reuse.left))
    documents = {document.id: document for document in tables.all(Document)}
    return _Pile(documents, frozenset(derived), frozenset(sources), SayingDays(tables))


def _figures(event: Event, pile: _Pile) -> Iterator[Contradiction]:
    """Compare the amounts of one kind two by two; reports that agree in all make no contradiction."""
    for left, right in combinations(_amounts(event), 2):
        if left.kind is not right.kind or _same_amount(left, right):
            continue
        if left.kind is FigureKind.OTHER and not _one_noun(left, right):
            continue
        verdict, why = _judge_figures(left, right, pile)
        values = tuple(Variant(_words(f, pile), f.documents, f.spans) for f in (left, right))
        yield Contradiction(event.id, left.kind.value, values, verdict, why)


def _amounts(event: Event) -> list[FigureReport]:
    """Return the figures, casualties first, with those of one amount and one thing counted together."""
    groups: dict[tuple[object, ...], list[FigureReport]] = {}
    for figure in sorted(event.figures, key=lambda f: _KINDS.index(f.kind)):
        noun = _noun(figure) if figure.kind is FigureKind.OTHER else []
        groups.setdefault((figure.kind, figure.low, figure.high, tuple(noun)), []).append(figure)
    return [
        replace(
            found[0],
            documents=tuple(sorted({d for figure in found for d in figure.documents})),
            spans=tuple(sorted({span for figure in found for span in figure.spans})),
        )
        for found in groups.values()
    ]


def _same_amount(left: FigureReport, right: FigureReport) -> bool:
    return (left.low, left.high) == (right.low, right.high)


def _words(figure: FigureReport, pile: _Pile) -> str:
    """Return an amount in the words of its first report; an article counts as the number it stands for."""
    first = figure.spans[0]
    words = " ".join(pile.documents[first.document].quote(first).split()).casefold()
    return f"{figure.low}" if words in _ARTICLES else words


def _judge_figures(left: FigureReport, right: FigureReport, pile: _Pile) -> tuple[Verdict, str]:
    if _counts_other(left, right):
        return Verdict.INCOMPARABLE, f"{left.of!r} and {right.of!r} are not the same thing counted"
    if pile.copied(left.documents, right.documents):
        return (
            Verdict.DRIFT,
            "one report took its text from the other or both from one, and the figure changed",
        )
    if _contains(left, right) or _contains(right, left):
        return Verdict.REFINES, "one figure lies within the bounds of the other"
    if pile.later(left.spans, right.spans) or pile.later(right.spans, left.spans):
        return Verdict.SUPERSEDED, "one figure was given later than the other"
    return Verdict.CONFLICT, "the figures exclude each other and nothing orders them"


def _counts_other(left: FigureReport, right: FigureReport) -> bool:
    """Tell whether two figures say what they count, and no word of it is the same."""
    if not left.of or not right.of:
        return False
    ours, theirs = ({w for w, _, _ in word_bounds(of)} - _STOP for of in (left.of, right.of))
    return bool(ours and theirs and not {w[:4] for w in ours} & {w[:4] for w in theirs})


def _one_noun(left: FigureReport, right: FigureReport) -> bool:
    """Tell whether two figures count the same noun: "two US bases", "a base"."""
    return bool(_noun(left)) and _noun(left) == _noun(right)


def _noun(figure: FigureReport) -> list[str]:
    return [word[:4] for word, _, _ in word_bounds(figure.of or "")][-1:]


def _contains(outer: FigureReport, inner: FigureReport) -> bool:
    """Tell whether every amount the inner figure allows is allowed by the outer."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


def _days(event: Event, told: list[EventMention]) -> Iterator[Contradiction]:
    """Mentions of one event have days that meet; where one is more exact, it refines."""
    values = _variants(told, _interval, lambda m: m.time or m.trigger)
    if len(values) > 1:
        why = "the days overlap, and some are more exact"
        yield Contradiction(event.id, "date", values, Verdict.REFINES, why)


def _interval(mention: EventMention) -> str | None:
    if mention.first_day == mention.last_day:
        return mention.first_day.isoformat() if mention.first_day else None
    return f"{mention.first_day}/{mention.last_day}"


def _places(event: Event, told: list[EventMention], pile: _Pile) -> Iterator[Contradiction]:
    """Compare the places: a part of the other refines it, otherwise it is drift or conflict."""
    placed = [m for m in told if m.place]
    values = _variants(placed, lambda m: fold(m.place.name) if m.place else None, _place_span)
    if len(values) < 2:
        return
    countries = {m.place.country for m in placed if m.place and m.place.country}
    copied = any(pile.copied(a.documents, b.documents) for a in values for b in values if a != b)
    if len(countries) < 2:
        yield Contradiction(event.id, "place", values, Verdict.REFINES, "the places lie in one country")
    elif copied:
        yield Contradiction(event.id, "place", values, Verdict.DRIFT, "a copy moved it to another country")
    else:
        yield Contradiction(
            event.id, "place", values, Verdict.CONFLICT, "the places lie in different countries"
        )


def _place_span(mention: EventMention) -> Span:
    return mention.place.span if mention.place else mention.trigger


def _certainty(event: Event, told: list[EventMention], pile: _Pile) -> Iterator[Contradiction]:
    """Yield the hedges that copies dropped: a copy at its surest is surer than its source."""
    surest: dict[str, EventMention] = {}
    for mention in told:
        document = mention.trigger.document
        known = surest.get(document)
        if known is None or _strength(mention) < _strength(known):
            surest[document] = mention
    for source, copy in sorted(pile.sources):
        if source in surest and copy in surest:
            original, altered = surest[source], surest[copy]
            if altered.certainty in _SURE and original.certainty not in _SURE:
                values = tuple(
                    Variant(m.certainty.value, (m.trigger.document,), (m.sentence,))
                    for m in (original, altered)
                )
                why = "the copy tells for certain what its source only holds"
                yield Contradiction(event.id, "certainty", values, Verdict.DRIFT, why)


def _strength(mention: EventMention) -> int:
    return STRENGTH.index(mention.certainty)


def _variants(
    told: Iterable[EventMention],
    value: Callable[[EventMention], str | None],
    span: Callable[[EventMention], Span],
) -> tuple[Variant, ...]:
    groups: dict[str, list[EventMention]] = {}
    for mention in told:
        if (found := value(mention)) is not None:
            groups.setdefault(found, []).append(mention)
    return tuple(
        Variant(
            text,
            tuple(sorted({m.trigger.document for m in found})),
            tuple(sorted({span(m) for m in found})),
        )
        for text, found in sorted(groups.items())
    )
