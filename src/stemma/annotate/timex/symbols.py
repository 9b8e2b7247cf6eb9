"""What an expression means before any document date is known."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.annotate.timex.periods import SEASONS, Period
from stemma.model.mentions import TimexType


class Anchor(StrEnum):
    """What a relative expression is counted from."""

    DOCUMENT = "DCT"
    """The day of publication (document creation time)."""
    NARRATIVE = "REF"
    """The time that the text last spoke of."""
    EVENT = "EVENT"
    """An event that the words after it tell, whose day is not told with it: "the day before the vote"."""
    CONTEXT = "CTX"
    """The narrative's time in a text that tells history, the document's in a report: "the year"."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that denotes no days of the calendar: "P3D", "PAST_REF", a set."""

    value: str


@dataclass(frozen=True, slots=True)
class Absolute:
    """A period that the words name completely."""

    period: Period


@dataclass(frozen=True, slots=True)
class Offset:
    """`amount` units after the anchor, seen as a period of `grain`: "two weeks ago", "that year"."""

    anchor: Anchor
    amount: int
    unit: str
    grain: str

    @property
    def value(self) -> str:
        """The symbolic value: "DCT-1W", "REF+1D"; "THIS-WE" and "SAME-Y" where nothing is counted."""
        if self.amount == 0:
            return f"{'THIS' if self.anchor is Anchor.DOCUMENT else 'SAME'}-{self.grain}"
        return f"{self.anchor}{self.amount:+d}{self.unit}"


@dataclass(frozen=True, slots=True)
class Named:
    """A period known by its name within a year or a week: "Jan. 3", "December", "Wednesday", "third quarter".

    `unit` and `index` say which (month 0–11, weekday 1–7, season, quarter, half, DM for the day of a month
    0–30); `day` is the day of the month. `within` holds the year or week where the words tell it; `step`
    is -1 for "last", +1 for "next", 0 for "this", None where the words leave the direction open.
    """

    unit: str
    index: int
    day: int | None = None
    within: "Symbol | None" = None
    step: int | None = None
    weekday: int | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value with an open year or week."""
        if self.unit == "WD":
            return f"XXXX-WXX-{self.index}"
        if self.unit == "DM":
            return f"XXXX-XX-{self.index + 1:02d}"
        if self.unit == "M":
            return f"XXXX-{self.index + 1:02d}" + (f"-{self.day:02d}" if self.day else "")
        return f"XXXX-{SEASONS[self.index]}" if self.unit == "S" else f"XXXX-{self.unit}{self.index + 1}"


@dataclass(frozen=True, slots=True)
class YearBefore:
    """A year ago: the quarter being compared where a report speaks of one, else the year."""

    anchor: Anchor

    @property
    def value(self) -> str:
        """The symbolic value."""
        return f"{self.anchor}-1Y"


@dataclass(frozen=True, slots=True)
class SameQuarter:
    """The quarter being compared, which is the last one that ended, or the same one of another year."""

    year: int | None = None

    @property
    def value(self) -> str:
        """The symbolic value."""
        return "SAME-Q" if self.year is None else f"{self.year:04d}-QX"


@dataclass(frozen=True, slots=True)
class Counted:
    """`amount` units after another expression, or, where nothing is counted, the unit that it lies in.

    "Two days after May 3", "the day before last Tuesday"; "the week of March 6".
    """

    other: "Symbol"
    amount: int
    unit: str

    @property
    def value(self) -> str:
        """The symbolic value: "XXXX-05-03+2D", "W(XXXX-03-06)"."""
        other = value_of(self.other)
        return f"{other}{self.amount:+d}{self.unit}" if self.amount else f"{self.unit}({other})"


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday, found by rule in each year."""

    name: str
    within: "Symbol | None" = None
    step: int | None = None

    @property
    def value(self) -> str:
        """The name of the holiday, whose day differs from year to year."""
        return f"XXXX-{self.name}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Readings between which only the document's date can decide: 02/03/2020."""

    readings: tuple[Period, ...]


Symbol = Literal | Absolute | Offset | YearBefore | SameQuarter | Counted | Named | Feast | Choice


def is_day(symbol: Symbol) -> bool:
    """Tell whether a symbol denotes one day."""
    if isinstance(symbol, Named):
        return symbol.unit in {"WD", "DM"} or symbol.day is not None
    if isinstance(symbol, Offset):
        return symbol.grain == "D"
    return isinstance(symbol, Feast) or (isinstance(symbol, Absolute) and symbol.period.unit == "D")


def value_of(symbol: Symbol) -> str:
    """Return the value of a symbol before any date is put in."""
    match symbol:
        case Absolute():
            return symbol.period.value
        case Choice():
            return "|".join(period.value for period in symbol.readings)
        case Named() | Feast() if symbol.within is not None:
            return f"{symbol.value} in {value_of(symbol.within)}"
        case _:
            return symbol.value


@dataclass(frozen=True, slots=True)
class Reading:
    """A symbol with the TIMEX3 type and modifier, and the clock time or part of day of a TIME."""

    type: TimexType
    symbol: Symbol
    mod: str | None = None
    clock: str = ""
    """Appended to the value of the day: "T10:00", "TNI"."""


def date_of(symbol: Symbol, mod: str | None = None, clock: str = "") -> Reading:
    """Return a DATE, or a TIME where there is a clock time or part of day."""
    return Reading(TimexType.TIME if clock else TimexType.DATE, symbol, mod, clock)
