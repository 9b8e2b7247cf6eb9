"""What one text of a pair says, ready to be compared: its words, names, times, figures and speakers."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from stemma.lineage.collating.variation import Word, read_words
from stemma.lineage.witnesses import visible_text
from stemma.model.documents import Document
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, TimeExpression
from stemma.model.spans import Bounds, Span
from stemma.store.tables import Tables
from stemma.text.numbers import Number, find_numbers

T = TypeVar("T")
Asked = TypeVarTuple("Asked")


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One text and what was found in it."""

    document: str
    text: str
    """Its cuts blanked."""
    words: Sequence[Word]
    names: Sequence[NameMention]
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]
    attributions: Sequence[Attribution]
    outlets: tuple[str, ...]
    """Who published the two texts of the pair's documents, where known."""
    published: date | None
    """The first day on which it may have appeared."""
    numbers: Sequence[Number]
    """Numbers that are no part of a time or of a name."""
    kept: dict[Callable[..., object], dict[tuple[object, ...], Any]] = field(default_factory=dict)
    """What was read in it already, by what read it and where; see `once`."""

    def quote(self, bounds: Bounds) -> str:
        """Return the words between `bounds`."""
        return self.text[bounds[0] : bounds[1]]


def once(read: Callable[[Reading, *Asked], T]) -> Callable[[Reading, *Asked], T]:
    """Let a function read each stretch of a text once, in however many pairs it is compared.

    What it returns is shared, so it may not be changed; it may not hang on `Reading.outlets`, which are the
    pair's.
    """

    @wraps(read)
    def ask(reading: Reading, *asked: *Asked) -> T:
        known: dict[tuple[object, ...], T] = reading.kept.setdefault(read, {})
        if asked not in known:
            known[asked] = read(reading, *asked)
        return known[asked]

    return ask


def read_document(tables: Tables, document: Document) -> Reading:
    """Return the reading of a document."""
    text = visible_text(document)
    names, times = tables.of(NameMention, document.id), tables.of(TimeExpression, document.id)
    taken = [*(span_bounds(name.span) for name in names), *(span_bounds(time.span) for time in times)]
    return Reading(
        document.id,
        text,
        read_words(text, (0, len(text))),
        names,
        times,
        tables.of(Figure, document.id),
        tables.of(Attribution, document.id),
        (document.outlet,) if document.outlet else (),
        document.published.first_day,
        [n for n in find_numbers(text) if not any(_ends_within(n, bounds) for bounds in taken)],
    )


def _ends_within(number: Number, bounds: Bounds) -> bool:
    return bounds[0] < number.end <= bounds[1]


def span_bounds(span: Span) -> Bounds:
    """Return where a span begins and ends."""
    return span.start, span.end


def inside(records: Sequence[T], bounds: Bounds, of: Callable[[T], Bounds]) -> list[T]:
    """Return those of the records, which are in the order of the text, that stand inside `bounds`."""
    first = bisect_left(records, bounds[0], key=lambda record: of(record)[0])
    after = bisect_left(records, bounds[1], first, key=lambda record: of(record)[0])
    return [record for record in records[first:after] if of(record)[1] <= bounds[1]]
