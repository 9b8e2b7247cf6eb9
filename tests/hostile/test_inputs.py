"""Whatever is put in gives a record or a reason, and what is written keeps both laws."""

import csv
import json
import os
import random
from pathlib import Path

import pytest
from rich.console import Console

from hostile.torments import NEWS, TEXTS, put, rows
from stemma import api
from stemma.export.brief import compose_brief
from stemma.export.files import write_files
from stemma.export.markdown import render_markdown
from stemma.export.page import render_page
from stemma.export.terminal import print_brief
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason
from stemma.store.case import CaseFile
from stemma.store.verify import find_damage

FILES: dict[str, tuple[bytes, list[RejectionReason]]] = {
    "empty.txt": (b"", [RejectionReason.EMPTY]),
    "blank.txt": (b" \n\t\r\n", [RejectionReason.EMPTY]),
    "newlines.txt": (b"\n" * 100_000, [RejectionReason.EMPTY]),
    "noise.bin": (random.Random(1).randbytes(20_000), [RejectionReason.NOT_TEXT]),
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), [RejectionReason.NOT_TEXT]),
    "line.txt": (b"word " * 5_000_000, [RejectionReason.TOO_LARGE]),
    "line.jsonl": (b'{"id": "a", "text": "' + b"word " * 5_000_000 + b'"}', [RejectionReason.TOO_LARGE]),
    "line.html": (b"<html><p>" + b"word " * 5_000_000, [RejectionReason.TOO_LARGE]),
    "western.txt": (f"{NEWS}The café – twice.".encode("cp1252"), []),
    "marked.txt": (NEWS.encode("utf-16"), []),
    "unmarked.txt": (NEWS.encode("utf-16-le"), [RejectionReason.NOT_TEXT]),
    "unmarked.jsonl": (rows({"id": "a", "text": NEWS}).decode().encode("utf-16"), [RejectionReason.NOT_TEXT]),
    "mixed.txt": (NEWS.encode() + "café ".encode("cp1252") + "café".encode(), []),
    "surrogates.jsonl": (rows({"id": "a", "text": NEWS + "\ud800"}), [RejectionReason.BROKEN_JSON]),
    "zero.jsonl": (rows({"id": "a\0", "text": NEWS + "\0"}), []),
    "deep.json": (b"[" * 100_000, [RejectionReason.BROKEN_JSON]),
    "header.csv": (b"id,text", [RejectionReason.EMPTY]),
    "open.csv": (b'id,text\n"a,b\nc', [RejectionReason.MISSING_FIELD]),
    "old_line_ends.csv": (b"\r\rid,text\rone," + NEWS.replace(",", ";").encode() + b"\r", []),
    "line_in_header.csv": (b'"id\n",text\n1,x', [RejectionReason.MISSING_FIELD]),
    "no_date.jsonl": (
        rows(*({"id": "a", "text": NEWS, "published": day} for day in ("0001-01-01", "2008-02-30", "2008"))),
        [RejectionReason.BAD_FIELD] * 3,
    ),
    "last_date.jsonl": (rows({"id": "a", "text": NEWS, "published": "9999-12-31T23:59:59-14:00"}), []),
    "nested.html": (b"<html><body>" + b"<div>" * 5_000, [RejectionReason.NO_ARTICLE]),
    "one_id.jsonl": (
        rows(*({"id": name, "text": f"{NEWS}{n}"} for n, name in enumerate("aabb"))),
        [RejectionReason.SAME_ID_OTHER_TEXT] * 2,
    ),
}
"""File name, its bytes, and the reasons for which something of it is left out."""


def go_the_whole_way(case: CaseFile, paths: list[Path], out: Path) -> tuple[tuple[Document, ...], list[str]]:
    """Add, build, show and export; return the documents and the reasons of the rejections."""
    api.add(case, paths)
    api.build(case)
    brief = compose_brief(case, "hostile")
    with (out.with_suffix(".screen")).open("w") as screen:
        print_brief(brief, Console(file=screen, width=100))
    assert render_page(brief)
    assert render_markdown(brief)
    for form in ("csv", "jsonl"):
        assert list(write_files(case, out, form))
    assert list(find_damage(case)) == []
    return case.all(Document), sorted(rejection.reason for rejection in case.all(Rejection))


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gives_documents_or_reasons(name, tmp_path):
    content, reasons = FILES[name]
    path = put(tmp_path / "in", name, content)
    with CaseFile.create_or_open(tmp_path / "one.stemma") as case:
        documents, rejected = go_the_whole_way(case, [path], tmp_path / "out")
    assert rejected == sorted(reasons)
    assert bool(documents) == (reasons == [] or name == "one_id.jsonl")


@pytest.mark.parametrize("label", TEXTS)
def test_a_hostile_text_goes_the_whole_way_as_it_was_given(label, tmp_path):
    given = {"id": "torment", "text": TEXTS[label], "language": "en", "published": "2008-08-11"}
    path = put(tmp_path / "in", "one.jsonl", rows(given, {**given, "id": "other", "text": f"{NEWS}Again."}))
    with CaseFile.create_or_open(tmp_path / "one.stemma") as case:
        documents, rejected = go_the_whole_way(case, [path], tmp_path / "out")
        assert rejected == []
        assert {d.id: d.text for d in documents}["torment"] == TEXTS[label]


def test_names_and_ids_of_any_kind_are_kept_and_shown(tmp_path):
    names = [
        "../../etc/passwd",
        "a\nb\n\nc",
        "<b>x</b>",
        "i" * 10_000,
        "=1+1",
        "[/bold]",
        "\u202e",
        "{{ x }}",
    ]
    fields = [{"id": name, "title": name, "outlet": name, "url": name, "author": name} for name in names]
    path = put(tmp_path / "in", "ids.jsonl", rows(*({**f, "text": f"{NEWS}{f['id']}"} for f in fields)))
    with CaseFile.create_or_open(tmp_path / "one.stemma") as case:
        documents, rejected = go_the_whole_way(case, [path], tmp_path / "out")
    assert rejected == []
    assert {document.id for document in documents} == set(names)
    csv.field_size_limit(1_000_000)
    for table in (tmp_path / "out").glob("*.csv"):
        with table.open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+@\t\r") and cell]


def test_a_file_whose_name_is_no_text_is_read_and_its_rejection_forgotten_like_any_other(tmp_path):
    folder = os.fsencode(tmp_path)
    try:
        Path(os.fsdecode(folder + b"/\xff.txt")).write_text(NEWS)
        Path(os.fsdecode(folder + b"/\xfe.txt")).write_text("")
    except OSError:
        pytest.skip("this file system takes no such names")
    with CaseFile.create_or_open(tmp_path / "one.stemma") as case:
        paths = sorted(tmp_path.glob("*.txt"))
        documents, rejected = go_the_whole_way(case, paths, tmp_path / "out")
        assert [document.name for document in documents] == ["\\xff"]
        assert rejected == [RejectionReason.EMPTY]
        paths[0].write_text("Rebels attacked Poti on Monday.")
        api.add(case, paths)
        assert case.all(Rejection) == ()


def test_forty_copies_of_one_article_are_one_origin(tmp_path):
    pile = ({"id": f"c{n}", "text": NEWS * 2, "published": f"2008-08-{n % 28 + 1:02}"} for n in range(40))
    with CaseFile.create_or_open(tmp_path / "one.stemma") as case:
        path = put(tmp_path / "in", "copies.jsonl", rows(*pile))
        documents, rejected = go_the_whole_way(case, [path], tmp_path / "out")
    assert (len(documents), rejected) == (40, [])
    events = [json.loads(line) for line in (tmp_path / "out" / "events.jsonl").read_text().splitlines()]
    assert events
    assert {event["independent_origins"] for event in events} == {1}
