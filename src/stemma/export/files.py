"""The record as files that other programs read."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from stemma.export.columns import COLUMNS
from stemma.export.dating_rows import dating_row, redating_row
from stemma.export.event_rows import event_rows
from stemma.export.rows import alteration_row, annotation_row, archetype_row, pair_row, rejection_row
from stemma.export.speech_rows import Row, chain_row, statement_row, target_row
from stemma.model.alterations import Alteration
from stemma.model.chains import Chain, Statement
from stemma.model.copies import Archetype, Reuse
from stemma.model.dates import Dating
from stemma.model.datings import DocumentDating, Redating
from stemma.model.denials import Denial, DenialTarget
from stemma.model.documents import Document
from stemma.model.events import EventMention
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection
from stemma.model.records import Mention
from stemma.model.stances import Stance
from stemma.model.voices import AgencyCredit, Voice
from stemma.store.tables import Tables

MENTIONS: tuple[type[Mention], ...] = (
    Sentence,
    NameMention,
    TimeExpression,
    Attribution,
    AgencyCredit,
    Voice,
    EventMention,
    Stance,
    Denial,
    Figure,
)
BYTE_ORDER_MARK = "utf-8-sig"
"""So that spreadsheet programs read the CSV files as UTF-8."""


def write_files(tables: Tables, folder: Path, form: str) -> Iterator[Path]:
    """Write one file for each kind of row into `folder`, documents to rejections; yield each path.

    `form` is "jsonl", with the rows of the contract, or "csv", where whatever is nested stands as JSON.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in _row_sets(tables).items():
        path = folder / f"{name}.{form}"
        if form == "csv":
            _write_csv(path, COLUMNS[name], rows)
        else:
            path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
        yield path


def _row_sets(tables: Tables) -> dict[str, list[Row]]:
    documents = tables.all(Document)
    return {
        "documents": [_document_row(document) for document in documents],
        "pairs": [pair_row(reuse) for reuse in tables.all(Reuse)],
        "archetypes": [archetype_row(archetype) for archetype in tables.all(Archetype)],
        "alterations": [alteration_row(alteration) for alteration in tables.all(Alteration)],
        "annotations": [annotation_row(d, _mentions(tables, d.id)) for d in documents],
        "datings": [dating_row(dating) for dating in tables.all(DocumentDating)],
        "redatings": [redating_row(redating) for redating in tables.all(Redating)],
        "events": list(event_rows(tables)),
        "statements": [statement_row(statement) for statement in tables.all(Statement)],
        "chains": [chain_row(chain) for chain in tables.all(Chain)],
        "denials": [target_row(target) for target in tables.all(DenialTarget)],
        "rejections": [rejection_row(rejection) for rejection in tables.all(Rejection)],
    }


def _mentions(tables: Tables, document: str) -> list[Mention]:
    return [mention for kind in MENTIONS for mention in tables.of(kind, document)]


def _document_row(document: Document) -> Row:
    row = {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "published": _published(document.published),
        "url": document.url,
        "outlet": document.outlet,
        "author": document.author,
        "language": document.language,
        "captured": document.captured.isoformat() if document.captured else None,
    }
    return {key: value for key, value in row.items() if value is not None}


def _published(dating: Dating) -> str | None:
    """Return the day of publication, or None where that is several or unknown.

    A row has room for one day, and the first of several would be read back as stated.
    """
    if dating.first_day is None or dating.first_day != dating.last_day:
        return None
    return dating.first_day.isoformat()


def _write_csv(path: Path, columns: Sequence[str], rows: list[Row]) -> None:
    with path.open("w", encoding=BYTE_ORDER_MARK, newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: _cell(value) for key, value in row.items()})


def _cell(value: Any) -> Any:  # noqa: ANN401 — a cell holds whatever a row holds
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"  # a spreadsheet would run it as a formula
    return msgspec.json.encode(value).decode() if isinstance(value, list | dict) else value
