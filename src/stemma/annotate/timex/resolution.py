"""Symbols → periods: the document's date, the narrative so far, and the direction decide."""

from stemma.annotate.timex.direction import Direction
from stemma.annotate.timex.feasts import feast_day
from stemma.annotate.timex.narrative import Narrative
from stemma.annotate.timex.offsets import resolve_offset, resolve_same_quarter, resolve_year_before
from stemma.annotate.timex.outcomes import Resolution, first_day_of, found, from_told, without
from stemma.annotate.timex.periods import Period, period_of, weekday_of, widened
from stemma.annotate.timex.symbols import (
    Absolute,
    Choice,
    Counted,
    Feast,
    Literal,
    Named,
    Offset,
    SameQuarter,
    Symbol,
    YearBefore,
)
from stemma.annotate.timex.years import candidates, choose, in_month, in_narrative, in_year
from stemma.model.dates import Unresolved

CLOSE = 62
"""Days within which a date in figures is near enough to the document's to be meant. Set by hand."""
HALF_A_WEEK = 3
"""Days."""
LONG_GONE = 5
"""Days after which a report says "last Monday" rather than "Monday". Set by hand."""
OPEN_DAY = "XXXX-XX-XX"


def resolve(symbol: Symbol, narrative: Narrative, direction: Direction) -> Resolution:
    """Return what `symbol` denotes in this document; without the anchor it needs it stays symbolic."""
    match symbol:
        case Literal():
            told = without(symbol.value, Unresolved.NOT_A_DAY)
        case Absolute():
            told = found(symbol.period)
        case Offset():
            told = resolve_offset(symbol, narrative)
        case YearBefore():
            told = resolve_year_before(symbol, narrative)
        case SameQuarter():
            told = resolve_same_quarter(symbol, narrative)
        case Counted():
            told = _resolve_counted(symbol, narrative, direction)
        case Named():
            told = _resolve_named(symbol, narrative, direction)
        case Feast():
            told = _resolve_feast(symbol, narrative, direction)
        case Choice():
            told = _resolve_choice(symbol, narrative)
    return told


def _resolve_counted(symbol: Counted, narrative: Narrative, direction: Direction) -> Resolution:
    """Resolve what is counted from another expression; without that one's day it stays symbolic."""
    told = resolve(symbol.other, narrative, direction)
    day = first_day_of(told.period)
    if told.period is None or day is None:
        return without(symbol.value, told.unresolved or Unresolved.NO_ANCHOR)
    start = widened(told.period, symbol.unit)
    if start is None:
        return without(symbol.value, Unresolved.NOT_A_DAY)
    return found(start.shifted(symbol.amount), day if symbol.amount else told.anchor)


def _resolve_named(symbol: Named, narrative: Narrative, direction: Direction) -> Resolution:
    if symbol.unit == "WD":
        return _resolve_weekday(symbol, narrative, direction)
    if symbol.unit == "DM":
        return _resolve_day_of_month(symbol, narrative, direction)
    if symbol.within is not None:
        year = resolve(symbol.within, narrative, direction)
        period = in_year(symbol, year.period.number) if year.period else None
        reason = year.unresolved or Unresolved.NO_YEAR
        return found(period, year.anchor) if period else without(symbol.value, reason)
    told = _told(symbol, narrative, direction)
    if told:
        return from_told(told, narrative.latest)
    today = narrative.today
    period = choose(list(candidates(symbol, today.year)), today, symbol.step, direction) if today else None
    return found(period, narrative.published) if period else without(symbol.value, Unresolved.NO_YEAR)


def _told(symbol: Named, narrative: Narrative, direction: Direction) -> Period | None:
    """Return what the name means where a history tells it: counted from the time told last."""
    latest = narrative.latest
    if not narrative.history or latest is None:
        return None
    if symbol.step is None:
        return in_narrative(symbol, narrative, latest)
    day = first_day_of(latest)
    if day is None:
        return None
    return choose(list(candidates(symbol, latest.year)), period_of(day, "D"), symbol.step, direction)


def _resolve_weekday(symbol: Named, narrative: Narrative, direction: Direction) -> Resolution:
    """Resolve a weekday.

    News prose uses a bare weekday for the most recent such day, the day of publication included,
    unless the verb looks ahead; a history for one near the day it tells.
    """
    if symbol.within is not None:
        return _weekday_within(symbol, symbol.within, narrative)
    if narrative.history and symbol.step is None:
        return _weekday_told(symbol, narrative.fine)
    if narrative.today is None:
        return without(symbol.value, Unresolved.NO_ANCHOR)
    step = symbol.step or (1 if _looks_ahead(symbol, narrative.today, direction) else -1)
    return found(_nearest_weekday(symbol, narrative.today, step), narrative.published)


def _looks_ahead(symbol: Named, today: Period, direction: Direction) -> bool:
    """Tell whether a bare weekday is the next one, by its verb or, without one, as the last is long gone."""
    if direction is Direction.OPEN and symbol.step is None:
        return (weekday_of(today) - symbol.index) % 7 >= LONG_GONE
    return direction is Direction.FUTURE


def _weekday_told(symbol: Named, told: Period | None) -> Resolution:
    """Resolve a weekday of a history: the one nearest to the day told last, where a day was told."""
    if told is None or told.unit != "D":
        return without(symbol.value, Unresolved.NO_ANCHOR)
    ahead = (symbol.index - weekday_of(told) + HALF_A_WEEK) % 7 - HALF_A_WEEK
    return from_told(told.shifted(ahead), told)


def _weekday_within(symbol: Named, within: Symbol, narrative: Narrative) -> Resolution:
    """Resolve "Tuesday last week" in its week, "the following Tuesday" from the day told last."""
    start = resolve(within, narrative, Direction.OPEN)
    if start.period is None:
        return without(symbol.value, start.unresolved or Unresolved.NO_ANCHOR)
    if start.period.unit == "W":
        return found(Period("D", start.period.number * 7 + symbol.index), start.anchor)
    day = _nearest_weekday(symbol, start.period, symbol.step or -1)
    return from_told(day, start.source or start.period)


def _resolve_day_of_month(symbol: Named, narrative: Narrative, direction: Direction) -> Resolution:
    """Resolve "the 5th" in the month told last, or in the next one where the verb looks ahead.

    Where no month was told it is the last or, where the verb looks ahead, the next such day from the
    day of publication.
    """
    start = narrative.fine or narrative.today
    day = first_day_of(start)
    if start is None or day is None:
        return without(symbol.value, Unresolved.NO_ANCHOR)
    month = day.year * 12 + day.month - 1
    nearby = [option for n in (-1, 0, 1) if (option := in_month(symbol, month + n))]
    ahead = [option for option in nearby if option.days and option.days[0] >= day]
    behind = [option for option in nearby if option.days and option.days[0] <= day]
    if direction is Direction.FUTURE:
        chosen = ahead[:1]
    elif narrative.fine:
        chosen = [option for option in nearby if option.days and option.days[0].month == day.month]
    else:
        chosen = behind[-1:]
    if not chosen:
        return without(symbol.value, Unresolved.NOT_A_DAY)
    return from_told(chosen[0], start) if narrative.fine else found(chosen[0], narrative.published)


def _nearest_weekday(symbol: Named, day: Period, step: int) -> Period:
    """Return the weekday before or after `day`; `day` itself counts unless the words say last or next."""
    ahead = (symbol.index - weekday_of(day)) % 7
    if ahead == 0:
        return day.shifted(7 * (symbol.step or 0))
    return day.shifted(ahead if step > 0 else ahead - 7)


def _resolve_feast(symbol: Feast, narrative: Narrative, direction: Direction) -> Resolution:
    if narrative.history and narrative.latest:
        period = feast_day(symbol.name, narrative.latest.year)
        return from_told(period, narrative.latest) if period else without(OPEN_DAY, Unresolved.NO_YEAR)
    today = narrative.today
    if today is None:
        return without(_feast_value(symbol.name), Unresolved.NO_YEAR)
    days = [day for n in (-1, 0, 1) if (day := feast_day(symbol.name, today.year + n))]
    chosen = choose(days, today, symbol.step, direction)
    return found(chosen, narrative.published) if chosen else without(OPEN_DAY, Unresolved.NO_YEAR)


def _feast_value(name: str) -> str:
    """Return the value of a holiday whose year is open: its month and day where those are fixed."""
    days = {day.value[4:] for year in (2001, 2002) if (day := feast_day(name, year))}
    return f"XXXX{days.pop()}" if len(days) == 1 else OPEN_DAY


def _resolve_choice(symbol: Choice, narrative: Narrative) -> Resolution:
    today = narrative.today
    near = [period for period in symbol.readings if today and abs(period.number - today.number) <= CLOSE]
    if len(near) == 1:
        return found(near[0])
    return without(f"{symbol.readings[0].year:04d}-XX-XX", Unresolved.AMBIGUOUS)
