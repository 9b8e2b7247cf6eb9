"""Texts made of several: the further parents, beside the nearest, from which a text has stretches of its own.

Textual criticism calls a text that follows several others contaminated.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemma.lineage.forest import Forest, Link, Node, walk
from stemma.lineage.relations import COPIED_WORDS
from stemma.model.spans import Bounds

LIKE_THE_BEST = 0.8
"""Share of the words that the best of a family explains, from which another of it may be nearer. By hand."""


@dataclass(frozen=True, slots=True)
class Graft:
    """A further parent of a text."""

    child: str
    parent: str
    link: Link
    words: int
    """Words that the child has of it and of nothing in its own family."""

    @property
    def rank(self) -> tuple[int, str, str]:
        """Return what grafts are sorted by: the largest first."""
        return -self.words, self.child, self.parent


def find_grafts(forest: Forest, links: Iterable[Link], texts: Mapping[str, str]) -> tuple[Graft, ...]:
    """Return the further parents of texts that have one, at most one of each other family.

    A stretch that a text shares with its own family needs no second source. With the grafts too nothing is
    its own ancestor.
    """
    around: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        around[link.left].append(link)
        around[link.right].append(link)
    children = forest.children()
    found = [
        graft
        for child in sorted(around)
        if child in forest.parent
        for graft in _grafts_of(child, forest, children, around[child], texts[child])
    ]
    kept: list[Graft] = []
    above = parents_of(forest)
    for graft in sorted(found, key=lambda graft: graft.rank):
        if graft.child not in ancestors(graft.parent, above):
            above[graft.child].append(graft.parent)
            kept.append(graft)
    return tuple(kept)


def _grafts_of(
    child: str, forest: Forest, children: dict[Node, list[Node]], links: Sequence[Link], text: str
) -> list[Graft]:
    """Return what a text has of other families, the nearest parent of each."""
    own, below = forest.root(child), set(walk(children, child))
    explained: list[Bounds] = []
    strange: dict[Node, list[Link]] = defaultdict(list)
    for link in links:
        root = forest.root(link.other(child))
        if root == own and link.other(child) not in below:
            explained += link.bounds(child)
        elif root != own and link.leads_to(child):
            strange[root].append(link)
    grafts = []
    for family in strange.values():
        words = {link: _words(link.bounds(child), explained, text) for link in family}
        most = max(words.values())
        likely = [link for link in family if words[link] >= LIKE_THE_BEST * most]
        link = min(likely, key=lambda link: (link.cost_to(child), link.rank))
        if words[link] >= COPIED_WORDS:
            grafts.append(Graft(child, link.other(child), link, words[link]))
    return _disjoint(sorted(grafts, key=lambda graft: graft.rank), child, explained, text)


def _disjoint(grafts: Sequence[Graft], child: str, explained: list[Bounds], text: str) -> list[Graft]:
    """Return the grafts that explain enough after those before them."""
    kept = []
    for graft in grafts:
        if _words(graft.link.bounds(child), explained, text) >= COPIED_WORDS:
            kept.append(graft)
            explained = [*explained, *graft.link.bounds(child)]
    return kept


def _words(bounds: Iterable[Bounds], explained: Sequence[Bounds], text: str) -> int:
    """Return how many words lie within `bounds` and outside what is explained."""
    return sum(len(text[start:end].split()) for bound in bounds for start, end in _outside(bound, explained))


def _outside(bound: Bounds, others: Sequence[Bounds]) -> list[Bounds]:
    left = [bound]
    for start, end in others:
        left = [
            piece
            for first, after in left
            for piece in ((first, min(after, start)), (max(first, end), after))
            if piece[0] < piece[1]
        ]
    return left


def parents_of(forest: Forest, grafts: Iterable[Graft] = ()) -> dict[Node, list[Node]]:
    """Return all parents of each node that has any."""
    above: dict[Node, list[Node]] = defaultdict(list)
    for child, parent in forest.parent.items():
        above[child].append(parent)
    for graft in grafts:
        above[graft.child].append(graft.parent)
    return above


def ancestors(node: Node, above: Mapping[Node, Sequence[Node]]) -> set[Node]:
    """Return a node and all above it."""
    seen: set[Node] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting += above.get(here, ())
    return seen
