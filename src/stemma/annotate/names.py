"""Names: what the language pipeline found, trimmed, and what the tables know."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.actor_table import Known, known_capital, known_name, known_person, longest_name
from stemma.annotate.parsed import ParsedDocument
from stemma.model.mentions import ActorReference, NameMention
from stemma.resources.actors import bodies
from stemma.text.names import name_tokens, without_titles
from stemma.text.normalise import word_bounds

_BETWEEN_WORDS = re.compile(r"(?:[ \u00a0.'’-]|['’]s ){0,3}")
_SMALL_WORDS = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "al",
        "el",
        "bin",
        "ibn",
        "as",
        "ad",
        "ul",
        "de",
        "la",
        "du",
    )
)
_EDGES = " \t\n\u00a0.,;:!?()[]\"“”‘’'«»–—-…*|"
_HANGING_WORD = re.compile(r"\s(?:and|of|for|the|in|at|to|or)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_TYPES = frozenset(("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"))
_COMMON = frozenset(("NOUN", "VERB", "ADV", "INTJ"))
_POINTS = re.compile(r"(?:north|south|east|west)(?:ern)?|first|second|third")
_PARAGRAPH_START = re.compile(r"(?:^|\n)[^\S\n]*$")
_AFTER_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]+?)?(?:, \w+ \d+)?\s*(?:\([\w ./-]{2,20}\)\s*)?(?:[–—:]|--|-\s)|\s*\([A-Z]{2,}\)"
)
_LOOSE = 4


@dataclass(frozen=True, slots=True, order=True)
class _Stretch:
    """A stretch of the text that is a name, and what the tables know about it."""

    start: int
    end: int
    label: str
    known: Known | None = None


def find_names(parsed: ParsedDocument) -> Iterator[NameMention]:
    """Yield every name in the order of the text, without overlaps, and with the actor it stands for.

    Titles, possessives and punctuation stand outside a name. A capital that acts ("Baghdad refused")
    is its country's government, elsewhere a place (the manual of PLOVER: metonyms).
    """
    listed = list(_listed_names(parsed))
    stretches = _without_overlaps([*listed, *_read_names(parsed, listed)])
    people = _full_names(parsed, stretches)
    for stretch in stretches:
        text = parsed.document.text[stretch.start : stretch.end]
        known = _known_in_context(parsed, stretch, text, people)
        label = _label(stretch, known)
        yield NameMention(parsed.span(stretch.start, stretch.end), text, label, _reference(parsed, known))


def _reference(parsed: ParsedDocument, known: Known | None) -> ActorReference | None:
    published = parsed.document.published
    return known.reference(published.first_day, published.last_day) if known else None


def _listed_names(parsed: ParsedDocument) -> Iterator[_Stretch]:
    """Yield the longest names of the tables, wherever the text writes them as names."""
    words = word_bounds(parsed.text)
    shouted = _shouted(parsed)
    first = 0
    while first < len(words):
        longest = longest_name(re.sub(r"'s$", "", words[first][0]))
        for last in range(min(first + longest, len(words)) - 1, first - 1, -1):
            found = _listed(parsed, words[first : last + 1], shouted)
            if found:
                first = last
                yield found
                break
        first += 1


def _listed(
    parsed: ParsedDocument, words: list[tuple[str, int, int]], shouted: list[tuple[int, int]]
) -> _Stretch | None:
    text, start, end = parsed.text, words[0][1], words[-1][2]
    end -= len(match[0]) if (match := _POSSESSIVE.search(text[start:end])) else 0
    gaps = (text[a[2] : b[1]] for a, b in pairwise(words))
    if not _written_as_name(text, words) or not all(_BETWEEN_WORDS.fullmatch(gap) for gap in gaps):
        return None
    known = known_name(text[start:end])
    if words[0][0] == "the" and known and text[start:end] not in known.rows[0].names:
        return None
    if known is None or not _is_listed_name(parsed, start, end, known):
        return None
    if text[start:end].isupper() and any(a <= start < b for a, b in shouted):
        return None
    if text[end : end + 1] == "." and re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", text[start:end]):
        end += 1
    if known.label == "PER":
        start = end - len(without_titles(text[start:end]) or text[start:end])
    return _Stretch(start, end, known.label, known)


def _written_as_name(text: str, words: list[tuple[str, int, int]]) -> bool:
    """Tell whether the words are capitalised as a name's are; common nouns at its end need not be."""
    while len(words) > 1 and (words[-1][0] in bodies() or words[-1][0] in {"movement", "network", "group"}):
        words = words[:-1]
    capitals = [text[start].isupper() for _, start, _ in words]
    small = [word in _SMALL_WORDS for word, _, _ in words]
    return any(capitals) and all(a or b for a, b in zip(capitals, small, strict=True))


def _is_listed_name(parsed: ParsedDocument, start: int, end: int, known: Known) -> bool:
    """Tell whether listed words are surely the listed name.

    A single word must be neither a person's name nor a common word. An organ made of a country and a
    noun, without a possessive, counts where the noun heads its phrase; "forces" only where the
    pipeline sees an organisation.
    """
    tokens = parsed.parse.char_span(start, end, alignment_mode="expand")
    if tokens is None:
        return False
    if re.fullmatch(r"[A-Z]{3}-[a-z ]+", known.id) and len(tokens) > 1:
        last = tokens[-1]
        if any(token.tag_ == "POS" for token in tokens):
            return False
        heads = last.lower_ != "forces" and last.dep_ not in {"compound", "amod"}
        return heads or last.ent_type_ == "ORG" or last.text[0].isupper()
    if len(tokens) > 1 or parsed.text[start:end].isupper():
        return True
    if known.label == "PER" or tokens[0].pos_ not in {"PROPN", "ADJ", "NOUN"}:
        return False
    return bool(tokens[0].pos_ == "PROPN" or tokens[0].ent_type_ or known.label == "NORP")


def _shouted(parsed: ParsedDocument) -> list[tuple[int, int]]:
    """Return the sentences written in capitals, where capitals tell nothing."""
    return [
        (s.start_char, s.end_char)
        for s in parsed.parse.sents
        if sum(c.isupper() for c in s.text) > 0.6 * sum(c.isalpha() for c in s.text)
    ]


def _read_names(parsed: ParsedDocument, listed: list[_Stretch]) -> Iterator[_Stretch]:
    """Yield the names that the language pipeline found, trimmed."""
    for entity in parsed.parse.ents:
        if entity.label_ not in _TYPES or all(token.pos_ in {"PRON", "DET", "NUM"} for token in entity):
            continue
        inside = [s for s in listed if entity.start_char <= s.start and s.end <= entity.end_char]
        trimmed = _trim(entity, parsed.text, inside)
        if trimmed is not None:
            yield trimmed


def _trim(entity: TokenSpan, text: str, inside: list[_Stretch]) -> _Stretch | None:
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
    if known is None and len(entity) == 1 and entity[0].pos_ in _COMMON and not entity.text.isupper():
        return None
    return _Stretch(start, end, known.label if known else entity.label_, known)


def _trim_person(text: str, start: int, end: int, inside: list[_Stretch]) -> tuple[int, int]:
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
        if match := _POSSESSIVE.search(word) or _HANGING_WORD.search(word):
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


def _is_no_name(name: str, label: str, inside: list[_Stretch]) -> bool:
    """Tell whether nothing is left that names: no capital, a compass point, or a listed name and a noun."""
    words = name.split()
    if not any(c.isupper() for c in name) or _POINTS.fullmatch(name.casefold()):
        return True
    if len(words) == 1 and label == "PER" and without_titles(name) == "":
        return True
    if label == "PER" and words[-1][0].islower() and not words[-1].startswith(("al-", "el-")):
        return True
    return bool(inside) and words[-1].islower() and len(words) <= _LOOSE


def _without_overlaps(stretches: list[_Stretch]) -> list[_Stretch]:
    """Keep the longest of names that overlap; of equally long ones the one that the tables know."""
    kept: list[_Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.start - s.end, s.known is None, s.start, s.label)):
        if all(stretch.end <= other.start or other.end <= stretch.start for other in kept):
            kept.append(stretch)
    return sorted(kept)


def _full_names(parsed: ParsedDocument, stretches: list[_Stretch]) -> dict[str, set[str]]:
    """Return, for each part of a full personal name in the document, the full names that have it."""
    names: dict[str, set[str]] = {}
    for stretch in stretches:
        text = parsed.document.text[stretch.start : stretch.end]
        tokens = name_tokens(text) if stretch.label == "PER" else []
        for token in tokens if len(tokens) > 1 else ():
            names.setdefault(token, set()).add(text)
    return names


def _known_in_context(
    parsed: ParsedDocument, stretch: _Stretch, text: str, people: dict[str, set[str]]
) -> Known | None:
    """Return what the tables know about a name, as its document uses it."""
    known = stretch.known
    if stretch.label == "PER":
        full = people.get(name_tokens(text)[-1], set()) - {text} if len(name_tokens(text)) == 1 else set()
        if full:
            found = {k.id: k for name in sorted(full) if (k := known_name(name) or known_person(name))}
            return next(iter(found.values())) if len(found) == 1 else None
        return known or known_person(text)
    if known and known.label == "GPE" and (government := known_capital(text)) and _acts(parsed, stretch):
        return government
    return known


def _acts(parsed: ParsedDocument, stretch: _Stretch) -> bool:
    """Tell whether a capital stands where only somebody who acts can stand.

    That is: the subject of an active verb that is no verb of place, or beside "between", "with",
    "against" and "by". A dateline is always a place.
    """
    if _is_dateline(parsed.text, stretch):
        return False
    head = parsed.tokens(parsed.span(stretch.start, stretch.end)).root
    if head.dep_ == "conj":
        head = head.head
    cases = {child.lower_ for child in head.children if child.dep_ == "case"}
    if cases:
        return bool(cases <= {"between", "with", "against", "by"})
    subject = head.dep_ == "nsubj" and head.head.pos_ == "VERB"
    passive = {"aux:pass", "nsubj:pass", "obl:agent"} & {child.dep_ for child in head.head.children}
    return bool(subject and not passive and not _has_agent(head.head))


def _has_agent(verb: Token) -> bool:
    return any(case.lower_ == "by" for child in verb.children for case in child.children)


def _is_dateline(text: str, stretch: _Stretch) -> bool:
    """Tell whether a place opens a paragraph as "BAGHDAD (AP) —" does."""
    opens = _PARAGRAPH_START.search(text[max(0, stretch.start - 40) : stretch.start])
    return bool(opens and _AFTER_DATELINE.match(text[stretch.end : stretch.end + 60]))


def _label(stretch: _Stretch, known: Known | None) -> str:
    """Return the type of a name: the tables' where they know it, the pipeline's elsewhere."""
    if known is None or stretch.label == "PER":
        return stretch.label
    return "GPE" if stretch.label == "GPE" else known.label
