"""Rows in the form of the interchange contract: one JSON object a line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import BinaryIO

import msgspec

from stemma.errors import BadRow
from stemma.ingest.cleaning import find_cuts
from stemma.ingest.dating import StatedDate, date_document, read_day
from stemma.ingest.languages import READ_CHARACTERS, identify_language, read_language
from stemma.ingest.undated import date_undated, weigh_address
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason
from stemma.text.cuts import blank_cuts

MAX_ROW_BYTES = 20_000_000
"""Several times the longest novels; a longer row is no report."""

OPTIONAL_FIELDS = ("title", "published", "url", "outlet", "author", "language", "captured")


def read_rows(lines: Iterable[bytes], name: str, path: str | None = None) -> Iterator[Document | Rejection]:
    """Yield a Document, or a Rejection named "name:line", for each line that is not blank.

    `text` stays exactly as given. Where a refused row has an id, the Rejection's `document` keeps it.
    """
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901 - the mark is no part of the row
        if line.strip():
            yield read_row(line, f"{name}:{number}", path)


def read_row(line: bytes, name: str, path: str | None = None) -> Document | Rejection:
    """Return the document that one line holds, or the Rejection that says why there is none."""
    try:
        fields = _read_object(line)
    except BadRow as error:
        return reject(name, error)
    return document_or_rejection(fields, name, path)


def document_or_rejection(
    fields: object, name: str, path: str | None, media_type: str = "application/json"
) -> Document | Rejection:
    """Return the document of decoded `fields`, or the Rejection that says what is wrong with them."""
    try:
        return _make_document(fields, path, media_type)
    except BadRow as error:
        given = fields.get("id") if isinstance(fields, Mapping) else None
        return reject(name, error, given if isinstance(given, str) and given else None)


def clean_document(document: Document) -> Document:
    """Return `document` with its cuts, and with its language and date of publication where none is stated."""
    cuts = find_cuts(document.text, document.title)
    language = document.language
    if language == "und":
        start = [cut for cut in cuts if cut.end <= READ_CHARACTERS]
        language = identify_language(blank_cuts(document.text[:READ_CHARACTERS], start))
    published = document.published
    if published.unresolved:
        published = date_undated(document.text, document.url)
    else:
        published = weigh_address(published, document.url)
    return replace(document, cuts=cuts, language=language, published=published)


def reject(name: str, error: BadRow, document: str | None = None) -> Rejection:
    """Return the Rejection that `error` amounts to."""
    return Rejection(name, "ingest", RejectionReason(error.code), error.message, document)


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of `stream`; of a line beyond the size limit only so much that it is refused.

    A file without line ends is thus never held in memory as a whole.
    """
    while line := stream.readline(MAX_ROW_BYTES + 1):
        rest = line
        while len(rest) > MAX_ROW_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_ROW_BYTES + 1)
        yield line


def _read_object(line: bytes) -> object:
    if len(line.rstrip(b"\r\n")) > MAX_ROW_BYTES:
        raise BadRow(RejectionReason.TOO_LARGE, f"the row is longer than {MAX_ROW_BYTES:,} bytes")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRow(RejectionReason.BAD_ENCODING, f"not UTF-8 at byte {error.start} of the row") from error
    try:
        return msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError) as error:
        raise BadRow(RejectionReason.BROKEN_JSON, f"not valid JSON: {error}") from error


def _make_document(fields: object, path: str | None, media_type: str) -> Document:
    if not isinstance(fields, Mapping):
        raise BadRow(RejectionReason.BAD_FIELD, "a row is an object with at least id and text")
    given, text = _required(fields, "id"), _required(fields, "text")
    stated = {field: _optional(fields, field) for field in OPTIONAL_FIELDS}
    if not given.strip():
        raise BadRow(RejectionReason.BAD_FIELD, "id is empty")
    if not text.strip():
        raise BadRow(RejectionReason.EMPTY, "text is empty")
    document = Document(
        id=given,
        text=text,
        name=given,
        published=date_document(_check_published(stated["published"])),
        language=_check_language(stated["language"]),
        title=stated["title"],
        outlet=stated["outlet"],
        author=stated["author"],
        url=stated["url"],
        path=path,
        media_type=media_type,
        captured=_check_captured(stated["captured"]),
    )
    return clean_document(document)


def _required(fields: Mapping[object, object], field: str) -> str:
    if fields.get(field) is None:
        raise BadRow(RejectionReason.MISSING_FIELD, f"no field {field!r}")
    return _text_of(fields[field], field)


def _optional(fields: Mapping[object, object], field: str) -> str | None:
    value = fields.get(field)
    if value is None:
        return None
    return _text_of(value, field) or None


def _text_of(value: object, field: str) -> str:
    if not isinstance(value, str):
        raise BadRow(RejectionReason.BAD_FIELD, f"{field} is not a string")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadRow(RejectionReason.BAD_ENCODING, f"{field} holds half a surrogate pair") from error
    return value


def _check_published(value: str | None) -> list[StatedDate]:
    if value is None:
        return []
    _check_day(value, "published")
    return [StatedDate(value, "stated in the row")]


def _check_captured(value: str | None) -> date | None:
    return None if value is None else _check_day(value, "captured")


def _check_day(value: str, field: str) -> date:
    try:
        return read_day(value)
    except ValueError as error:
        raise BadRow(RejectionReason.BAD_FIELD, f"{field}: {error}") from error


def _check_language(value: str | None) -> str:
    if value is None:
        return "und"
    try:
        return read_language(value)
    except ValueError as error:
        raise BadRow(RejectionReason.BAD_FIELD, f"language: {error}") from error
