"""Holidays: the day of each in a year, fixed or by rule."""

from datetime import date

from stemma.annotate.timex.lexicon import holidays
from stemma.annotate.timex.periods import Period, day_of, period_of

_MOVABLE = {
    "thanksgiving": (11, 4, 4),
    "labor": (9, 1, 1),
    "memorial": (5, 1, -1),
    "king": (1, 1, 3),
    "presidents": (2, 1, 3),
    "mothers": (5, 7, 2),
    "fathers": (6, 7, 3),
}
"""Month, weekday and which one of the month, in the United States."""


def feast_day(name: str, year: int) -> Period | None:
    """Return the day of a holiday in `year`, or None outside the calendar's years."""
    rule = holidays()[name]
    if isinstance(rule, list):
        return day_of(year, rule[0], rule[1])
    if not 1583 <= year <= 4000:
        return None
    if rule.startswith("easter"):
        return period_of(_easter(year), "D").shifted(int(rule.removeprefix("easter")))
    month, weekday, nth = _MOVABLE[rule]
    return _nth_weekday(year, month, weekday, nth)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> Period | None:
    if nth > 0:
        first = date(year, month, 1)
        return period_of(first, "D").shifted((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = Period("M", year * 12 + month - 1).days
    return period_of(last[1], "D").shifted(-((last[1].isoweekday() - weekday) % 7)) if last else None


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
