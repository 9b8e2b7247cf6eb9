"""Parts of speech: from the Penn Treebank's tags where a pipeline gives no others, and as UD has them."""

from stemma.annotate.adapting.tree import Tree

UNIVERSAL = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "AFX"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "RBS", "WRB"), "ADV"),
    **dict.fromkeys(("DT", "PDT"), "DET"),
    **dict.fromkeys(("PRP", "PRP$", "WP", "WP$", "WDT", "EX"), "PRON"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys(("POS", "TO"), "PART"),
    **dict.fromkeys((".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"), "PUNCT"),
    **dict.fromkeys(("$", "#", "SYM"), "SYM"),
    **dict.fromkeys(("FW", "LS", "ADD", "GW", "XX"), "X"),
    "CC": "CCONJ",
    "CD": "NUM",
    "MD": "AUX",
    "UH": "INTJ",
    "_SP": "SPACE",
}
"""After the table of UD for the Penn Treebank (https://universaldependencies.org/tagset-conversion/)."""
DETERMINING = ("det", "det:predet", "fixed", "advmod", "cc", "cc:preconj")
AUXILIARY = ("aux", "aux:pass", "cop")


def fill_in_parts(tree: Tree) -> None:
    """Give words that have a tag but no part of speech the one their tag stands for; others keep theirs."""
    tree.parts[:] = [part or UNIVERSAL.get(tag, "X") for part, tag in zip(tree.parts, tree.tags, strict=True)]


def name_parts_by_relation(tree: Tree) -> None:
    """Tell verbs from auxiliaries, prepositions from conjunctions and determiners from pronouns."""
    for place, (part, relation) in enumerate(zip(tree.parts, tree.relations, strict=True)):
        tree.parts[place] = _by_relation(tree, place, part, relation)


def _by_relation(tree: Tree, place: int, part: str, relation: str) -> str:
    if part in ("VERB", "AUX") and tree.tags[place][:1] in ("V", "M"):
        return "AUX" if relation in AUXILIARY or tree.tags[place] == "MD" else "VERB"
    if part in ("ADP", "SCONJ") and tree.tags[place] == "IN":
        return {"mark": "SCONJ", "case": "ADP"}.get(relation, part)
    if tree.tags[place] == "WRB":
        return "ADV"
    if (
        part == "DET"
        and tree.words[place] not in ("all", "both")
        and relation not in DETERMINING
        and tree.tags[place] in ("DT", "WDT")
    ):
        return "PRON"
    return part
