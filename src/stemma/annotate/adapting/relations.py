"""Relations that change their name alone, once every word hangs where Universal Dependencies hang it."""

from stemma.annotate.adapting.tree import Tree

OLDER = {
    "abbrev": "appos",
    "complm": "mark",
    "hmod": "compound",
    "hyph": "punct",
    "infmod": "acl",
    "iobj": "dative",
    "nn": "compound",
    "nounmod": "nmod",
    "npmod": "npadvmod",
    "num": "nummod",
    "number": "compound",
    "partmod": "acl",
    "possessive": "case",
    "purpcl": "advcl",
    "rcmod": "relcl",
    "rel": "dobj",
    "tmod": "npadvmod",
    "vmod": "acl",
}
"""Names that Stanford Dependencies and older releases of ClearNLP have for the same relations."""
RENAMED = {
    "": "dep",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "relcl": "acl:relcl",
}


def name_as_clear(tree: Tree) -> None:
    """Give relations that go by an older name the one that ClearNLP has now."""
    tree.relations[:] = [OLDER.get(relation, relation) for relation in tree.relations]


def name_as_universal(tree: Tree) -> None:
    """Give every relation its name in Universal Dependencies."""
    for place, relation in enumerate(tree.relations):
        tree.relations[place] = _named(tree, place, relation)


def _named(tree: Tree, place: int, relation: str) -> str:
    head = tree.heads[place]
    if relation == "aux" and tree.tags[place] == "TO":
        return "mark"
    if relation == "relcl" and any(tree.tags[child] == "TO" for child in tree.children(place, "aux", "mark")):
        return "acl"
    if relation == "npadvmod":
        return _unmarked(tree, place, head)
    if relation in ("pobj", "pcomp"):
        return "nmod" if tree.is_nominal(head) else "obl"
    if relation == "nmod" and place < head and not tree.phrases[place]:
        return "compound"
    return RENAMED.get(relation, relation)


def _unmarked(tree: Tree, place: int, head: int) -> str:
    hyphenated = head == place + 2 and tree.words[place + 1] in ("-", "–")
    if hyphenated and tree.parts[place] == "NOUN":
        return "compound"
    return "nmod:unmarked" if tree.is_nominal(head) else "obl:unmarked"
