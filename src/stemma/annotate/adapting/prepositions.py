"""Prepositions: in the style of ClearNLP they head their phrase; in Universal Dependencies they mark it.

A noun under a preposition becomes `obl` or `nmod` with `case`, a clause `advcl` or `acl` with `mark`
(https://universaldependencies.org/u/dep/case.html).
"""

from stemma.annotate.adapting.tree import ROOT, Tree

PHRASES = ("prep", "agent", "dative", "quantmod", "advmod", "amod", "mark", "cc", "prt", "case", "dep")
"""Relations of a preposition under which its phrase is a modifier like any other."""
OPENERS = frozenset(
    ("according", "because", "due", "out", "instead", "ahead", "prior", "depending", "apart", "such", "away")
) | frozenset(("regardless", "owing", "thanks", "contrary", "outside", "inside", "up", "along", "together"))
"""First words of prepositions of two words, whose object the style hangs on the second."""
FIXED = frozenset(
    (
        *(("such", "as"), ("due", "to"), ("because", "of"), ("according", "to"), ("instead", "of")),
        *(("rather", "than"), ("prior", "to"), ("out", "of"), ("as", "of"), ("as", "to"), ("up", "to")),
        *(("depending", "on"), ("as", "for"), ("owing", "to"), ("thanks", "to")),
    )
)
"""Pairs that the treebanks of UD English (EWT and GUM, training parts) join as `fixed`."""


def hang_prepositions_on_nouns(tree: Tree) -> None:
    """Turn every prepositional phrase over, the innermost first."""
    for place in tree.deepest_first():
        if (taken := _object(tree, place)) is not None:
            _turn_over(tree, place, taken)
    for place in range(len(tree.heads)):
        _hang_alone(tree, place)
    _join_fixed(tree)


def _object(tree: Tree, place: int) -> int | None:
    """Return what a preposition governs: its object, its clause, or the object of its second word."""
    objects = tree.children(place, "pobj") or [
        child
        for child in tree.children(place, "pcomp")
        if tree.parts[child] not in ("ADP", "SCONJ") or tree.children(child)
    ]
    if objects:
        return objects[0]
    behind = [child for child in tree.children(place) if tree.phrases[child] and child > place]
    if tree.parts[place] == "ADP" and any(tree.relations[child] == "conj" for child in behind):
        return behind[0]  # "in and around Baghdad": the second preposition has brought the noun
    opens = tree.parts[place] == "ADP" or tree.words[place] in OPENERS
    if tree.relations[place] in PHRASES and opens:  # "from behind the lines", "according to the army"
        return next((child for child in behind if tree.heads[place + 1] == child), None)
    return None


def _turn_over(tree: Tree, place: int, taken: int) -> None:
    relation, head = tree.relations[place], tree.heads[place]
    clausal = tree.is_clause(taken) and (tree.relations[taken] == "pcomp" or _is_gerund(tree, taken))
    shared = tree.relations[taken] == "conj"
    tree.promote(taken, "mark" if clausal else "case")
    tree.hand_over(place, taken, tree.children(place, "cc") if shared else ())
    if shared and (second := next((c for c in tree.children(taken, "case") if c > place), None)) is not None:
        tree.attach(second, place, "conj")
    tree.phrases[taken] = True
    if relation in PHRASES and not tree.is_root(taken):
        tree.relations[taken] = _relation(tree, head, relation, clausal=clausal)


def _is_gerund(tree: Tree, taken: int) -> bool:
    return tree.tags[taken] == "VBG" and not tree.has(taken, "det", "poss", "amod", "compound")


def _relation(tree: Tree, head: int, relation: str, *, clausal: bool) -> str:
    if clausal:
        return "acl" if tree.is_nominal(head) else "advcl"
    if relation == "agent":
        return "obl:agent"
    return "nmod" if tree.is_nominal(head) else "obl"


def _hang_alone(tree: Tree, place: int) -> None:
    """Name a preposition without an object: the second word of another, or left behind by its noun."""
    relation = tree.relations[place]
    if relation == "pcomp":
        tree.relations[place] = "advmod" if tree.parts[place] == "ADV" else "obl"
        if tree.parts[place] in ("ADP", "SCONJ"):
            tree.relations[place] = "case"
    elif relation in ("prep", "agent") or (relation == "dative" and tree.parts[place] == "ADP"):
        alone = "nmod" if tree.is_nominal(tree.heads[place]) else "obl"
        tree.relations[place] = alone if tree.parts[place] == "ADP" else "advmod"


def _join_fixed(tree: Tree) -> None:
    for first in range(len(tree.words) - 1):
        second = first + 1
        if (tree.words[first], tree.words[second]) not in FIXED or tree.relations[second] == ROOT:
            continue
        noun = tree.heads[second] if tree.heads[second] != first else tree.heads[first]
        marks = tree.relations[second] in ("case", "mark")
        if marks and noun > second and (tree.heads[first] in (noun, second)):
            relation = tree.relations[second] if tree.heads[second] == noun else tree.relations[first]
            if tree.attach(first, noun, relation):
                tree.attach(second, first, "fixed")
