"""Weekdays and months that a text names more than once: one whose sentence points nowhere means the same."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeGuard

from stemma.annotate.timex.direction import Direction
from stemma.annotate.timex.symbols import Named, Symbol
from stemma.annotate.timex.words import Piece

NAMED = frozenset({"WD", "M"})


def agree_on_names(pieces: Sequence[Piece], directions: Sequence[Direction]) -> list[Direction]:
    """Return the directions of the pieces, the open ones of weekdays and months after those that are known.

    "They will meet Monday … ahead of that, Monday's talks were in doubt": a report speaks of one Monday,
    unless its verbs point both ways.
    """
    known: dict[Symbol, set[Direction]] = defaultdict(set)
    for piece, direction in zip(pieces, directions, strict=True):
        symbol = piece.reading.symbol
        if _is_bare(symbol) and direction is not Direction.OPEN:
            known[symbol].add(direction)
    return [
        next(iter(ways)) if direction is Direction.OPEN and len(ways) == 1 else direction
        for piece, direction in zip(pieces, directions, strict=True)
        for ways in (known.get(piece.reading.symbol, set()),)
    ]


def _is_bare(symbol: Symbol) -> TypeGuard[Named]:
    """Tell whether a symbol is a weekday or month that only its sentence can tell the week or year of."""
    return isinstance(symbol, Named) and symbol == Named(symbol.unit, symbol.index) and symbol.unit in NAMED
