"""Quotation marks one by one: what the neighbours of each say that it may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_SINGLES = "‘’'‚‛"
_ROW = 8
"""Marks in a row that are an ornament and quote nothing; set by hand, no nesting goes so deep."""
_RUN = re.compile(rf"[\"“”„‟«»`{_SINGLES}][\"“”„‟«»`{_SINGLES}]*")
_MARK = re.compile(rf"[\"“”„‟«»]|``|''|[{_SINGLES}]")
_ENDS_SPEECH = ",.!?…;:—–-"
_ELISION = re.compile(r"\d0s|\d\d\b|(?:em|til|cause|tis|twas|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
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
    marks = _settle_loose(list(_marks(text, start, end)))
    return [mark for mark in marks if mark.can_open or mark.can_close]


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for run in _RUN.finditer(text, start, end):
        for match in _MARK.finditer(text, *run.span()) if run.end() - run.start() < _ROW else ():
            before = text[match.start() - 1] if match.start() > start else " "
            after = text[match.end()] if match.end() < end else " "
            if before.isalnum() and after.isalnum() and match.group() in _SINGLES:
                continue  # the apostrophe of "didn't"
            yield _mark(text, match, before, after)


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
            marks[place] = replace(mark, can_open=turn % 2 == 0, can_close=turn % 2 == 1)
    return marks


def _mark(text: str, match: re.Match[str], before: str, after: str) -> Mark:
    shape = match.group()
    single = shape in _SINGLES
    free_before = before.isspace() or before in "([{—–-/“\"‘'«"
    free_after = not after.isalnum()
    can_open = free_before and not after.isspace()
    can_close = free_after and not before.isspace()
    if single:
        can_open = can_open and not _ELISION.match(text, match.end())
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
    return Mark(
        match.start(), match.end(), shape, single, can_open, can_close, _after_stop(text, match.start())
    )


def _after_stop(text: str, at: int) -> bool:
    words = text[max(0, at - 3) : at].rstrip().rstrip("’'”\"")
    return bool(words) and words[-1] in _ENDS_SPEECH


def answers(opener: str, closer: str) -> bool:
    """Tell whether a mark closes what another opens, in American, British or continental use."""
    pairs = {
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
    return closer in pairs.get(opener, "")
