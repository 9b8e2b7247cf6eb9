"""Periods counted from the document's day or from the time told last: "two weeks ago", "a year earlier"."""

from stemma.annotate.timex.narrative import Narrative
from stemma.annotate.timex.outcomes import Resolution, found, from_told, without
from stemma.annotate.timex.periods import Period, period_of, weekday_of, widened
from stemma.annotate.timex.symbols import Anchor, Offset, SameQuarter, YearBefore
from stemma.model.dates import Unresolved


def resolve_offset(symbol: Offset, narrative: Narrative) -> Resolution:
    """Resolve an amount of units from the document's day, or from the time told last."""
    if symbol.anchor is Anchor.EVENT:
        return without(symbol.value, Unresolved.NO_ANCHOR)
    loose = symbol.anchor is Anchor.CONTEXT
    from_document = symbol.anchor is Anchor.DOCUMENT or (loose and not narrative.history)
    source = None
    if from_document:
        start = narrative.today and widened(narrative.today, symbol.unit)
        if start and loose and symbol.unit == "WE":
            start = _weekend(start, narrative)
    else:
        compared = narrative.compared if (symbol.amount, symbol.unit) == (-4, "Q") else None
        source = compared or narrative.source(symbol.unit)
        start = compared or narrative.reference(symbol.unit) or _document_period(symbol, narrative)
    if start is None:
        return without(symbol.value, Unresolved.NO_ANCHOR)
    moved = widened(start.shifted(symbol.amount), symbol.grain)
    if moved is None:
        return without(symbol.value, Unresolved.NOT_A_DAY)
    return from_told(moved, source) if source else found(moved, narrative.published)


def _weekend(at_hand: Period, narrative: Narrative) -> Period:
    """Return "the weekend": until Thursday the one just past, from Friday on the one at hand."""
    today = narrative.today
    return at_hand if today and weekday_of(today) >= 5 else at_hand.shifted(-1)


def resolve_year_before(symbol: YearBefore, narrative: Narrative) -> Resolution:
    """Resolve "a year earlier": the same quarter of the year before while quarters are being compared."""
    quarter = narrative.compared
    if quarter:
        return from_told(quarter.shifted(-4), quarter)
    return resolve_offset(Offset(symbol.anchor, -1, "Y", "Y"), narrative)


def resolve_same_quarter(symbol: SameQuarter, narrative: Narrative) -> Resolution:
    """Resolve "the latest quarter" and "the 1988 period"."""
    quarter = narrative.compared
    if quarter is None and symbol.year is None and narrative.today:
        quarter = period_of(narrative.today.days[0], "Q").shifted(-1) if narrative.today.days else None
    if quarter is None:
        if symbol.year is None:
            return without(symbol.value, Unresolved.NO_ANCHOR)
        return found(Period("Y", symbol.year))
    year = quarter.year if symbol.year is None else symbol.year
    same = Period("Q", year * 4 + quarter.number % 4)
    return from_told(same, quarter) if narrative.compared else found(same, narrative.published)


def _document_period(symbol: Offset, narrative: Narrative) -> Period | None:
    """Return the document's own month, quarter or year for a narrative that has told no time yet.

    "A year earlier" is then safe to count from the document; "a year later" and "the next day" are not.
    """
    told = narrative.latest is not None and symbol.unit != "Q"
    if narrative.today is None or told or symbol.amount > 0 or symbol.unit in {"D", "W", "WE"}:
        return None
    period = widened(narrative.today, symbol.unit)
    # Reports speak of the quarter that ended last.
    return period.shifted(-1) if period and symbol.unit == "Q" else period
