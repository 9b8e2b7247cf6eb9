"""Which tellings of one type can score enough: a bound first, and the score itself only where that allows.

The words in common are counted through an index. The other parts of a score are asked for two classes of
tellings at a time, and only while the rest leaves two tellings a chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf, nan

import numpy as np

from stemma.reconcile.days import COARSE, EXACT
from stemma.reconcile.matching import NOTHING_SHARED, SAME_EVENT, SAME_EVENT_UNDATED
from stemma.reconcile.parts import (
    Floats,
    Numbers,
    part_of_actors,
    part_of_naming,
    part_of_place,
    part_of_recipients,
)
from stemma.reconcile.tellings import Telling
from stemma.reconcile.weighing import (
    BOTH_DATED,
    IN_LIKE_WORDS,
    ONE_AGE,
    ONE_DAY,
    ONE_MONTH,
    ONE_WEEK,
    WEEK,
    latest_day,
)

ROUNDED = 1e-6
"""By how much a bound may be too low for having been added up in another order."""

_NONE = np.empty(0, dtype=np.int64)


def likely_pairs(tellings: Sequence[Telling], of: Iterable[int] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the numbers of every two tellings of one type that can score enough, the earlier one first.

    All `tellings` are of that type. What is yielded may score too little; what is not yielded does. Where
    `of` is given, one of the two is among these numbers, and a pair of two of them may come twice.
    """
    if not tellings:
        return
    likely = _Likely(tellings)
    for one in range(len(tellings)) if of is None else of:
        yield from ((one, other) for other in likely.among(one, slice(one + 1, len(tellings))).tolist())
        if of is not None:
            yield from ((other, one) for other in likely.among(one, slice(0, one)).tolist())


class _Likely:
    """Bounds on the scores of tellings of one type."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._words, self._days = _Words(tellings), _Days(tellings)
        self._naming = part_of_naming(tellings)
        self._shared = (part_of_place(tellings), part_of_actors(tellings), part_of_recipients(tellings))
        self._numbers: Numbers = np.arange(len(tellings))

    def among(self, one: int, stretch: slice) -> Numbers:
        """Return the numbers of a stretch of tellings, before or after one, that can score enough with it."""
        others = self._numbers[stretch]
        parts = (self._naming, *self._shared)
        most = np.array([part.most(one, others) for part in parts])
        bound = self._words.among(one, stretch) + self._days.among(one, stretch) + most.sum(0) + ROUNDED
        left = bound + _unshared(most[1:]) >= 0
        for number, part in enumerate(parts):
            others, bound, most = others[left], bound[left], most[:, left]
            exact = part.exact(one, others)
            bound += exact - most[number]
            most[number] = exact
            left = bound + _unshared(most[1:]) >= 0
        likely: Numbers = others[left]
        return likely


def _unshared(most: Floats) -> Floats:
    """Return what is taken off where neither sides nor place can have anything in common."""
    shared: Floats = most.max(0)
    return np.where(shared > 0, 0.0, NOTHING_SHARED)


class _Words:
    """What the words in common add, counted through an index of the tellings that have a word."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        having: dict[str, list[int]] = defaultdict(list)
        for number, telling in enumerate(tellings):
            for word in telling.words:
                having[word].append(number)
        self._having = {word: np.array(numbers) for word, numbers in having.items()}
        self._words = [telling.words for telling in tellings]
        self._shares = np.array([max(1, len(words)) ** -0.5 for words in self._words])

    def among(self, one: int, stretch: slice) -> Floats:
        """Return what the words add for one telling and each of a stretch of others."""
        having = [self._having[word] for word in self._words[one]]
        ends = [numbers.searchsorted((stretch.start, stretch.stop)) for numbers in having]
        found = [numbers[a:b] for numbers, (a, b) in zip(having, ends, strict=True)]
        shares = self._shares[stretch]
        common = np.bincount(np.concatenate([*found, _NONE]) - stretch.start, minlength=len(shares))
        added: Floats = IN_LIKE_WORDS * self._shares[one] * shares * common
        return added


class _Days:
    """What the days add, and that two tellings of other days are not of one event."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        whens = [telling.when for telling in tellings]
        latest = [latest_day(telling) for telling in tellings]
        documents = {telling.document: number for number, telling in enumerate(tellings)}
        night = np.array([when.night for when in whens])
        self._first = _ordinals([when.first_day for when in whens], -inf) - night
        self._last = _ordinals([when.last_day for when in whens], inf) + night
        self._length = np.array([when.length or inf for when in whens])
        self._known = np.array([when.known for when in whens])
        self._latest = _ordinals(latest, nan)
        self._document = np.array([documents[telling.document] for telling in tellings])

    def among(self, one: int, stretch: slice) -> Floats:
        """Return what the days add for one and each of a stretch of others, less the score that is enough."""
        longest = np.maximum(self._length[one], self._length[stretch])
        known = self._known[one] & self._known[stretch]
        near = np.abs(self._latest[one] - self._latest[stretch]) <= WEEK
        near |= self._document[one] == self._document[stretch]
        kinds = [longest <= EXACT, longest <= COARSE, longest < inf, known, near]
        added = np.select(kinds, [ONE_DAY, ONE_MONTH, ONE_AGE, BOTH_DATED, ONE_WEEK], 0.0)
        apart = (self._first[one] > self._last[stretch]) | (self._first[stretch] > self._last[one])
        return np.where(apart, -inf, added - np.where(known, SAME_EVENT, SAME_EVENT_UNDATED))


def _ordinals(days: Sequence[date | None], unknown: float) -> Floats:
    """Return days as numbers that count up by one."""
    return np.array([day.toordinal() if day else unknown for day in days])
