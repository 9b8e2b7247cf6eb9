"""Date clues: what each time expression of a report tells of the day on which the report appeared."""

import re
from collections.abc import Iterator

from stemma.annotate.dating.entries import find_entries
from stemma.annotate.dating.offices import find_offices
from stemma.annotate.dating.roles import role_of
from stemma.annotate.dating.tenses import is_pictured, tense_of
from stemma.annotate.parsed import ParsedDocument
from stemma.model.datings import ClueRole, DateClue, Tense
from stemma.model.mentions import TimeExpression, TimexType
from stemma.text.calendar_names import ANY_WEEKDAY, SHORTENED_MONTH, WEEKDAYS

NAMES = frozenset({"XXXX-09-11", "XXXX-01-06", "XXXX-10-07"})
"""Days of the year that are the name of an attack and are told without their year for ever after."""
_YEAR = re.compile(r"\d{4}|[’']\d\d|\d[/.-]\d\d?[/.-]\d\d|nineteen|thousand", re.IGNORECASE)
_WITH_YEAR = re.compile(r"\d{4}(?:-\d\d){1,2}(?:T.*)?")
_TAKEN_UP = re.compile(r"(?:that|(?:the\s+)?(?:same|following|previous|next))\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{SHORTENED_MONTH})\b", re.IGNORECASE)
_CALENDAR = re.compile(
    r"(?:XXXX|\d{4})(?:-\d\d){0,2}(?:T.*)?"  # a day, a month, a year
    r"|XXXX-WXX-\d(?:T.*)?|(?:DCT[+-]\d+|THIS-)(?:D|W|WE|M|Q|Y)(?:T.*)?"
)
_WEEKDAY_BEFORE = re.compile(rf"\b({ANY_WEEKDAY}),?\s+(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_IN = re.compile(rf"\b({ANY_WEEKDAY})\b", re.IGNORECASE)


def find_date_clues(parsed: ParsedDocument) -> Iterator[DateClue]:
    """Yield what each date and time of the text tells of the document's own day, in text order.

    Durations, sets, "recently" and what is counted from the narrative tell nothing of it. Under a picture
    the present tense tells the past ("Mourners pack a square last month").
    """
    for time in parsed.all(TimeExpression):
        if time.type in (TimexType.DATE, TimexType.TIME) and _CALENDAR.fullmatch(time.value):
            undated = parsed.document.published.first_day is None
            value = _as_written(time) if undated else time.value
            if value and value not in NAMES:
                yield _clue(parsed, time, value)
    yield from find_offices(parsed)
    yield from find_entries(parsed)


def _clue(parsed: ParsedDocument, time: TimeExpression, value: str) -> DateClue:
    role = role_of(parsed.text, time.span.start, time.span.end)
    stated = value == time.value
    return DateClue(
        span=time.span,
        text=time.text,
        role=role,
        tense=_tense(parsed, time, role),
        value=value,
        first_day=time.first_day if stated else None,
        last_day=time.last_day if stated else None,
        weekday=_weekday(parsed.text, time),
    )


def _tense(parsed: ParsedDocument, time: TimeExpression, role: ClueRole) -> Tense:
    tokens = parsed.tokens(time.span)
    if role is ClueRole.CITATION or (role is ClueRole.CAPTION and is_pictured(tokens)):
        return Tense.PAST
    return tense_of(tokens)


def _as_written(time: TimeExpression) -> str | None:
    """Return a value of an undated text with its year only where the words give it.

    The year of "Oct. 23" can only have been taken from what was told before it; None for "that day" and
    "the following Friday", which were taken from there as a whole.
    """
    if _TAKEN_UP.match(time.text):
        return None
    if not _WITH_YEAR.fullmatch(time.value) or _YEAR.search(time.text):
        return time.value
    return f"XXXX{time.value[4:]}" if _MONTH.search(time.text) else None


def _weekday(text: str, time: TimeExpression) -> int | None:
    """Return the weekday told with a day of the month, 1 for Monday, or None where none is."""
    if time.value.startswith("XXXX-WXX"):
        return None
    start = time.span.start
    match = _WEEKDAY_IN.search(time.text) or _WEEKDAY_BEFORE.search(text, max(0, start - 16), start)
    return WEEKDAYS.index(match[1].casefold()) + 1 if match else None
