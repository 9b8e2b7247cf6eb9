"""Which year a name without its year means: December, Jan. 3, the third quarter."""

from collections.abc import Iterator
from datetime import date

from stemma.annotate.timex.direction import Direction
from stemma.annotate.timex.narrative import Narrative
from stemma.annotate.timex.periods import Period, day_of, period_of, weekday_of
from stemma.annotate.timex.symbols import Named

PER_YEAR = {"M": 12, "S": 4, "Q": 4, "H": 2}
GOING_ON = 31
"""Days within which a day without its year continues the last day told. Set by hand."""
BACKWARD = 300
"""Days that a narrative may step back within one year before the next year is meant. Set by hand."""
HEAD_START = {
    # Days by which the past is favoured, measured on TimeBank and AQUAINT (78 months, 145 days of a
    # month): right for 142 of the days whatever the verb, 137 without any; months need their verb more.
    ("D", Direction.PAST): 150,
    ("D", Direction.OPEN): 90,
    ("D", Direction.FUTURE): -150,
    ("M", Direction.PAST): 300,
    ("M", Direction.OPEN): 90,
    ("M", Direction.FUTURE): -300,
    # Reports compare the quarter that ended.
    ("Q", Direction.PAST): 300,
    ("Q", Direction.OPEN): 210,
    ("Q", Direction.FUTURE): 210,
}


def in_year(symbol: Named, year: int) -> Period | None:
    """Return what the name means in `year`, or None where that year has no such day."""
    if symbol.day is not None:
        month = Period("M", year * 12 + symbol.index).days
        if month is None or symbol.day > month[1].day:
            return None
        return period_of(month[0], "D").shifted(symbol.day - 1)
    return Period(symbol.unit, year * PER_YEAR[symbol.unit] + symbol.index)


def in_month(symbol: Named, month: int) -> Period | None:
    """Return the day of the month that the name means, or None where that month has no such day."""
    return day_of(month // 12, month % 12 + 1, symbol.index + 1)


def candidates(symbol: Named, year: int) -> Iterator[Period]:
    """Yield what the name means around `year`; where a weekday is told it has to agree."""
    # The next 29 February may be eight years off.
    years = range(year - 8, year + 9) if (symbol.index, symbol.day) == (1, 29) else range(year - 1, year + 2)
    for candidate in years:
        period = in_year(symbol, candidate)
        if period and (symbol.weekday is None or weekday_of(period) == symbol.weekday):
            yield period


def in_narrative(symbol: Named, narrative: Narrative, latest: Period) -> Period | None:
    """Return the period in the year told last.

    A day shortly after the last day told goes on with its year, whatever bare year was named in
    between; January after a December is the next year's.
    """
    fine = narrative.fine
    if fine and fine.days and symbol.day:
        going_on = in_year(symbol, fine.year)
        bounds = going_on and going_on.days
        if bounds and 0 <= (bounds[0] - fine.days[0]).days <= GOING_ON:
            return going_on
    period = in_year(symbol, latest.year)
    # "In December … responded. All this in 1941. In January": a year after its own month is no step back.
    reference = fine if fine and latest.unit == "Y" and fine.year == latest.year else latest
    bounds, told = period and period.days, reference.days
    if not bounds or not told or reference.unit not in {"D", "M"}:
        return period
    return in_year(symbol, latest.year + 1) if (told[0] - bounds[1]).days > BACKWARD else period


def choose(candidates: list[Period], today: Period, step: int | None, direction: Direction) -> Period | None:
    """Return the candidate that "last", "this" or "next" tells, or the one that lies likeliest.

    Without such a word the last one and the next one compete by their distance from the document's
    day, with a head start for the past, a greater one where the verb is past, and one for the future
    where it looks ahead.
    """
    if today.days is None or not candidates:
        return None
    day = today.days[0]
    bounds = [(period, period.days) for period in candidates]
    past = [period for period, days in bounds if days and days[0] <= day and (step is None or days[1] < day)]
    future = [
        period for period, days in bounds if days and days[1] >= day and (step is None or days[0] > day)
    ]
    if step == 0:
        return next((period for period in candidates if period.year == day.year), None)
    if step is not None:
        chosen = past[-1:] if step < 0 else future[:1]
        return chosen[0] if chosen else None
    return _nearest(past, future, day, direction)


def _nearest(past: list[Period], future: list[Period], day: date, direction: Direction) -> Period | None:
    ahead = future[0].days if future else None
    behind = past[-1].days if past else None
    if ahead and behind:
        lead = HEAD_START[future[0].unit if future[0].unit in {"D", "Q"} else "M", direction]
        if (ahead[0] - day).days + lead < (day - behind[1]).days:
            return future[0]
    return past[-1] if past else (future[0] if future else None)
