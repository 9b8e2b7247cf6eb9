"""Weekdays that a text names more than once: one whose sentence points nowhere means the same day."""

from collections import defaultdict
from collections.abc import Sequence

from stemma.annotate.timex.direction import Direction
from stemma.annotate.timex.symbols import Named
from stemma.annotate.timex.words import Piece


def agree_on_weekdays(pieces: Sequence[Piece], directions: Sequence[Direction]) -> list[Direction]:
    """Return the directions of the pieces, the open ones of weekdays after those that are known.

    "They will meet Monday … ahead of that, Monday's talks were in doubt": a report speaks of one Monday,
    unless its verbs point both ways.
    """
    known: dict[int, set[Direction]] = defaultdict(set)
    for piece, direction in zip(pieces, directions, strict=True):
        weekday = _bare_weekday(piece)
        if weekday is not None and direction is not Direction.OPEN:
            known[weekday].add(direction)
    return [
        next(iter(ways)) if direction is Direction.OPEN and len(ways) == 1 else direction
        for piece, direction in zip(pieces, directions, strict=True)
        for ways in (known.get(_bare_weekday(piece) or 0, set()),)
    ]


def _bare_weekday(piece: Piece) -> int | None:
    """Return 1 to 7 for a weekday that only its sentence can tell the week of."""
    symbol = piece.reading.symbol
    bare = isinstance(symbol, Named) and symbol.unit == "WD" and symbol.within is None and symbol.step is None
    return symbol.index if bare and isinstance(symbol, Named) else None
