"""Days that two sentences which say the same put differently."""

from collections.abc import Iterator, Sequence

from stemma.lineage.collating.beads import Bead, Bounds
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, inside, span_bounds
from stemma.model.alterations import AlterationKind
from stemma.model.mentions import TimeExpression, TimexType
from stemma.text.normalise import fold

MONTH = len("2018-11")
_CALENDAR = frozenset({TimexType.DATE, TimexType.TIME})


def compare_days(bead: Bead, left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield the one day that either sentence alone names, where their days cannot be one.

    Days that both name are set aside first. Two left over on one side could be paired in two ways, so
    they are no alteration but a question.
    """
    ours, theirs = _dated(bead.left, left), _dated(bead.right, right)
    only_left = [a for a in ours if not any(_meet(a, b) for b in theirs)]
    only_right = [b for b in theirs if not any(_meet(a, b) for a in ours)]
    if len(only_left) == 1 and len(only_right) == 1:
        one, other = only_left[0], only_right[0]
        if not (_names_month(one) and _names_month(other)):
            return
        yield Finding(AlterationKind.DATE, span_bounds(one.span), span_bounds(other.span))


def _dated(bounds: Bounds, reading: Reading) -> Sequence[TimeExpression]:
    times = inside(reading.times, bounds, lambda time: span_bounds(time.span))
    return [time for time in times if time.type in _CALENDAR and not time.value.endswith("_REF")]


def _meet(one: TimeExpression, other: TimeExpression) -> bool:
    """Tell whether two expressions may denote one time: their days overlap, or one is open and says so.

    Where a day is unknown, only the values can tell: "XXXX-11-04" is not "XXXX-08-06".
    """
    if fold(one.text) == fold(other.text):
        return True
    if one.first_day and one.last_day and other.first_day and other.last_day:
        return one.first_day <= other.last_day and other.first_day <= one.last_day
    return not (_is_calendar(one) and _is_calendar(other)) or _tail(one.value) == _tail(other.value)


def _names_month(time: TimeExpression) -> bool:
    """Tell a date of the calendar from "on Tuesday", which a later report gives to what came later."""
    month = len(time.value) >= MONTH and time.value[5:MONTH].isdigit()
    return month and any(c.isdigit() for c in time.text) and time.type is TimexType.DATE


def _is_calendar(time: TimeExpression) -> bool:
    return len(time.value) >= 10 and time.value[4:5] == "-" and time.value[5:7].isdigit()


def _tail(value: str) -> str:
    return value[4:10]
