"""What grammar rules out or in: binding, reflexives, the subject above, and pronouns before their name."""

from collections.abc import Iterator

from stemma.annotate.coreference.mentions import place_of
from stemma.annotate.words import Words

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:arg"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_SHARE_SUBJECT = frozenset({"xcomp", "conj", "advcl", "acl"})
_BELOW = frozenset({"ccomp", "advcl", "conj", "parataxis", "xcomp", "acl", "acl:relcl"})
_FRONTED = frozenset({"obl", "advcl", "obl:unmarked", "advmod"})
_CONJUNCTS = frozenset({"conj"})
_RENAMES = frozenset({"appos", "flat"})
_STEPS = 6


def subject_of(words: Words, verb: int) -> int | None:
    """Return the subject of a clause; of "who" the noun that it stands for, of a bare verb the one above."""
    for _ in range(_STEPS):
        own = _own_subject(words, verb)
        if own is not None:
            relative = words.tag[own] in ("WP", "WDT") and words.dep[verb] == "acl:relcl"
            return words.head[verb] if relative else own
        if words.dep[verb] not in _SHARE_SUBJECT or words.head[verb] == verb:
            return None
        verb = words.head[verb]
    return None


def _own_subject(words: Words, verb: int) -> int | None:
    for child in words.children[verb]:
        if words.dep[child] in _SUBJECTS:
            return child
    return None


def barred_tokens(words: Words, pronoun: int) -> set[int]:
    """Return the tokens that a pronoun cannot mean: its co-arguments, conjuncts, and what it possesses.

    Principle B of binding (Chomsky 1981): a pronoun is free in its own clause.
    """
    head, place = words.head[pronoun], place_of(words, pronoun)
    barred = {place, *words.children_by(pronoun, _CONJUNCTS)}
    if words.dep[pronoun] == "nmod:poss":
        barred |= {head, *words.children_by(head, _RENAMES)}
    elif words.dep[place] in _ARGUMENTS:
        verb = words.head[place]
        barred.update(words.children_by(verb, _ARGUMENTS))
        subject = subject_of(words, verb) if words.dep[place] not in _SUBJECTS else None
        if subject is not None:
            barred.add(subject)
    return barred - {pronoun}


def clause_of(words: Words, token: int) -> int:
    """Return the verb or predicate whose clause a token stands in."""
    for _ in range(_STEPS * 2):
        if words.head[token] == token or words.pos[token] in ("VERB", "AUX"):
            break
        if _own_subject(words, token) is not None:
            break
        token = words.head[token]
    return token


def subjects_above(words: Words, pronoun: int) -> Iterator[int]:
    """Yield the subjects of the clauses that a pronoun's own clause hangs on, the nearest first."""
    verb = clause_of(words, words.head[pronoun])
    if words.dep[pronoun] not in _SUBJECTS:
        own = subject_of(words, verb)
        if own is not None and own != pronoun:
            yield own
    for _ in range(_STEPS):
        if words.dep[verb] not in _BELOW or words.head[verb] == verb:
            return
        verb = clause_of(words, words.head[verb])
        above = subject_of(words, verb)
        if above is not None and above < pronoun:
            yield above


def subject_after(words: Words, pronoun: int) -> int | None:
    """Return the subject that follows a fronted phrase with a pronoun in it: "In his speech, the king"."""
    token = pronoun
    for _ in range(_STEPS):
        if words.head[token] == token:
            return None
        if words.dep[token] in _FRONTED:
            subject = subject_of(words, words.head[token])
            if subject is not None and subject > pronoun and token < subject:
                return subject
        token = words.head[token]
    return None
