"""What the commands without a case make of the file that is named, or of standard input."""

import gzip
import io
import json
import os
import threading
from pathlib import Path

import pytest

from stemma.cli.reading import read_documents, split
from stemma.errors import NothingToRead, UsageError
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

LINES = "".join(
    json.dumps({"id": name, "text": text}) + "\n"
    for name, text in (("a", "Troops left Gori."), ("b", "Troops came back."))
).encode()


def ids(records):
    return [record.id for record in records if isinstance(record, Document)]


def test_a_gzipped_file_is_read_like_the_plain_one(tmp_path):
    (tmp_path / "plain.jsonl").write_bytes(LINES)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(LINES))
    plain, packed = (list(read_documents(tmp_path / name)) for name in ("plain.jsonl", "packed.jsonl.gz"))
    assert plain == packed
    assert ids(plain) == ["a", "b"]


def test_a_gzipped_file_that_was_cut_off_is_refused_by_name(tmp_path):
    (tmp_path / "cut.gz").write_bytes(gzip.compress(LINES * 50)[:-20])
    with pytest.raises(UsageError, match=r"cut\.gz: its compression is damaged"):
        list(read_documents(tmp_path / "cut.gz"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_has_a_name_is_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(LINES,))
    writer.start()
    assert ids(read_documents(pipe)) == ["a", "b"]
    writer.join()


@pytest.mark.parametrize("name", ["reports.csv", "reports.TSV", "page.html", "reports.csv.gz", "crawl.warc"])
def test_a_file_named_as_another_format_is_refused_with_the_command_that_reads_it(tmp_path, name):
    (tmp_path / name).write_text("id,text\n1,Troops left Gori.\n")
    with pytest.raises(UsageError, match="stemma add CASE"):
        list(read_documents(tmp_path / name))


def test_a_folder_is_refused_with_the_command_that_reads_it(tmp_path):
    with pytest.raises(NothingToRead, match=r"is a folder.*stemma add CASE"):
        list(read_documents(tmp_path))


def test_a_closed_standard_input_is_told(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(NothingToRead, match="standard input is closed"):
        list(read_documents(Path("-")))


def test_who_types_at_the_terminal_is_told_how_to_end(monkeypatch, capsys):
    class Terminal(io.TextIOWrapper):
        def isatty(self):
            return True

    monkeypatch.setattr("sys.stdin", Terminal(io.BufferedReader(io.BytesIO(LINES))))
    assert ids(read_documents(Path("-"))) == ["a", "b"]
    assert "Ctrl-D" in capsys.readouterr().err


def test_a_second_text_under_one_id_is_rejected_and_the_same_text_counts_once(tmp_path):
    again = json.dumps({"id": "a", "text": "Troops never left."}).encode() + b"\n"
    (tmp_path / "twice.jsonl").write_bytes(LINES + again + LINES)
    documents, rejected = split(read_documents(tmp_path / "twice.jsonl"))
    assert [(document.id, document.text) for document in documents] == [
        ("a", "Troops left Gori."),
        ("b", "Troops came back."),
    ]
    (refused,) = rejected
    assert isinstance(refused, Rejection)
    assert (refused.reason, refused.document) == (RejectionReason.SAME_ID_OTHER_TEXT, "a")


@pytest.mark.parametrize(
    "head", [b"The town fell on Friday.\n", b"SQLite format 3\0 and more", b"%PDF-1.7\n"]
)
def test_a_file_that_holds_no_rows_is_refused_whatever_it_is_called(tmp_path, head):
    (tmp_path / "report.txt").write_bytes(head)
    with pytest.raises(UsageError, match=r"is no JSON Lines.*stemma add CASE"):
        list(read_documents(tmp_path / "report.txt"))


def test_rows_in_one_list_are_refused_with_the_command_that_reads_them(tmp_path):
    (tmp_path / "rows.json").write_text('[{"id": "a", "text": "Troops left Gori."}]')
    with pytest.raises(UsageError, match=r"is no JSON Lines.*stemma add CASE"):
        list(read_documents(tmp_path / "rows.json"))


@pytest.mark.parametrize("name", ["rows.txt", "rows", "rows.txt.gz"])
def test_rows_are_read_under_any_name_that_does_not_tell_another_format(tmp_path, name):
    (tmp_path / name).write_bytes(gzip.compress(LINES) if name.endswith(".gz") else LINES)
    assert ids(read_documents(tmp_path / name)) == ["a", "b"]


def test_a_bad_first_line_of_a_file_named_as_rows_hides_no_other(tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(b"not json\n" + LINES)
    assert ids(read_documents(tmp_path / "rows.jsonl")) == ["a", "b"]


def test_an_empty_file_holds_no_document(tmp_path):
    (tmp_path / "nothing").write_bytes(b"")
    assert not list(read_documents(tmp_path / "nothing"))
