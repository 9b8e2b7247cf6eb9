"""The words of time: which class of the grammar a word belongs to, and what it stands for."""

from dataclasses import dataclass
from functools import cache

from stemma.resources.reading import read_json

CAPITALISED = frozenset({"MONTH", "MAYMONTH", "ABBRMONTH", "WEEKDAY", "WEEKDAYS", "ABBRDAY"})
"""Classes whose words are names: without a capital they are other words, or none."""

Meaning = int | str


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the lexicon."""

    kind: str
    meaning: Meaning


@cache
def time_words() -> dict[str, Entry]:
    """Return every word of the lexicon, in lower case."""
    words: dict[str, Entry] = {}
    classes: dict[str, dict[str, Meaning] | list[str]] = read_json("time_words.json")
    for kind, members in classes.items():
        meanings = members if isinstance(members, dict) else dict.fromkeys(members, 0)
        words.update({word: Entry(kind, meaning) for word, meaning in meanings.items()})
    return words


@cache
def holidays() -> dict[str, str | list[int]]:
    """Return the holidays by name: month and day, or the name of the rule that finds the day."""
    days: dict[str, str | list[int]] = read_json("time_holidays.json")
    return days
