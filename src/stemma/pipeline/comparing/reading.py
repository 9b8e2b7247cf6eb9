"""How one language pipeline reads some reports, measured in a process of its own."""

import multiprocessing
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from stemma.annotate.adapting.adapter import describe_fit
from stemma.annotate.language import load_pipeline, parse_documents
from stemma.export.rows import annotation_row
from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.pipeline.run import annotate_parse, why_left_out
from stemma.pipeline.stage import Per
from stemma.pipeline.stages import STAGES

Row = dict[str, Any]
Place = tuple[int, int]
"""Start and end in the text, in code points, end exclusive."""
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Word:
    """A token that is no blank, with its tags and the place of its head; the root's head is itself."""

    tag: str
    part: str
    head: Place
    relation: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One report as a pipeline reads it: its words by place, and its row of `stemma annotate`."""

    words: dict[Place, Word]
    row: Row


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading some reports with one pipeline."""

    pipeline: str
    version: str
    remarks: tuple[str, ...]
    """What is changed of the pipeline's own output."""
    load_seconds: float
    seconds: float
    """Spent in the pipeline alone, without the stages after it."""
    memory_mib: float | None
    """The peak of its process; None where the system does not tell."""
    documents: dict[str, ReadDocument] = field(default_factory=dict)
    failures: int = 0
    """Documents on which a stage failed."""

    @property
    def words(self) -> int:
        """Return how many tokens were read, blanks apart."""
        return sum(len(document.words) for document in self.documents.values())


def read_apart(name: str, documents: Sequence[Document]) -> Reading:
    """Return how the pipeline called `name` reads `documents`, in a fresh process.

    So its memory is its own, and loading costs what it costs a user. Raises PipelineMissing and
    PipelineUnfit as `load_pipeline` does. Documents in other languages are left out.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(read_with, name, list(documents)).result()


def read_with(name: str, documents: Sequence[Document]) -> Reading:
    """Return how the pipeline called `name` reads `documents`, in this process."""
    started = time.perf_counter()
    pipeline = load_pipeline(name)
    loaded = time.perf_counter()
    readable = [document for document in documents if why_left_out(document) is None]
    list(parse_documents(readable[:1], pipeline))  # what is made once is made before the clock runs
    begun = time.perf_counter()
    parses = list(parse_documents(readable, pipeline))
    ended = time.perf_counter()
    read, failures = {}, 0
    for document, parse in zip(readable, parses, strict=True):
        row, failed = _annotate(document, parse)
        read[document.id] = ReadDocument(dict(_words(parse)), row)
        failures += failed
    version = str(pipeline.meta.get("version", ""))
    remarks = describe_fit(pipeline)
    return Reading(name, version, remarks, loaded - started, ended - begun, _peak_memory(), read, failures)


def _annotate(document: Document, parse: Doc) -> tuple[Row, bool]:
    stages = [stage for stage in STAGES if stage.per is Per.DOCUMENT]
    found = annotate_parse(document, parse, stages)
    said = [record for record in found if not isinstance(record, Rejection)]
    return annotation_row(document, said), len(said) < len(found)


def _words(parse: Doc) -> Iterator[tuple[Place, Word]]:
    for token in parse:
        if not token.is_space:
            head = token.head
            place, above = (token.idx, token.idx + len(token)), (head.idx, head.idx + len(head))
            yield place, Word(token.tag_, token.pos_, above, token.dep_)


def _peak_memory() -> float | None:
    try:
        import resource  # noqa: PLC0415 — not on every system
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / MIB if sys.platform == "darwin" else peak / 1024  # bytes there, KiB elsewhere
