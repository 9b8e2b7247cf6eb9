"""Days counted from another expression: "two days after May 3", "the week of March 6"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.periods import Period
from stemma.annotate.timex.symbols import (
    Absolute,
    Anchor,
    Counted,
    Literal,
    Named,
    Offset,
    Symbol,
    date_of,
    is_day,
)
from stemma.annotate.timex.words import Piece
from stemma.annotate.timex.years import in_year

LINKS = frozenset({"HYPHEN", "TO", "AND"})
"""What joins the two ends of a range."""
RANGE: tuple[list[str], ...] = (["HYPHEN"], ["TO"])
"""What joins them where nothing else is told of either year."""
NOUNS = frozenset({"WORD", "CAMPAIGN"})
"""What a month or season may name: the October Revolution, the Spring Offensive."""
SIGNS = {"BEFORE": -1, "AFTER": 1}
LASTING = frozenset({"FOR", "IN", "OVER", "DURING", "THE"})
"""Before an amount they say that something lasted so long, not that days are counted."""
HALF_A_QUARTER = 45
"""Days; a business quarter counts as that of the calendar which holds its middle."""

_AMOUNT = re.compile(r"P(\d+)([DWMY])")


def count_from(before: Piece | None, day: Piece, lexemes: Sequence[Lexeme]) -> list[Piece]:
    """Return the last piece and the one after it, joined where one is counted from the other."""
    if before is None:
        return [day]
    between = [lexeme.kind for lexeme in lexemes[before.after : day.first]]
    if not is_day(day.reading.symbol) or len(between) > 1:
        return [before, day]
    if between == ["ENDED"] and before.rule == "the_quarter":
        middle = Counted(day.reading.symbol, -HALF_A_QUARTER, "D")
        return [replace(before, reading=date_of(Counted(middle, 0, "Q"))), day]
    counted = _counted(before, day, between, lexemes)
    if counted is None:
        return [before, day]
    reading = date_of(
        counted,
        before.reading.mod,
        (day.reading.clock or before.reading.clock) if counted.unit == "D" else "",
    )
    return [Piece(before.first, day.after, "counted", reading)]


def set_back(piece: Piece, lexemes: Sequence[Lexeme]) -> Piece:
    """Return a piece with a date after "ended" made the last such date: "the year ended Jan. 31"."""
    before = lexemes[piece.first - 1] if piece.first else None
    symbol = piece.reading.symbol
    if before is None or (before.kind, before.meaning) != ("ENDED", -1) or not isinstance(symbol, Named):
        return piece
    return replace(piece, reading=replace(piece.reading, symbol=replace(symbol, step=-1)))


def share_year(before: Piece, piece: Piece, lexemes: Sequence[Lexeme]) -> Piece:
    """Return the piece before one with its year, where it stands with the second: "26 June - 4 August 1952".

    Where that would turn the two round, it is of the year before: "from 20 December to 5 January 1990".
    """
    symbol, dated = before.reading.symbol, piece.reading.symbol
    if not _is_open(symbol):
        return before
    between = [lexeme.kind for lexeme in lexemes[before.after : piece.first]]
    first: Symbol | None = None
    if isinstance(dated, Absolute):
        period = _dated_by(symbol, dated.period, between)
        first = Absolute(period) if period else None
    elif _is_open(dated) and between in RANGE:
        first = _begins(symbol, dated)
    return replace(before, reading=replace(before.reading, symbol=first)) if first else before


def _begins(symbol: Named, end: Named) -> Symbol | None:
    """Return the first end of "from October to March" in the year of the second, or in the year before."""
    if symbol.unit != end.unit:
        return None
    year = Counted(end, 0, "Y")
    turns = (symbol.index, symbol.day or 0) > (end.index, end.day or 0)
    return replace(symbol, within=Counted(year, -1, "Y") if turns else year)


def _dated_by(symbol: Named, dated: Period, between: list[str]) -> Period | None:
    """Return the day, month or season in the year told behind it, also behind what it names.

    "The spring and summer of 1943"; "the Spring Offensive of 1918", "the October Revolution (1917)".
    """
    if dated.unit == "Y":
        named = len(between) == 2 and between[0] in NOUNS and between[1] in {"OF", "OPEN"}
        return in_year(symbol, dated.year) if named else None
    if dated.unit not in {"D", "M", "S"} or len(between) != 1 or between[0] not in LINKS:
        return None
    years = (in_year(symbol, year) for year in (dated.year, dated.year - 1))
    return next((period for period in years if period and _begins_before(period, dated)), None)


def _is_open(symbol: Symbol) -> TypeGuard[Named]:
    """Tell whether a symbol is a season, month or day of a month that nothing gives a year."""
    if not isinstance(symbol, Named) or symbol.unit not in {"M", "S"}:
        return False
    return symbol.within is None and symbol.step is None and symbol.weekday is None


def _begins_before(first: Period, second: Period) -> bool:
    begins, after = first.days, second.days
    return begins is not None and after is not None and begins[0] < after[0]


def _counted(before: Piece, day: Piece, between: list[str], lexemes: Sequence[Lexeme]) -> Counted | None:
    symbol = before.reading.symbol
    if isinstance(symbol, Offset) and symbol.anchor is Anchor.EVENT and not between:
        return Counted(day.reading.symbol, symbol.amount, symbol.unit)
    if between == ["OF"] and isinstance(symbol, Offset) and (symbol.amount, symbol.unit) == (0, "W"):
        return Counted(day.reading.symbol, 0, "W")
    amount = _AMOUNT.fullmatch(symbol.value) if isinstance(symbol, Literal) else None
    if amount is None or before.rule != "length" or not between or between[0] not in SIGNS:
        return None
    # Trading days are not those of the calendar.
    around = {lexeme.kind for lexeme in lexemes[max(0, before.first - 1) : before.after]}
    if around & LASTING or "UNITADJ" in around:
        return None
    return Counted(day.reading.symbol, SIGNS[between[0]] * int(amount[1]), amount[2])
