"""Two pipelines over one folder of reports, or over the sample case."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stemma.errors import NothingToRead
from stemma.ingest.paths import read_paths
from stemma.ingest.rows import bounded_lines, read_rows
from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.pipeline.comparing.agreement import Difference, agree, find_differences
from stemma.pipeline.comparing.gold import Gold, read_gold, score
from stemma.pipeline.comparing.reading import Reading, read_apart

EXAMPLES = 5
COUNTED = ("entities", "times", "attributions", "events", "figures")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two pipelines make of the same reports; `asked` is the one asked about."""

    asked: Reading
    against: Reading
    scores: tuple[dict[str, float], dict[str, float]]
    """Of the two, in this order; empty where there is no gold."""
    agreement: dict[str, float]
    differences: tuple[Difference, ...]

    def row(self) -> dict[str, Any]:
        """Return the comparison as one JSON object."""
        return {
            "documents": len(self.asked.documents),
            "pipelines": [
                {**_measures(reading), "scores": scores}
                for reading, scores in zip((self.asked, self.against), self.scores, strict=True)
            ],
            "agreement": self.agreement,
            "differences": [
                {
                    "document": d.document,
                    "sentence": d.sentence,
                    "lost": list(d.lost),
                    "gained": list(d.gained),
                }
                for d in self.differences
            ],
        }


def compare(name: str, against: str, folder: Path) -> Comparison:
    """Return what two pipelines make of the reports in `folder`.

    Where the folder holds `gold/docs.jsonl`, as the sample case does, these are the reports and the gold
    beside them is scored; elsewhere all files are read as `stemma add` reads them, and nothing is scored.
    Raises NothingToRead where there is no report, PipelineMissing and PipelineUnfit for a pipeline.
    """
    documents, gold = _reports(folder)
    readings = [read_apart(one, documents) for one in (name, against)]
    texts = {document.id: document.text for document in documents}
    return Comparison(
        readings[0],
        readings[1],
        (score(readings[0], gold), score(readings[1], gold)),
        agree(*readings),
        tuple(find_differences(readings[0], readings[1], texts, EXAMPLES)),
    )


def count_found(reading: Reading) -> dict[str, int]:
    """Return how much of each kind was found in all reports."""
    rows = [document.row for document in reading.documents.values()]
    counts = {layer: sum(len(row[layer]) for row in rows) for layer in COUNTED}
    known = sum("actor" in name for row in rows for name in row["entities"])
    return {"sentences": sum(len(row["sentences"]) for row in rows), **counts, "known names": known}


def _measures(reading: Reading) -> dict[str, Any]:
    memory = reading.memory_mib
    return {
        "name": reading.pipeline,
        "version": reading.version,
        "remarks": list(reading.remarks),
        "load_seconds": round(reading.load_seconds, 3),
        "words": reading.words,
        "words_per_second": words_per_second(reading),
        "memory_mib": None if memory is None else round(memory),
        "stage_failures": reading.failures,
        "found": count_found(reading),
    }


def words_per_second(reading: Reading) -> int:
    """Return how many tokens the pipeline reads in a second, its loading and the stages after it left out."""
    return round(reading.words / reading.seconds) if reading.seconds else 0


def _reports(folder: Path) -> tuple[list[Document], Gold]:
    rows = folder / "gold" / "docs.jsonl"
    if rows.is_file():
        with rows.open("rb") as lines:
            documents = _documents(read_rows(bounded_lines(lines), str(rows)))
        gold = read_gold(folder / "gold")
    else:
        documents, gold = _documents(read_paths([folder])), Gold()
    if not documents:
        raise NothingToRead(f"no report can be read in {folder}")
    return documents, gold


def _documents(records: Iterable[Document | Rejection]) -> list[Document]:
    return [record for record in records if isinstance(record, Document)]
