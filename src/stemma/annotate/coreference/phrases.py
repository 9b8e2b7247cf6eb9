"""Noun phrases that describe somebody, and the names they stand beside as titles."""

from dataclasses import dataclass

from spacy.tokens import Token

from stemma.annotate.coreference.lexicon import ADDRESS, BODIES, is_one_office, person_nouns
from stemma.annotate.coreference.mentions import Entity
from stemma.model.mentions import NameMention

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


def describe(token: Token, named: dict[int, NameMention]) -> Description | None:
    """Return what a noun calls one person or body, or None where it names neither."""
    if not calls(token.lower_):
        return None
    word = token.lower_.rstrip(".")
    countries = _countries(token, named)
    if word in BODIES:
        return Description(word, frozenset({word}), None, "body", countries)
    entry = person_nouns().get(word)
    if entry is None:
        return None
    modifier = next((w for w in _words_before(token) if is_one_office(w, entry.noun)), None)
    office = f"{modifier} {entry.noun}" if modifier else entry.noun
    wider = frozenset({office}) if modifier in _LESSER else entry.wider | {office}
    return Description(office, wider, entry.sex, entry.kind, countries)


def calls(form: str) -> bool:
    """Tell whether a lower-cased word may call a person or body: whether `describe` knows it."""
    word = form.rstrip(".")
    return word in BODIES or word in person_nouns()


def is_singular_noun(token: Token) -> bool:
    """Tell whether a token is a common or proper noun in the singular."""
    return token.pos_ in ("NOUN", "PROPN") and token.tag_ not in ("NNS", "NNPS")


def is_definite(token: Token) -> bool:
    """Tell whether a phrase takes up somebody known: with "the" or "this"."""
    return any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)


def has_owner(token: Token) -> bool:
    """Tell whether a phrase says of what: "the president of that country" takes up nobody named before."""
    return any(
        child.dep_ == "nmod" and any(case.lower_ == "of" for case in child.children)
        for child in token.children
    )


def stands_alone(token: Token, named: dict[int, NameMention]) -> bool:
    """Tell whether a noun heads a phrase of its own: it modifies nothing, and predicates nothing."""
    if token.dep_ in ("compound", "amod", "flat", "appos") or any(c.dep_ == "cop" for c in token.children):
        return False
    following = token.i + 1
    return not (following < len(token.doc) and following in named and named[following].label == "PER")


def beside_name(token: Token, named: dict[int, NameMention]) -> NameMention | None:
    """Return the name that a phrase stands beside: in apposition, or as a predicate ("X is the leader")."""
    beside = [token.head] if token.dep_ == "appos" else []
    beside += [child for child in token.children if child.dep_ in ("appos", "flat")]
    if any(child.dep_ == "cop" for child in token.children):
        beside += [child for child in token.children if child.dep_ == "nsubj"]
    return next((named[one.i] for one in beside if one.i in named), None)


def read_titles(name: Token, entity: Entity, named: dict[int, NameMention]) -> None:
    """Give an entity the titles right before its name, which begins at `name`, and the sex that they tell."""
    doc = name.doc
    for at in range(name.i - 1, max(-1, name.i - _TITLE_WORDS), -1):
        word = doc[at].lower_.rstrip(".")
        if word in ADDRESS:
            entity.sexes[ADDRESS[word]] += _ADDRESSED
        elif word in person_nouns():
            give_title(doc[at], entity, named)
            return
        elif doc[at].text != ".":
            return


def give_title(token: Token, entity: Entity, named: dict[int, NameMention]) -> None:
    """Note that somebody was called by the noun `token`."""
    told = describe(token, named)
    if told is None:
        return
    for word in told.wider:
        entity.titles.setdefault(word, []).append(told.countries)
    if told.sex is not None:
        entity.sexes[told.sex] += _CALLED


def bears(entity: Entity, told: Description) -> bool:
    """Tell whether somebody was called by what a phrase says, and of no other country."""
    return any(
        not told.countries or not countries or not told.countries.isdisjoint(countries)
        for countries in entity.titles.get(told.office, ())
    )


def _words_before(token: Token) -> list[str]:
    return [token.doc[at].text for at in range(max(0, token.i - 1), token.i)]


def _countries(token: Token, named: dict[int, NameMention]) -> frozenset[str]:
    """Return the countries and peoples that modify a noun: ISO codes where the tables know them."""
    places = [child.i for child in token.children if child.dep_ in _MODIFIERS]
    found = [named[i] for i in places if i in named and named[i].label in _COUNTRIES]
    return frozenset(name.actor.code[:3] if name.actor else name.text.casefold() for name in found)
