"""The cheapest way to give each node of a directed graph a parent, without circles: Chu, Liu and Edmonds.

Y. J. Chu and T. H. Liu, "On the shortest arborescence of a directed graph", 1965; J. Edmonds, "Optimum
branchings", 1967.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

ROOT = -1
"""The parent of a node that has none."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A possible parent of a child, and what it costs. Nodes are numbers from 0."""

    cost: float
    parent: int
    child: int


@dataclass(frozen=True, slots=True)
class _Step:
    """An edge between nodes of which some are circles drawn together."""

    cost: float
    parent: int
    child: int
    inner: "_Step | None" = None
    """The edge that it was before."""


def find_parents(nodes: int, edges: Iterable[Edge]) -> list[int]:
    """Return the parent of each node, or ROOT: the fewest roots there can be, and of those the least cost.

    Of equally cheap edges the first in their order is taken, so nothing hangs on the order given.
    """
    listed = sorted(edges)
    alone = 1.0 + sum(edge.cost for edge in listed)
    steps = [_Step(edge.cost, edge.parent, edge.child) for edge in listed]
    steps += [_Step(alone, ROOT, node) for node in range(nodes)]
    parents = [ROOT] * nodes
    for step in _choose(steps, nodes):
        parents[step.child] = step.parent
    return parents


def _choose(steps: Sequence[_Step], fresh: int) -> list[_Step]:
    """Return one edge into each node; numbers from `fresh` on are no nodes yet."""
    best = _cheapest(steps)
    drawn = {node: fresh + at for at, circle in enumerate(_circles(best)) for node in circle}
    if not drawn:
        return list(best.values())
    between: dict[tuple[int, int], _Step] = {}
    for step in steps:
        ends = drawn.get(step.parent, step.parent), drawn.get(step.child, step.child)
        saved = best[step.child].cost if step.child in drawn else 0.0
        known = between.get(ends)
        if ends[0] != ends[1] and (known is None or step.cost - saved < known.cost):
            between[ends] = _Step(step.cost - saved, *ends, inner=step)
    wider = _choose(list(between.values()), fresh + len(drawn))
    chosen = [step.inner for step in wider if step.inner is not None]
    entered = {step.child for step in chosen}
    return [*chosen, *(best[node] for node in drawn if node not in entered)]


def _cheapest(steps: Iterable[_Step]) -> dict[int, _Step]:
    best: dict[int, _Step] = {}
    for step in steps:
        if step.child not in best or step.cost < best[step.child].cost:
            best[step.child] = step
    return best


def _circles(best: Mapping[int, _Step]) -> Iterator[list[int]]:
    """Yield each circle that the best edges run in."""
    done: set[int] = set()
    for start in best:
        path: dict[int, int] = {}
        node = start
        while node in best and node not in done:
            done.add(node)
            path[node] = len(path)
            node = best[node].parent
        if node in path:
            yield list(path)[path[node] :]
