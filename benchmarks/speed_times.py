"""Speed of the layer of times alone: parsed articles in, time expressions out, on one core.

`python -m benchmarks.speed_times` prints milliseconds a document. Parsing is not counted.
"""

import time
from itertools import islice
from pathlib import Path

from benchmarks.corpora import find_corpora
from benchmarks.running import read_documents
from stemma.annotate.language import load_pipeline, parse_documents
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.times import find_times

ARTICLES = "data/lineage/docs_dev.jsonl"
ARTICLE_COUNT = 60
ROUNDS = 3
GOAL = 5.0
"""Milliseconds a document: 200 documents a second."""


def measure_times(count: int = ARTICLE_COUNT) -> float:
    """Return milliseconds of processor time for one article, the best of three rounds over `count`."""
    documents = read_documents(islice(find_corpora().rows(ARTICLES), count))
    parses = parse_documents(documents, load_pipeline())
    parsed = [ParsedDocument(document, parse) for document, parse in zip(documents, parses, strict=True)]
    return min(_round(parsed) for _ in range(ROUNDS)) / len(parsed) * 1000


def _round(parsed: list[ParsedDocument]) -> float:
    started = time.process_time()
    for document in parsed:
        list(find_times(document))
    return time.process_time() - started


def main() -> None:
    """Measure and print one line."""
    if not Path(find_corpora().path(ARTICLES)).is_file():
        print(f"not measured: no {ARTICLES}")
        return
    spent = measure_times()
    print(f"times alone: {spent:.2f} ms a document, {1000 / spent:.0f} documents/s (goal {1000 / GOAL:.0f})")


if __name__ == "__main__":
    main()
