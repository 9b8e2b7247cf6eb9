from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from stemma.ingest.dating import StatedDate, date_document
from stemma.lineage.clock import EARLIER, EARLIER_HOUR, find_earlier, is_days_later, is_later, which_first
from stemma.lineage.judgement import Clue, Side
from stemma.model.documents import Document


def published(stated: str) -> Document:
    return replace(make_document("A report."), published=date_document([StatedDate(stated, "stated")]))


TBILISI = published("2008-08-08T01:10+04:00")
NEW_YORK = published("2008-08-07T18:30-04:00")
"""Of an earlier day than the one in Tbilisi, and an hour and twenty minutes later."""


def test_where_both_state_their_hour_the_moment_goes_before_the_day():
    assert which_first([TBILISI], [NEW_YORK]) == 1
    assert list(find_earlier(TBILISI, NEW_YORK)) == [
        Clue(Side.LEFT, EARLIER_HOUR, "left was published at an earlier hour, though of a later day")
    ]


def test_a_later_day_that_began_before_the_other_was_published_is_not_days_later():
    assert not is_days_later(Side.LEFT, (TBILISI, NEW_YORK))
    assert is_days_later(Side.RIGHT, (TBILISI, published("2008-08-09T18:30-04:00")))


def test_where_one_states_no_hour_the_days_decide():
    assert which_first([TBILISI], [published("2008-08-07")]) == -1
    assert list(find_earlier(TBILISI, published("2008-08-07"))) == [
        Clue(Side.RIGHT, EARLIER, "right is of 2008-08-07, left is later")
    ]


def test_an_hour_alone_tells_two_reports_of_one_day_apart_and_counts_for_less_than_a_day():
    later = published("2008-08-08T09:00+04:00")
    assert list(find_earlier(later, TBILISI)) == [
        Clue(Side.RIGHT, EARLIER_HOUR, "right was published earlier in the day")
    ]
    assert EARLIER_HOUR < EARLIER
    assert not is_days_later(Side.LEFT, (later, TBILISI))


def test_a_text_appears_with_the_first_of_its_copies():
    assert which_first([published("2008-08-09T09:00Z"), TBILISI], [NEW_YORK]) == 1


STATED = st.sampled_from(
    [
        "2008-08-07",
        "2008-08-08",
        "2008-08-08T01:10+04:00",
        "2008-08-07T18:30-04:00",
        "2008-08-08T02:00",
        "soon",
    ]
)


@given(STATED, STATED)
def test_the_clock_reads_the_same_from_either_side(one, other):
    left, right = published(one), published(other)
    order = which_first([left], [right])
    assert order == -which_first([right], [left])
    assert [clue.source for clue in find_earlier(left, right)] == [Side(order)] * abs(order)
    for side in (Side.LEFT, Side.RIGHT):
        assert is_later(side, (left, right)) == (order == side.other)
        assert not is_days_later(side, (left, right)) or is_later(side, (left, right))
