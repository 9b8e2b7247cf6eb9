import json
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_dating
from stemma.ingest.rows import MAX_ROW_BYTES, read_rows
from stemma.model.dates import Unresolved
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

REPORT = "Troops leave Gori\n\nThe last soldiers left the town of Gori on Friday morning, the mayor said."


def read(*lines: bytes) -> list[Document | Rejection]:
    return list(read_rows(lines, "pile.jsonl"))


def row(**fields: object) -> bytes:
    return json.dumps({"id": "a", "text": REPORT, **fields}).encode()


def test_a_row_becomes_a_document_with_its_own_id_and_its_text_untouched():
    text = "  Line one\r\n\r\nLine two\u00a0\n"
    (document,) = read(
        row(text=text, title="Line one", outlet="Observer", author="N. N.", url="https://a.example")
    )
    assert isinstance(document, Document)
    assert (document.id, document.name, document.text) == ("a", "a", text)
    assert (document.title, document.outlet, document.author) == ("Line one", "Observer", "N. N.")


@pytest.mark.parametrize(
    "published", ["2020-05-07", "2020-05-07T23:59", "2020-05-07T23:59:01+14:00", "2020-05-07 10:00Z"]
)
def test_the_publication_day_is_the_publishers_own_day(published):
    (document,) = read(row(published=published))
    assert isinstance(document, Document)
    assert document.published.first_day == document.published.last_day == make_dating("2020-05-07").first_day
    assert document.published.basis == ("stated in the row",)


def test_a_row_without_a_publication_date_is_undated():
    (document,) = read(row())
    assert isinstance(document, Document)
    assert document.published.unresolved is Unresolved.NOT_STATED


def test_a_stated_language_wins_over_what_the_text_looks_like():
    (document,) = read(row(language="fr-CH"))
    assert isinstance(document, Document)
    assert document.language == "fr"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "a", "text": "The army le', RejectionReason.BROKEN_JSON),
        (b"[" * 100_000, RejectionReason.BROKEN_JSON),
        (b'["id", "text"]', RejectionReason.BAD_FIELD),
        (b'"text"', RejectionReason.BAD_FIELD),
        (b'{"text": "The army left."}', RejectionReason.MISSING_FIELD),
        (b'{"id": "a"}', RejectionReason.MISSING_FIELD),
        (b'{"id": "a", "text": null}', RejectionReason.MISSING_FIELD),
        (b'{"id": 7, "text": "The army left."}', RejectionReason.BAD_FIELD),
        (b'{"id": "", "text": "The army left."}', RejectionReason.BAD_FIELD),
        (b'{"id": "a", "text": ["The army left."]}', RejectionReason.BAD_FIELD),
        (b'{"id": "a", "text": " \\n "}', RejectionReason.EMPTY),
        (b'{"id": "a", "text": "caf\xe9"}', RejectionReason.BAD_ENCODING),
        (b'{"id": "a", "text": "The army left \\ud83d it."}', RejectionReason.BROKEN_JSON),
        (row(published="08/09/2008"), RejectionReason.BAD_FIELD),
        (row(published="2008-02-30"), RejectionReason.BAD_FIELD),
        (row(published="0001-01-01T00:00:00"), RejectionReason.BAD_FIELD),
        (row(language="English"), RejectionReason.BAD_FIELD),
        (row(text="x" * MAX_ROW_BYTES), RejectionReason.TOO_LARGE),
    ],
)
def test_a_bad_row_is_rejected_with_its_reason_and_the_rows_after_it_are_read(line, reason):
    rejection, document = read(line, row())
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.name, rejection.stage) == (reason, "pile.jsonl:1", "ingest")
    assert isinstance(document, Document)


def test_the_rejection_of_a_row_keeps_the_id_given_with_it():
    (rejection,) = read(row(id="report-7", published="soon"))
    assert isinstance(rejection, Rejection)
    assert rejection.document == "report-7"


def test_blank_lines_are_passed_over_but_counted():
    rejection, document = read(b"\n", b"{\n", b"  \r\n", row())
    assert isinstance(rejection, Rejection)
    assert rejection.name == "pile.jsonl:2"
    assert isinstance(document, Document)


def test_a_byte_order_mark_before_the_first_row_is_no_part_of_it():
    (document,) = read(b"\xef\xbb\xbf" + row())
    assert isinstance(document, Document)


def test_importing_the_row_reader_does_not_import_the_page_extractor():
    slow = ("trafilatura", "py3langid", "lxml")
    program = f"import sys, stemma.ingest.rows; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(
    st.lists(
        st.one_of(st.binary(max_size=80), st.sampled_from([row(), b"{}", b"", b" \n", b"null"])), max_size=6
    )
)
def test_every_row_that_is_not_blank_gives_one_record_and_the_same_one_each_time(lines):
    records = read(*lines)
    first = [lines[0].removeprefix(b"\xef\xbb\xbf")] if lines else []
    assert len(records) == sum(bool(line.strip()) for line in first + lines[1:])
    assert read(*lines) == records


def test_the_day_of_capture_is_kept_and_is_no_date_of_publication():
    (document,) = read(row(captured="2008-08-17T22:10:00Z"))
    assert isinstance(document, Document)
    assert document.captured == date(2008, 8, 17)
    assert document.published.unresolved is Unresolved.NOT_STATED


def test_a_day_of_capture_that_is_none_is_refused():
    (rejection,) = read(row(captured="last week"))
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.message.partition(":")[0]) == (RejectionReason.BAD_FIELD, "captured")
