"""Who held which office between which days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from stemma.resources.reading import read_table


@dataclass(frozen=True, slots=True)
class Term:
    """The days between which an office was held; `last_day` is None for those who still hold it.

    Who still holds one and may not be elected again has the last day that the law allows.
    """

    first_day: date
    last_day: date | None


@cache
def terms() -> dict[tuple[str, str], tuple[Term, ...]]:
    """Return by title, in small letters, and by name every term of all who were called so.

    >>> [term.first_day.year for term in terms()["president", "Bush"]]
    [1989, 2001]
    """
    found: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for row in read_table("offices.csv"):
        last = date.fromisoformat(row["last_day"]) if row["last_day"] else None
        term = Term(date.fromisoformat(row["first_day"]), last)
        for title in row["titles"].split("|"):
            for name in row["names"].split("|"):
                found[title.casefold(), name].append(term)
    return {called: tuple(sorted(held, key=lambda term: term.first_day)) for called, held in found.items()}
