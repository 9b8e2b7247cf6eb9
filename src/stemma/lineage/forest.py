"""A best-parent forest over texts: each text hangs under at most one parent, never in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.model.copies import Direction, Reuse

ARROW = 0.3
"""How much an arrow is worth against shared text when links compete: a known parent before a guessed one.

Set by hand.
"""
STRONG = 0.5
"""Share of the shorter text from which two missing parents are one; below, wire versions would run together.

All derived pairs of the 301 development articles make one component of 107; so, the largest group is 38.
"""


@dataclass(frozen=True, slots=True)
class Link:
    """The best evidence that two texts rest on one origin; `left` < `right` are their keys."""

    left: str
    right: str
    strength: float
    """Share of the shorter text that the passages cover."""
    reuse: Reuse
    direction: Direction
    """Of the texts; the documents of `reuse` may stand the other way round."""

    @property
    def directed(self) -> bool:
        """Tell whether one of the two is the other's source."""
        return self.direction in {Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT}

    @property
    def rank(self) -> tuple[float, float, str, str]:
        """Return what links are sorted by: the best first, then by key."""
        return (-(self.strength + ARROW * self.directed), -self.reuse.score, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Missing:
    """A parent that is not in the pile; `number` tells it from others while the forest grows."""

    number: int


Node = str | Missing


class Forest:
    """Grows from the best link to the worst."""

    def __init__(self, links: Iterable[Link]) -> None:
        self.parent: dict[Node, Node] = {}
        self.link: dict[Node, Link] = {}
        """The link by which a node came under its parent."""
        self._missing = 0
        for link in sorted(links, key=lambda link: link.rank):
            self._add(link)

    def root(self, node: Node) -> Node:
        """Return the root of the tree that holds a node; a node without parent is its own root."""
        while node in self.parent:
            node = self.parent[node]
        return node

    def children(self) -> dict[Node, list[Node]]:
        """Return the children of every parent."""
        children: dict[Node, list[Node]] = defaultdict(list)
        for child, parent in self.parent.items():
            children[parent].append(child)
        return children

    def _add(self, link: Link) -> None:
        if self.root(link.left) == self.root(link.right):
            return
        if link.directed:
            ends = (link.left, link.right)
            parent, child = ends if link.direction is Direction.LEFT_TO_RIGHT else ends[::-1]
            self._put_under(parent, child, link)
        else:
            self._put_beside(link)

    def _put_under(self, parent: Node, child: Node, link: Link) -> None:
        above = self.parent.get(child)
        if above is None:
            self._hang(child, parent, link)
        elif isinstance(above, Missing) and above not in self.parent and link.strength >= STRONG:
            self._hang(above, parent, link)

    def _put_beside(self, link: Link) -> None:
        above_left, above_right = self.parent.get(link.left), self.parent.get(link.right)
        if above_left is None and above_right is None:
            self._missing += 1
            missing = Missing(self._missing)
            self._hang(link.left, missing, link)
            self._hang(link.right, missing, link)
        elif above_left is None and above_right is not None:
            self._join(link.left, above_right, link)
        elif above_right is None and above_left is not None:
            self._join(link.right, above_left, link)
        elif isinstance(above_left, Missing) and isinstance(above_right, Missing) and link.strength >= STRONG:
            self._merge(above_left, above_right)

    def _join(self, child: Node, parent: Node, link: Link) -> None:
        """Put a sibling under the other's parent; under a known one only if it has most of its text."""
        if isinstance(parent, Missing) or link.strength >= STRONG:
            self._hang(child, parent, link)

    def _hang(self, child: Node, parent: Node, link: Link) -> None:
        self.parent[child] = parent
        self.link[child] = link

    def _merge(self, kept: Missing, gone: Missing) -> None:
        """Make one missing parent of two, unless both have parents of their own."""
        if gone in self.parent:
            kept, gone = gone, kept
        if gone in self.parent:
            return
        for child in [child for child, parent in self.parent.items() if parent == gone]:
            self.parent[child] = kept


def walk(children: dict[Node, list[Node]], root: Node) -> Iterator[Node]:
    """Yield a root and all below it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += children.get(node, [])
