"""Pieces that belong together: a clock time and the day beside it."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.symbols import Absolute, Named, Offset, Symbol
from stemma.annotate.timex.words import Piece
from stemma.model.mentions import TimexType

CLOCK_RULES = frozenset({"clock", "instant"})
BETWEEN = frozenset({"COMMA", "ON"})


def compose(pieces: Sequence[Piece], lexemes: Sequence[Lexeme]) -> list[Piece]:
    """Return the pieces with "10 p.m. Wednesday" made one TIME."""
    composed: list[Piece] = []
    for piece in pieces:
        before = composed[-1] if composed else None
        if before and before.rule in CLOCK_RULES and _joins(before, piece, lexemes):
            reading = replace(
                piece.reading, type=TimexType.TIME, clock=before.reading.clock, mod=before.reading.mod
            )
            composed[-1] = Piece(before.first, piece.after, piece.rule, reading)
        else:
            composed.append(piece)
    return composed


def _joins(clock: Piece, date: Piece, lexemes: Sequence[Lexeme]) -> bool:
    between = [lexeme.kind for lexeme in lexemes[clock.after : date.first]]
    return (
        len(between) <= 1
        and set(between) <= BETWEEN
        and _is_day(date.reading.symbol)
        and not date.reading.clock
    )


def _is_day(symbol: Symbol) -> bool:
    if isinstance(symbol, Named):
        return symbol.unit == "WD" or symbol.day is not None
    if isinstance(symbol, Offset):
        return symbol.grain == "D"
    return isinstance(symbol, Absolute) and symbol.period.unit == "D"
