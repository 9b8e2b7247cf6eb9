"""Web archives (WARC, ISO 28500): the pages that were fetched, and the day by which each had appeared."""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from stemma.errors import BadRow
from stemma.ingest.dating import read_day
from stemma.ingest.pages import MAX_PAGE_BYTES, read_page
from stemma.ingest.rows import reject
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

MAX_HEADER_BYTES = 65_536
BLOCK = 1 << 20
OK = b"200"

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]*\r\n")

Fields = Mapping[str, str]


def read_warc(stream: BinaryIO, path: Path) -> Iterator[Document | Rejection]:
    """Yield the article of each HTML page of an archive, or a Rejection named "path:number".

    Only answers of status 200 with HTML are pages; requests, pictures and the like are passed over. The
    time of the record is that of the fetch: the page had appeared by that day. Raises BadRow (NOT_TEXT)
    where the archive breaks off, or is none.
    """
    number = 0
    while (fields := _read_head(stream)) is not None:
        number += 1
        length = _length(fields)
        if fields.get("warc-type") != "response" or "http" not in fields.get("content-type", ""):
            _skip(stream, length)
            continue
        name = f"{path}:{number}"
        try:
            body = _page_of(_block(stream, length))
            if body is not None:
                yield _document(body, fields, path, number)
        except BadRow as error:
            yield reject(name, error)


def _document(body: bytes, fields: Fields, path: Path, number: int) -> Document:
    address = fields.get("warc-target-uri", "").strip("<>") or None
    document = read_page(io.BytesIO(body), path, address, _day(fields))
    return replace(document, name=f"{document.name}:{number}")


def _day(fields: Fields) -> date | None:
    try:
        return read_day(fields.get("warc-date", ""))
    except ValueError:
        return None


def _read_head(stream: BinaryIO) -> Fields | None:
    """Return the named fields of the next record, or None at the end of the archive."""
    line = stream.readline(MAX_HEADER_BYTES)
    while line in (b"\r\n", b"\n"):
        line = stream.readline(MAX_HEADER_BYTES)
    if not line:
        return None
    if not line.startswith(b"WARC/"):
        raise BadRow(RejectionReason.NOT_TEXT, "the archive is damaged: a record does not begin with WARC/")
    fields: dict[str, str] = {}
    while (line := stream.readline(MAX_HEADER_BYTES)) not in (b"\r\n", b"\n", b""):
        name, _, value = line.decode("utf-8", "replace").partition(":")
        fields[name.strip().lower()] = value.strip()
    return fields


def _length(fields: Fields) -> int:
    told = fields.get("content-length", "")
    if not told.isascii() or not told.isdigit():
        raise BadRow(RejectionReason.NOT_TEXT, "the archive is damaged: a record has no length")
    return int(told)


def _skip(stream: BinaryIO, length: int) -> None:
    while length > 0 and (block := stream.read(min(length, BLOCK))):
        length -= len(block)


def _block(stream: BinaryIO, length: int) -> bytes:
    """Return what a record holds; of one that is no page for its size nothing is kept."""
    if length > MAX_PAGE_BYTES:
        _skip(stream, length)
        raise BadRow(RejectionReason.TOO_LARGE, f"the page is longer than {MAX_PAGE_BYTES:,} bytes")
    return stream.read(length)


def _page_of(answer: bytes) -> bytes | None:
    """Return the HTML that an HTTP answer carries, unpacked, or None where it carries none."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.split(b"\r\n")
    fields = dict(line.decode("latin-1").lower().replace(" ", "").partition(":")[::2] for line in lines)
    if status.split(b" ")[1:2] != [OK] or "html" not in fields.get("content-type", ""):
        return None
    if "chunked" in fields.get("transfer-encoding", ""):
        body = _joined(body)
    return _unpacked(body, fields.get("content-encoding", ""))


def _joined(body: bytes) -> bytes:
    """Return the chunks of a body without their lengths; one that is not chunked after all as it is."""
    chunks, place = [], 0
    while (match := _CHUNK.match(body, place)) and (length := int(match[1], 16)):
        chunks.append(body[match.end() : match.end() + length])
        place = match.end() + length + 2
    return b"".join(chunks) or body


def _unpacked(body: bytes, encoding: str) -> bytes:
    if encoding in {"", "identity"} or (encoding == "gzip" and not body.startswith(b"\x1f\x8b")):
        return body
    if encoding not in {"gzip", "deflate"}:
        raise BadRow(RejectionReason.BAD_ENCODING, f"the page is packed with {encoding!r}, which is not read")
    try:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        return unpacker.decompress(body, MAX_PAGE_BYTES + 1)
    except zlib.error as error:
        raise BadRow(RejectionReason.NOT_TEXT, f"the page's compression is damaged: {error}") from error
