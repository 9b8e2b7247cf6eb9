"""Putting documents through Stemma and its rows through the scorers, both as a user would."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpora import Corpora, Row
from stemma import api
from stemma.export.event_rows import event_rows
from stemma.export.rows import annotation_row, pair_row
from stemma.ingest.rows import read_row
from stemma.model.copies import Archetype, IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

INPUT_FIELDS = ("id", "outlet", "published", "title", "text", "url", "author")
"""What a document may bring along; everything else in a gold row is part of the truth."""
FAILURES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the interchange contract, and how many documents a stage failed on."""

    rows: list[Row]
    stage_failures: int


@dataclass(frozen=True, slots=True)
class LineageRows:
    """The pairs of a pile, the number of independent origins it rests on, and those missing from it."""

    pairs: list[Row]
    origins: int
    missing: list[Row]
    """`name` and `children` of each."""


def read_documents(rows: Iterable[Row]) -> list[Document]:
    """Return the documents of gold rows, read as Stemma reads JSON Lines; a refused one is told of."""
    documents = []
    for row in rows:
        given = {field: row[field] for field in INPUT_FIELDS if row.get(field) is not None}
        record = read_row(json.dumps(given).encode(), str(row["id"]))
        if isinstance(record, Rejection):
            print(f"  refused {record.name}: {record.message}", file=sys.stderr)
        else:
            documents.append(record)
    return documents


def annotate(rows: Iterable[Row], layers: Sequence[str]) -> Rows:
    """Return what `stemma annotate` says of each document."""
    found: list[Row] = []
    rejections: list[Rejection] = []
    for document, mentions in api.annotate(read_documents(rows)):
        said = [mention for mention in mentions if not isinstance(mention, Rejection)]
        rejections += [mention for mention in mentions if isinstance(mention, Rejection)]
        found.append(annotation_row(document, said, layers))
    return Rows(found, count_failures(rejections))


def relate(rows: Iterable[Row]) -> LineageRows:
    """Return what `stemma lineage` says of a pile."""
    tables = api.relate(read_documents(rows))
    pairs = [pair_row(reuse) for reuse in tables.all(Reuse)]
    missing = [{"name": one.name, "children": list(one.children)} for one in tables.all(Archetype)]
    return LineageRows(pairs, len(tables.all(IndependenceGroup)), missing)


def record(rows: Iterable[Row]) -> Rows:
    """Return what `stemma record` says of a pile."""
    tables = api.record(read_documents(rows))
    events = list(event_rows(tables))
    return Rows(events, count_failures(tables.all(Rejection)))


def count_failures(records: Iterable[object]) -> int:
    """Return how many documents a stage failed on, and name the first."""
    failed = [r for r in records if isinstance(r, Rejection) and r.reason is RejectionReason.STAGE_FAILED]
    for rejection in failed[:FAILURES_SHOWN]:
        print(f"  {rejection.stage} failed on {rejection.name}: {rejection.message}", file=sys.stderr)
    return len(failed)


def score(corpora: Corpora, scorer: str, gold: list[Row], found: list[Row], *options: str) -> dict[str, Any]:
    """Return what a scorer says of `found` against `gold`; the scorer runs as the program it is."""
    with tempfile.TemporaryDirectory() as folder:
        gold_file = _write(Path(folder, "gold.jsonl"), gold)
        found_file = _write(Path(folder, "found.jsonl"), found)
        files = [found_file, gold_file] if scorer.endswith("score_lineage.py") else [gold_file, found_file]
        command = [sys.executable, str(corpora.path(scorer)), *files, "--json", *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _write(path: Path, rows: Iterable[Row]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)
