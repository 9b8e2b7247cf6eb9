"""The family trees of the copies, ready to be drawn: roots, their descendants, and borrowed quotations."""

from collections import defaultdict
from dataclasses import dataclass

from stemma.model.copies import Archetype, Derivation, Direction, Relation, Reuse
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
    children: tuple["Node", ...]


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


def family_trees(tables: Tables) -> tuple[Node, ...]:
    """Return every tree, the largest first; a document without kin is a tree of its own."""
    documents = tables.all(Document)
    names = short_names(documents)
    labels = {d.id: f"{names[d.id]} {one_line(d.outlet or d.name)}" for d in documents}
    for archetype in tables.all(Archetype):
        labels[archetype.id] = f"{archetype.name or 'an original'} (not in the pile)"
    parent = _best_parents(tables.all(Derivation))
    further: dict[str, list[str]] = defaultdict(list)
    for derivation in sorted(tables.all(Derivation), key=lambda d: d.id):
        if derivation.further:
            further[derivation.child].append(derivation.parent)
    children: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in parent.values():
        children[derivation.parent].append(derivation)
    missing = {archetype.id for archetype in tables.all(Archetype)}

    def grow(identity: str, came: Derivation | None) -> Node:
        below = sorted(children[identity], key=lambda d: name_number(names.get(d.child, "D0")))
        return Node(
            identity,
            labels[identity],
            identity in missing,
            _relation_words(came, further[identity], labels) if came else None,
            came.reasons if came else (),
            tuple(grow(derivation.child, derivation) for derivation in below),
        )

    roots = [grow(identity, None) for identity in labels if identity not in parent]
    return tuple(
        sorted(
            roots, key=lambda node: (-tree_size(node), node.missing, name_number(_first_name(node, names)))
        )
    )


def tree_size(node: Node) -> int:
    """Return how many documents and missing originals a tree holds."""
    return 1 + sum(tree_size(child) for child in node.children)


def borrowings(tables: Tables) -> tuple[Borrowing, ...]:
    """Return each quotation that travelled between documents which are otherwise independent."""
    texts = {document.id: document for document in tables.all(Document)}
    found = []
    for reuse in tables.all(Reuse):
        if reuse.relation is Relation.QUOTE_ONLY:
            giver, taker = {
                Direction.LEFT_TO_RIGHT: (reuse.left, reuse.right),
                Direction.RIGHT_TO_LEFT: (reuse.right, reuse.left),
            }.get(reuse.direction, (None, None))
            words = sum(len(texts[reuse.left].quote(p.left).split()) for p in reuse.passages)
            found.append(Borrowing(reuse.left, reuse.right, giver, taker, words, reuse.reasons))
    return tuple(found)


def _relation_words(came: Derivation, further: list[str], labels: dict[str, str]) -> str:
    """Return how a document came from its nearest parent, and what else it was put together from."""
    others = ", ".join(sorted(labels[parent] for parent in further))
    return RELATION_WORDS[came.relation] + (f", put together with {others}" if others else "")


def _best_parents(derivations: tuple[Derivation, ...]) -> dict[str, Derivation]:
    best: dict[str, Derivation] = {}
    for derivation in sorted(derivations, key=lambda d: (d.further, -d.score, d.parent)):
        best.setdefault(derivation.child, derivation)
    return best


def _first_name(node: Node, names: dict[str, str]) -> str:
    return names.get(node.id) or (_first_name(node.children[0], names) if node.children else "D0")
