"""Leaving out page furniture without moving a single offset."""

import re
from collections.abc import Iterable

from stemma.model.documents import Cut

_NOT_NEWLINE = re.compile(r"[^\n]")
_LINE = re.compile(r"[^\n]+")


def blank_cuts(text: str, cuts: Iterable[Cut]) -> str:
    """Return `text` at its full length with every cut character turned into a blank.

    Newlines stay, so offsets *and* paragraphs are those of the text as given, and a cut is undone
    by leaving it out of `cuts`.

    >>> blank_cuts("Report. [ad_1]", [Cut(8, 14, "ad_marker")])
    'Report.       '
    """
    pieces = []
    kept = 0
    for cut in sorted(cuts):
        start = max(cut.start, kept)
        pieces += [text[kept:start], _NOT_NEWLINE.sub(" ", text[start : cut.end])]
        kept = max(kept, cut.end)
    return "".join([*pieces, text[kept:]])


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    r"""Return start and end of each line that is not blank, without its surrounding spaces.

    >>> paragraph_bounds("Headline\n\n  First paragraph. ")
    [(0, 8), (12, 28)]
    """
    bounds = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            bounds.append((start, end))
    return bounds
