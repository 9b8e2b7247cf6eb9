"""Symbols written down and read back: what is kept of an expression, to resolve it again from another day."""

import re

from stemma.annotate.timex.periods import SEASONS, Period, day_of
from stemma.annotate.timex.symbols import (
    Absolute,
    Anchor,
    Choice,
    Counted,
    Feast,
    Literal,
    Named,
    Offset,
    Reading,
    SameQuarter,
    Symbol,
    YearBefore,
)
from stemma.model.mentions import TimexType

STEPS = {"last": -1, "this": 0, "next": 1}
WORDS = {step: f"{word} " for word, step in STEPS.items()} | {None: ""}
"""What stands before a name whose words tell the way, whatever the verb says."""

_UNIT = r"(?:WE|DE|CE|[DWMQSHY])"
_OFFSET = re.compile(rf"(DCT|REF|EVENT)([+-]\d+)({_UNIT})")
_AT_HAND = re.compile(rf"(THIS|SAME)-({_UNIT})")
_LOOSE = re.compile(rf"THIS-({_UNIT})\|SAME-\1")
_YEAR_BEFORE = re.compile(r"(DCT|REF)-4Q\|\1-1Y")
_SAME_QUARTER = re.compile(r"SAME-Q\|DCT-1Q|(?P<year>\d{4})-QX")
_NAMED = re.compile(
    r"(?:(?P<step>last|this|next) )?XXXX-(?:WXX-(?P<WD>\d)|XX-(?P<DM>\d\d)|(?P<M>\d\d)(?:-(?P<day>\d\d))?"
    r"|(?P<S>SP|SU|FA|WI)|Q(?P<Q>\d)|H(?P<H>\d)|(?P<feast>[a-z].*?))"
    r"(?: on XXXX-WXX-(?P<weekday>\d))?(?: in (?P<within>.+))?"
)
_COUNTED = re.compile(rf"(?:\((?P<long>.+)\)|(?P<short>[^|()]+))(?P<amount>[+-]\d+)(?P<unit>{_UNIT})")
_LYING_IN = re.compile(rf"({_UNIT})\((.+)\)")
_CHOICE = re.compile(r"\d{4}-\d\d-\d\d(?:\|\d{4}-\d\d-\d\d)+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_YEAR = re.compile(
    r"(?P<bc>BC)?(?P<year>\d{4,})(?:-(?:(?P<M>\d\d)|Q(?P<Q>\d)|(?P<S>SP|SU|FA|WI)|H(?P<H>\d)))?"
)
_LONG = re.compile(r"\d{2,3}")
_CLOCK = re.compile(r"(.*?)(T(?:\d\d\S*|[A-Z]{2}))")
_PER_YEAR = {"M": 12, "S": 4, "Q": 4, "H": 2}


def symbolic_of(symbol: Symbol) -> str:
    """Return a symbol in words from which `read_symbol` makes it again.

    "DCT-1W", "last XXXX-12", "XXXX-01-03 on XXXX-WXX-5"; "|" stands between readings of which the
    document decides: "DCT-4Q|DCT-1Y" is a year ago, or the same quarter where quarters are compared.
    """
    match symbol:
        case Absolute():
            written = symbol.period.value
        case Choice():
            written = "|".join(period.value for period in symbol.readings)
        case Offset():
            written = _symbolic_offset(symbol)
        case YearBefore():
            written = f"{symbol.anchor}-4Q|{symbol.anchor}-1Y"
        case SameQuarter():
            written = "SAME-Q|DCT-1Q" if symbol.year is None else symbol.value
        case Counted():
            written = _symbolic_count(symbol)
        case Named() | Feast():
            written = _symbolic_name(symbol)
        case _:
            written = symbol.value
    return written


def _symbolic_count(symbol: Counted) -> str:
    other = symbolic_of(symbol.other)
    if not symbol.amount:
        return f"{symbol.unit}({other})"
    within = f"({other})" if set(" |(") & set(other) else other
    return f"{within}{symbol.amount:+d}{symbol.unit}"


def _symbolic_name(symbol: Named | Feast) -> str:
    weekday = symbol.weekday if isinstance(symbol, Named) else None
    on = "" if weekday is None else f" on XXXX-WXX-{weekday}"
    within = "" if symbol.within is None else f" in {symbolic_of(symbol.within)}"
    return f"{WORDS[symbol.step]}{symbol.value}{on}{within}"


def _symbolic_offset(symbol: Offset) -> str:
    if symbol.anchor is Anchor.CONTEXT:
        return f"THIS-{symbol.grain}|SAME-{symbol.grain}"
    return f"EVENT+0{symbol.unit}" if symbol.anchor is Anchor.EVENT and not symbol.amount else symbol.value


def read_reading(type_: TimexType, symbolic: str, mod: str | None) -> Reading:
    """Return the reading of an expression of which type, symbolic value and modifier were kept."""
    clock = _CLOCK.fullmatch(symbolic) if type_ is TimexType.TIME else None
    if type_ in {TimexType.DURATION, TimexType.SET}:
        return Reading(type_, Literal(symbolic), mod)
    return Reading(type_, read_symbol(clock[1] if clock else symbolic), mod, clock[2] if clock else "")


def read_symbol(symbolic: str) -> Symbol:
    """Return the symbol of a DATE or TIME that `symbolic_of` wrote; what is none of ours stays as it is.

    >>> read_symbol("W(XXXX-03-06)").other.day, read_symbol("DCT-1W").amount
    (6, -1)
    """
    if match := _OFFSET.fullmatch(symbolic):
        return Offset(Anchor(match[1]), int(match[2]), match[3], match[3])
    if match := _AT_HAND.fullmatch(symbolic):
        anchor = Anchor.DOCUMENT if match[1] == "THIS" else Anchor.NARRATIVE
        return Offset(anchor, 0, match[2], match[2])
    if match := _LOOSE.fullmatch(symbolic):
        return Offset(Anchor.CONTEXT, 0, match[1], match[1])
    if match := _YEAR_BEFORE.fullmatch(symbolic):
        return YearBefore(Anchor(match[1]))
    if match := _SAME_QUARTER.fullmatch(symbolic):
        return SameQuarter(int(match["year"]) if match["year"] else None)
    return _read_compound(symbolic)


def _read_compound(symbolic: str) -> Symbol:
    if match := _LYING_IN.fullmatch(symbolic):
        return Counted(read_symbol(match[2]), 0, match[1])
    if match := _NAMED.fullmatch(symbolic):
        counted = None if match["within"] else _COUNTED.fullmatch(symbolic)
        return _counted(counted) if counted else _named(match)
    if match := _COUNTED.fullmatch(symbolic):
        return _counted(match)
    if _CHOICE.fullmatch(symbolic):
        return Choice(tuple(period for part in symbolic.split("|") if (period := _read_period(part))))
    period = _read_period(symbolic)
    return Absolute(period) if period else Literal(symbolic)


def _counted(match: re.Match[str]) -> Counted:
    return Counted(read_symbol(match["long"] or match["short"]), int(match["amount"]), match["unit"])


def _named(match: re.Match[str]) -> Named | Feast:
    step = STEPS[match["step"]] if match["step"] else None
    within = read_symbol(match["within"]) if match["within"] else None
    if match["feast"]:
        return Feast(match["feast"], within, step)
    weekday, day = (int(match[part]) if match[part] else None for part in ("weekday", "day"))
    if match["WD"]:
        return Named("WD", int(match["WD"]), None, within, step)
    unit = next(unit for unit in ("DM", *_PER_YEAR) if match[unit])
    return Named(unit, _index(unit, match[unit]), day, within, step, weekday)


def _index(unit: str, word: str) -> int:
    return SEASONS.index(word) if unit == "S" else int(word) - 1


def _read_period(value: str) -> Period | None:
    """Return the period that a TIMEX3 value of years, or of days of the calendar, names."""
    if match := _DAY.fullmatch(value):
        return day_of(int(match[1]), int(match[2]), int(match[3]))
    if match := _WEEK.fullmatch(value):
        thursday = day_of(int(match[1]), 1, 4)  # always in the first week (ISO 8601)
        week = None if thursday is None else (thursday.number - 1) // 7 + int(match[2]) - 1
        return None if week is None else Period("WE" if match[3] else "W", week)
    if match := _YEAR.fullmatch(value):
        year = 1 - int(match["year"]) if match["bc"] else int(match["year"])
        unit = next((unit for unit in _PER_YEAR if match[unit]), None)
        return Period(unit, year * _PER_YEAR[unit] + _index(unit, match[unit])) if unit else Period("Y", year)
    return Period("DE" if len(value) == 3 else "CE", int(value)) if _LONG.fullmatch(value) else None
