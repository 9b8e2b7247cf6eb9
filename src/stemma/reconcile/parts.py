"""The parts of a score, each asked once for two classes of tellings that are the same in all it looks at.

Many tellings are: so many deeds have the same recipients, so many the same place.
"""

from collections.abc import Callable, Hashable, Sequence
from math import inf, nan

import numpy as np
import numpy.typing as npt

from stemma.model.events import EventType
from stemma.reconcile.kinds import CAPTURES
from stemma.reconcile.matching import SUMMED, other_mode, said_by_others
from stemma.reconcile.sides import is_deadly, match_actors, match_recipients
from stemma.reconcile.tellings import Side, Telling
from stemma.reconcile.weighing import MOST_SUMMARY, may_sum_up, weigh_naming, weigh_place

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


class Part:
    """What one part of a score is, by classes of tellings that are the same in all that it looks at."""

    def __init__(
        self,
        tellings: Sequence[Telling],
        looks_at: Callable[[Telling], Hashable],
        most: Callable[[Telling], float],
        score: Callable[[Telling, Telling], float | None],
    ) -> None:
        classes: dict[Hashable, int] = {}
        numbers = [classes.setdefault(looks_at(telling), len(classes)) for telling in tellings]
        self._class: Numbers = np.array(numbers)
        self._example = dict(zip(reversed(numbers), reversed(tellings), strict=True))
        self._rows: dict[tuple[int, bool], Floats] = {}
        self._most: Floats = np.array([most(telling) for telling in tellings])
        self._score = score

    def most(self, one: int, others: Numbers) -> Floats:
        """Return the most that the part can be for one telling and each of others."""
        least: Floats = np.minimum(self._most[one], self._most[others])
        return least

    def exact(self, one: int, others: Numbers) -> Floats:
        """Return the part for one telling and each of others, all before it or all after it.

        It is minus infinity where two exclude each other.
        """
        kind, before = int(self._class[one]), bool((others < one).any())
        if (kind, before) not in self._rows:
            self._rows[kind, before] = np.full(len(self._example), nan)
        row, classes = self._rows[kind, before], self._class[others]
        for other in set(classes[np.isnan(row[classes])].tolist()):
            pair = (other, kind) if before else (kind, other)
            found = self._score(*(self._example[number] for number in pair))
            row[other] = -inf if found is None else found
        parts: Floats = row[classes]
        return parts


def part_of_naming(tellings: Sequence[Telling]) -> Part:
    """Return the part that rests on how two deeds are named and coded, with the most that a summary adds."""

    def looks_at(telling: Telling) -> Hashable:
        return telling.trigger, telling.mention.cameo, telling.mention.mode, telling.lead

    def most(telling: Telling) -> float:
        may = telling.mention.type is EventType.ASSAULT
        return sum(weigh_naming(telling, telling)) + SUMMED * MOST_SUMMARY * may

    def score(left: Telling, right: Telling) -> float | None:
        if other_mode(left, right):
            return None
        return sum(weigh_naming(left, right)) + SUMMED * MOST_SUMMARY * may_sum_up(left, right)

    return Part(tellings, looks_at, most, score)


def part_of_place(tellings: Sequence[Telling]) -> Part:
    """Return the part that rests on the places, which may be others where one person was the victim."""

    def looks_at(telling: Telling) -> Hashable:
        place = telling.mention.place
        return telling.places, bool(telling.persons), place and (place.name, place.country)

    def most(telling: Telling) -> float:
        return 0.35 if telling.places else 0.1 if telling.mention.place else 0.0

    def score(left: Telling, right: Telling) -> float | None:
        found = weigh_place(left, right)
        return 0.0 if found is None and left.persons and right.persons else found

    return Part(tellings, looks_at, most, score)


def part_of_actors(tellings: Sequence[Telling]) -> Part:
    """Return the part that rests on those who did it, with the same exception."""

    def looks_at(telling: Telling) -> Hashable:
        return _seen(telling.actors), bool(telling.persons)

    def most(telling: Telling) -> float:
        return (0.27 if any(side.actor for side in telling.actors) else 0.12) if telling.actors else 0.0

    def score(left: Telling, right: Telling) -> float | None:
        if said_by_others(left, right):
            return None
        found = match_actors(left, right)
        return 0.0 if found is None and left.persons and right.persons else found

    return Part(tellings, looks_at, most, score)


def part_of_recipients(tellings: Sequence[Telling]) -> Part:
    """Return the part that rests on those to whom it was done."""

    def looks_at(telling: Telling) -> Hashable:
        fallen = telling.places if telling.trigger in CAPTURES else None
        return _seen(telling.recipients), telling.persons, is_deadly(telling), fallen

    def most(telling: Telling) -> float:
        side = 0.45 if any(side.actor for side in telling.recipients) else 0.2 if telling.recipients else 0.0
        return side + 0.3 * (bool(telling.recipients) or telling.trigger in CAPTURES)

    return Part(tellings, looks_at, most, match_recipients)


def _seen(sides: tuple[Side, ...]) -> Hashable:
    """Return what a score sees of participants: all but the words for them."""
    return tuple((side.actor, side.code, side.person) for side in sides)
