"""Where in a report a date stands: in its dateline, between brackets, under a picture, in its sentences."""

import re

from stemma.model.datings import ClueRole
from stemma.text.calendar_names import ANY_WEEKDAY
from stemma.text.cuts import paragraph_bounds

HEAD_LINES = 4
"""Lines, headline included, among which a dateline stands. Set by hand."""
LONGEST_CAPTION = 400
"""Characters; a longer paragraph with a credit in it is no caption. Set by hand."""

_PLACE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:, ?[A-Z][\w.]+(?: [A-Z][\w.]+)?)?"  # NAIROBI, Kenya
    r"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}),?\s+(?:\([\w ./-]{2,20}\)[,:]?\s*)?"  # Brussels,
)
_WEEKDAY = re.compile(rf"(?:(?:{ANY_WEEKDAY}),?\s+)?", re.IGNORECASE)
_AFTER_DAY = re.compile(r"\s*(?:\([\w ./-]{2,20}\))?\s*(?:$|[–—_:.-])")
_CREDIT = re.compile(r"\b(?:file )?photo(?:graph)?\b|\bimage\b.{0,20}\bcredit\b|\bphoto/", re.IGNORECASE)


def role_of(text: str, start: int, end: int) -> ClueRole:
    """Return the place of the date at `start`–`end` in a text.

    "BAGHDAD, Jan. 3 (AP)": the day of writing. A date in brackets of its own between two sentences is that
    of the report just cited. Captions are told by the credit of their picture.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = (first, len(text) if last < 0 else last)
    if _in_dateline(text, line, start, end):
        return ClueRole.DATELINE
    if _stands_alone_in_brackets(text, start, end):
        return ClueRole.CITATION
    if line[1] - line[0] <= LONGEST_CAPTION and _CREDIT.search(text, *line):
        return ClueRole.CAPTION
    return ClueRole.BODY


def _in_dateline(text: str, line: tuple[int, int], start: int, end: int) -> bool:
    heads = paragraph_bounds(text[: line[1]])
    if len(heads) > HEAD_LINES:
        return False
    before, after = text[line[0] : start].lstrip(), text[end : line[1]]
    if not _AFTER_DAY.match(after):
        return False
    place = _PLACE.match(before)
    rest = before[place.end() :] if place else before
    alone = not place and not after.strip(" .|·")
    return _WEEKDAY.fullmatch(rest) is not None and (place is not None or alone)


def _stands_alone_in_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether a date is all there is between brackets, and these stand between sentences."""
    before, after = text[max(0, start - 4) : start].rstrip(), text[end : end + 4].lstrip()
    if not before.endswith("(") or not after.startswith(")"):
        return False
    said = text[max(0, start - 12) : start].rstrip()[:-1].rstrip()
    follows = text[end : end + 12].lstrip()[1:].lstrip(" ")
    begins = not follows or follows[0] == "\n" or follows[0].isupper()
    return bool(said) and said[-1] in ".!?”\"’'" and begins
