"""What grammar rules out or in: binding, reflexives, the subject above, and pronouns before their name."""

from collections.abc import Iterator

from spacy.tokens import Token

from stemma.annotate.coreference.mentions import place_of

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:arg"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_SHARE_SUBJECT = frozenset({"xcomp", "conj", "advcl", "acl"})
_BELOW = frozenset({"ccomp", "advcl", "conj", "parataxis", "xcomp", "acl", "acl:relcl"})
_FRONTED = frozenset({"obl", "advcl", "obl:unmarked", "advmod"})
_STEPS = 6


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a clause; of "who" the noun that it stands for, of a bare verb the one above."""
    for _ in range(_STEPS):
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if own is not None:
            relative = own.tag_ in ("WP", "WDT") and verb.dep_ == "acl:relcl"
            return verb.head if relative else own
        if verb.dep_ not in _SHARE_SUBJECT or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def barred_tokens(pronoun: Token) -> set[int]:
    """Return the tokens that a pronoun cannot mean: its co-arguments, conjuncts, and what it possesses.

    Principle B of binding (Chomsky 1981): a pronoun is free in its own clause.
    """
    head, barred = pronoun.head, set[int]()
    place = place_of(pronoun)
    if place.i != pronoun.i:
        barred.add(place.i)
    barred |= {child.i for child in pronoun.children if child.dep_ == "conj"}
    if pronoun.dep_ == "nmod:poss":
        return barred | {head.i} | {c.i for c in head.children if c.dep_ in ("appos", "flat")}
    if place.dep_ in _ARGUMENTS:
        verb = place.head
        barred |= {c.i for c in verb.children if c.dep_ in _ARGUMENTS and c.i != place.i}
        subject = subject_of(verb) if place.dep_ not in _SUBJECTS else None
        barred |= {subject.i} if subject is not None and subject.i != place.i else set()
    return barred


def clause_of(token: Token) -> Token:
    """Return the verb or predicate whose clause a token stands in."""
    for _ in range(_STEPS * 2):
        if token.head.i == token.i or any(c.dep_ in _SUBJECTS for c in token.children):
            break
        if token.pos_ in ("VERB", "AUX"):
            break
        token = token.head
    return token


def subjects_above(pronoun: Token) -> Iterator[Token]:
    """Yield the subjects of the clauses that a pronoun's own clause hangs on, the nearest first."""
    verb = clause_of(pronoun.head if pronoun.head.i != pronoun.i else pronoun)
    if pronoun.dep_ not in _SUBJECTS and (own := subject_of(verb)) is not None and own.i != pronoun.i:
        yield own
    for _ in range(_STEPS):
        if verb.dep_ not in _BELOW or verb.head.i == verb.i:
            return
        verb = clause_of(verb.head)
        above = subject_of(verb)
        if above is not None and above.i < pronoun.i:
            yield above


def subject_after(pronoun: Token) -> Token | None:
    """Return the subject that follows a fronted phrase with a pronoun in it: "In his speech, the king"."""
    token = pronoun
    for _ in range(_STEPS):
        if token.head.i == token.i:
            return None
        if token.dep_ in _FRONTED:
            subject = subject_of(token.head)
            if subject is not None and subject.i > pronoun.i and token.i < subject.i:
                return subject
        token = token.head
    return None
