from datetime import date

import pytest

from stemma.ingest.date_lines import read_date_line
from stemma.model.dates import Unresolved

BODY = "\n\nRussian investigators said on Wednesday that they had counted the dead.\n"


@pytest.mark.parametrize(
    "line",
    [
        "August 21, 2008",
        "Aug. 21, 2008",
        "21 August 2008",
        "Thursday, August 21, 2008",
        "Posted on August 21, 2008 by admin",
        "Published: 21 Aug 2008, 14:10 GMT",
        "By Nino Abashidze, August 21st, 2008",
        "Updated 21 August 2008 at 9.30 pm",
        "Thurs. 21 Aug. 2008",
    ],
)
def test_a_line_that_holds_only_a_full_date_dates_the_report(line):
    dating = read_date_line(f"Russia counts its dead\n\n{line}{BODY}")
    assert dating.first_day == dating.last_day == date(2008, 8, 21)
    assert line in dating.basis[0]


@pytest.mark.parametrize(
    "line",
    [
        "On August 21, 2008 the army left.",
        "August 2008",
        "21 August",
        "08/09/2008",
        "February 30, 2008",
        "Maybe 21, 2008",
        "Ma 21, 2008",
        "Thursdays, 21 August 2008",
    ],
)
def test_a_line_that_is_no_full_date_dates_nothing(line):
    assert read_date_line(f"Russia counts its dead\n\n{line}{BODY}").unresolved is Unresolved.NOT_STATED


def test_a_lone_date_far_down_belongs_to_the_report():
    text = "\n\n".join(["A headline", *["A sentence of the report."] * 6, "August 21, 2008"])
    assert read_date_line(text).unresolved is Unresolved.NOT_STATED
