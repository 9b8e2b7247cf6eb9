"""The narrative so far: what relative expressions are counted from."""

from dataclasses import dataclass, field
from datetime import date

from stemma.annotate.timex.periods import Period, period_of, widened
from stemma.annotate.timex.symbols import Absolute, Anchor, Named, Offset, Reading, Symbol


@dataclass(slots=True)
class Narrative:
    """What resolving needs to know: the document's day, and the periods the text spoke of last."""

    published: date | None
    history: bool = False
    """The text tells the past by explicit years, so that a bare month belongs to the year told last."""
    latest: Period | None = None
    fine: Period | None = None
    """The day or month told last."""
    ended: Period | None = None
    """The latest quarter told of those that are over: a report looks back from it, not from those before."""
    by_unit: dict[str, Period] = field(default_factory=dict)
    tellers: dict[Period, int] = field(default_factory=dict)
    """For each period that was told, the number of the expression that told it last."""

    def remember(self, period: Period, teller: int) -> None:
        """Take a resolved period, told by expression number `teller`, as the time now spoken of."""
        self.latest = period
        if period.unit in {"D", "M"}:
            self.fine = period
        self.by_unit[period.unit] = period
        if period.unit == "Q" and self._is_compared(period):
            self.ended = period
        self.tellers[period] = teller

    @property
    def compared(self) -> Period | None:
        """The quarter that is being compared with others: the latest of those told that have ended."""
        return None if self.history else self.ended

    def _is_compared(self, quarter: Period) -> bool:
        """Tell whether a quarter is over and no earlier than the one that was compared so far."""
        if self.ended is not None and quarter.number < self.ended.number:
            return False
        return quarter.days is not None and (self.published is None or quarter.days[1] < self.published)

    def leave_quarter(self) -> None:
        """Forget the quarter spoken of: a longer stretch ("the nine months") is being compared now."""
        self.by_unit.pop("Q", None)
        self.ended = None

    @property
    def today(self) -> Period | None:
        """The day of publication."""
        return period_of(self.published, "D") if self.published else None

    def reference(self, unit: str) -> Period | None:
        """Return the period of `unit` that the text spoke of last, where it spoke that exactly."""
        told = self.source(unit)
        return told and widened(told, unit)

    def source(self, unit: str) -> Period | None:
        """Return the period told last from which one of `unit` is counted."""
        if unit in {"D", "W", "WE"}:
            return self.by_unit.get("D")
        return self.by_unit.get("Q") if unit == "Q" else self.latest


ANCIENT = 1000
"""A text that states years before this one tells history, though sources give no days. Set by hand."""


def is_history(readings: list[Reading], published: date | None) -> bool:
    """Tell whether a text narrates by explicit years rather than from its own day.

    True where at least five expressions state their year, one of them a day or month or the years ancient,
    most of them not the document's, and they outnumber by ten what is counted from the document's day and
    the bare weekdays. Set by hand; reports with much background state years, too, but not so.
    """
    periods = [r.symbol.period for r in readings if isinstance(r.symbol, Absolute)]
    stated = [period.year for period in periods]
    counted = sum(_from_document(reading.symbol) for reading in readings)
    if len(stated) < 5 or 10 * counted > len(stated):
        return False
    if not any(period.unit in {"D", "M"} or period.year < ANCIENT for period in periods):
        return False
    near = sum(published is not None and abs(year - published.year) <= 1 for year in stated)
    return near * 2 < len(stated)


def _from_document(symbol: Symbol) -> bool:
    """Tell whether a symbol is counted from the day of publication, as news does."""
    if isinstance(symbol, Offset):
        return symbol.anchor is Anchor.DOCUMENT
    return isinstance(symbol, Named) and symbol.unit == "WD"
