"""Family trees as plain text."""

from collections.abc import Iterator

from stemma.export.families import Node, borrowings, family_trees, short_names
from stemma.model.documents import Document
from stemma.store.tables import Tables


def draw_trees(tables: Tables) -> Iterator[str]:
    """Yield the lines of every family tree, then one line for each borrowed quotation.

    A filled circle is a document, an empty one an original that nobody gave us.
    """
    for node in family_trees(tables):
        yield from draw_node(node)
    names = short_names(tables.all(Document))
    for loan in borrowings(tables):
        yield f"╌ {borrowing_words(loan.giver, loan.taker, loan.left, loan.right, loan.words, names)}"


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
