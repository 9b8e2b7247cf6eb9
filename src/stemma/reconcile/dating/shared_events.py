"""Constraints from events that several documents tell: who dates one bounds all who tell it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.model.datings import DateClue, DateRule, Tense
from stemma.model.spans import Span
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet, between, union
from stemma.reconcile.dating.own_text import days_of
from stemma.reconcile.dating.ties import is_strong, join_sure
from stemma.reconcile.dating.values import Value, publication_days, read_value, resolve_value
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Telling

Days = Mapping[str, DaySet]
CLOSE = 31
"""Days between which a document's own day must lie for its "Friday" to date an event. Set by hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """One dated or undated telling of an event, as far as its own words go."""

    telling: Telling
    value: Value | None
    tense: Tense
    days: DaySet
    """The days it gives the event, whatever day its document is of."""

    @property
    def document(self) -> str:
        """Return the document that tells it."""
        return self.telling.document


def read_told(groups: Sequence[Sequence[Telling]], clues: Mapping[Span, DateClue]) -> list[list[Told]]:
    """Return the events that at least two documents tell, as groups of what each telling says of the day."""
    shared = [group for group in join_sure(groups) if len({t.document for t in group}) > 1]
    return [[_read(telling, clues) for telling in group] for group in shared]


def _read(telling: Telling, clues: Mapping[Span, DateClue]) -> Told:
    clue = clues.get(telling.mention.time) if telling.mention.time else None
    if clue is None:
        return Told(telling, None, Tense.OPEN, ALL)
    return Told(telling, read_value(clue.value), clue.tense, days_of(clue))


def find_shared(
    events: Sequence[Sequence[Told]], passages: Passages, known: Days, names: Mapping[str, str]
) -> Iterator[tuple[str, Constraint]]:
    """Yield what each event bounds: nobody tells it before it happened, and "Friday" is within the week.

    A document is bounded only by strong ties to tellings that date the event. Where those exclude each
    other's days, they bound nobody.
    """
    for event in events:
        for document in sorted({told.document for told in event}):
            yield from _bounded(document, event, passages, known, names)


def _bounded(
    document: str,
    event: Sequence[Told],
    passages: Passages,
    known: Days,
    names: Mapping[str, str],
) -> Iterator[tuple[str, Constraint]]:
    for told in event:
        if told.document != document:
            continue
        ties = [o for o in event if o.document != document and is_strong(told.telling, o.telling, passages)]
        days, witnesses = told.days, []
        for other in ties:
            dated = _dated(other, known)
            if dated != ALL:
                days &= dated
                witnesses.append(other)
        if not witnesses or not days:
            continue
        allowed = publication_days(days, told.value, told.tense) & between(days.first, None)
        if allowed and allowed != ALL:
            yield document, _constraint(told, witnesses, allowed, names)


def _dated(told: Told, known: Days) -> DaySet:
    """Return the days a telling gives its event, its document's interval included."""
    published = known.get(told.document, ALL)
    if told.days != ALL or told.value is None or published.first is None or published.last is None:
        return told.days & between(None, published.last)
    if (published.last - published.first).days > CLOSE:
        return ALL
    ordinals = range(published.first.toordinal(), published.last.toordinal() + 1)
    found = [resolve_value(told.value, date.fromordinal(n), told.tense) for n in ordinals]
    return union((first, last) for first, last, _ in filter(None, found))


def _constraint(
    told: Told, witnesses: Sequence[Told], allowed: DaySet, names: Mapping[str, str]
) -> Constraint:
    others: dict[str, Span] = {}
    for witness in witnesses:
        others.setdefault(names[witness.document], witness.telling.mention.sentence)
    words = "tells an event that is dated by " + ", ".join(sorted(others))
    spans = (told.telling.mention.sentence, *sorted(others.values()))
    return Constraint(DateRule.SHARED_EVENT, allowed, words, spans)
