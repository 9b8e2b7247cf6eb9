"""The files that other programs read, and Stemma itself again."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from builders_export import make_pile
from stemma.export.columns import COLUMNS
from stemma.export.files import write_files
from stemma.ingest.paths import read_paths
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Document
from stemma.store.memory import MemoryTables

DAY = date(2008, 8, 8)
DATINGS = st.one_of(
    st.just(Dating(unresolved=Unresolved.NOT_STATED)),
    st.builds(
        lambda day, more: Dating(day, day + timedelta(days=more), ("stated",)),
        st.dates(date(1700, 1, 1), date(2100, 1, 1)),
        st.integers(0, 2),
    ),
)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@given(dating=DATINGS, captured=st.none() | st.dates(date(1996, 1, 1), date(2100, 1, 1)))
def test_exported_documents_are_read_back_with_the_days_that_were_known_and_no_other(
    tmp_path_factory, form, dating, captured
):
    folder = tmp_path_factory.mktemp("out")
    document = replace(make_document("Troops left Gori.", name="a"), published=dating, captured=captured)
    list(write_files(MemoryTables([document]), folder, form))
    (again,) = read_paths([folder / f"documents.{form}"])
    assert isinstance(again, Document)
    assert (again.id, again.text, again.captured) == ("a", document.text, captured)
    certain = dating.first_day is not None and dating.first_day == dating.last_day
    assert (again.published.first_day, again.published.last_day) == (
        (dating.first_day, dating.last_day) if certain else (None, None)
    )


def test_a_nested_cell_of_a_table_is_the_json_of_the_other_form(tmp_path):
    tables = MemoryTables([make_document("Troops left Gori.", "2008-08-08", "a")])
    for form in ("jsonl", "csv"):
        list(write_files(tables, tmp_path, form))
    (row,) = map(json.loads, (tmp_path / "annotations.jsonl").read_text().splitlines())
    assert row["published"]["first_day"] == "2008-08-08"
    quoted = json.dumps(row["published"], separators=(",", ":"), ensure_ascii=False).replace('"', '""')
    assert quoted in (tmp_path / "annotations.csv").read_text(encoding="utf-8-sig")


def header(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return tuple(next(csv.reader(stream)))


@pytest.mark.parametrize("tables", [MemoryTables(), make_pile()], ids=["nothing", "a pile"])
def test_a_table_has_all_its_columns_whether_or_not_there_are_rows(tmp_path, tables):
    assert {path.stem: header(path) for path in write_files(tables, tmp_path, "csv")} == COLUMNS
