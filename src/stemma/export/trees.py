"""Family trees as plain text."""

from collections.abc import Iterator
from dataclasses import replace

from stemma.export.families import Node, borrowings, family_trees
from stemma.model.documents import Document
from stemma.store.tables import Tables
from stemma.text.normalise import one_line


def draw_trees(tables: Tables) -> Iterator[str]:
    """Yield the lines of every family tree, then one line for each borrowed quotation.

    A filled circle is a document, under its id, an empty one an original that nobody gave us.
    """
    documents = {document.id: document for document in tables.all(Document)}
    for node in family_trees(tables):
        yield from draw_node(_under_ids(node, documents))
    names = {identity: one_line(identity) for identity in documents}
    for loan in borrowings(tables):
        yield f"╌ {borrowing_words(loan.giver, loan.taker, loan.left, loan.right, loan.words, names)}"


def _under_ids(node: Node, documents: dict[str, Document]) -> Node:
    """Return a tree whose documents are called by their ids; short names mean nothing without a brief."""
    children = tuple(_under_ids(child, documents) for child in node.children)
    if node.id not in documents:
        return replace(node, children=children)
    outlet = documents[node.id].outlet
    label = f"{node.id} ({outlet})" if outlet else node.id
    return replace(node, label=one_line(label), children=children)


def draw_node(node: Node, before: str = "", last: bool | None = None) -> Iterator[str]:
    """Yield the lines of one tree; `last` is None for its root."""
    mark = "◌ " if node.missing else "● "
    relation = f" · {node.relation}" if node.relation else ""
    branch = "" if last is None else ("└── " if last else "├── ")
    yield f"{before}{branch}{mark}{node.label}{relation}"
    below = before if last is None else before + ("    " if last else "│   ")
    for number, child in enumerate(node.children, 1):
        yield from draw_node(child, below, number == len(node.children))


def borrowing_words(
    giver: str | None, taker: str | None, left: str, right: str, words: int, names: dict[str, str]
) -> str:
    """Say in a few words which document took how long a quotation from which."""
    if giver is None or taker is None:
        return f"{names[left]} and {names[right]} share a quotation of {words} words"
    return f"{names[taker]} borrows a quotation of {words} words from {names[giver]}"
