"""Speed of the layer of attributions alone: parsed articles with names in, attributions out, on one core.

`python -m benchmarks.speed_attributions` prints milliseconds a document. Parsing is not counted.
"""

import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.corpora import find_corpora
from benchmarks.running import read_documents
from stemma.annotate.attributions import find_attributions
from stemma.annotate.language import load_pipeline, parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.model.documents import Document

ARTICLES = "data/lineage/docs_dev.jsonl"
ARTICLE_COUNT = 60
ROUNDS = 3
GOAL = 10.0
"""Milliseconds a document: 100 documents a second."""


def measure_attributions(count: int = ARTICLE_COUNT) -> float:
    """Return milliseconds of processor time for one article, the best of three rounds over `count`."""
    documents = read_documents(islice(find_corpora().rows(ARTICLES), count))
    parses = list(parse_documents(documents, load_pipeline()))
    return min(_round(documents, parses) for _ in range(ROUNDS)) / len(documents) * 1000


def _round(documents: Sequence[Document], parses: Sequence[Doc]) -> float:
    """Return the seconds for all documents, each made anew so that nothing of an earlier round is at hand."""
    parsed = [ParsedDocument(document, parse) for document, parse in zip(documents, parses, strict=True)]
    for document in parsed:
        document.add(find_names(document))
    started = time.process_time()
    for document in parsed:
        list(find_attributions(document))
    return time.process_time() - started


def main() -> None:
    """Measure and print one line."""
    if not Path(find_corpora().path(ARTICLES)).is_file():
        print(f"not measured: no {ARTICLES}")
        return
    spent = measure_attributions()
    print(f"attributions alone: {spent:.2f} ms a document, {1000 / spent:.0f} documents/s", end=" ")
    print(f"(goal {1000 / GOAL:.0f})")


if __name__ == "__main__":
    main()
