"""Pieces that belong together: a clock time and the day beside it."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.timex.counting import count_from, set_back, share_year
from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.symbols import Anchor, Offset, is_day
from stemma.annotate.timex.words import Piece
from stemma.model.mentions import TimexType

CLOCK_RULES = frozenset({"clock", "instant"})
BETWEEN: tuple[list[str], ...] = ([], ["COMMA"], ["ON"], ["WORD", "TIME", "ON"], ["WORD", "TIME"])
"""What may stand between a clock time and its day: "5:34 AM Baghdad time on March 20"."""


def compose(pieces: Sequence[Piece], lexemes: Sequence[Lexeme]) -> list[Piece]:
    """Return the pieces with "10 p.m. Wednesday" made one TIME, "two days after May 3" one DATE."""
    composed: list[Piece] = []
    for found in pieces:
        piece = set_back(found, lexemes)
        if composed:
            composed[-1] = share_year(composed[-1], piece, lexemes)
        before = composed[-1] if composed else None
        if before and _joins(before, piece, lexemes):
            clock, mod = before.reading.clock, before.reading.mod
            reading = replace(piece.reading, type=TimexType.TIME, clock=clock, mod=mod)
            composed[-1] = Piece(before.first, piece.after, piece.rule, reading)
        else:
            composed[-1:] = count_from(before, piece, lexemes)
    return composed


def _joins(clock: Piece, date: Piece, lexemes: Sequence[Lexeme]) -> bool:
    between = [lexeme.kind for lexeme in lexemes[clock.after : date.first]]
    return _is_clock(clock) and between in BETWEEN and is_day(date.reading.symbol) and not date.reading.clock


def _is_clock(piece: Piece) -> bool:
    """Tell whether a piece is a time of a day that may be told beside it: "10 p.m.", "mid-afternoon"."""
    told = piece.rule == "part" and piece.reading.symbol == Offset(Anchor.NARRATIVE, 0, "D", "D")
    return told or piece.rule in CLOCK_RULES
