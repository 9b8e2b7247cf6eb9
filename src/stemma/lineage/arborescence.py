"""The cheapest way to give each node of a directed graph a parent, without circles: Chu, Liu and Edmonds.

Y. J. Chu and T. H. Liu, "On the shortest arborescence of a directed graph", 1965; J. Edmonds, "Optimum
branchings", 1967; kept near n log n as by R. E. Tarjan, "Finding optimum branchings", 1977.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

ROOT = -1
"""The parent of a node that has none."""
UNIT = 10_000
"""Costs are reckoned in whole numbers of these parts, so that what is equally dear stays so."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A possible parent of a child, and what it costs. Nodes are numbers from 0."""

    cost: float
    parent: int
    child: int


@dataclass(frozen=True, slots=True, order=True)
class _Way:
    """A way into a node that may be a circle drawn together, and the edge it was given as."""

    cost: int
    """More than it is by what the node has saved."""
    place: int
    """Of equally cheap ones the first counts."""
    parent: int
    given: tuple[int, int]
    """Parent and child."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A node or circle that became part of a circle, and the edge into it that the circle ran in."""

    name: int
    given: tuple[int, int]


def find_parents(nodes: int, edges: Iterable[Edge]) -> list[int]:
    """Return the parent of each node, or ROOT: the fewest roots there can be, and of those the least cost.

    Of equally cheap edges the first in their order is taken, so nothing hangs on the order given. Costs count
    in parts of `UNIT`.
    """
    listed = [(round(UNIT * edge.cost), edge.parent, edge.child) for edge in sorted(edges)]
    alone = UNIT + sum(cost for cost, _, _ in listed)
    listed += [(alone, ROOT, node) for node in range(nodes)]
    graph = _Graph(nodes, listed)
    changed: Iterable[int] = range(nodes)
    while circles := list(_circles(graph.best, changed)):
        changed = graph.draw_together(circles)
    parents = [ROOT] * nodes
    for parent, child in graph.chosen():
        parents[child] = parent
    return parents


class _Graph:
    """The ways that are left while circle after circle is drawn together to one node.

    A circle goes under the name of its part with the most ways. Only the ways of its other parts are looked
    at again, since a chain of versions is drawn together link by link.
    """

    def __init__(self, nodes: int, listed: Iterable[tuple[int, int, int]]) -> None:
        self.best: dict[int, _Way] = {}
        """The cheapest way into each node."""
        self._into: list[dict[int, _Way]] = [{} for _ in range(nodes)]
        self._queues: list[list[_Way]] = [[] for _ in range(nodes)]
        """All ways into a node, cheapest first, and some that are no more."""
        self._out_of: dict[int, set[int]] = defaultdict(set)
        self._saved = [0] * nodes
        self._parts: list[tuple[_Part, ...]] = [()] * nodes
        """Of each circle that was drawn, from number `nodes` on."""
        self._within: dict[int, int] = {}
        """The circle of which a node or circle became a part."""
        self._name = list(range(nodes))
        """The number of what goes under the name of a node."""
        for place, (cost, parent, child) in enumerate(listed):
            if parent not in self._into[child]:
                self._put(child, _Way(cost, place, parent, (parent, child)))
        self._choose(range(nodes))

    def draw_together(self, circles: Iterable[list[int]]) -> set[int]:
        """Make one node of each circle; return the nodes whose ways are others or cost less than before."""
        became: dict[int, int] = {}
        for circle in circles:
            name = max(circle, key=lambda node: len(self._into[node]) + len(self._out_of[node]))
            self._note(circle, name)
            became.update(dict.fromkeys(circle, name))
        for node in became:
            self._saved[node] = self.best.pop(node).cost
        moved: dict[tuple[int, int], list[_Way]] = defaultdict(list)
        for child, way in self._take({node for node, name in became.items() if node != name}):
            ends = became.get(way.parent, way.parent), became.get(child, child)
            if ends[0] != ends[1]:
                cost = way.cost - self._saved[child] + self._saved[ends[1]]
                moved[ends].append(_Way(cost, way.place, ends[0], way.given))
        for (parent, child), ways in moved.items():
            self._join(parent, child, ways)
        changed = {*became.values(), *(child for _, child in moved)}
        self._choose(changed)
        return changed

    def chosen(self) -> Iterator[tuple[int, int]]:
        """Yield parent and child of each edge that is taken, once no circle is left."""
        waiting = [_Part(self._name[node], way.given) for node, way in self.best.items()]
        while waiting:
            whole = waiting.pop()
            yield whole.given
            name = whole.given[1]
            while name != whole.name:
                inner, name = name, self._within[name]
                waiting += [part for part in self._parts[name] if part.name != inner]

    def _note(self, circle: Iterable[int], name: int) -> None:
        """Note the parts of a circle, which goes under the name of one of them."""
        parts = tuple(_Part(self._name[node], self.best[node].given) for node in circle)
        for part in parts:
            self._within[part.name] = len(self._parts)
        self._name[name] = len(self._parts)
        self._parts.append(parts)

    def _take(self, nodes: set[int]) -> Iterator[tuple[int, _Way]]:
        """Take out the ways into and out of `nodes`, and yield each with the node it leads to."""
        for node in nodes:
            for child in self._out_of.pop(node, ()):
                if child not in nodes:
                    yield child, self._into[child].pop(node)
        for node in nodes:
            for parent, way in self._into[node].items():
                if parent not in nodes:
                    self._out_of[parent].discard(node)
                yield node, way
            self._into[node], self._queues[node] = {}, []

    def _join(self, parent: int, child: int, ways: list[_Way]) -> None:
        """Make one of several ways between two nodes: the cheapest, at the place of the first."""
        known = self._into[child].get(parent)
        every = [*ways, known] if known else ways
        best = min(every)
        self._put(child, _Way(best.cost, min(way.place for way in every), parent, best.given))

    def _put(self, child: int, way: _Way) -> None:
        self._into[child][way.parent] = way
        self._out_of[way.parent].add(child)
        heappush(self._queues[child], way)

    def _choose(self, nodes: Iterable[int]) -> None:
        for node in nodes:
            queue, into = self._queues[node], self._into[node]
            while queue[0] is not into.get(queue[0].parent):
                heappop(queue)
            self.best[node] = queue[0]


def _circles(best: Mapping[int, _Way], starts: Iterable[int]) -> Iterator[list[int]]:
    """Yield each circle that the best ways run in from one of `starts` on."""
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
