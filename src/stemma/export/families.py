"""The family trees of the copies, ready to be drawn, and the borrowed quotations between them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from stemma.model.copies import Archetype, Derivation, Relation, Reuse
from stemma.model.documents import Document
from stemma.store.tables import Tables
from stemma.text.normalise import one_line

RELATION_WORDS = {
    Relation.REPRINT: "reprint",
    Relation.EDITED_COPY: "edited copy",
    Relation.REWRITTEN: "rewritten",
    Relation.SAME_WIRE: "same wire copy",
    Relation.SAME_SOURCE: "retold from the same report",
    Relation.QUOTE_ONLY: "borrowed quotation",
    Relation.BOILERPLATE_ONLY: "shared page furniture",
    Relation.SAME_STORY_INDEPENDENT: "same story, independent",
}


@dataclass(frozen=True, slots=True)
class Node:
    """A document or a missing original in a family tree, with how it came from its parent."""

    id: str
    label: str
    missing: bool
    relation: str | None
    reasons: tuple[str, ...]
    depth: int
    """How many parents stand above it."""
    last: bool
    """Whether it is the last child of its parent."""


Family: TypeAlias = tuple[Node, ...]
"""A tree from its root downwards, each node before its children. It is not nested: a report that a site kept
up to date for days may be a chain of thousands of versions."""


@dataclass(frozen=True, slots=True)
class Borrowing:
    """A quotation that one document took from another; `taker` is None where the text does not tell."""

    left: str
    right: str
    giver: str | None
    taker: str | None
    words: int
    reasons: tuple[str, ...]


def short_names(documents: tuple[Document, ...]) -> dict[str, str]:
    """Return a short name for each document, D1, D2 …, in the order of publication (unknown last)."""

    def order(document: Document) -> tuple[bool, str, str, str]:
        day = document.published.first_day
        return day is None, day.isoformat() if day else "", document.name, document.id

    return {document.id: f"D{n}" for n, document in enumerate(sorted(documents, key=order), 1)}


def name_number(short_name: str) -> int:
    """Return the number of a short name, by which documents are ordered: 12 for "D12"."""
    return int(short_name[1:])


def family_trees(tables: Tables) -> tuple[Family, ...]:
    """Return every tree, the largest first; a document without kin is a tree of its own."""
    names = short_names(tables.all(Document))
    kinship = _Kinship(tables, names)

    def order(family: Family) -> tuple[int, bool, int]:
        first = next((names[node.id] for node in family if node.id in names), "D0")
        return -len(family), family[0].missing, name_number(first)

    return tuple(sorted((tuple(kinship.grow(root)) for root in kinship.roots()), key=order))


class _Kinship:
    """Who came from whom: the nearest parent of each document, and what else it was put together from."""

    def __init__(self, tables: Tables, names: dict[str, str]) -> None:
        self._names = names
        self._labels = {d.id: f"{names[d.id]} {one_line(d.outlet or d.name)}" for d in tables.all(Document)}
        self._missing = {a.id: f"{a.name or 'an original'} (not in the pile)" for a in tables.all(Archetype)}
        self._labels |= self._missing
        self._nearest = _best_parents(tables.all(Derivation))
        self._children: dict[str, list[str]] = defaultdict(list)
        for child, derivation in self._nearest.items():
            self._children[derivation.parent].append(child)
        self._further: dict[str, list[str]] = defaultdict(list)
        for derivation in tables.all(Derivation):
            if derivation.further:
                self._further[derivation.child].append(self._labels[derivation.parent])

    def roots(self) -> list[str]:
        """Return the documents and missing originals that came from nothing else here."""
        return [identity for identity in self._labels if identity not in self._nearest]

    def grow(self, root: str) -> Iterator[Node]:
        """Yield a document or missing original, then all that came from it, the earliest first."""
        pending = [(root, 0, True)]
        while pending:
            identity, depth, last = pending.pop()
            yield self._node(identity, depth, last=last)
            below = sorted(self._children[identity], key=lambda c: name_number(self._names.get(c, "D0")))
            pending += [(child, depth + 1, child == below[-1]) for child in reversed(below)]

    def _node(self, identity: str, depth: int, *, last: bool) -> Node:
        came = self._nearest.get(identity)
        relation, reasons = (self._relation(came), came.reasons) if came else (None, ())
        return Node(
            identity, self._labels[identity], identity in self._missing, relation, reasons, depth, last
        )

    def _relation(self, came: Derivation) -> str:
        others = ", ".join(sorted(self._further[came.child]))
        return RELATION_WORDS[came.relation] + (f", put together with {others}" if others else "")


def stand_alone(families: tuple[Family, ...], loans: tuple[Borrowing, ...]) -> tuple[Family, ...]:
    """Return the families of one document that neither lent a quotation nor borrowed one."""
    lent = {identity for loan in loans for identity in (loan.left, loan.right)}
    return tuple(family for family in families if len(family) == 1 and family[0].id not in lent)


def borrowings(tables: Tables) -> tuple[Borrowing, ...]:
    """Return each quotation that travelled between documents which are otherwise independent."""
    texts = {document.id: document for document in tables.all(Document)}
    found = []
    for reuse in tables.all(Reuse):
        if reuse.relation is Relation.QUOTE_ONLY:
            giver, taker = reuse.arrow or (None, None)
            words = sum(len(texts[reuse.left].quote(p.left).split()) for p in reuse.passages)
            found.append(Borrowing(reuse.left, reuse.right, giver, taker, words, reuse.reasons))
    return tuple(found)


def _best_parents(derivations: tuple[Derivation, ...]) -> dict[str, Derivation]:
    best: dict[str, Derivation] = {}
    for derivation in sorted(derivations, key=lambda d: (d.further, d.parent)):
        best.setdefault(derivation.child, derivation)
    return best
