"""The cheapest way to give each node of a directed graph a parent, without circles: Chu, Liu and Edmonds.

Y. J. Chu and T. H. Liu, "On the shortest arborescence of a directed graph", 1965; J. Edmonds, "Optimum
branchings", 1967.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
    place: int
    """Of equally cheap ones the first counts."""
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
    steps = [_Step(edge.cost, at, edge.parent, edge.child) for at, edge in enumerate(listed)]
    steps += [_Step(alone, len(listed) + node, ROOT, node) for node in range(nodes)]
    graph = _Graph(steps, nodes)
    changed: Iterable[int] = range(nodes)
    while circles := list(_circles(graph.best, changed)):
        changed = graph.draw_together(circles)
    parents = [ROOT] * nodes
    for step in graph.chosen():
        parents[step.child] = step.parent
    return parents


class _Graph:
    """The edges that are left while circle after circle is drawn together to one node.

    Only what touches a circle is looked at again, since a chain of versions is drawn together link by link.
    """

    def __init__(self, steps: Iterable[_Step], nodes: int) -> None:
        self.best: dict[int, _Step] = {}
        """The cheapest edge into each node."""
        self._into: dict[int, dict[int, _Step]] = defaultdict(dict)
        self._out_of: dict[int, set[int]] = defaultdict(set)
        self._drawn: list[tuple[int, dict[int, _Step]]] = []
        """What became of each circle, and the edges it ran in, in the order of drawing."""
        self._fresh = nodes
        for step in steps:
            self._put(step)
        self._choose(range(nodes))

    def draw_together(self, circles: Iterable[list[int]]) -> set[int]:
        """Make one node of each circle; return the nodes into which other edges lead than before."""
        whole: dict[int, int] = {}
        saved: dict[int, float] = {}
        for circle in circles:
            best = {node: self.best.pop(node) for node in circle}
            whole.update(dict.fromkeys(circle, self._fresh))
            saved.update((node, step.cost) for node, step in best.items())
            self._drawn.append((self._fresh, best))
            self._fresh += 1
        between: dict[tuple[int, int], _Step] = {}
        for step in sorted(self._take(whole), key=lambda step: step.place):
            ends = whole.get(step.parent, step.parent), whole.get(step.child, step.child)
            cost = step.cost - saved.get(step.child, 0.0)
            known = between.get(ends)
            if ends[0] != ends[1] and (known is None or cost < known.cost):
                between[ends] = _Step(cost, known.place if known else step.place, *ends, step)
        for step in between.values():
            self._put(step)
        changed = {child for _, child in between}
        self._choose(changed)
        return changed

    def chosen(self) -> Iterator[_Step]:
        """Yield the edge into each node as it was given, once no circle is left."""
        chosen = dict(self.best)
        for whole, best in reversed(self._drawn):
            step = chosen.pop(whole)
            while step.child == whole and step.inner is not None:
                step = step.inner
            chosen |= best
            chosen[step.child] = step
        yield from map(_as_given, chosen.values())

    def _put(self, step: _Step) -> None:
        if step.parent not in self._into[step.child]:
            self._into[step.child][step.parent] = step
            self._out_of[step.parent].add(step.child)

    def _take(self, nodes: Mapping[int, int]) -> Iterator[_Step]:
        """Take out the edges that lead into or out of `nodes`, and yield them."""
        for node in nodes:
            for child in self._out_of.pop(node, ()):
                if child not in nodes:
                    yield self._into[child].pop(node)
        for node in nodes:
            for parent, step in self._into.pop(node).items():
                if parent not in nodes:
                    self._out_of[parent].discard(node)
                yield step

    def _choose(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            self.best[node] = min(self._into[node].values(), key=lambda step: (step.cost, step.place))


def _as_given(step: _Step) -> _Step:
    while step.inner is not None:
        step = step.inner
    return step


def _circles(best: Mapping[int, _Step], starts: Iterable[int]) -> Iterator[list[int]]:
    """Yield each circle that the best edges run in from one of `starts` on."""
    done: set[int] = set()
    for start in starts:
        path: dict[int, int] = {}
        node = start
        while node in best and node not in done:
            done.add(node)
            path[node] = len(path)
            node = best[node].parent
        if node in path:
            yield list(path)[path[node] :]
