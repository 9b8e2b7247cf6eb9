"""Names that the tables know, wherever the text writes them as names."""

import re
from collections.abc import Iterator
from itertools import pairwise

from stemma.annotate.naming.actor_table import Known, known_name, longest_name
from stemma.annotate.naming.stretches import POSSESSIVE, Stretch
from stemma.annotate.parsed import ParsedDocument
from stemma.resources.actors import bodies
from stemma.text.names import without_titles
from stemma.text.normalise import word_bounds

_BETWEEN_WORDS = re.compile(r"(?:[ \u00a0.'’-]|['’]s ){0,3}")
_SMALL_WORDS = frozenset(
    (
        "of", "the", "and", "for", "in", "on", "at", "to",
        "al", "el", "bin", "ibn", "as", "ad", "ul", "de", "la", "du",
    )
)  # fmt: skip
_COMMON_ENDS = frozenset(("movement", "network", "group"))
"""Beside the nouns of bodies."""


def find_listed_names(parsed: ParsedDocument) -> Iterator[Stretch]:
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
) -> Stretch | None:
    text, start, end = parsed.text, words[0][1], words[-1][2]
    end -= len(match[0]) if (match := POSSESSIVE.search(text[start:end])) else 0
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
    return Stretch(start, end, known.label, known)


def _written_as_name(text: str, words: list[tuple[str, int, int]]) -> bool:
    """Tell whether the words are capitalised as a name's are; common nouns at its end need not be."""
    while len(words) > 1 and (words[-1][0] in bodies() or words[-1][0] in _COMMON_ENDS):
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
