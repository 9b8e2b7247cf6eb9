"""Words that tell through whom or in what something was said: "told Reuters", "in a statement", "citing"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from stemma.annotate.voicing.phrases import (
    bounds_of_phrase,
    kind_of_phrase,
    names_document,
    names_inquirer,
    names_outlet,
    names_platform,
    names_source,
    phrase_at,
)
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds
from stemma.model.voices import RelayRole

Found = tuple[Bounds, RelayRole, SourceKind]

_TELLING = frozenset({"tell", "inform", "brief"})
_SPEAKING = frozenset({"speak", "talk"})
_QUOTING = frozenset({"quoting", "citing"})
_QUOTED = frozenset({"quoted", "cited"})
_PUBLISHED = frozenset(
    {"carried", "published", "aired", "broadcast", "released", "posted", "distributed", "reported", "printed"}
)
_MEDIA = frozenset({"in", "on", "through", "via", "over", "by"})


def find_relays(sentence: Span) -> Iterator[Found]:
    """Yield where a sentence names those that pass something on, in what part, and what kind they are."""
    for token in sentence:
        word = token.lower_
        if token.lemma_ in _TELLING and token.pos_ == "VERB":
            yield from _told(token, token.i + 1)
        elif token.lemma_ in _SPEAKING and token.pos_ == "VERB" and _follows(token, "to", "with"):
            yield from _told(token, token.i + 2)
        elif word in _QUOTING:
            yield from _one(token.doc, token.i + 1, RelayRole.QUOTING)
        elif word in _QUOTED:
            yield from _quoted(token)
        elif word in _PUBLISHED:
            yield from _published(token)
        elif word in _MEDIA and token.pos_ == "ADP":
            yield from _medium(token)


def _follows(token: Token, *words: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in words


def _told(verb: Token, first: int) -> Iterator[Found]:
    """Yield who is told something: an outlet or one who inquires; of "CNN's Jake Tapper" the outlet."""
    phrase = phrase_at(verb.doc, first)
    owner = phrase[: next((n for n, token in enumerate(phrase) if token.text in ("'s", "’s")), 0)]
    told = next(
        (part for part in (phrase, owner) if part and (names_outlet(part) or names_inquirer(part))), None
    )
    if told is not None:
        yield bounds_of_phrase(told), RelayRole.TOLD, kind_of_phrase(told)


def _quoted(verb: Token) -> Iterator[Found]:
    """Yield the quoter ("was quoted by Interfax", "Interfax quoted him as"), or whom "which quoted" names."""
    following = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 5]]
    if following[:1] == ["by"]:
        yield from _outlet(verb.doc, verb.i + 2, RelayRole.QUOTED_BY)
    elif following[:1] == ["as"] and "by" in following:
        yield from _outlet(verb.doc, verb.i + 2 + following.index("by"), RelayRole.QUOTED_BY)
    elif verb.i and verb.nbor(-1).lower_ in ("which", "has", "had") and verb.dep_ == "acl:relcl":
        yield from _one(verb.doc, verb.i + 1, RelayRole.QUOTING)
    elif any(token.lower_ == "as" for token in verb.doc[verb.i + 1 : verb.i + 16]):
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            yield from _outlet(verb.doc, subject.left_edge.i, RelayRole.QUOTED_BY)


def _published(verb: Token) -> Iterator[Found]:
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if (
        following is not None
        and following.lower_ in ("by", "on", "in")
        and verb.head.pos_ in ("NOUN", "PROPN")
    ):
        yield from _outlet(verb.doc, following.i + 1, RelayRole.PUBLISHED_BY)


def _medium(preposition: Token) -> Iterator[Found]:
    """Yield what is said in ("in a statement") and, behind it, who put that out ("on state television")."""
    phrase = phrase_at(preposition.doc, preposition.i + 1)
    if not phrase:
        return
    if names_document(phrase) and preposition.lower_ in ("in", "through", "via"):
        yield bounds_of_phrase(phrase), RelayRole.SAID_IN, SourceKind.DOCUMENT
        yield from _behind(phrase[-1])
    elif names_platform(phrase) or (names_outlet(phrase) and _puts_out(preposition)):
        yield bounds_of_phrase(phrase), RelayRole.PUBLISHED_BY, SourceKind.OUTLET


def _puts_out(preposition: Token) -> bool:
    """Tell whether the outlet after a preposition put something out: "on state TV", "a report by Reuters"."""
    return preposition.lower_ != "by" or (preposition.i > 0 and names_document([preposition.nbor(-1)]))


def _behind(noun: Token) -> Iterator[Found]:
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else None
    if following is not None and following.lower_ in ("with", "to", "from", "for"):
        phrase = phrase_at(noun.doc, following.i + 1)
        if phrase and names_outlet(phrase):
            yield bounds_of_phrase(phrase), RelayRole.TOLD, kind_of_phrase(phrase)


def _outlet(parse: Doc, first: int, role: RelayRole) -> Iterator[Found]:
    phrase = phrase_at(parse, first)
    if phrase and names_outlet(phrase):
        yield bounds_of_phrase(phrase), role, SourceKind.OUTLET


def _one(parse: Doc, first: int, role: RelayRole) -> Iterator[Found]:
    phrase = phrase_at(parse, first)
    if phrase and names_source(phrase):
        yield bounds_of_phrase(phrase), role, kind_of_phrase(phrase)
