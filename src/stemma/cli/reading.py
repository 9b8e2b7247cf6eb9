"""Documents from a file or from standard input, for the commands that need no case."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import cast

import typer

from stemma.errors import BadRow, NothingToRead, UsageError
from stemma.ingest.files import Format, detect_format, unpacked
from stemma.ingest.rows import bounded_lines, read_rows
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

MAX_HEAD = 4_096
"""Bytes that are looked at to tell what a file is."""


def read_documents(path: Path) -> Iterator[Document | Rejection]:
    """Yield a Document or a Rejection for each line of a file of JSON Lines, also a gzipped one.

    "-" is standard input. Raises NothingToRead where there is no such file, and UsageError where its
    name or its first bytes are those of another format, or its compression is damaged.
    """
    name = "standard input" if str(path) == "-" else str(path)
    with _open(path) as lines:
        try:
            yield from _refuse_reused_ids(read_rows(bounded_lines(unpacked(lines)), name))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise UsageError(f"{name}: its compression is damaged: {error}") from error


def split(rows: Iterable[Document | Rejection]) -> tuple[list[Document], list[Rejection]]:
    """Return the documents, each once, and the rejections."""
    readable: dict[str, Document] = {}
    rejected: list[Rejection] = []
    for row in rows:
        if isinstance(row, Rejection):
            rejected.append(row)
        else:
            readable.setdefault(row.id, row)
    return list(readable.values()), rejected


def _open(path: Path) -> AbstractContextManager[io.BufferedReader]:
    if str(path) == "-":
        return nullcontext(_standard_input())
    if path.is_dir():
        raise NothingToRead(f"{path} is a folder; folders go into a case: stemma add CASE {path}")
    if not path.exists():
        raise NothingToRead(f"there is no file {path}")
    if not _may_be_rows(path):
        raise UsageError(f"{path} is no JSON Lines; put it into a case: stemma add CASE {path}")
    return path.open("rb")


def _may_be_rows(path: Path) -> bool:
    """Tell whether a file is JSON Lines by its name, or where that tells nothing, by its first bytes.

    A list that holds all rows is none, however it is called.
    A pipe is taken at its word: what is looked at there would be gone.
    """
    head = b""
    if path.is_file():
        with path.open("rb") as file, suppress(EOFError, zlib.error, gzip.BadGzipFile):
            head = unpacked(file).peek(MAX_HEAD)[:MAX_HEAD]
    try:
        found = detect_format(path.name, head or b"{")
    except BadRow:  # a format that is known and not read
        return False
    listed = found is Format.JSON and head.lstrip().startswith(b"[")
    return found in (Format.JSON_LINES, Format.JSON) and not listed


def _refuse_reused_ids(records: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
    """Yield `records`, but a Rejection in the place of a document whose id another text had before it.

    Under one id the spans of two texts could not be told apart.
    """
    texts: dict[str, str] = {}
    for record in records:
        if isinstance(record, Rejection) or texts.setdefault(record.id, record.text) == record.text:
            yield record
        else:
            reason = RejectionReason.SAME_ID_OTHER_TEXT
            message = f"the id {record.id!r} already belongs to another text before this one"
            yield Rejection(record.name, "ingest", reason, message, record.id)


def _standard_input() -> io.BufferedReader:
    if sys.stdin is None:
        raise NothingToRead("standard input is closed; name a file of JSON Lines")
    if sys.stdin.isatty():
        typer.echo("reading JSON Lines from the terminal; Ctrl-D ends them", err=True)
    return cast("io.BufferedReader", sys.stdin.buffer)
