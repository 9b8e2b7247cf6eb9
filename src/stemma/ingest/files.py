"""One file: which format it has, and what it holds."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from stemma.errors import BadRow
from stemma.ingest.encoding import decode_text, path_words
from stemma.ingest.feeds import FEED_STARTS, read_feed
from stemma.ingest.pages import read_page
from stemma.ingest.rows import (
    MAX_ROW_BYTES,
    bounded_lines,
    clean_document,
    document_or_rejection,
    read_rows,
    reject,
)
from stemma.ingest.tables import read_table
from stemma.ingest.warcs import read_warc
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Document
from stemma.model.ids import content_id
from stemma.model.problems import Rejection, RejectionReason
from stemma.store.schema import begins_as_case

MAX_FILE_BYTES = 100_000_000
"""For formats that are read as a whole; JSON Lines have no limit but that of a row."""

_GZIP = b"\x1f\x8b"


class Format(StrEnum):
    """The formats that are read."""

    HTML = "html"
    JSON_LINES = "jsonl"
    JSON = "json"
    TABLE = "csv"
    FEED = "rss"
    ARCHIVE = "warc"
    TEXT = "txt"


_SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".json": Format.JSON,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".warc": Format.ARCHIVE,
}
_OTHER_FORMATS = {
    b"%PDF-": "PDF",
    b"SQLite format 3\0": "SQLite",
    b"PK\x03\x04": "ZIP or Office",
    b"\xd0\xcf\x11\xe0": "old Office",
    b"{\\rtf": "RTF",
}
_PAGE_STARTS = ("<!doctype html", "<html")


def read_file(path: Path) -> Iterator[Document | Rejection]:
    """Yield what the file holds: at least one Document or Rejection, whatever is in it."""
    name = path_words(path)
    empty = True
    try:
        for record in _read(path):
            empty = False
            yield record
        if empty:
            yield reject(name, BadRow(RejectionReason.EMPTY, "holds no report"))
    except BadRow as error:
        yield reject(name, error)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield reject(name, BadRow(RejectionReason.NOT_TEXT, f"its compression is damaged: {error}"))
    except OSError as error:
        reason = error.strerror or str(error)
        yield reject(name, BadRow(RejectionReason.UNREADABLE, f"cannot be opened: {reason}"))


def detect_format(name: str, head: bytes) -> Format:
    """Return the format of a file from its name and its first bytes.

    Contents overrule a name without a known suffix. Raises BadRow (UNKNOWN_FORMAT) for formats that
    are recognised but not read.
    """
    if begins_as_case(head):
        raise BadRow(
            RejectionReason.UNKNOWN_FORMAT,
            "a case, not a report; add the reports it was made from, or the documents it exports",
        )
    for magic, called in _OTHER_FORMATS.items():
        if head.startswith(magic):
            raise BadRow(
                RejectionReason.UNKNOWN_FORMAT, f"{called} files are not read; convert it to text or HTML"
            )
    suffixes = [suffix.lower() for suffix in Path(name).suffixes if suffix.lower() != ".gz"]
    known = _SUFFIXES.get(suffixes[-1]) if suffixes else None
    return known or _format_by_start(head)


def _format_by_start(head: bytes) -> Format:
    if head.startswith(b"WARC/"):
        return Format.ARCHIVE
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:500].decode("latin-1").lower()
    if start.startswith(("<?xml", *FEED_STARTS)) and any(first in start for first in FEED_STARTS):
        return Format.FEED
    if start.startswith(_PAGE_STARTS) or (start.startswith("<?xml") and "<html" in start):
        return Format.HTML
    if start.startswith("<?xml"):
        raise BadRow(
            RejectionReason.UNKNOWN_FORMAT, "XML files other than XHTML pages and feeds are not read"
        )
    return Format.JSON if start.startswith(("{", "[{")) else Format.TEXT


def _read(path: Path) -> Iterator[Document | Rejection]:
    with path.open("rb") as raw:
        stream = unpacked(raw)
        head = _peek(stream)
        if not head:
            raise BadRow(RejectionReason.EMPTY, "the file is empty")
        yield from _READERS[detect_format(path.name, head)](stream, Path(path_words(path)))


def unpacked(raw: io.BufferedReader) -> io.BufferedReader:
    """Return `raw`, or what it unpacks to: a GzipFile has the methods of a buffered reader.

    Reading may then raise EOFError, zlib.error or gzip.BadGzipFile.
    """
    return cast("io.BufferedReader", gzip.GzipFile(fileobj=raw)) if _peek(raw).startswith(_GZIP) else raw


def _peek(stream: io.BufferedReader) -> bytes:
    return stream.peek(4096)[:4096]


def _read_whole(stream: BinaryIO, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise BadRow(RejectionReason.TOO_LARGE, f"longer than {limit:,} bytes")
    return content


def _read_text(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    decoded = decode_text(_read_whole(stream, MAX_ROW_BYTES))
    text = decoded.text.removeprefix("\ufeff")
    if not text.strip():
        raise BadRow(RejectionReason.EMPTY, "the file holds only blanks")
    yield clean_document(
        Document(
            id=content_id("document", text, None, None, None, None),
            text=text,
            name=path.stem,
            published=Dating(unresolved=Unresolved.NOT_STATED),
            path=str(path),
            media_type=decoded.media_type("text/plain"),
        )
    )


def _read_html(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    yield read_page(stream, path)


def _read_json_lines(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    if b"\0" in _peek(stream):
        raise BadRow(RejectionReason.NOT_TEXT, "holds zero bytes: binary, or UTF-16; JSON Lines are UTF-8")
    return read_rows(bounded_lines(stream), str(path), str(path))


def _read_json(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    """Read one object, a list of objects, or JSON Lines under the wrong suffix."""
    content = decode_text(_read_whole(stream, MAX_FILE_BYTES)).text.encode("utf-8", "surrogatepass")
    try:
        rows = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        if not _begins_with_a_row(content):
            raise BadRow(RejectionReason.BROKEN_JSON, f"not valid JSON: {error}") from error
        yield from read_rows(bounded_lines(io.BytesIO(content)), str(path), str(path))
        return
    if not isinstance(rows, list):
        rows = [rows]
    for number, fields in enumerate(rows, start=1):
        yield document_or_rejection(fields, f"{path}:{number}", str(path))


def _begins_with_a_row(content: bytes) -> bool:
    """Tell whether the first line is JSON by itself, as no line of an indented or cut-off object is."""
    try:
        msgspec.json.decode(content.lstrip().split(b"\n", 1)[0])
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _read_table(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    decoded = decode_text(_read_whole(stream, MAX_FILE_BYTES))
    return read_table(decoded.text, str(path), decoded.media_type("text/csv"))


def _read_feed(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    decoded = decode_text(_read_whole(stream, MAX_FILE_BYTES))
    return read_feed(decoded.text.removeprefix("\ufeff"), str(path), decoded.media_type("application/xml"))


def _read_archive(stream: io.BufferedReader, path: Path) -> Iterator[Document | Rejection]:
    return read_warc(stream, path)


_READERS: dict[Format, Callable[[io.BufferedReader, Path], Iterator[Document | Rejection]]] = {
    Format.HTML: _read_html,
    Format.JSON_LINES: _read_json_lines,
    Format.JSON: _read_json,
    Format.TABLE: _read_table,
    Format.FEED: _read_feed,
    Format.ARCHIVE: _read_archive,
    Format.TEXT: _read_text,
}
