"""Clauses: the copula gives way to its predicate, and a verb's object is not its complement's subject.

In Universal Dependencies a form of "be" with a predicate is its `cop`, whatever the predicate is
(https://universaldependencies.org/u/dep/cop.html), but "there is" heads its clause.
"""

from stemma.annotate.adapting.tree import AUXILIARIES, Tree

BE = frozenset(
    ("be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'m", "’m", "'re", "’re")
)
PLACES = frozenset(
    (
        *("here", "there", "where", "away", "ahead", "behind", "below", "above", "home", "abroad", "outside"),
        *("inside", "nearby", "elsewhere", "ago", "over", "out", "up", "down", "back", "off", "far", "apart"),
    )
)
"""Adverbs that are predicates after "be"; others ("now", "also") modify it. Set by hand."""
_STANDS_FOR = {"pcomp": "pobj", "csubj": "nsubj", "ccomp": "attr"}
"""What a word is in the place of a clause."""
NOUNS_BY_FORM = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "DET")


def raise_predicates(tree: Tree) -> None:
    """Hang every copula on its predicate, the innermost first."""
    for place in tree.deepest_first():
        if tree.words[place] not in BE or tree.relations[place] in AUXILIARIES or tree.tags[place] == "POS":
            continue
        if tree.has(place, "expl") and _name_existing(tree, place):
            continue
        predicate = _predicate(tree, place)
        if predicate is not None:
            _raise_predicate(tree, place, predicate)


def _name_existing(tree: Tree, be: int) -> bool:
    """Name what there is the subject; False where "be" has an expletive "it" instead."""
    there = next((child for child in tree.children(be, "expl") if tree.words[child] == "there"), None)
    thing = tree.first(be, "attr")
    if there is not None and thing is not None:
        tree.relations[thing] = "nsubj"
    return there is not None


def _predicate(tree: Tree, be: int) -> int | None:
    stated = tree.first(be, "attr", "acomp", "oprd")
    if stated is not None:
        return stated
    return next((child for child in tree.children(be) if child > be and _may_be_predicate(tree, child)), None)


def _may_be_predicate(tree: Tree, child: int) -> bool:
    relation = tree.relations[child]
    if relation == "advmod":
        return tree.words[child] in PLACES
    if relation == "advcl":
        return any(tree.words[mark] == "because" for mark in tree.children(child, "mark"))
    return relation in ("obl", "xcomp", "npadvmod")


def _raise_predicate(tree: Tree, be: int, predicate: int) -> None:
    inner = tree.relations[predicate] == "xcomp"
    tree.promote(predicate, "cop")
    handed = tree.children(be)
    tree.hand_over(be, predicate)
    tree.parts[be] = "AUX"
    for child in handed:
        if inner and tree.relations[child] in ("nsubj", "csubj") and _is_about(tree, child):
            tree.relations[child] += ":outer"
    if not inner:
        _name_expletive(tree, predicate, handed)


def _is_about(tree: Tree, subject: int) -> bool:
    """Tell whether the subject of "is to do" is what the clause says ("the aim"), not who does it."""
    return tree.parts[subject] == "NOUN" and tree.tags[subject] != "NNS"


def _name_expletive(tree: Tree, predicate: int, handed: list[int]) -> None:
    """Name "it" and its clause: in "it is clear that he left" the clause is what is clear."""
    pronoun = next((c for c in handed if tree.relations[c] == "nsubj" and tree.words[c] == "it"), None)
    clause = next((c for c in handed if c > predicate and _is_extraposed(tree, c)), None)
    if pronoun is not None and clause is not None:
        tree.relations[pronoun], tree.relations[clause] = "expl", "csubj"


def _is_extraposed(tree: Tree, clause: int) -> bool:
    marks = {tree.words[child] for child in tree.children(clause, "mark", "aux")}
    if tree.relations[clause] == "ccomp":
        return bool(marks & {"that", "whether", "if"})
    return tree.relations[clause] == "xcomp" and "to" in marks


def head_free_relatives(tree: Tree) -> None:
    """Let "what" head its clause where the clause stands for a thing: "of what he said".

    The clause is then a relative clause of it (https://universaldependencies.org/en/dep/acl-relcl.html).
    After verbs the clause may be a question as well, and is left as it is.
    """
    for clause in tree.deepest_first():
        relation = _STANDS_FOR.get(tree.relations[clause], "")
        about = next(
            (c for c in tree.children(clause) if tree.words[c] in ("what", "whatever", "whoever")), None
        )
        complement = tree.relations[clause] == "ccomp" and tree.words[tree.heads[clause]] not in BE
        if relation and about is not None and about == tree.left_edge(clause) and not complement:
            tree.promote(about, "relcl")
            tree.relations[about] = relation


def turn_over_speech(tree: Tree) -> None:
    """Let what is said head the verb that follows it: UD has "he said" a parataxis of the words before.

    https://universaldependencies.org/u/dep/parataxis.html
    """
    for clause in tree.deepest_first():
        fronted = tree.relations[clause] == "ccomp" and clause < tree.heads[clause]
        if fronted and not tree.has(clause, "mark"):
            tree.promote(clause, "parataxis")


def split_small_clauses(tree: Tree) -> None:
    """Give a verb back its object: in "wants Iran to stop" it is Iran that is wanted to stop.

    ClearNLP has "Iran" the subject of a clause; UD has it the object, and the rest an open complement
    (https://universaldependencies.org/u/dep/xcomp.html).
    """
    for clause in range(len(tree.heads)):
        verb = tree.heads[clause]
        if tree.relations[clause] != "ccomp" or verb >= clause or tree.has(clause, "mark"):
            continue
        subject = tree.first(clause, "nsubj", "nsubjpass")
        between = subject is not None and verb < subject < clause
        if (
            subject is None
            or not between
            or not _is_infinite(tree, clause)
            or tree.has(verb, "dobj", "auxpass")
        ):
            continue
        if tree.attach(subject, verb, "dobj"):
            tree.relations[clause] = "xcomp"


def _is_infinite(tree: Tree, clause: int) -> bool:
    helpers = tree.children(clause, *AUXILIARIES, "cop")
    if any(tree.tags[child] == "TO" for child in helpers):
        return True
    if helpers:
        return False
    return tree.tags[clause] in ("VB", "VBG", "VBN") or tree.parts[clause] in NOUNS_BY_FORM
