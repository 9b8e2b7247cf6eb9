"""The days of the week and the months by their names, and as alternatives of a pattern in small letters."""

from collections.abc import Iterable

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_LEAST = 3
"""Letters that are left of a name at the least: no two months, and no two days, share them."""


def _cut_short(names: Iterable[str]) -> str:
    return "|".join(name[:end] for name in names for end in range(len(name), _LEAST - 1, -1))


ANY_WEEKDAY = "|".join(WEEKDAYS)
SHORTENED_WEEKDAY = _cut_short(WEEKDAYS)
"""Written out or cut short: "wednesday", "wed"."""
SHORTENED_MONTH = _cut_short(MONTHS)
"""Written out or cut short: "september", "sept", "sep"; `month_number` reads them."""


def month_number(word: str) -> int:
    """Return the number of a month, 1 for January, by its first three letters.

    Raises ValueError for a word that begins like no month.

    >>> month_number("Sept"), month_number("august")
    (9, 8)
    """
    return [name[:_LEAST] for name in MONTHS].index(word[:_LEAST].casefold()) + 1
