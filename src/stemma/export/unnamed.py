"""Who speaks without a name: which descriptions can be of one, and how many people that is at least."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TAKING_UP = re.compile(
    r"(?:(?:at least |more than )?\w+ of |both )?(?:the|these|those|this|that|both)\b", re.IGNORECASE
)
"""Begins a description of people told of before: "the official", "one of the officials"."""
_BEHIND = re.compile(
    r",|\b(?:in|at|from|who|whom|whose|with|for|on|of|close|familiar|briefed|involved|reached|based)\b"
)
"""Where the noun of a description is over: "official in Kabul", "people familiar with the talks"."""
_PART = re.compile(r"^.*?\bof (?=the|these|those|them|his|her|their)", re.IGNORECASE)
_OTHER = frozenset({"another", "other", "second", "third", "different"})


@dataclass(frozen=True, slots=True)
class Description:
    """The noun of a description and who is named in it: "official" and Iraq."""

    noun: str
    names: frozenset[str]
    takes_up: bool
    """Whether it speaks of somebody told of before."""

    def can_be(self, other: "Description") -> bool:
        """Tell whether two descriptions can be of one person: one noun, and no names that differ."""
        differing = self.names and other.names and self.names.isdisjoint(other.names)
        return self.noun == other.noun and not differing


def describe(words: str, names: Iterable[str] = ()) -> Description:
    """Return the noun of a description, in the singular, and the names that stand in it.

    >>> describe("Two senior Iraqi officials").noun, describe("one of the officials").takes_up
    ('official', True)
    """
    takes_up = bool(_TAKING_UP.match(words)) and _OTHER.isdisjoint(words.casefold().split())
    whole = _PART.sub("", words)
    before = _BEHIND.split(whole, maxsplit=1)[0].split() or whole.split()
    return Description(_singular(before[-1].casefold()) if before else "", frozenset(names), takes_up)


def _singular(noun: str) -> str:
    return {"people": "person", "men": "man", "women": "woman"}.get(noun, noun.removesuffix("s"))


def find_introduced(description: Description, earlier: Sequence[tuple[Description, str]]) -> str | None:
    """Return the key of the only one told of before whom a description takes up, or None."""
    if not description.takes_up:
        return None
    keys = {key for other, key in earlier if description.can_be(other)}
    return keys.pop() if len(keys) == 1 else None


def count_unnamed(described: Iterable[tuple[Description, int]]) -> int:
    """Return how many people descriptions with their numbers stand for at least.

    Descriptions that can be of the same people count once, with the greatest number among them.
    """
    kept: list[Description] = []
    total = 0
    for description, number in sorted(described, key=lambda d: (-d[1], d[0].noun, sorted(d[0].names))):
        if not any(description.can_be(other) for other in kept):
            kept.append(description)
            total += number
    return total
