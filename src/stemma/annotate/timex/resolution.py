"""Symbols → periods: the document's date, the narrative so far, and the direction decide."""

from dataclasses import dataclass
from datetime import date

from stemma.annotate.timex.direction import Direction
from stemma.annotate.timex.feasts import feast_day
from stemma.annotate.timex.narrative import Narrative
from stemma.annotate.timex.periods import Period, period_of, weekday_of, widened
from stemma.annotate.timex.symbols import (
    Absolute,
    Anchor,
    Choice,
    Feast,
    Literal,
    Named,
    Offset,
    Symbol,
    YearBefore,
)
from stemma.annotate.timex.years import candidates, choose, in_narrative, in_year
from stemma.model.dates import Unresolved

CLOSE = 62
"""Days within which a date in figures is near enough to the document's to be meant. Set by hand."""
OPEN_DAY = "XXXX-XX-XX"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value, the period it denotes or the reason why none, and the day it was counted from."""

    value: str
    period: Period | None = None
    unresolved: Unresolved | None = None
    anchor: date | None = None


def resolve(symbol: Symbol, narrative: Narrative, direction: Direction) -> Resolution:
    """Return what `symbol` denotes in this document; without the anchor it needs it stays symbolic."""
    match symbol:
        case Literal():
            found = _without(symbol.value, Unresolved.NOT_A_DAY)
        case Absolute():
            found = _found(symbol.period)
        case Offset():
            found = _resolve_offset(symbol, narrative)
        case YearBefore():
            found = _resolve_year_before(symbol, narrative)
        case Named():
            found = _resolve_named(symbol, narrative, direction)
        case Feast():
            found = _resolve_feast(symbol, narrative, direction)
        case Choice():
            found = _resolve_choice(symbol, narrative)
    return found


def _found(period: Period, anchor: date | None = None) -> Resolution:
    return Resolution(period.value, period, None if period.days else Unresolved.NOT_A_DAY, anchor)


def _without(value: str, reason: Unresolved) -> Resolution:
    return Resolution(value, unresolved=reason)


def _first_day(period: Period | None) -> date | None:
    days = period.days if period else None
    return days[0] if days else None


def _resolve_offset(symbol: Offset, narrative: Narrative) -> Resolution:
    loose = symbol.anchor is Anchor.CONTEXT
    from_document = symbol.anchor is Anchor.DOCUMENT or (loose and not narrative.history)
    if from_document:
        start = narrative.today and widened(narrative.today, symbol.unit)
        if start and loose and symbol.unit == "WE":
            start = _weekend(start, narrative)
    else:
        start = narrative.reference(symbol.unit) or _document_period(symbol, narrative)
    if start is None:
        return _without(symbol.value, Unresolved.NO_ANCHOR)
    moved = widened(start.shifted(symbol.amount), symbol.grain)
    anchor = narrative.published if from_document else _first_day(start)
    return _found(moved, anchor) if moved else _without(symbol.value, Unresolved.NOT_A_DAY)


def _weekend(at_hand: Period, narrative: Narrative) -> Period:
    """Return "the weekend": until Thursday the one just past, from Friday on the one at hand."""
    today = narrative.today
    return at_hand if today and weekday_of(today) >= 5 else at_hand.shifted(-1)


def _resolve_year_before(symbol: YearBefore, narrative: Narrative) -> Resolution:
    quarter = narrative.by_unit.get("Q")
    if quarter and not narrative.history:
        return _found(quarter.shifted(-4), _first_day(quarter))
    return _resolve_offset(Offset(symbol.anchor, -1, "Y", "Y"), narrative)


def _document_period(symbol: Offset, narrative: Narrative) -> Period | None:
    """Return the document's own month, quarter or year for a narrative that has told no time yet.

    "A year earlier" is then safe to count from the document; "the next day" is not.
    """
    if narrative.today is None or symbol.unit in {"D", "W", "WE"}:
        return None
    period = widened(narrative.today, symbol.unit)
    # Reports speak of the quarter that ended last.
    return period.shifted(-1) if period and symbol.unit == "Q" else period


def _resolve_named(symbol: Named, narrative: Narrative, direction: Direction) -> Resolution:
    if symbol.unit == "WD":
        return _resolve_weekday(symbol, narrative, direction)
    if symbol.within is not None:
        year = resolve(symbol.within, narrative, direction)
        period = in_year(symbol, year.period.number) if year.period else None
        reason = year.unresolved or Unresolved.NO_YEAR
        return _found(period, year.anchor) if period else _without(symbol.value, reason)
    told = _told(symbol, narrative, direction)
    if told:
        return _found(told, _first_day(narrative.latest))
    today = narrative.today
    period = choose(list(candidates(symbol, today.year)), today, symbol.step, direction) if today else None
    return _found(period, narrative.published) if period else _without(symbol.value, Unresolved.NO_YEAR)


def _told(symbol: Named, narrative: Narrative, direction: Direction) -> Period | None:
    """Return what the name means where a history tells it: counted from the time told last."""
    latest = narrative.latest
    if not narrative.history or latest is None:
        return None
    if symbol.step is None:
        return in_narrative(symbol, narrative, latest)
    day = _first_day(latest)
    if day is None:
        return None
    return choose(list(candidates(symbol, latest.year)), period_of(day, "D"), symbol.step, direction)


def _resolve_weekday(symbol: Named, narrative: Narrative, direction: Direction) -> Resolution:
    """Resolve a weekday.

    News prose uses a bare weekday for the most recent such day, the day of publication included,
    unless the verb looks ahead.
    """
    if symbol.within is not None:
        return _weekday_within(symbol, symbol.within, narrative)
    if narrative.today is None:
        return _without(symbol.value, Unresolved.NO_ANCHOR)
    step = symbol.step or (1 if direction is Direction.FUTURE else -1)
    return _found(_nearest_weekday(symbol, narrative.today, step), narrative.published)


def _weekday_within(symbol: Named, within: Symbol, narrative: Narrative) -> Resolution:
    """Resolve "Tuesday last week" in its week, "the following Tuesday" from the day told last."""
    start = resolve(within, narrative, Direction.OPEN)
    if start.period is None:
        return _without(symbol.value, start.unresolved or Unresolved.NO_ANCHOR)
    if start.period.unit == "W":
        return _found(Period("D", start.period.number * 7 + symbol.index), start.anchor)
    return _found(_nearest_weekday(symbol, start.period, symbol.step or -1), _first_day(start.period))


def _nearest_weekday(symbol: Named, day: Period, step: int) -> Period:
    """Return the weekday before or after `day`; `day` itself counts unless the words say last or next."""
    ahead = (symbol.index - weekday_of(day)) % 7
    if ahead == 0:
        return day.shifted(7 * (symbol.step or 0))
    return day.shifted(ahead if step > 0 else ahead - 7)


def _resolve_feast(symbol: Feast, narrative: Narrative, direction: Direction) -> Resolution:
    if narrative.history and narrative.latest:
        period = feast_day(symbol.name, narrative.latest.year)
        return _found(period) if period else _without(OPEN_DAY, Unresolved.NO_YEAR)
    today = narrative.today
    if today is None:
        return _without(_feast_value(symbol.name), Unresolved.NO_YEAR)
    days = [day for n in (-1, 0, 1) if (day := feast_day(symbol.name, today.year + n))]
    chosen = choose(days, today, symbol.step, direction)
    return _found(chosen, narrative.published) if chosen else _without(OPEN_DAY, Unresolved.NO_YEAR)


def _feast_value(name: str) -> str:
    """Return the value of a holiday whose year is open: its month and day where those are fixed."""
    days = {day.value[4:] for year in (2001, 2002) if (day := feast_day(name, year))}
    return f"XXXX{days.pop()}" if len(days) == 1 else OPEN_DAY


def _resolve_choice(symbol: Choice, narrative: Narrative) -> Resolution:
    today = narrative.today
    near = [period for period in symbol.readings if today and abs(period.number - today.number) <= CLOSE]
    if len(near) == 1:
        return _found(near[0])
    return _without(f"{symbol.readings[0].year:04d}-XX-XX", Unresolved.AMBIGUOUS)
