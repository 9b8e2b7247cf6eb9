"""Coordination: every conjunct hangs on the first, and "and" on the conjunct that it brings.

ClearNLP chains the conjuncts and hangs the conjunction on the word before
(https://universaldependencies.org/u/dep/conj.html).
"""

from stemma.annotate.adapting.tree import Tree


def hang_conjuncts_on_first(tree: Tree) -> None:
    """Undo the chains, and hang conjunctions and commas on what follows them."""
    for place in range(len(tree.heads)):
        if tree.relations[place] == "conj":
            while tree.relations[tree.heads[place]] == "conj":
                tree.heads[place] = tree.heads[tree.heads[place]]
    _join_as_well_as(tree)
    for place in range(len(tree.heads)):
        for conjunct in tree.children(place, "conj"):
            _hang_conjunctions(tree, place, conjunct)


def _hang_conjunctions(tree: Tree, first: int, conjunct: int) -> None:
    before = max([first, *(other for other in tree.children(first, "conj") if other < conjunct)])
    for place in range(conjunct - 1, before, -1):
        if tree.relations[place] == "cc" and tree.heads[place] in (first, before):
            tree.attach(place, conjunct, "cc")
    edge = tree.left_edge(conjunct)
    if edge - 1 > first and tree.words[edge - 1] == "," and tree.heads[edge - 1] in (first, before):
        tree.attach(edge - 1, conjunct, "punct")


def _join_as_well_as(tree: Tree) -> None:
    """Join "as well as" under its first word, as UD does with conjunctions of several words."""
    for place in range(len(tree.words) - 2):
        parts = place, place + 1, place + 2
        if (
            tuple(tree.words[part] for part in parts) != ("as", "well", "as")
            or tree.relations[parts[2]] != "cc"
        ):
            continue
        if tree.attach(place, tree.heads[parts[2]], "cc"):
            for part in parts[1:]:
                tree.attach(part, place, "fixed")
