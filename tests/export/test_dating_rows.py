"""What other programs read of the dates that a pile tells."""

import json
from datetime import date

from builders_reconcile import report, span_of
from stemma.export.files import write_files
from stemma.model.dates import Unresolved
from stemma.model.datings import DateReason, DateRule, DocumentDating, Redating
from stemma.model.mentions import TimeExpression, TimexType
from stemma.store.memory import MemoryTables

TEXT = report("d1", "It fell on Jan. 3. They left last week.")
DAYS = date(2020, 1, 10), date(2020, 1, 12)
WEEK = TimeExpression(
    span_of(TEXT, "last week"), "last week", TimexType.DATE, "DCT-1W", None, None, Unresolved.NO_ANCHOR
)


def dating(first, last, *reasons):
    return DocumentDating("d1", first, last, reasons, None if first and last else Unresolved.NO_YEAR)


def reason(rule, words, holds=True):
    return DateReason(rule, f"has “{words}”", (span_of(TEXT, words),), *DAYS, holds)


def read(tmp_path, *records):
    """Return the exported rows of a pile of one report, by the name of their file."""
    tables = MemoryTables([TEXT, WEEK, *records])
    return {
        path.stem: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for path in write_files(tables, tmp_path, "jsonl")
    }


def test_an_inferred_date_is_written_with_its_reasons_and_the_words_they_rest_on(tmp_path):
    reasons = reason(DateRule.RECENT, "Jan. 3"), reason(DateRule.AHEAD, "last week", holds=False)
    rows = read(tmp_path, dating(*DAYS, *reasons))
    (row,) = rows["datings"]
    assert (row["document"], row["first_day"], row["last_day"]) == ("d1", "2020-01-10", "2020-01-12")
    assert "unresolved" not in row
    assert [(one["rule"], one["holds"]) for one in row["reasons"]] == [("recent", True), ("ahead", False)]
    (place,) = row["reasons"][0]["spans"]
    assert (place["document"], TEXT.text[slice(*place["span"])]) == ("d1", "Jan. 3")
    (annotation,) = rows["annotations"]
    assert (annotation["published"], annotation["published_unresolved"]) == (None, "not_stated")


def test_an_end_that_stays_open_is_null_and_says_why(tmp_path):
    (row,) = read(tmp_path, dating(DAYS[0], None))["datings"]
    assert (row["first_day"], row["last_day"], row["unresolved"]) == ("2020-01-10", None, "no_year")


def test_a_time_that_is_dated_anew_is_joined_to_the_annotation_by_its_place(tmp_path):
    days = date(2019, 12, 30), date(2020, 1, 5)
    rows = read(tmp_path, dating(*DAYS), Redating(WEEK, "2020-W01", *days, "d1"))
    (row,), (time,) = rows["redatings"], rows["annotations"][0]["times"]
    assert row["document"] == rows["annotations"][0]["id"]
    assert {key: row[key] for key in ("start", "end", "text")} == {
        key: time[key] for key in ("start", "end", "text")
    }
    assert (time["value"], time["unresolved"]) == ("DCT-1W", "no_anchor")
    assert (row["value"], row["first_day"], row["anchored_on"]) == ("2020-W01", "2019-12-30", "d1")
