"""Sentences whose decisive arcs were settled by reading, and which of those arcs a parse has.

Decisive is an arc on which the coding of an event hangs: who did it, to whom, who says so, and whether it is
denied. The arcs follow Universal Dependencies; those of treebank sentences are the treebank's own. Where the
guidelines leave two heads or two relations open, or the English treebanks differ (`obj` and `iobj` of "told
reporters that"; the first word of a title and a name), either counts.

A case is {label, kind, source, licence, text, arcs}, an arc [word, head, relation]. Several heads or
relations stand with "/" between them, the head of the root is ROOT, and "told#2" is the second "told" of the
sentence. A name is one unit, written in full.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

ROOT = "ROOT"
Stretch = tuple[int, int]
"""Start and end of a word or name in code points of the sentence, end exclusive."""


@dataclass(frozen=True, slots=True)
class Arc:
    """One decisive arc. No heads at all: the word is the root."""

    word: Stretch
    heads: tuple[Stretch, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParseCase:
    """One sentence with its decisive arcs, where it is from and under which licence."""

    label: str
    kind: str
    source: str
    licence: str
    text: str
    arcs: tuple[Arc, ...]


def read_cases(path: Path) -> list[ParseCase]:
    """Return the cases of a file. Raises ValueError as `find_unit` does."""
    return [
        ParseCase(**{**row, "arcs": tuple(read_arc(row["text"], *arc) for arc in row["arcs"])})
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]


def read_arc(text: str, word: str, heads: str, relations: str) -> Arc:
    """Return an arc with its words found in `text`. Raises ValueError as `find_unit` does."""
    found = () if heads == ROOT else tuple(find_unit(text, head) for head in heads.split("/"))
    return Arc(find_unit(text, word), found, tuple(relations.split("/")))


def find_unit(text: str, unit: str) -> Stretch:
    """Return where a word or name stands in `text`; "told#2" is the second "told".

    Raises ValueError where it is not there, or stands there more than once and bears no number.
    """
    words, _, number = unit.partition("#")
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if len(found) == 1 and not number:
        return found[0]
    if len(found) > 1 and number and 1 <= int(number) <= len(found):
        return found[int(number) - 1]
    raise ValueError(f"{unit!r} does not name one of {len(found)} in {text!r}")


def has_arc(doc: Doc, arc: Arc) -> bool:
    """Return whether just one word of the unit leads out of it, to a right head and by a right relation."""
    unit = [token for token in doc if _lies_in(token.idx, arc.word)]
    leading = [token for token in unit if token.head == token or token.head not in unit]
    if len(leading) != 1 or leading[0].dep_.lower() not in arc.relations:
        return False
    head = leading[0].head
    if head == leading[0]:
        return not arc.heads
    return any(_lies_in(head.idx, stretch) for stretch in arc.heads)


def _lies_in(offset: int, stretch: Stretch) -> bool:
    return stretch[0] <= offset < stretch[1]
