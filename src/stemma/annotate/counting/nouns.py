"""The noun phrase that a number counts."""

from functools import cache

from spacy.tokens import Token

from stemma.model.figures import FigureKind
from stemma.resources.reading import read_rows

_NP = frozenset({"ADJ", "NOUN", "PROPN", "PART", "ADV", "NUM"})
_LONGEST_PHRASE = 8  # tokens; set by hand
_DETERMINERS = frozenset({"more", "other", "additional", "further", "such"})
_COMPOUND = frozenset({"compound", "amod", "nmod:poss", "nmod:unmarked", "nummod"})


@cache
def counted_nouns() -> dict[str, tuple[FigureKind, str]]:
    """Return kind and class of each noun whose number is kept, by its forms."""
    return {noun: (FigureKind(kind), noun_class) for noun, kind, noun_class in read_rows("counted_nouns.tsv")}


@cache
def outcomes() -> dict[str, tuple[FigureKind, str]]:
    """Return the kind of each word that says what befell somebody, and whom: see outcomes.tsv."""
    return {word: (FigureKind(kind), way) for word, kind, way in read_rows("outcomes.tsv")}


def outcome_kind(token: Token) -> FigureKind | None:
    """Return what befell those of whom `token` speaks, if it says that."""
    kind, way = outcomes().get(token.lower_, (None, ""))
    return None if way == "attack" else kind


def counted_phrase(number: Token) -> list[Token]:
    """Return the noun phrase that the number counts, up to its head: "Iraqi military bases"."""
    doc = number.doc
    at = number.i + 1
    if at < len(doc) and doc[at].lower_ == "of":
        at += 1
        if at < len(doc) and doc[at].tag_ in ("WDT", "WP"):
            return []
        while at < len(doc) and doc[at].pos_ in ("DET", "PRON") and at < number.i + 4:
            at += 1
    phrase: list[Token] = []
    for token in doc[at : at + _LONGEST_PHRASE]:
        if not (token.pos_ in _NP or _joins(token, phrase)) or (
            outcome_kind(token) is not None and not _qualifies(token)
        ):
            break
        phrase.append(token)
    while phrase and phrase[-1].pos_ not in ("NOUN", "PROPN") and noun_entry(phrase[-1]) is None:
        phrase.pop()
    return _up_to_counted(phrase)


def _qualifies(token: Token) -> bool:
    """Tell "displaced families" from "25 dead": the outcome is an attribute of a noun after it."""
    return token.dep_ in ("amod", "compound") and token.head.i > token.i


def _joins(token: Token, phrase: list[Token]) -> bool:
    """Tell whether a hyphen or participle stands inside the phrase: "U.S.-led", "armed men"."""
    inside = token.text in "-–" or (token.tag_ in ("VBN", "VBG") and token.dep_ == "amod")
    return inside and (bool(phrase) or token.text not in "-–")


def _up_to_counted(phrase: list[Token]) -> list[Token]:
    """End the phrase at its last noun of the list, if any: "soldiers Tuesday" ends at "soldiers"."""
    while phrase and (phrase[0].lower_ in _DETERMINERS or phrase[0].pos_ == "NUM"):
        phrase = phrase[1:]
    known = [n for n, token in enumerate(phrase) if noun_entry(token) is not None and _heads(token, phrase)]
    return phrase[: known[-1] + 1] if known else phrase


def _heads(token: Token, phrase: list[Token]) -> bool:
    """Tell whether a noun heads the phrase and does not merely qualify the next one: "teachers unions"."""
    return token.i == phrase[-1].i or (token.dep_ not in _COMPOUND and token.pos_ != "ADJ")


def noun_entry(token: Token) -> tuple[FigureKind, str] | None:
    """Return kind and class of a noun of the list."""
    return counted_nouns().get(token.text) or counted_nouns().get(token.lower_)
