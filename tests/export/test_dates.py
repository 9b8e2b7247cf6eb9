from datetime import date

import pytest

from builders_reconcile import report, span_of
from stemma.export.dates import date_questions
from stemma.export.wording import when_words
from stemma.model.dates import Unresolved
from stemma.model.datings import DateReason, DateRule, DocumentDating, Redating
from stemma.model.events import Event, EventType, MentionReference
from stemma.model.mentions import Certainty, TimeExpression, TimexType
from stemma.store.memory import MemoryTables

TEXT = report(
    "d1", "It fell on Jan. 3. They left last week, and the road was shut on Wednesday and last week."
)


def time(words, value, unresolved):
    return TimeExpression(
        span_of(TEXT, words), words, TimexType.DATE, value, None, None, unresolved, symbolic=value
    )


OPEN = [
    time("Jan. 3", "XXXX-01-03", Unresolved.NO_YEAR),
    time("last week", "DCT-1W", Unresolved.NO_ANCHOR),
    time("Wednesday", "XXXX-WXX-3", Unresolved.NO_ANCHOR),
]


def dating(first=None, last=None):
    """Return the interval of the one report, which one reason bounds."""
    reason = DateReason(
        DateRule.RECENT, "leaves the year out of “Jan. 3”", (span_of(TEXT, "Jan. 3"),), first, last
    )
    return DocumentDating("d1", first, last, (reason,), None if first and last else Unresolved.NO_YEAR)


def test_an_undated_report_is_told_with_what_stays_open_in_it():
    (line,) = date_questions(MemoryTables([TEXT, dating(), *OPEN]), {"d1": "D1"})
    assert line == (
        "D1: no date is stated. The year stays open, because it leaves the year out of “Jan. 3”. "
        "Still open in it: “Jan. 3”, “last week”, “Wednesday”."
    )


def test_what_an_interval_resolved_is_open_no_more():
    days = date(2020, 1, 30), date(2020, 2, 7)
    resolved = [Redating(time, time.value, *days, "d1") for time in OPEN[:2]]
    (line,) = date_questions(MemoryTables([TEXT, dating(*days), *OPEN, *resolved]), {"d1": "D1"})
    assert "Published 2020-01-30 … 2020-02-07, because" in line
    assert line.endswith("Still open in it: “Wednesday”.")


def test_of_many_times_that_stay_open_four_are_shown_and_the_rest_counted():
    words = [f"last {day}day" for day in ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur")]
    text = report("d1", "It rained " + ", ".join(words))
    times = [
        TimeExpression(
            span_of(text, word), word, TimexType.DATE, "XXXX-WXX-1", None, None, Unresolved.NO_ANCHOR
        )
        for word in words
    ]
    (line,) = date_questions(MemoryTables([text, dating(), *times]), {"d1": "D1"})
    assert line.endswith("“last Monday”, “last Tuesday”, “last Wednesday”, “last Thursday” and 2 more.")


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Unresolved.NO_ANCHOR, "day open"),
        (Unresolved.NO_YEAR, "year open"),
        (Unresolved.NOT_STATED, "not told"),
    ],
)
def test_a_day_that_hangs_on_an_unknown_date_is_open_and_one_that_nobody_gives_is_not_told(why, words):
    event = Event(
        id="e1",
        label="the road was shut",
        type=EventType.COERCE,
        cameo="170",
        actors=(),
        recipients=(),
        mentions=(MentionReference("m1", span_of(TEXT, "the road was shut")),),
        documents=("d1",),
        origins=(("d1",),),
        certainty=Certainty.CERTAIN,
        undated=why,
    )
    assert when_words(event) == words
