"""Names that the language pipeline found, trimmed to what is the name."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.capitals import is_capitalised_noun
from stemma.annotate.naming.actor_table import known_name
from stemma.annotate.naming.stretches import POSSESSIVE, Stretch
from stemma.annotate.parsed import ParsedDocument
from stemma.text.names import without_titles

_EDGES = " \t\n\u00a0.,;:!?()[]\"“”‘’'«»–—-…*|"
_HANGING_WORD = re.compile(r"\s(?:and|of|for|the|in|at|to|or)$")
_TYPES = frozenset(("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"))
_COMMON = frozenset(("NOUN", "VERB", "ADV", "INTJ"))
_POINTS = re.compile(r"(?:north|south|east|west)(?:ern)?|first|second|third")
_LOOSE = 4
"""Words of a phrase around a listed name from which it may be a name of its own. Set by hand."""


def find_recognised_names(parsed: ParsedDocument, listed: list[Stretch]) -> Iterator[Stretch]:
    """Yield the names that the language pipeline found, trimmed."""
    for entity in parsed.parse.ents:
        if entity.label_ not in _TYPES or all(token.pos_ in {"PRON", "DET", "NUM"} for token in entity):
            continue
        inside = [s for s in listed if entity.start_char <= s.start and s.end <= entity.end_char]
        trimmed = _trim(entity, parsed.text, inside)
        if trimmed is not None:
            yield trimmed


def _trim(entity: TokenSpan, text: str, inside: list[Stretch]) -> Stretch | None:
    start, end = entity.start_char, entity.end_char
    if entity.label_ == "PER":
        start, end = _trim_person(text, start, end, inside)
    start, end = _trim_edges(text, start, end)
    if start >= end:
        return None
    known = known_name(text[start:end])
    if known is None and entity.label_ != "PER":
        start, end = _trim_lower_case(text, start, end)
        known = known_name(text[start:end]) if start < end else None
    if start >= end or (known is None and _is_no_name(text[start:end], entity.label_, inside)):
        return None
    if known is None and len(entity) == 1 and _is_common_noun(entity[0]):
        return None
    return Stretch(start, end, known.label if known else entity.label_, known)


def _is_common_noun(token: Token) -> bool:
    return is_capitalised_noun(token) or (token.pos_ in _COMMON and not token.text.isupper())


def _trim_person(text: str, start: int, end: int, inside: list[Stretch]) -> tuple[int, int]:
    """Leave out the titles before a person, the country before a title, and what follows an "of"."""
    for stretch in inside:
        rest = text[stretch.end : end].lstrip(" ")
        if stretch.start == start and stretch.label != "PER" and without_titles(rest) != rest:
            start = end - len(rest)
    kept = without_titles(text[start:end])
    start = end - len(kept) if kept else end
    place = re.search(r" (?:of|from|for) (?=[A-Z])", text[start:end])
    return (start, start + place.start()) if place else (start, end)


def _trim_edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end:
        word = text[start:end]
        if match := POSSESSIVE.search(word) or _HANGING_WORD.search(word):
            end -= len(match[0])
        elif word[-1] in _EDGES and not re.search(r"\b[A-Z](?:\.[A-Z])*\.$|\b(?:Jr|Sr|St|Inc|Co)\.$", word):
            end -= 1
        else:
            break
    return start, end


def _trim_lower_case(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out "western" before a name and, where the tables then know it, "group" after it."""
    head = re.match(r"(?:(?!al-|el-)[a-z]\S*\s+)+", text[start:end])
    start += len(head[0]) if head else 0
    tail = re.search(r"(?:\s+[a-z]\S*)+$", text[start:end])
    if tail and known_name(text[start : end - len(tail[0])]):
        end -= len(tail[0])
    return start, end


def _is_no_name(name: str, label: str, inside: list[Stretch]) -> bool:
    """Tell whether nothing is left that names: no capital, a compass point, or a listed name and a noun."""
    words = name.split()
    if not any(c.isupper() for c in name) or _POINTS.fullmatch(name.casefold()):
        return True
    if len(words) == 1 and label == "PER" and without_titles(name) == "":
        return True
    if label == "PER" and words[-1][0].islower() and not words[-1].startswith(("al-", "el-")):
        return True
    return bool(inside) and words[-1].islower() and len(words) <= _LOOSE
