"""Quotation marks one by one: what the neighbours of each say that it may be."""

import re
from typing import NamedTuple

_SINGLES = "‘’'‚‛"
_ROW = 8
"""Marks in a row that are an ornament and quote nothing; set by hand, no nesting goes so deep."""
_ALL = f'"“”„‟«»`{_SINGLES}'
_RUN = re.compile(rf"[{_ALL}](?!(?<=\w[{_SINGLES}])[^\W_])[{_ALL}]*")
"""Marks side by side; the apostrophe inside a word, which is most of them, is none."""
_MARK = re.compile(rf"[\"“”„‟«»]|``|''|[{_SINGLES}]")
_CLOSED_BY = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«",
    "``": "''",
    '"': '"',
    "''": "''",
    "‘": "’",
    "'": "'",
}
"""The marks that close what another opens."""
_ENDS_SPEECH = ",.!?…;:—–-"
_ELISION = re.compile(r"\d0s|\d\d\b|(?:em|til|cause|tis|twas|n)\b", re.IGNORECASE)


class Mark(NamedTuple):
    """A quotation mark, and what its neighbours say it may be."""

    start: int
    end: int
    shape: str
    single: bool
    can_open: bool
    can_close: bool
    after_stop: bool
    """A comma or a full stop stands before it, as before the closing mark of speech."""


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of a paragraph that open or close, apostrophes and inches left out."""
    runs = [run.span() for run in _RUN.finditer(text, start, end)]
    if not runs:
        return []
    found = (match for run in runs if run[1] - run[0] < _ROW for match in _MARK.finditer(text, *run))
    marks = _settle_loose([_mark(text, match, start, end) for match in found])
    return [mark for mark in marks if mark.can_open or mark.can_close]


def _settle_loose(marks: list[Mark]) -> list[Mark]:
    """Return marks in which straight ones with blanks on both sides open and close by turns.

    Only where their number is even: an odd one is a stray, and which it is nobody can tell.
    """
    straight = [place for place, mark in enumerate(marks) if mark.shape == '"']
    if len(straight) % 2:
        return marks
    for turn, place in enumerate(straight):
        mark = marks[place]
        if not mark.can_open and not mark.can_close:
            marks[place] = mark._replace(can_open=turn % 2 == 0, can_close=turn % 2 == 1)
    return marks


def _mark(text: str, match: re.Match[str], start: int, end: int) -> Mark:
    shape, (at, past) = match.group(), match.span()
    before = text[at - 1] if at > start else " "
    after = text[past] if past < end else " "
    single = shape in _SINGLES
    free_before = before.isspace() or before in "([{—–-/“\"‘'«"
    free_after = not after.isalnum()
    can_open = free_before and not after.isspace()
    can_close = free_after and not before.isspace()
    if single:
        can_open = can_open and not _ELISION.match(text, past)
        can_close = can_close and shape not in "‘‚‛"
    elif shape in "“„‟``«":
        can_close = can_close and not can_open
        can_open = can_open or (not before.isspace() and after.isalnum()) or before.isspace()
    elif shape in "”»":
        can_open, can_close = can_open and not can_close, True
    if shape == "``":  # tokenised text sets blanks on both sides, and has told the two marks apart
        can_open, can_close = True, False
    elif shape == "''" and before.isspace() and after.isspace():
        can_open, can_close = False, True
    return Mark(at, past, shape, single, can_open, can_close, _after_stop(text, at))


def _after_stop(text: str, at: int) -> bool:
    words = text[max(0, at - 3) : at].rstrip().rstrip("’'”\"")
    return bool(words) and words[-1] in _ENDS_SPEECH


def answers(opener: str, closer: str) -> bool:
    """Tell whether a mark closes what another opens, in American, British or continental use."""
    return closer in _CLOSED_BY.get(opener, "")
