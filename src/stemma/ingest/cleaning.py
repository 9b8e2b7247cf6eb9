"""Which stretches of a text are page furniture; nothing is removed, so every cut can be undone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from stemma.model.documents import Cut
from stemma.resources.reading import read_toml
from stemma.text.cuts import paragraph_bounds
from stemma.text.normalise import fold

EDGE_LINES = 4
"""How many lines from either end of the text count as its edge. Set by hand."""

MAX_LINE = 600
"""Furniture is short: the longest line cut in 1,403 articles, a script, has 266 characters."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*(?:\s|$)")


class Place(StrEnum):
    """Where in a text a rule may find furniture."""

    LINE = "line"
    INSIDE = "inside"
    EDGE = "edge"
    FIRST = "first"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class JunkRule:
    """One kind of furniture: its name, where it stands, and the expression that knows it."""

    name: str
    place: Place
    pattern: re.Pattern[str]


def find_cuts(text: str, title: str | None = None) -> tuple[Cut, ...]:
    r"""Return the furniture of `text`: sorted, without overlaps, each with the rule that found it.

    A line that is the title is never cut. Credits, bylines and dates are never cut: they are evidence.

    >>> find_cuts("Troops left the city.\n\nComments are closed.")
    (Cut(start=23, end=43, rule='comments'),)
    """
    lines = paragraph_bounds(text)
    last_sentence = _last_sentence(text, lines)
    cuts: list[Cut] = []
    for number, (start, end) in enumerate(lines):
        if end - start > MAX_LINE or (title is not None and fold(text[start:end]) == fold(title)):
            continue
        places = _places(number, len(lines), last_sentence)
        if (rule := _line_rule(text, start, end, places)) is None:
            cuts.extend(_inside_cuts(text, start, end))
        elif rule.place is Place.BLOCK:
            return (*cuts, Cut(start, lines[-1][1], rule.name))
        else:
            cuts.append(Cut(start, end, rule.name))
    return tuple(cuts)


@cache
def junk_rules() -> tuple[JunkRule, ...]:
    """Return the rules of `resources/junk_lines.toml`, in their order."""
    return tuple(
        JunkRule(row["name"], Place(row["where"]), re.compile("|".join(row["patterns"]), re.IGNORECASE))
        for row in read_toml("junk_lines.toml")["rules"]
    )


def _line_rule(text: str, start: int, end: int, places: set[Place]) -> JunkRule | None:
    return next(
        (rule for rule in junk_rules() if rule.place in places and rule.pattern.fullmatch(text, start, end)),
        None,
    )


def _places(number: int, count: int, last_sentence: int) -> set[Place]:
    """Return the kinds of place at which line `number` of `count` stands."""
    standing = {
        Place.LINE: True,
        Place.EDGE: number < EDGE_LINES or number >= count - EDGE_LINES,
        Place.FIRST: number == 0 and count > 1,
        Place.BLOCK: number > max(last_sentence, 0),
    }
    return {place for place, stands in standing.items() if stands}


def _last_sentence(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the number of the last line that holds the end of a sentence, or -1."""
    numbers = range(len(lines) - 1, -1, -1)
    return next((number for number in numbers if _SENTENCE_END.search(text, *lines[number])), -1)


def _inside_cuts(text: str, start: int, end: int) -> Iterator[Cut]:
    found = [
        Cut(match.start(), match.end(), rule.name)
        for rule in junk_rules()
        if rule.place is Place.INSIDE
        for match in rule.pattern.finditer(text, start, end)
    ]
    last = start
    for cut in sorted(found):
        if cut.start >= last:
            yield cut
            last = cut.end
