"""Constraints from days that several documents tell in like words: one "Nov. 25" is one day of one year."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from stemma.model.datings import ClueRole, DateClue, DateRule, Tense
from stemma.model.documents import Document
from stemma.model.mentions import Sentence
from stemma.model.spans import Span
from stemma.reconcile.dating.combination import Constraint
from stemma.reconcile.dating.day_sets import ALL, DaySet
from stemma.reconcile.dating.own_text import days_of
from stemma.reconcile.dating.values import COMING, RECENT_DAY, OfYear, publication_days, read_value
from stemma.reconcile.wording import STOP, stem_of
from stemma.text.normalise import word_bounds

ALIKE, NAMED = 5, 2
"""Words, and names among them, that two sentences share to tell one happening. Set by hand; TimeBank, AQUAINT
and 247 political reports: 185 of 185 pairs of one year."""
SHORTEST = 3
"""Letters of a word that counts."""


@dataclass(frozen=True, slots=True)
class DayTold:
    """A sentence that tells a day of the year, with or without the year."""

    clue: DateClue
    days: DaySet
    sentence: Span
    words: frozenset[str]
    names: frozenset[str]

    def is_like(self, other: "DayTold") -> bool:
        """Tell whether two sentences of two documents share enough to tell one happening."""
        apart = self.sentence.document != other.sentence.document
        return apart and len(self.words & other.words) >= ALIKE and len(self.names & other.names) >= NAMED


SharedDay = tuple[DayTold, DayTold]


def read_days(
    clues: Mapping[str, Sequence[DateClue]], documents: Mapping[str, Document], sentences: Iterable[Sentence]
) -> list[SharedDay]:
    """Return the pairs of sentences of two documents that tell one happening of one day of the year."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for found_sentence in sentences:
        spans[found_sentence.span.document].append(found_sentence.span)
    told: dict[tuple[int, int], list[DayTold]] = defaultdict(list)
    for document, found in sorted(clues.items()):
        for clue in found:
            day = _day_of_year(clue)
            sentence = next((span for span in spans[document] if span.covers(clue.span)), None)
            if day and sentence:
                told[day].append(_read(clue, sentence, documents[document]))
    return [(a, b) for days in told.values() for a, b in permutations(days, 2) if a.is_like(b)]


def find_shared_days(
    pairs: Sequence[SharedDay], known: Mapping[str, DaySet]
) -> Iterator[tuple[str, Constraint]]:
    """Yield what a day that another document tells in like words says of each, given the days each can have.

    The one who leaves the year out tells it near its day, so the other's days tell the year.
    """
    for here, there in pairs:
        value = read_value(here.clue.value)
        near = _told_from(known.get(there.sentence.document, ALL), there.clue)
        event = here.days & there.days & near
        if value is None or event in (here.days, DaySet(())):
            continue
        days = publication_days(event, value, here.clue.tense)
        if days != ALL:
            words = f"tells “{here.clue.text}” in like words as [{there.sentence.document}]"
            spans = (here.sentence, there.sentence)
            yield here.sentence.document, Constraint(DateRule.SHARED_DAY, days, words, spans)


def _told_from(published: DaySet, clue: DateClue) -> DaySet:
    """Return the days that a document of these days can tell without their year; ALL where it gives it."""
    if clue.first_day is not None:
        return ALL
    before = 0 if clue.tense is Tense.FUTURE else RECENT_DAY
    return published.widened(before, 0 if clue.tense is Tense.PAST else COMING)


def _day_of_year(clue: DateClue) -> tuple[int, int] | None:
    if clue.role is not ClueRole.BODY:
        return None
    if clue.first_day is not None:
        stated = clue.first_day == clue.last_day and any(letter.isdigit() for letter in clue.text)
        return (clue.first_day.month, clue.first_day.day) if stated else None
    value = read_value(clue.value)
    return (value.month, value.day) if isinstance(value, OfYear) and value.day else None


def _read(clue: DateClue, sentence: Span, document: Document) -> DayTold:
    words, names = _words(document.text[sentence.start : clue.span.start])
    more, others = _words(document.text[clue.span.end : sentence.end])
    return DayTold(clue, days_of(clue), sentence, words | more, names | others)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the words that carry content, and of the names among them."""
    told = [
        (stem_of(word), text[start])
        for word, start, end in word_bounds(text)
        if word not in STOP and end - start >= SHORTEST and not word.isdigit()
    ]
    return frozenset(stem for stem, _ in told), frozenset(stem for stem, first in told if first.isupper())
