"""Family trees as plain text."""

from collections.abc import Iterator
from dataclasses import replace

from stemma.export.families import Family, Node, borrowings, family_trees
from stemma.model.documents import Document
from stemma.store.tables import Tables
from stemma.text.normalise import one_line


def draw_trees(tables: Tables) -> Iterator[str]:
    """Yield the lines of every family tree, then one line for each borrowed quotation.

    A filled circle is a document, under its id, an empty one an original that nobody gave us.
    """
    documents = {document.id: document for document in tables.all(Document)}
    for family in family_trees(tables):
        yield from draw_family(tuple(_under_id(node, documents) for node in family))
    names = {identity: one_line(identity) for identity in documents}
    for loan in borrowings(tables):
        yield f"╌ {borrowing_words(loan.giver, loan.taker, loan.left, loan.right, loan.words, names)}"


def _under_id(node: Node, documents: dict[str, Document]) -> Node:
    """Return a node whose document is called by its id; short names mean nothing without a brief."""
    if node.id not in documents:
        return node
    outlet = documents[node.id].outlet
    return replace(node, label=one_line(f"{node.id} ({outlet})" if outlet else node.id))


def draw_family(family: Family) -> Iterator[str]:
    """Yield the lines of one tree, a node each, joined to its parent by a branch."""
    rails: list[str] = []
    for node in family:
        mark = "◌ " if node.missing else "● "
        relation = f" · {node.relation}" if node.relation else ""
        del rails[max(0, node.depth - 1) :]
        branch = ("└── " if node.last else "├── ") if node.depth else ""
        yield f"{''.join(rails)}{branch}{mark}{node.label}{relation}"
        if node.depth:
            rails.append("    " if node.last else "│   ")


def borrowing_words(
    giver: str | None, taker: str | None, left: str, right: str, words: int, names: dict[str, str]
) -> str:
    """Say in a few words which document took how long a quotation from which."""
    if giver is None or taker is None:
        return f"{names[left]} and {names[right]} share a quotation of {words} words"
    return f"{names[taker]} borrows a quotation of {words} words from {names[giver]}"
