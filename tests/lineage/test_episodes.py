import pytest

from builders import make_document
from stemma.lineage.credits import find_credits
from stemma.lineage.episodes import days_apart


def apart(*reports):
    documents = [make_document(text, published) for text, published in reports]
    first, second = documents
    return days_apart((first, second), (find_credits(first), find_credits(second)))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [("Oct 2", "Oct 9", 7), ("Dec 30", "Jan 2", 3), ("March 1", "Aug 31", 183), ("Jan 2", "Dec 30", 3)],
)
def test_between_datelines_without_a_year_the_nearest_year_counts(one, other, days):
    told = [(f"PORT ANSELM, {day} (Ceibo) - A ferry sank.", None) for day in (one, other)]
    assert apart(*told) == days


def test_days_of_publication_count_before_datelines():
    told = "PORT ANSELM, Oct 2 (Ceibo) - A ferry sank."
    assert apart((told, "2018-10-03"), (told, "2019-10-03")) == 365


def test_a_day_that_no_year_has_is_no_day():
    assert apart(*((f"PORT ANSELM, {day} (Ceibo) - A ferry sank.", None) for day in ("Feb 30", "Oct 2"))) == 0


def test_a_report_of_which_nothing_tells_the_day_may_be_of_any_episode():
    assert apart(("A ferry sank.", None), ("PORT ANSELM, Oct 2 (Ceibo) - A ferry sank.", None)) == 0
