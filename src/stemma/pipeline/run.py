"""Running stages: over one document at a time, and over the tables of a pile."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.language import parse_documents
from stemma.annotate.parsed import ParsedDocument
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason
from stemma.model.records import Mention
from stemma.pipeline.stage import Per, Stage
from stemma.pipeline.steps import OnStep, ignore_steps
from stemma.store.memory import MemoryTables

LONGEST_DOCUMENT = 1_000_000
"""Characters; spaCy's own bound for one text."""


def why_left_out(document: Document) -> Rejection | None:
    """Return why the English stages leave a document out, or None where they take it."""
    if document.language not in ("en", "und"):
        return Rejection(
            document.name,
            "annotate",
            RejectionReason.OTHER_LANGUAGE,
            f"written in {document.language!r}; kept and compared, but not annotated",
            document.id,
        )
    if len(document.text) > LONGEST_DOCUMENT:
        return Rejection(
            document.name,
            "annotate",
            RejectionReason.TOO_LARGE,
            f"{len(document.text):,} characters, more than the {LONGEST_DOCUMENT:,} that one parse may have",
            document.id,
        )
    return None


def annotate_documents(
    documents: Sequence[Document], stages: Iterable[Stage], pipeline: Language
) -> Iterator[tuple[Document, tuple[Mention | Rejection, ...]]]:
    """Yield each document with what the per-document stages found in it, in the order given.

    A document that cannot be annotated comes with one `Rejection` instead.
    """
    stages = [stage for stage in stages if stage.per is Per.DOCUMENT]
    readable = [document for document in documents if why_left_out(document) is None]
    parses = parse_documents(readable, pipeline)
    for document in documents:
        rejection = why_left_out(document)
        yield document, (rejection,) if rejection else annotate_parse(document, next(parses), stages)


def annotate_parse(
    document: Document, parse: Doc, stages: Iterable[Stage]
) -> tuple[Mention | Rejection, ...]:
    """Return what `stages` find in one parsed document, or one `Rejection` where a stage fails on it."""
    parsed = ParsedDocument(document, parse)
    for stage in stages:
        try:
            parsed.add(tuple(stage.run(parsed)))  # type: ignore[arg-type]
        except Exception as error:  # noqa: BLE001 — one document must not end the run of a thousand
            message = f"{type(error).__name__}: {error}"
            return (Rejection(document.name, stage.name, RejectionReason.STAGE_FAILED, message, document.id),)
    return tuple(record for records in parsed.found.values() for record in records)


def run_in_memory(
    documents: Sequence[Document],
    stages: Sequence[Stage],
    load: Callable[[], Language],
    on_step: OnStep = ignore_steps,
) -> MemoryTables:
    """Return the tables after all of `stages` ran over `documents`, without a case file.

    The language pipeline is loaded only where a stage needs it.
    """
    tables = MemoryTables(documents)
    annotated = False
    for stage in stages:
        if stage.per is Per.PILE:
            on_step(stage.name, 0, 1)
            tables.add(tuple(stage.run(tables)))
            on_step(stage.name, 1, 1)
        elif stage.per is Per.DOCUMENT and not annotated:
            annotated = True
            for done, (_, records) in enumerate(annotate_documents(documents, stages, load())):
                on_step("annotate", done + 1, len(documents))
                tables.add(records)
    return tables
