"""Noun phrases as they stand on the line, and whether they name an outlet, a document or an inquirer."""

from functools import cache

from spacy.tokens import Doc, Token

from stemma.annotate.attribution.lexicon import source_nouns
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds
from stemma.resources.reading import read_json, read_rows
from stemma.text.outlets import agencies, name_key

_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
_COMMON = frozenset({"times", "news", "page", "daily", "weekly"})
"""Words that name an outlet only where they are written large."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_ENTITY_KINDS = {"ORG": SourceKind.ORGANISATION, "GPE": SourceKind.ORGANISATION, "PER": SourceKind.PERSON}


def phrase_at(parse: Doc, first: int) -> list[Token]:
    """Return the noun phrase that begins at a token, without what hangs on it by a preposition or clause.

    Read off the line, not off the tree: what follows "quoting" or "citing" is often hung elsewhere.
    """
    found: list[Token] = []
    for token in parse[first:]:
        if found and (token.text in _POSSESSIVE or _opens_name(token)):
            found.append(token)
        elif token.pos_ not in _INSIDE or (found and (token.is_sent_start or _opens_another(token))):
            break
        else:
            found.append(token)
    while found and found[-1].pos_ not in ("NOUN", "PROPN"):
        found.pop()
    return found


def _opens_another(token: Token) -> bool:
    """Tell whether a determiner or pronoun begins a phrase of its own; "The Hill" is the site's name."""
    return token.pos_ in ("DET", "PRON") and not token.text[0].isupper()


def _opens_name(token: Token) -> bool:
    """Tell whether a mark stands before a name: 'the US site "The Hill"'."""
    return token.is_quote and token.i + 1 < len(token.doc) and token.nbor().text[0].isupper()


def bounds_of_phrase(tokens: list[Token]) -> Bounds:
    """Return where a phrase that has a token stands."""
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def kind_of_phrase(tokens: list[Token]) -> SourceKind:
    """Return what kind of source a phrase is: an outlet by its name or noun, else by its last noun."""
    if names_outlet(tokens):
        return SourceKind.OUTLET
    noun = source_nouns().get(tokens[-1].lower_)
    if noun is not None:
        return noun[0]
    labels = [token.ent_type_ for token in tokens if token.ent_type_]
    return _ENTITY_KINDS.get(labels[-1], SourceKind.GROUP) if labels else SourceKind.GROUP


def names_source(tokens: list[Token]) -> bool:
    """Tell whether a phrase can be somebody who says things: a name, or a noun for a source."""
    known = tokens[-1].lower_ in source_nouns() or names_outlet(tokens)
    return known or any(token.ent_type_ in _ENTITY_KINDS for token in tokens)


def names_outlet(tokens: list[Token]) -> bool:
    """Tell whether a phrase names an outlet: a listed name, a publisher's word in it, or the noun itself."""
    words = [token.text for token in tokens if token.pos_ != "DET" or token.text[0].isupper()]
    if not words:
        return False
    names = {name_key(" ".join(words[at:])) for at in range(len(words))}
    if names & _listed("outlet") or names & agencies().keys() or " ".join(words[-2:]) in _written():
        return True
    noun = source_nouns().get(tokens[-1].lower_)
    if noun is not None and noun[0] is SourceKind.OUTLET and tokens[-1].text not in _COMMON:
        return True
    return (any(word in _publishers() for word in words[-2:]) and tokens[-1].pos_ == "PROPN") or (
        tokens[-1].lower_ == "agency" and len(words) > 1 and words[-2].lower() in ("news", "press")
    )


def names_platform(tokens: list[Token]) -> bool:
    """Tell whether a phrase holds the name of a place on the net where anybody may write."""
    return any(name_key(token.text) in _listed("platform") for token in tokens if token.text[0].isupper())


def names_inquirer(tokens: list[Token]) -> bool:
    """Tell whether a phrase is somebody who is told things and reports them."""
    return any(token.lower_ in _listed("inquirer") for token in tokens)


def names_document(tokens: list[Token]) -> bool:
    """Tell whether the last noun of a phrase is something in which one says things."""
    noun = source_nouns().get(tokens[-1].lower_)
    return (noun is not None and noun[0] is SourceKind.DOCUMENT) or tokens[-1].lemma_ in _SAID_IN


_SAID_IN = frozenset(
    {"interview", "speech", "address", "conference", "remark", "comment", "broadcast", "briefing", "call"}
)


@cache
def _listed(word_class: str) -> frozenset[str]:
    return frozenset(name_key(word) for word, listed in read_rows("relays.tsv") if listed == word_class)


@cache
def _written() -> frozenset[str]:
    """Return the names that are an outlet's only as they are written: "The Hill", but no hill."""
    return frozenset(word for word, listed in read_rows("relays.tsv") if listed == "written")


@cache
def _publishers() -> frozenset[str]:
    return frozenset(read_json("credits.json")["publishers"]) - {
        "Agency",
        "Record",
        "Review",
        "Star",
        "Standard",
    }
