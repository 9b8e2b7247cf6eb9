from datetime import date

import pytest

from builders import make_dating
from stemma.ingest.dating import read_url_day
from stemma.ingest.undated import date_undated, weigh_address
from stemma.model.dates import Unresolved

BODY = "\n\nTroops left the town and the mayor spoke of peace.\n"
LINE = "Troops leave\n\nAugust 9, 2008" + BODY
ADDRESS = "https://example.org/2008/08/09/troops-leave"


@pytest.mark.parametrize(
    "url",
    [
        ADDRESS,
        "https://example.org/news/20080809/115982.html",
        "https://example.org/2008-08-09-troops",
        "https://example.org/2008/8/9/troops",
    ],
)
def test_an_address_tells_its_day(url):
    assert read_url_day(url) == date(2008, 8, 9)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://example.org/article-83312",
        "https://example.org/2008/troops",
        "https://example.org/id/120080809",
        "https://example.org/2008/13/45/troops",
        "https://example.org/2008/08/09/as-of-2008/08/11",
    ],
)
def test_an_address_without_one_clear_day_tells_none(url):
    assert read_url_day(url) is None


def test_date_line_and_address_that_agree_are_both_reasons():
    dating = date_undated(LINE, ADDRESS)
    assert (dating.first_day, dating.last_day) == (date(2008, 8, 9), date(2008, 8, 9))
    assert dating.basis == ("date line “August 9, 2008”", f"address “{ADDRESS}”")


def test_date_line_and_address_a_day_apart_leave_both_days():
    dating = date_undated(LINE, "https://example.org/2008/08/10/x")
    assert (dating.first_day, dating.last_day) == (date(2008, 8, 9), date(2008, 8, 10))


def test_an_address_that_contradicts_the_date_line_is_told():
    dating = date_undated(LINE, "https://example.org/2011/01/01/x")
    assert dating.first_day == dating.last_day == date(2008, 8, 9)
    assert dating.basis[-1].startswith("against it: address")


def test_a_document_that_states_nothing_stays_undated():
    assert date_undated("Troops leave" + BODY, None).unresolved is Unresolved.NOT_STATED


def test_an_address_that_contradicts_a_stated_date_is_told_and_decides_nothing():
    stated = make_dating("2020-02-07")
    weighed = weigh_address(stated, ADDRESS)
    assert (weighed.first_day, weighed.last_day) == (stated.first_day, stated.last_day)
    assert weighed.basis == (*stated.basis, f"against it: address “{ADDRESS}” says 2008-08-09")


@pytest.mark.parametrize("url", [None, "https://example.org/a", "https://example.org/2020/02/08/x"])
def test_an_address_that_says_nothing_else_changes_no_stated_date(url):
    stated = make_dating("2020-02-07")
    assert weigh_address(stated, url) == stated
