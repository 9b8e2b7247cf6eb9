"""Tables with a header row whose columns are named as in the interchange contract."""

import csv
import io
import re
from collections.abc import Iterator

from stemma.errors import BadRow
from stemma.ingest.rows import MAX_ROW_BYTES, document_or_rejection, reject
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

_DELIMITERS = ",\t;|"
_REQUIRED = ("id", "text")


def read_table(text: str, name: str, media_type: str) -> Iterator[Document | Rejection]:
    """Yield a Document, or a Rejection named "name:line", for each row below the header.

    Raises BadRow (MISSING_FIELD) where the header names no column `id` or `text`.
    """
    # The csv module refuses fields beyond 131,072 characters unless told otherwise.
    csv.field_size_limit(MAX_ROW_BYTES)
    text = text.lstrip("\ufeff\r\n")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_sniff_delimiter(text))
    header = [column.strip().lower() for column in next(rows)]
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield reject(
                f"{name}:{line}", BadRow(RejectionReason.BAD_FIELD, f"not a row of a table: {error}")
            )
            continue
        if any(row):
            yield _read_table_row(header, row, f"{name}:{line}", name, media_type)


def _read_table_row(
    header: list[str], row: list[str], name: str, path: str, media_type: str
) -> Document | Rejection:
    if len(row) > len(header):
        message = (
            f"{len(row)} fields under {len(header)} columns; is a delimiter or quotation mark not escaped?"
        )
        return reject(name, BadRow(RejectionReason.BAD_FIELD, message))
    fields = {column: field for column, field in zip(header, row, strict=False) if field}
    return document_or_rejection(fields, name, path, media_type)


def _sniff_delimiter(text: str) -> str:
    """Return the delimiter under which the first line names the required columns."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    for delimiter in _DELIMITERS:
        columns = {
            column.strip().lower() for row in csv.reader([first], delimiter=delimiter) for column in row
        }
        if columns.issuperset(_REQUIRED):
            return delimiter
    raise BadRow(RejectionReason.MISSING_FIELD, f"the header {first[:200]!r} needs the columns id and text")
