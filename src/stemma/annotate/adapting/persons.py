"""Names of persons: in Universal Dependencies the first word heads them, and the others are `flat`."""

from collections.abc import Iterable

from stemma.annotate.adapting.tree import Tree

JOINED = ("compound", "punct", "nmod")


def head_persons_by_first_name(tree: Tree, persons: Iterable[tuple[int, int]]) -> None:
    """Rebuild the names at these positions (end exclusive), where they hang together on their last word."""
    for start, end in persons:
        last = end - 1
        whole = all(tree.heads[place] == last for place in range(start, last))
        plain = all(tree.relations[place] in JOINED for place in range(start, last))
        if start < last and whole and plain and tree.parts[start] == "PROPN":
            tree.promote(start, "flat")
            tree.hand_over(last, start)
            for place in range(start + 1, last):
                tree.relations[place] = "flat" if tree.parts[place] == "PROPN" else tree.relations[place]
