"""Noun phrases that describe somebody, and the names they stand beside as titles."""

from dataclasses import dataclass

from stemma.annotate.coreference.lexicon import ADDRESS, BODIES, is_one_office, person_nouns
from stemma.annotate.coreference.mentions import Entity, Named
from stemma.annotate.words import Words

_DEFINITE = frozenset({"the", "this", "that"})
_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod"})
_COUNTRIES = frozenset({"GPE", "NORP", "LOC"})
_LESSER = frozenset({"vice", "deputy"})
_TITLE_WORDS = 6
"""Words looked back over for the titles before a name; set by hand."""
_ADDRESSED, _CALLED = 3, 2
"""What "Mrs." and "spokeswoman" count as evidence of the sex; a first name counts 1. Set by hand."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun phrase calls somebody: the office with its modifier, and the countries named with it."""

    office: str
    wider: frozenset[str]
    sex: str | None
    kind: str
    countries: frozenset[str]


def describe(words: Words, token: int, named: dict[int, Named]) -> Description | None:
    """Return what a noun calls one person or body, or None where it names neither."""
    word = words.lower[token].rstrip(".")
    entry = person_nouns().get(word)
    if word in BODIES:
        return Description(word, frozenset({word}), None, "body", _countries(words, token, named))
    if entry is None:
        return None
    before = words.lower[token - 1] if token else ""
    modifier = before if before and is_one_office(before, entry.noun) else None
    office, wider = entry.noun, entry.wider
    if modifier is not None:
        office = f"{modifier} {entry.noun}"
        wider = frozenset({office}) if modifier in _LESSER else wider | {office}
    return Description(office, wider, entry.sex, entry.kind, _countries(words, token, named))


def is_singular_noun(words: Words, token: int) -> bool:
    """Tell whether a token is a common or proper noun in the singular."""
    return words.pos[token] in ("NOUN", "PROPN") and words.tag[token] not in ("NNS", "NNPS")


def is_definite(words: Words, token: int) -> bool:
    """Tell whether a phrase takes up somebody known: with "the" or "this"."""
    return any(
        words.dep[child] == "det" and words.lower[child] in _DEFINITE for child in words.children[token]
    )


def has_owner(words: Words, token: int) -> bool:
    """Tell whether a phrase says of what: "the president of that country" takes up nobody named before."""
    return any(
        words.dep[child] == "nmod" and any(words.lower[case] == "of" for case in words.children[child])
        for child in words.children[token]
    )


def stands_alone(words: Words, token: int, named: dict[int, Named]) -> bool:
    """Tell whether a noun heads a phrase of its own: it modifies nothing, and predicates nothing."""
    if words.dep[token] in ("compound", "amod", "flat", "appos") or _is_predicate(words, token):
        return False
    following = named.get(token + 1)
    return not (following is not None and following.form.label == "PER")


def beside_name(words: Words, token: int, named: dict[int, Named]) -> Named | None:
    """Return the name that a phrase stands beside: in apposition, or as a predicate ("X is the leader")."""
    children = words.children[token]
    beside = [words.head[token]] if words.dep[token] == "appos" else []
    beside += [child for child in children if words.dep[child] in ("appos", "flat")]
    if _is_predicate(words, token):
        beside += [child for child in children if words.dep[child] == "nsubj"]
    return next((named[one] for one in beside if one in named), None)


def _is_predicate(words: Words, token: int) -> bool:
    return any(words.dep[child] == "cop" for child in words.children[token])


def read_titles(words: Words, name: int, entity: Entity, named: dict[int, Named]) -> None:
    """Give an entity the titles right before its name, which begins at `name`, and the sex that they tell."""
    nouns = person_nouns()
    for at in range(name - 1, max(-1, name - _TITLE_WORDS), -1):
        word = words.lower[at].rstrip(".")
        if word in ADDRESS:
            entity.tell_sex(ADDRESS[word], _ADDRESSED)
        elif word in nouns and (told := describe(words, at, named)) is not None:
            give_title(entity, told)
            return
        elif words.lower[at] != ".":
            return


def give_title(entity: Entity, told: Description) -> None:
    """Note that somebody was called by a noun."""
    for word in told.wider:
        entity.titles.setdefault(word, []).append(told.countries)
    if told.sex is not None:
        entity.tell_sex(told.sex, _CALLED)


def bears(entity: Entity, told: Description) -> bool:
    """Tell whether somebody was called by what a phrase says, and of no other country."""
    return any(
        not told.countries or not countries or not told.countries.isdisjoint(countries)
        for countries in entity.titles.get(told.office, ())
    )


def _countries(words: Words, token: int, named: dict[int, Named]) -> frozenset[str]:
    """Return the countries and peoples that modify a noun: ISO codes where the tables know them."""
    beside = [named[child].name for child in words.children_by(token, _MODIFIERS) if child in named]
    countries = [name for name in beside if name.label in _COUNTRIES]
    return frozenset(name.actor.code[:3] if name.actor else name.text.casefold() for name in countries)
