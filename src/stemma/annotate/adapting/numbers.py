"""Amounts: the currency heads its number, and "more than" stands together."""

from stemma.annotate.adapting.tree import Tree

FIXED_BEFORE_NUMBERS = frozenset((("more", "than"), ("less", "than"), ("up", "to")))


def hang_amounts(tree: Tree) -> None:
    """Rebuild "$3 billion" and "more than 100" as the treebanks of UD English have them."""
    for place in range(len(tree.words)):
        if tree.tags[place] == "$" and tree.relations[place] in ("quantmod", "nmod", "compound"):
            _head_with_currency(tree, place)
    for first in range(len(tree.words) - 1):
        if (tree.words[first], tree.words[first + 1]) in FIXED_BEFORE_NUMBERS:
            _join_before_number(tree, first)


def _head_with_currency(tree: Tree, sign: int) -> None:
    number = tree.heads[sign]
    if tree.parts[number] != "NUM" or number < sign:
        return
    tree.promote(sign, "nummod")
    inside = [child for child in tree.children(number) if child > sign and tree.parts[child] == "NUM"]
    tree.hand_over(number, sign, inside)
    if tree.relations[sign] == "nummod":
        tree.relations[sign] = "compound"


def _join_before_number(tree: Tree, first: int) -> None:
    number = tree.heads[first]
    together = tree.heads[first + 1] == number and tree.relations[first + 1] in ("quantmod", "advmod")
    if together and tree.parts[number] == "NUM" and first + 1 < number:
        tree.relations[first] = "advmod"
        tree.attach(first + 1, first, "fixed")
