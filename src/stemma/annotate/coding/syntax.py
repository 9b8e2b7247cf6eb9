"""Who does what in a clause, read from a Universal Dependencies tree.

Passives, shared subjects, relative clauses, participles and controlled infinitives are resolved here, so
that everything after asks only for the agents and patients of a word.
"""

from collections.abc import Iterator

from spacy.tokens import Token

RELATIVE = {"that", "which", "who", "whom"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"}
GOVERNING = (
    *("accus", "blam", "suspect", "prais", "thank", "condemn", "criticis", "criticiz", "denounc", "charg"),
    *("stop", "prevent", "keep", "kept", "dissuad", "discourag", "deter", "pressur", "punish", "arrest"),
    *("jail", "sentenc", "convict", "sanction", "fault", "rebuk", "persuad", "talk", "forc", "coerc", "lur"),
)
"""Beginnings of verbs whose object is the understood subject of the gerund after them."""
OBLIQUE = ("obl", "obl:agent", "nmod")


def children(token: Token, *relations: str) -> list[Token]:
    """Return the children of `token` in one of these relations, in the order of the text."""
    return [child for child in token.children if child.dep_ in relations]


def has_case(token: Token, *words: str) -> bool:
    """Tell whether one of these prepositions or conjunctions marks the phrase of `token`."""
    return any(child.lower_ in words for child in children(token, "case", "mark"))


def preposition(token: Token) -> str:
    """Return the preposition of a phrase, or an empty text."""
    marks = children(token, "case")
    return marks[0].lower_ if marks else ""


def coordinated(token: Token) -> list[Token]:
    """Return a noun and the nouns coordinated with it."""
    found = [token]
    for other in children(token, "conj"):
        if other.pos_ in NOMINAL:
            found.extend(coordinated(other))
    return found


def is_passive(verb: Token) -> bool:
    """Tell whether the subject of `verb` undergoes it."""
    if children(verb, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux", "nsubj"):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "acl:relcl", "advcl", "amod", "xcomp") and not children(verb, "obj")


def agents(verb: Token) -> list[Token]:
    """Return the nouns that do what `verb` says."""
    if is_passive(verb):
        return [one for by in _by_phrases(verb) for one in coordinated(by)]
    return surface_subjects(verb)


def patients(verb: Token) -> list[Token]:
    """Return the nouns that undergo what `verb` says: objects, and the subjects of passives."""
    if is_passive(verb):
        return surface_subjects(verb)
    own = [one for child in children(verb, "obj") for one in coordinated(child)]
    own = own or [one for child in _misplaced_objects(verb) for one in coordinated(child)]
    if own:
        return [antecedent(one) for one in own]
    if verb.dep_ == "acl:relcl" and children(verb, "nsubj") and not _relative_subject(verb):
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and _shares_object(verb):
        return patients(verb.head)
    return []


def _misplaced_objects(verb: Token) -> Iterator[Token]:
    """Yield what follows an objectless verb as its object would, wherever the parser hung it.

    An unmarked oblique after it; and after the verb of a relative clause a noun that would stand before
    its own verb as an object, or beside the antecedent as a second subject ("the strike that killed
    General Soleimani shook …").
    """
    yield from (c for c in children(verb, "obl") if c.i > verb.i and not children(c, "case", "mark"))
    if verb.dep_ != "acl:relcl" or is_passive(verb):
        return
    for one in children(verb.head.head, "obj", "nsubj"):
        first = one.left_edge.i == verb.i + 1 and one != verb.head
        if first and verb.head.head.i > one.i and verb.head.dep_ in ("nsubj", "nsubj:pass"):
            yield one


def surface_subjects(verb: Token) -> list[Token]:
    """Return the nouns in subject position, found through coordination, relatives and control."""
    own = [one for child in children(verb, "nsubj", "nsubj:pass") for one in coordinated(child)]
    return [antecedent(one) for one in own] or _inherited_subjects(verb, verb.head)


def controllers(verb: Token) -> list[Token]:
    """Return the understood subjects of an infinitive under `verb`: its object, else its subject."""
    if verb.pos_ in ("NOUN", "PROPN"):
        return _holders(verb) or surface_subjects(verb)
    goals = [one for child in children(verb, "obj", "iobj") for one in coordinated(child)]
    return [antecedent(one) for one in goals] or surface_subjects(verb)


def antecedent(token: Token) -> Token:
    """Return the noun a relative pronoun stands for; any other word is its own antecedent."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ in ("acl:relcl", "acl"):
            return ancestor.head
    return token


def obliques(word: Token) -> Iterator[tuple[str, Token]]:
    """Yield the preposition and the noun of each prepositional phrase that hangs on `word`."""
    for child in word.children:
        if child.dep_ in OBLIQUE and (mark := preposition(child)):
            for one in coordinated(child):
                yield preposition(one) or mark, antecedent(one)


def complements(verb: Token) -> list[Token]:
    """Return the heads of complement clauses."""
    found = children(verb, "xcomp", "ccomp")
    return found + [other for one in found for other in children(one, "conj")]


def is_infinitive(word: Token) -> bool:
    """Tell whether "to" marks the clause of `word`."""
    marked = any(child.lower_ == "to" for child in children(word, "mark"))
    return marked or (word.dep_ == "conj" and word.tag_ == "VB" and is_infinitive(word.head))


def _by_phrases(verb: Token) -> list[Token]:
    return [child for child in children(verb, "obl:agent", "obl") if has_case(child, "by")]


def _relative_subject(verb: Token) -> bool:
    return any(child.lower_ in RELATIVE for child in children(verb, "nsubj"))


def _shares_object(verb: Token) -> bool:
    return not children(verb, "nsubj", "ccomp", "xcomp", "obl") and verb.right_edge.i < verb.i + 1


def _inherited_subjects(verb: Token, head: Token) -> list[Token]:
    if head == verb:
        return []
    if verb.dep_ in ("acl", "acl:relcl", "amod"):
        return _holders(head) if verb.tag_ == "VB" else [head]
    if verb.dep_ in ("xcomp", "ccomp", "advcl:relcl") or _object_controlled(verb, head):
        return controllers(head)
    shared = verb.dep_ in ("conj", "parataxis") and head.pos_ in ("VERB", "AUX", "ADJ")
    return surface_subjects(head) if shared or verb.dep_ == "advcl" else []


def _object_controlled(verb: Token, head: Token) -> bool:
    """Tell whether the object of `head` does what a gerund says: "accused Iran of launching an attack".

    So it is after verbs of blame, thanks and prevention, which take "of", "for" and "from"; a bare
    participle or "by" and "after" go with the subject.
    """
    gerund = verb.dep_ == "advcl" and verb.tag_ == "VBG" and has_case(verb, "of", "for", "from", "into")
    return gerund and head.lower_.startswith(GOVERNING)


def _holders(noun: Token) -> list[Token]:
    """Return whose decision or plan it is: the possessor, or the subject of the verb it belongs to."""
    owners = children(noun, "nmod:poss")
    if owners:
        return owners
    if noun.dep_ == "obj":
        return surface_subjects(noun.head)
    return []
