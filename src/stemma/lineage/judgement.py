"""Small facts about a pair, each with its weight and its reason in words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from stemma.model.copies import Direction


class Side(IntEnum):
    """Which document a clue makes the source."""

    LEFT = 1
    RIGHT = -1
    NEITHER = 0
    """Both come from a third text."""

    @property
    def other(self) -> "Side":
        """Return the opposite side."""
        return Side(-self.value)

    @property
    def word(self) -> str:
        """Return how reasons call the side."""
        return {Side.LEFT: "left", Side.RIGHT: "right", Side.NEITHER: "neither"}[self]


@dataclass(frozen=True, slots=True, order=True)
class Clue:
    """A visible reason to hold one side, or a third text, for the source; `weight` in log-odds."""

    source: Side
    weight: float
    reason: str


DECIDED = 1.0
"""Log-odds from which an arrow is drawn: one good clue, or two weak ones. Set by hand."""


@dataclass(frozen=True, slots=True)
class Odds:
    """The sums of clues: that left is the source rather than right, and that neither is."""

    lead: float
    apart: float


def weigh_clues(clues: Iterable[Clue]) -> Odds:
    """Return the log-odds that the clues amount to, as if each were independent of the others."""
    by_side = dict.fromkeys(Side, 0.0)
    for clue in clues:
        by_side[clue.source] += clue.weight
    return Odds(round(by_side[Side.LEFT] - by_side[Side.RIGHT], 3), round(by_side[Side.NEITHER], 3))


def judge_direction(odds: Odds) -> Direction:
    """Return where the text came from; without clear odds it is unknown.

    Siblings first: on the labelled development pairs the clock puts a wrong arrow on every sibling.
    """
    if odds.apart >= DECIDED and odds.apart >= abs(odds.lead):
        return Direction.SIBLINGS
    if abs(odds.lead) < DECIDED:
        return Direction.UNKNOWN
    return Direction.LEFT_TO_RIGHT if odds.lead > 0 else Direction.RIGHT_TO_LEFT


def logistic(value: float) -> float:
    """Return the probability that has these log-odds.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))
