"""A best-parent forest over texts: each text hangs under its nearest source, never in a circle."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemma.lineage.arborescence import ROOT, Edge, find_parents
from stemma.model.copies import Direction, Relation, Reuse

ARROW = 0.3
"""How much an arrow is worth against shared text when links compete: a known parent before a guessed one.

Set by hand.
"""
STRONG = 0.5
"""Share of the shorter text from which two missing parents are one; below, wire versions would run together.

All derived pairs of the 301 development articles make one component of 107; so, the largest group is 38.
"""
UNUSED = 0.1
"""What a change the other way round counts: of two equally near, the one used up is the source. By hand."""
HINT = 0.05
"""Log-odds from which one of two texts goes before the other; below, a missing parent goes before both."""


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
    lead: float
    """Log-odds that the left text is the source."""
    changes: tuple[float, float] | None
    """On the way from left to right, and from right to left."""
    flipped: bool
    """Whether the left text is that of the right document of `reuse`."""
    clock: int
    """1 where the left text was published first, -1 where the right one was, 0 where that is not known."""

    @property
    def order(self) -> int:
        """Return 1 where the left text goes first, -1 where the right one does, 0 where nothing tells.

        A parent appears before its child, so the clock decides wherever no arrow is drawn, and a mere hint
        only where nobody says when.
        """
        if self.direction is not Direction.UNKNOWN:
            return {Direction.LEFT_TO_RIGHT: 1, Direction.RIGHT_TO_LEFT: -1}.get(self.direction, 0)
        return self.clock or hinted(self.lead)

    @property
    def directed(self) -> bool:
        """Tell whether one of the two is the other's source."""
        return self.direction in {Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT}

    @property
    def rank(self) -> tuple[float, float, str, str]:
        """Return what links are sorted by: the best first, then by key."""
        return (-(self.strength + ARROW * self.directed), -self.reuse.score, self.left, self.right)

    def other(self, name: str) -> str:
        """Return the key of the other text."""
        return self.right if name == self.left else self.left

    def leads_to(self, name: str) -> bool:
        """Tell whether the other text goes before `name`."""
        return self.order == (1 if name == self.right else -1)

    def cost_to(self, name: str) -> float:
        """Return the changes on the way to `name`."""
        if self.changes is None:
            return math.inf
        return self.changes[0] if name == self.right else self.changes[1]

    def price(self, name: str) -> float:
        """Return what the way to `name` costs; of a rewriting, what it left unused counts."""
        unused = UNUSED if self.reuse.relation is Relation.REWRITTEN else 0.0
        return self.cost_to(name) + unused * self.cost_to(self.other(name))

    def bounds(self, name: str) -> list[tuple[int, int]]:
        """Return where the passages stand in the text `name`."""
        flipped = (name == self.left) == self.flipped
        spans = (passage.right if flipped else passage.left for passage in self.reuse.passages)
        return [(span.start, span.end) for span in spans]

    def ways(self) -> Iterator[tuple[str, str]]:
        """Yield each parent and child that the two may be: both ways round where nothing tells the order."""
        if self.changes is None or self.direction is Direction.SIBLINGS:
            return
        if self.order >= 0:
            yield self.left, self.right
        if self.order <= 0:
            yield self.right, self.left


@dataclass(frozen=True, slots=True)
class Missing:
    """A parent that is not in the pile; `number` tells it from others while the forest grows."""

    number: int


Node = str | Missing


class Forest:
    """Hangs each text under its nearest source, as one change after the other would have made it.

    A copy keeps the changes of its parent and adds its own, so the parent is the relative from which least
    had to be changed (Roos, Heikkilä and Myllymäki, "A compression-based method for stemmatic analysis",
    2006). Siblings whose parent nobody gave us come together under a missing one.
    """

    def __init__(self, links: Iterable[Link]) -> None:
        self.parent: dict[Node, Node] = {}
        self.link: dict[Node, Link] = {}
        """The link by which a node came under its parent."""
        self._missing = 0
        ranked = sorted(links, key=lambda link: link.rank)
        self._hang_sources(ranked)
        for link in ranked:
            if self.root(link.left) != self.root(link.right) and not link.order:
                self._put_beside(link)

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

    def _hang_sources(self, links: Sequence[Link]) -> None:
        """Hang texts under texts, at the least price in all."""
        ways = _ways(links)
        names = sorted({name for way in ways for name in way})
        number = {name: at for at, name in enumerate(names)}
        edges = [
            Edge(link.price(child), number[parent], number[child]) for (parent, child), link in ways.items()
        ]
        below: dict[str, list[str]] = {}
        for child, place in zip(names, find_parents(len(names), edges), strict=True):
            if place == ROOT:
                below.setdefault(child, [])
            else:
                parent = names[place]
                self._hang(child, parent, ways[parent, child])
                below.setdefault(parent, []).append(child)
        for root in names:
            if root not in self.parent:
                self._unseat(root, below[root])

    def _unseat(self, root: str, children: Sequence[str]) -> None:
        """Put a root beside those of its children that may as well be its source."""
        unclear = [child for child in children if not self.link[child].order]
        if unclear:
            self._missing += 1
            missing = Missing(self._missing)
            self._hang(root, missing, self.link[unclear[0]])
            for child in unclear:
                self._hang(child, missing, self.link[child])

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


def hinted(lead: float) -> int:
    """Return 1 where log-odds hint that the left one goes first, -1 for the right one, 0 for neither."""
    return (lead >= HINT) - (lead <= -HINT)


def _ways(links: Sequence[Link]) -> dict[tuple[str, str], Link]:
    """Return each parent and child that two texts may be, unless the child has a sibling nearer by far."""
    beside = _nearest_siblings(links)
    return {
        (parent, child): link
        for link in links
        for parent, child in link.ways()
        if link.strength + ARROW >= beside[child]
    }


def _nearest_siblings(links: Iterable[Link]) -> dict[str, float]:
    """Return, by text, the share that its nearest sibling has in common with it."""
    nearest: dict[str, float] = defaultdict(float)
    for link in links:
        if link.direction is Direction.SIBLINGS:
            for name in (link.left, link.right):
                nearest[name] = max(nearest[name], link.strength)
    return nearest
