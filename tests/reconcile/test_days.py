from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from stemma.reconcile.days import When, meet, meet_all

JANUARY = When(date(2020, 1, 1), date(2020, 1, 31))
THIRD = When(month=1, day=3)
SATURDAY = date(2008, 8, 9)

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))
intervals = st.tuples(days, days).map(lambda pair: When(min(pair), max(pair)))
yearless = st.builds(
    lambda month, day: When(month=month, day=day), st.integers(1, 12), st.none() | st.integers(1, 28)
)
weekdays = st.builds(lambda weekday: When(weekday=weekday), st.integers(1, 7))
whens = st.one_of(st.just(When()), intervals, yearless, weekdays)


def test_a_day_without_a_year_meets_a_month_with_one():
    assert meet(JANUARY, THIRD) == When(date(2020, 1, 3), date(2020, 1, 3))


def test_december_and_march_exclude_each_other_without_a_year_too():
    assert meet(When(month=12), When(month=3)) is None
    assert meet(When(date(2019, 12, 1), date(2019, 12, 31)), When(month=3)) is None


def test_a_day_without_a_year_stays_open_where_two_years_fit():
    both = When(date(2019, 1, 1), date(2020, 12, 31))
    assert meet(both, THIRD) == When(both.first_day, both.last_day, 1, 3)


def test_what_is_not_known_excludes_nothing():
    assert meet(When(), THIRD) == THIRD
    assert meet(JANUARY, When()) == JANUARY


@given(whens, whens)
def test_meeting_goes_both_ways(left, right):
    assert meet(left, right) == meet(right, left)


@given(intervals, intervals)
def test_what_is_met_lies_within_both(left, right):
    met = meet(left, right)
    if met is not None:
        assert max(left.first_day, right.first_day) == met.first_day
        assert min(left.last_day, right.last_day) == met.last_day


@given(whens)
def test_everything_meets_itself(when):
    assert meet(when, when) is not None


def test_a_weekday_meets_the_day_that_it_is():
    assert meet(When(weekday=6), When(SATURDAY, SATURDAY)) == When(SATURDAY, SATURDAY, weekday=6)


def test_a_weekday_does_not_meet_another_day():
    assert meet(When(weekday=2), When(SATURDAY, SATURDAY)) is None


def test_a_weekday_picks_its_day_from_a_week():
    week = When(date(2008, 8, 4), date(2008, 8, 10))
    met = meet(When(weekday=6), week)
    assert met is not None
    assert (met.first_day, met.last_day) == (SATURDAY, SATURDAY)


def test_in_a_month_a_weekday_leaves_the_day_open():
    month = When(date(2008, 8, 1), date(2008, 8, 31))
    assert meet(When(weekday=6), month) == When(date(2008, 8, 1), date(2008, 8, 31), weekday=6)


def test_what_is_done_in_a_night_has_two_days():
    friday = SATURDAY - timedelta(1)
    met = meet_all((When(friday, friday, night=True), When(SATURDAY, SATURDAY)))
    assert met is not None
    assert (met.first_day, met.last_day) == (friday, SATURDAY)


def test_without_a_night_two_days_exclude_each_other():
    friday = SATURDAY - timedelta(1)
    assert meet_all((When(friday, friday), When(SATURDAY, SATURDAY))) is None


def test_a_night_does_not_last_three_days():
    thursday = SATURDAY - timedelta(2)
    assert meet_all((When(thursday, thursday, night=True), When(SATURDAY, SATURDAY))) is None
