"""Days that two sentences which say the same put differently."""

import re
from collections.abc import Callable, Iterator, Sequence

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, inside, once, span_bounds
from stemma.lineage.collating.saying import says
from stemma.lineage.collating.speakers import ALIKE
from stemma.lineage.collating.variation import Anchor, within
from stemma.model.alterations import AlterationKind
from stemma.model.mentions import TimeExpression, TimexType
from stemma.model.spans import Bounds
from stemma.text.calendar_names import ANY_WEEKDAY
from stemma.text.normalise import fold

MONTH = len("2018-11")
BESIDE = 40
"""Characters before a day in which a verb of saying makes it the day of that; set by hand."""
_WEEKDAY = re.compile(rf"\b(?:{ANY_WEEKDAY})\b")
Times = Sequence[TimeExpression]
Meet = Callable[[TimeExpression, TimeExpression], bool]
_CALENDAR = frozenset({TimexType.DATE, TimexType.TIME})


def compare_days(bead: Bead, anchors: Sequence[Anchor], left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield the one day that either sentence alone names, where their days cannot be one.

    Days that both name are set aside first. Two left over on one side could be paired in two ways, so
    they are no alteration but a question.
    """
    ours, theirs = _dated(left, bead.left), _dated(right, bead.right)
    found = _left_over(ours, theirs, _meet)
    if found and all(map(_names_month, found)):
        yield Finding(AlterationKind.DATE, span_bounds(found[0].span), span_bounds(found[1].span))
        return
    longer = max(len(within(left.words, bead.left)), len(within(right.words, bead.right)))
    if len(anchors) >= ALIKE * longer:
        yield from _weekdays(ours, theirs, left, right)


def _left_over(ours: Times, theirs: Times, meet: Meet) -> tuple[TimeExpression, TimeExpression] | None:
    only_left = [a for a in ours if not any(meet(a, b) for b in theirs)]
    only_right = [b for b in theirs if not any(meet(a, b) for a in ours)]
    return (only_left[0], only_right[0]) if len(only_left) == 1 and len(only_right) == 1 else None


def _weekdays(ours: Times, theirs: Times, left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield the day of the week that was exchanged.

    It counts where something was done on it: when somebody said something, and what is the news of the day,
    a later report tells of a later day.
    """
    found = _left_over(
        [time for time in ours if _weekday(time)],
        [time for time in theirs if _weekday(time)],
        _are_one_weekday,
    )
    if found is None or any(map(_is_of_saying, found, (left, right))):
        return
    if not all(map(_is_of_today, found, (left, right))):
        yield Finding(AlterationKind.DATE, span_bounds(found[0].span), span_bounds(found[1].span))


@once
def _dated(reading: Reading, bounds: Bounds) -> Sequence[TimeExpression]:
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


def _weekday(time: TimeExpression) -> str | None:
    """Return the day of the week that an expression names."""
    match = _WEEKDAY.search(fold(time.text))
    return match[0] if match else None


def _are_one_weekday(one: TimeExpression, other: TimeExpression) -> bool:
    """Tell whether two expressions name one day of the week, or meet otherwise."""
    ours, theirs = _weekday(one), _weekday(other)
    return ours == theirs if ours and theirs else _meet(one, other)


def _is_of_today(time: TimeExpression, reading: Reading) -> bool:
    """Tell whether a day is that on which the report appeared, or the one before."""
    day = time.first_day
    return day is not None and reading.published is not None and abs((reading.published - day).days) <= 1


def _is_of_saying(time: TimeExpression, reading: Reading) -> bool:
    """Tell whether a day is that on which somebody spoke: "said on Friday"."""
    before = reading.text[max(0, time.span.start - BESIDE) : time.span.start]
    return says(re.split(r"[,.;\n]", before)[-1])


def _is_calendar(time: TimeExpression) -> bool:
    return len(time.value) >= 10 and time.value[4:5] == "-" and time.value[5:7].isdigit()


def _tail(value: str) -> str:
    return value[4:10]
