"""Constraints from events that several documents tell: who dates one bounds all who tell it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_

from stemma.model.datings import DateClue, DateRule, Tense
from stemma.model.documents import Document
from stemma.model.spans import Span
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet, between, union
from stemma.reconcile.dating.own_text import days_of
from stemma.reconcile.dating.ties import is_done, is_strong, join_sure
from stemma.reconcile.dating.values import OfWeek, Value, denoted_days, publication_days, read_value
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Telling

Days = Mapping[str, DaySet]
_DAY = re.compile(r"-\d\d-\d\d|-WXX-|[+-]\d+D|THIS-D")
_VERB = re.compile(r"\w+ed(?: .*)?|shot|shoot|blew|struck|hit|fell|fought|slew|slain", re.IGNORECASE)
BESIDE = 2
"""Words between a noun and the time that is surely its own. Set by hand."""


@dataclass(frozen=True, slots=True)
class Told:
    """One dated or undated telling of an event, as far as its own words go."""

    telling: Telling
    value: Value | None
    tense: Tense
    days: DaySet
    """The days it gives the event, whatever day its document is of."""
    done: bool
    """Whether it is surely told after the event: violence, or a time that the verb puts into the past."""

    @property
    def document(self) -> str:
        """Return the document that tells it."""
        return self.telling.document


@dataclass(frozen=True, slots=True)
class SharedEvent:
    """An event as several documents tell it; `ties` holds for each telling those surely of the same deed."""

    tellings: tuple[Told, ...]
    ties: tuple[tuple[int, ...], ...]


def read_shared(
    groups: Sequence[Sequence[Telling]],
    clues: Mapping[Span, DateClue],
    documents: Mapping[str, Document],
    passages: Passages,
) -> list[SharedEvent]:
    """Return the events that at least two documents tell, with what each telling says of the day."""
    shared = [group for group in join_sure(groups) if len({t.document for t in group}) > 1]
    return [
        SharedEvent(
            tuple(_read(telling, clues, documents[telling.document]) for telling in group),
            tuple(
                tuple(
                    n
                    for n, other in enumerate(group)
                    if other.document != telling.document and is_strong(telling, other, passages)
                )
                for telling in group
            ),
        )
        for group in shared
    ]


def _read(telling: Telling, clues: Mapping[Span, DateClue], document: Document) -> Told:
    clue = clues.get(telling.mention.time) if telling.mention.time else None
    if clue is None or not _dates(clue, telling.mention.trigger, document):
        return Told(telling, None, Tense.OPEN, ALL, is_done(telling))
    tense = Tense.PAST if is_done(telling) and clue.tense is Tense.OPEN else clue.tense
    return Told(
        telling, read_value(clue.value), tense, days_of(clue), is_done(telling) or tense is Tense.PAST
    )


def _dates(clue: DateClue, trigger: Span, document: Document) -> bool:
    """Tell whether a time is surely that of the deed: a verb's own, right beside a noun, or no mere day.

    "Last Friday's bombings", "the attack on Friday"; but "the Council condemned the bombing of the
    embassies on Thursday" tells the day of the condemnation.
    """
    if _VERB.fullmatch(document.quote(trigger)) or not _DAY.search(clue.value):
        return True
    first, second = sorted((clue.span, trigger))
    return len(document.text[first.end : second.start].split()) <= BESIDE


def find_shared(events: Sequence[SharedEvent], known: Days) -> Iterator[tuple[str, Constraint]]:
    """Yield what each event bounds: nobody tells it before it happened, and "Friday" is within the week.

    A document is bounded only by strong ties to tellings that date the event. Where tellings exclude each
    other's days, the one that fewer documents agree with bounds nobody, nor do equals.
    """
    for event in events:
        dated = [_dated(told, known) for told in event.tellings]
        trusted = _trusted(event.tellings, dated)
        for told, ties in zip(event.tellings, event.ties, strict=True):
            yield from _bounded(told, [n for n in ties if n in trusted], event, dated)


def _trusted(tellings: Sequence[Told], dated: Sequence[DaySet]) -> frozenset[int]:
    """Return the numbers of the tellings whose days no other excludes that as many documents agree with."""
    by_days: dict[DaySet, set[str]] = defaultdict(set)
    for told, days in zip(tellings, dated, strict=True):
        by_days[days].add(told.document)
    meeting = {days: [other for other in by_days if days.meets(other)] for days in by_days}
    agreeing = {days: len(set().union(*(by_days[o] for o in meeting[days] if o != ALL))) for days in by_days}
    wrong = {
        days
        for days in by_days
        for other in by_days
        if other not in meeting[days] and agreeing[other] >= agreeing[days]
    }
    return frozenset(n for n, days in enumerate(dated) if days not in wrong)


def _bounded(
    told: Told, ties: Sequence[int], event: SharedEvent, dated: Sequence[DaySet]
) -> Iterator[tuple[str, Constraint]]:
    witnesses = [n for n in ties if dated[n] != ALL]
    days = reduce(and_, (dated[n] for n in witnesses), told.days)
    days = _by_weekday(days, [told, *(event.tellings[n] for n in ties)])
    if not witnesses or not days:
        return
    allowed = publication_days(days, told.value, told.tense)
    if told.done:
        allowed &= between(days.first, None)
    if allowed and allowed != ALL:
        yield told.document, _constraint(told, [event.tellings[n] for n in witnesses], allowed)


def _by_weekday(days: DaySet, tellings: Sequence[Told]) -> DaySet:
    """Return those of an event's days that are the one weekday by which tellings of it go.

    One report has "Aug. 7", another "Friday": it was a year in which Aug. 7 was a Friday.
    """
    named = {told.value.weekday for told in tellings if isinstance(told.value, OfWeek)}
    return days.on(named.pop()) if len(named) == 1 else days


def _dated(told: Told, known: Days) -> DaySet:
    """Return the days a telling gives its event, its document's interval included."""
    published = known.get(told.document, ALL)
    if told.days != ALL or told.value is None:
        return told.days & between(None, published.last) if told.done else told.days
    tenses = (Tense.PAST, Tense.FUTURE) if told.tense is Tense.OPEN else (told.tense,)
    return union(part for tense in tenses for part in denoted_days(told.value, published, tense).parts)


def _constraint(told: Told, witnesses: Sequence[Told], allowed: DaySet) -> Constraint:
    others: dict[str, Span] = {}
    for witness in witnesses:
        others.setdefault(f"[{witness.document}]", witness.telling.mention.sentence)
    words = "tells an event that is dated by " + ", ".join(sorted(others))
    spans = (told.telling.mention.sentence, *sorted(others.values()))
    return Constraint(DateRule.SHARED_EVENT, allowed, words, spans)
