"""Tellings of one event brought together: the surest first, and never against a contradiction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Self

from stemma.model.events import EventType
from stemma.reconcile.days import When, meet_all
from stemma.reconcile.edges import Edge
from stemma.reconcile.matching import compatible_types
from stemma.reconcile.places import match_places
from stemma.reconcile.sides import doers, targets
from stemma.reconcile.tellings import Telling


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellings of one event, and what of them decides whether another can be of it too."""

    members: tuple[int, ...]
    types: frozenset[EventType]
    whens: tuple[When, ...]
    """Each once: what they have in common is asked of all again, for a night has two days."""
    sides: tuple[frozenset[str], ...]
    """The persons to whom it was done, and the countries that did it and to which: all that tellings name."""
    places: frozenset[tuple[frozenset[str], frozenset[str]]]
    """The places of each telling that has some, with the persons to whom it was done there."""
    undated_until: date | None
    """The earliest day on which a report was published that gives no day."""

    @classmethod
    def of(cls, number: int, telling: Telling) -> Self:
        """Return the group of one telling."""
        return cls(
            (number,),
            frozenset((telling.mention.type,)),
            (telling.when,),
            (telling.persons, doers(telling), targets(telling)),
            frozenset([(telling.places, telling.persons)] if telling.places else []),
            None if telling.when.known else telling.published,
        )

    def joined(self, other: "_Group") -> "_Group | None":
        """Return both as one, or None where they cannot be one event."""
        if self._excludes(other):
            return None
        return _Group(
            tuple(sorted((*self.members, *other.members))),
            self.types | other.types,
            self._whens_with(other),
            tuple(ours | theirs for ours, theirs in zip(self.sides, other.sides, strict=True)),
            self.places | other.places,
            min(self._untold_with(other), default=None),
        )

    def _excludes(self, other: "_Group") -> bool:
        """Tell whether types, days, sides or places of two groups cannot be those of one event.

        What the tellings name of a side hangs together: {A, B} with {B, C}, not {A} with {C}. No report
        that gives no day was published before the days that the others give.
        """
        when = meet_all(self._whens_with(other))
        sides = zip(self.sides, other.sides, strict=True)
        return (
            when is None
            or not all(compatible_types(a, b) for a, b in product(self.types, other.types))
            or any(ours and theirs and not ours & theirs for ours, theirs in sides)
            or not self._in_one_place(other)
            or (when.first_day is not None and any(d < when.first_day for d in self._untold_with(other)))
        )

    def _whens_with(self, other: "_Group") -> tuple[When, ...]:
        return tuple(dict.fromkeys((*self.whens, *other.whens)))

    def _untold_with(self, other: "_Group") -> list[date]:
        return [day for day in (self.undated_until, other.undated_until) if day is not None]

    def _in_one_place(self, other: "_Group") -> bool:
        """Tell whether no two tellings that share no named victim put it in different places."""
        return all(
            match_places(here, there) is not None or ours & theirs
            for (here, ours), (there, theirs) in product(self.places, other.places)
        )


def group_tellings(tellings: Sequence[Telling], edges: Iterable[Edge]) -> list[list[Telling]]:
    """Return the tellings of each event together; each stands in exactly one group.

    Pairs are joined in falling order of their score, as long as the two groups have compatible days
    and types and no two different persons to whom it was done. Ties fall by document id and offset.
    """
    groups = [_Group.of(number, telling) for number, telling in enumerate(tellings)]
    for edge in sorted(edges):
        one, other = groups[edge.left], groups[edge.right]
        if one is other or (both := one.joined(other)) is None:
            continue
        for number in both.members:
            groups[number] = both
    found = {group.members: group for group in groups}
    return [[tellings[number] for number in members] for members in sorted(found)]
