"""What befell those who are counted, as the syntax around them tells."""

from spacy.tokens import Token

from stemma.annotate.counting.nouns import noun_entry, outcome_kind, outcomes
from stemma.model.figures import FigureKind


def kind_of(noun: Token | None, last: Token, number: Token) -> FigureKind | None:
    """Return what befell those counted if the sentence says so, else what the noun names, else nothing."""
    entry = noun_entry(noun) if noun is not None else None
    if entry is not None and entry[1] in ("outcome", "target", "thing"):
        return entry[0]
    if noun is not None and entry is None and noun.pos_ != "PROPN":
        return None
    part_of_other = noun is not None and noun.dep_ == "nmod" and noun.head.i < number.i
    follow = None if part_of_other else _following_outcome(noun if noun is not None else last)
    told = follow or (outcome_of(noun) if noun is not None else None) or outcome_of(number)
    if told is not None:
        return told
    return entry[0] if entry is not None and entry[1] != "role" else None


def _following_outcome(token: Token) -> FigureKind | None:
    """Return the kind of "25 dead", "100 wounded", "16 Iraqis killed": the outcome stands right after."""
    if token.i + 1 >= len(token.doc):
        return None
    following = token.nbor()
    suffered = following.tag_ in ("VBN", "JJ", "NN", "NNS") or not any(
        c.dep_ == "obj" for c in following.children
    )
    return outcome_kind(following) if suffered else None


def outcome_of(token: Token) -> FigureKind | None:
    """Return what the governing word says happened to those counted."""
    for child in token.children:
        if (
            child.dep_ in ("acl", "amod", "xcomp")
            and outcome_kind(child) is not None
            and child.tag_ in ("VBN", "VBD", "JJ")
        ):
            return outcome_kind(child)
    head, dep = token.head, token.dep_
    if dep == "conj" and head.i != token.i:
        return outcome_of(head)
    if dep == "nummod" or head.i == token.i:
        return None
    if dep == "obj" and _is_passive(head):
        return _as_lost_subject(token)
    return _from_verb(head, dep)


def _as_lost_subject(token: Token) -> FigureKind | None:
    """Return the outcome of a run-on sentence: a passive has no object, a later verb no subject."""
    for verb in token.ancestors:
        if verb.i > token.i and not any(c.dep_.startswith("nsubj") for c in verb.children):
            return _from_verb(verb, "nsubj")
    return None


def _from_verb(verb: Token, dep: str) -> FigureKind | None:
    """Return the kind a verb gives to its object or passive subject, to a subject if it dies or flees."""
    suffered = dep in ("obj", "nsubj:pass", "nmod", "obl") or (
        dep == "nsubj" and outcomes().get(verb.lower_, (None, ""))[1] == "undergone"
    )
    if suffered and outcome_kind(verb) is not None and (dep not in ("nmod", "obl") or verb.pos_ == "NOUN"):
        return outcome_kind(verb)
    for child in verb.children:
        if (
            child.dep_ == "nsubj"
            and dep in ("obl", "obj")
            and child.pos_ == "NOUN"
            and outcome_kind(child) is not None
        ):
            return outcome_kind(child)
        predicate = child.dep_ in ("xcomp", "obj") and dep in ("nsubj", "nsubj:pass", "obj")
        if predicate and child.lower_ in ("dead", "wounded", "injured", "homeless", "injuries", "wounds"):
            return outcome_kind(child) or FigureKind.WOUNDED
        if _is_infinitive(child) and dep.startswith("nsubj") and verb.pos_ == "VERB":
            return _from_verb(child, "nsubj:pass" if _is_passive(child) else "nsubj")
    return None


def _is_infinitive(token: Token) -> bool:
    """Tell whether a clause shares its subject with the verb above: "are said to have died"."""
    return token.dep_ == "xcomp" or (token.dep_ == "advcl" and any(c.tag_ == "TO" for c in token.children))


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)
