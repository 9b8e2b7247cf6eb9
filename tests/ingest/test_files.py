import gzip
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.errors import NothingToRead
from stemma.ingest import rows
from stemma.ingest.paths import find_files, read_paths
from stemma.model.documents import Document
from stemma.model.ids import content_id
from stemma.model.problems import Rejection, RejectionReason
from stemma.store.case import CaseFile

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
)
REPORT = "Troops leave Gori\n\nThe last soldiers left the town of Gori on Friday morning, the mayor said."
ROW = json.dumps({"id": "a", "text": REPORT}).encode()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", RejectionReason.EMPTY),
        ("empty.jsonl", b"", RejectionReason.EMPTY),
        ("blank.txt", b" \n\n ", RejectionReason.EMPTY),
        ("blank.jsonl", b"\n\n", RejectionReason.EMPTY),
        ("empty.json", b"[]", RejectionReason.EMPTY),
        ("header-only.csv", b"id,text\n", RejectionReason.EMPTY),
        ("picture.png", PNG, RejectionReason.NOT_TEXT),
        ("picture.txt", PNG, RejectionReason.NOT_TEXT),
        ("picture.html", PNG, RejectionReason.NOT_TEXT),
        ("picture.csv", PNG, RejectionReason.NOT_TEXT),
        ("picture.jsonl", PNG, RejectionReason.NOT_TEXT),
        ("report.pdf", b"%PDF-1.7\n1 0 obj", RejectionReason.UNKNOWN_FORMAT),
        ("case.db", b"SQLite format 3\0", RejectionReason.UNKNOWN_FORMAT),
        ("report.docx", b"PK\x03\x04\x14\x00", RejectionReason.UNKNOWN_FORMAT),
        ("feed.xml", b"<?xml version='1.0'?><rss></rss>", RejectionReason.EMPTY),
        ("other.xml", b"<?xml version='1.0'?><news></news>", RejectionReason.UNKNOWN_FORMAT),
        ("cut-off.json", b'{"id": "a", "text": "The army le', RejectionReason.BROKEN_JSON),
        ("indented.json", b'{\n  "id": "a",\n  "text": "The army le', RejectionReason.BROKEN_JSON),
        ("other.csv", b"name,body\na,b\n", RejectionReason.MISSING_FIELD),
        ("marked.txt", b"\xff\xfeT\x00r\x00\x00", RejectionReason.BAD_ENCODING),
        ("unmarked-utf-16.txt", REPORT.encode("utf-16-le"), RejectionReason.NOT_TEXT),
        ("utf-16.jsonl", ROW.decode().encode("utf-16"), RejectionReason.NOT_TEXT),
        ("western.jsonl", b'{"id": "a", "text": "caf\xe9"}', RejectionReason.BAD_ENCODING),
        ("report.txt.gz", gzip.compress(REPORT.encode() * 50)[:-20], RejectionReason.NOT_TEXT),
    ],
)
def test_a_bad_file_is_rejected_with_its_reason(read_bytes, name, content, reason):
    records = read_bytes(name, content)
    assert records
    assert {record.reason for record in records if isinstance(record, Rejection)} == {reason}
    assert len(records) == 1
    assert all(record.message for record in records if isinstance(record, Rejection))


def test_a_text_file_is_its_text_its_name_and_an_id_from_its_content(read_bytes):
    (document,) = read_bytes("gori.txt", REPORT.encode())
    assert isinstance(document, Document)
    assert (document.text, document.name, document.media_type) == (REPORT, "gori", "text/plain")
    assert document.id == content_id("document", REPORT, None, None, None, None)
    assert document.path is not None
    assert document.path.endswith("gori.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_declared_unicode_encodings_give_the_text_without_the_mark(read_bytes, encoding):
    (document,) = read_bytes("a.txt", ("Café “Tbilissi”\r\n" + REPORT).encode(encoding))
    assert isinstance(document, Document)
    assert document.text == "Café “Tbilissi”\r\n" + REPORT
    assert document.media_type == "text/plain"


def test_an_encoding_decided_from_the_bytes_is_recorded(read_bytes):
    (document,) = read_bytes("a.txt", (REPORT + " “Café”, he said.").encode("cp1252"))
    assert isinstance(document, Document)
    assert document.text.endswith("“Café”, he said.")
    assert document.media_type == "text/plain; charset=windows-1252"


def test_cyrillic_bytes_are_not_taken_for_western_ones(read_bytes):
    russian = "Все люди рождаются свободными и равными в своем достоинстве и правах. " * 5
    (document,) = read_bytes("a.txt", russian.encode("cp1251"))
    assert isinstance(document, Document)
    assert document.text == russian
    assert "charset=" in document.media_type
    assert document.language == "ru"


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz", "a", "a.gz"])
def test_rows_are_read_whatever_the_file_is_called(read_bytes, name):
    content = gzip.compress(ROW) if name.endswith(".gz") else ROW
    (document,) = read_bytes(name, content)
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("a", REPORT)


def test_a_json_list_gives_one_record_for_each_of_its_elements(read_bytes):
    document, number, empty = read_bytes("a.json", b"[" + ROW + b', 7, {"id": "b", "text": ""}]')
    assert isinstance(document, Document)
    assert isinstance(number, Rejection)
    assert number.reason is RejectionReason.BAD_FIELD
    assert number.name.endswith("a.json:2")
    assert isinstance(empty, Rejection)
    assert empty.reason is RejectionReason.EMPTY


def test_json_lines_under_the_suffix_json_are_read_as_lines(read_bytes):
    records = read_bytes("a.json", ROW + b"\n{broken\n" + ROW)
    assert [type(record) for record in records] == [Document, Rejection, Document]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_table_is_found_from_its_header(read_bytes, delimiter):
    header, fields = ["Text", "id", "published"], [f'"{REPORT}"', "a", "2008-08-08"]
    table = delimiter.join(header) + "\r\n" + delimiter.join(fields) + "\r\n"
    (document,) = read_bytes("a.csv", b"\xef\xbb\xbf" + table.encode())
    assert isinstance(document, Document)
    assert (document.id, document.text, document.media_type) == ("a", REPORT, "text/csv")
    assert document.published.basis == ("stated in the row",)


def test_bad_table_rows_are_rejected_and_the_others_read(read_bytes):
    table = "id,text\na,The army left the town.\nb\nc,too,many\n\nd,The army came back.\n"
    records = read_bytes("a.csv", table.encode())
    assert [type(record) for record in records] == [Document, Rejection, Rejection, Document]
    assert [record.name.rpartition(":")[2] for record in records if isinstance(record, Rejection)] == [
        "3",
        "4",
    ]


def test_a_line_of_50_mb_is_refused_without_being_held_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "MAX_ROW_BYTES", 2_000_000)
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"id": "a", "text": "' + b"x" * 50_000_000 + b'"}\n' + ROW)
    tracemalloc.start()
    refused, document = read_paths([path])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(refused, Rejection)
    assert refused.reason is RejectionReason.TOO_LARGE
    assert isinstance(document, Document)
    assert peak < 25_000_000


def test_a_line_of_exactly_the_limit_is_kept_apart_from_the_next(monkeypatch, tmp_path):
    monkeypatch.setattr(rows, "MAX_ROW_BYTES", len(ROW))
    path = tmp_path / "a.jsonl"
    path.write_bytes(ROW + b"\n" + ROW + b"\n")
    assert [type(record) for record in read_paths([path])] == [Document, Document]


def test_a_folder_is_read_in_the_order_of_relative_paths_without_hidden_files(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden.txt", ".git/x.txt", "b/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(REPORT)
    found = find_files([tmp_path, tmp_path / "a.txt"])
    assert [file.relative_to(tmp_path).as_posix() for file in found] == ["a.txt", "b/1.txt", "b/2.txt"]
    assert [record.path for record in read_paths([tmp_path]) if isinstance(record, Document)] == [
        *map(str, found)
    ]


def test_a_case_that_lies_among_its_reports_is_none_of_them(tmp_path):
    for name in ("a.txt", "iraq.stemma", "iraq.stemma-wal", "iraq.stemma-shm"):
        (tmp_path / name).write_text(REPORT)
    assert [file.name for file in find_files([tmp_path])] == ["a.txt"]


def test_a_path_that_does_not_exist_is_named_before_anything_is_read(tmp_path):
    with pytest.raises(NothingToRead, match=r"nowhere\.txt"):
        read_paths([tmp_path, tmp_path / "nowhere.txt"])


def test_a_folder_without_a_file_is_nothing_to_read(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").write_text(REPORT)
    with pytest.raises(NothingToRead, match="no file to read"):
        read_paths([tmp_path])


def test_circles_of_links_end_and_broken_links_are_rejected(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(REPORT)
    (tmp_path / "sub" / "back").symlink_to(tmp_path)
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    records = list(read_paths([tmp_path]))
    assert [type(record) for record in records] == [Rejection, Rejection, Document, Rejection]


def test_a_file_that_may_not_be_read_is_rejected(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(REPORT)

    def refuse(*_arguments, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (rejection,) = read_paths([path])
    assert isinstance(rejection, Rejection)
    assert rejection.reason is RejectionReason.UNREADABLE
    assert "Permission denied" in rejection.message


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["as it is", "packed"])
def test_a_case_among_the_reports_is_called_one(tmp_path, read_bytes, pack):
    with CaseFile.create_or_open(tmp_path / "made.stemma"):
        pass
    (rejection,) = read_bytes("other.stemma", pack((tmp_path / "made.stemma").read_bytes()))
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.message[:6]) == (RejectionReason.UNKNOWN_FORMAT, "a case")


def test_a_database_of_others_is_not_called_a_case(read_bytes):
    (rejection,) = read_bytes("other.db", b"SQLite format 3\0".ljust(100, b"\0"))
    assert isinstance(rejection, Rejection)
    assert rejection.message.startswith("SQLite files are not read")


NAMES = st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.html", "a", "a.gz"])
CONTENTS = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "ignore")),
    st.sampled_from([ROW, b"id,text\na,b\n", b"<html><body><p>a</p></body></html>", b"[]", b"\x1f\x8b\x08"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(name=NAMES, content=CONTENTS)
def test_every_file_gives_at_least_one_record_and_the_same_ones_each_time(read_bytes, name, content):
    records = read_bytes(name, content)
    assert records
    assert read_bytes(name, content) == records
