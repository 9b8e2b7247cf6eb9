"""Pairs that the rest of a family makes relatives: both come from one text, however far they are from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from stemma.lineage.kin import changes_to, parent_and_child
from stemma.model.copies import CandidatePair, Reuse

STEPS = 2
"""Copies between a text and its source that are looked through."""
MOST_PARENTS = 8
"""Sources of one text that are looked at, the nearest first: a text of a thousand copies may have as many."""


def find_relatives(reuses: Iterable[Reuse], pairs: Iterable[CandidatePair]) -> Iterator[CandidatePair]:
    """Yield the pairs not known to be derived of which one comes from the other, or both from a third.

    What two copies of one text still have in common needs no proof against chance: where it came from is
    known. Texts that only have a copy in common, which was made of both, are no relatives.
    """
    ways: dict[str, list[tuple[float, str]]] = defaultdict(list)
    derived = set()
    for reuse in reuses:
        if reuse.derived:
            derived.add((reuse.left, reuse.right))
        if arrow := parent_and_child(reuse):
            parent, child = arrow
            ways[child].append((changes_to(reuse, child), parent))
    families = _Families({child: [p for _, p in nsmallest(MOST_PARENTS, w)] for child, w in ways.items()})
    for pair in pairs:
        known = (pair.left, pair.right) in derived or "facts" not in pair.channels
        if not known and not families.lineage(pair.left).isdisjoint(families.lineage(pair.right)):
            yield pair


class _Families:
    """The lineage of each document, found once."""

    def __init__(self, parents: Mapping[str, Sequence[str]]) -> None:
        self._parents = parents
        self._lineages: dict[str, frozenset[str]] = {}

    def lineage(self, name: str) -> frozenset[str]:
        """Return a document and those that it comes from, some steps back."""
        if name not in self._lineages:
            found, newest = {name}, {name}
            for _ in range(STEPS):
                newest = {parent for one in newest for parent in self._parents.get(one, ())}
                found |= newest
            self._lineages[name] = frozenset(found)
        return self._lineages[name]
