"""Building a case: only what is new or changed is worked on, and a broken run goes on where it stopped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from stemma.ingest.encoding import path_words
from stemma.model.documents import Document
from stemma.model.ids import content_id
from stemma.model.problems import Rejection, RejectionReason
from stemma.model.records import Record
from stemma.pipeline.run import annotate_documents
from stemma.pipeline.stage import Per, Stage
from stemma.pipeline.steps import OnStep, ignore_steps
from stemma.store.case import CaseFile
from stemma.store.codec import digest, encode

INGEST = "ingest"
BUILT = "build"
"""The piece of work that is done when every stage is, for the documents then in the case."""
UNFINISHED = ""
"""In the place of its inputs while stages still write."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What `add` did: how many documents are new, how many were known already, and what was rejected."""

    added: int
    known: int
    rejections: tuple[Rejection, ...]
    """In the order of reading."""

    @property
    def rejected(self) -> int:
        """Return how many files and rows were rejected."""
        return len(self.rejections)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What `build` did: documents annotated now, and stages over the pile that ran now."""

    annotated: int
    stages: tuple[str, ...]


def add_documents(
    case: CaseFile, records: Iterable[Document | Rejection], on_step: OnStep = ignore_steps
) -> AddReport:
    """Put documents and rejections into a case; adding the same again changes nothing.

    An id that already belongs to another text is a `Rejection`; nothing is overwritten.
    """
    added = known = 0
    rejections: list[Rejection] = []
    for number, record in enumerate(records, 1):
        checked = _against_the_case(case, record) if isinstance(record, Document) else record
        if checked is None:
            known += 1
        else:
            with case.transaction():
                case.write([checked])
            if isinstance(checked, Rejection):
                rejections.append(checked)
            added += isinstance(checked, Document)
        on_step("add", number, 0)
    return AddReport(added, known, tuple(rejections))


def forget_rejections(case: CaseFile, paths: Iterable[Path]) -> None:
    """Delete what was rejected of these files before, because they are about to be read again."""
    names = {path_words(path) for path in paths}
    with case.transaction():
        case.remove(
            rejection
            for rejection in case.all(Rejection)
            if rejection.stage == INGEST and {rejection.name, rejection.name.rpartition(":")[0]} & names
        )


def _against_the_case(case: CaseFile, document: Document) -> Document | Rejection | None:
    before = case.get(Document, document.id)
    if before is None:
        return document
    if before.text == document.text:
        return None
    return Rejection(
        document.path or document.name,
        INGEST,
        RejectionReason.SAME_ID_OTHER_TEXT,
        f"the id {document.id!r} already belongs to another text in this case",
        document.id,
    )


def build_case(
    case: CaseFile,
    stages: Sequence[Stage],
    load: Callable[[], Language],
    pipeline_name: str,
    on_step: OnStep = ignore_steps,
) -> BuildReport:
    """Bring every record of a case up to date with its documents and with `stages`."""
    documents = case.all(Document)
    inputs = _document_inputs(documents, stages, pipeline_name)
    reads = any(stage.per is Per.DOCUMENT for stage in stages)
    changed = [d for d in documents if reads and case.done(_annotating(d)) != inputs[d.id]]
    # before anything is written: where the pipeline is missing, the case stays as it was
    language = load() if changed else None
    annotated = 0
    ran: list[str] = []
    for number, stage in enumerate(stages):
        if stage.per is Per.PILE:
            on_step(stage.name, 0, 1)
            if _run_over_pile(case, stage, _pile_inputs(stage, stages[:number], inputs)):
                ran.append(stage.name)
            on_step(stage.name, 1, 1)
        elif stage.per is Per.DOCUMENT and not annotated and language is not None:
            annotated = _annotate_changed(case, changed, inputs, stages, language, on_step)
    _mark_built(case, documents)
    return BuildReport(annotated, tuple(ran))


def is_built(case: CaseFile) -> bool:
    """Tell whether the last build came to its end and no document was added since."""
    return case.done(BUILT) == _pile_id(case.all(Document))


def _mark_built(case: CaseFile, documents: Iterable[Document]) -> None:
    if case.done(BUILT) != (pile := _pile_id(documents)):
        with case.transaction():
            case.mark_done(BUILT, pile)


def _pile_id(documents: Iterable[Document]) -> str:
    """Return what tells two piles apart; a document's id is enough, because none is ever overwritten."""
    return content_id(BUILT, *sorted(document.id for document in documents))


def _document_inputs(
    documents: Iterable[Document], stages: Iterable[Stage], pipeline_name: str
) -> dict[str, str]:
    plan = [(stage.name, stage.version) for stage in stages if stage.per is Per.DOCUMENT]
    return {
        document.id: content_id("inputs", plan, pipeline_name, digest(encode(document)))
        for document in documents
    }


def _pile_inputs(stage: Stage, before: Iterable[Stage], inputs: dict[str, str]) -> str:
    plan = [(earlier.name, earlier.version) for earlier in before]
    return content_id("inputs", stage.name, stage.version, plan, sorted(inputs.items()))


def _annotating(document: Document) -> str:
    return f"annotate {document.id}"


def _annotate_changed(
    case: CaseFile,
    changed: Sequence[Document],
    inputs: dict[str, str],
    stages: Sequence[Stage],
    language: Language,
    on_step: OnStep,
) -> int:
    kinds = [kind for stage in stages if stage.per is Per.DOCUMENT for kind in stage.writes]
    for number, (document, records) in enumerate(annotate_documents(changed, stages, language), 1):
        with case.transaction():
            case.delete(kinds, document.id)
            case.remove(r for r in case.of(Rejection, document.id) if r.stage != INGEST)
            case.write(records)
            case.mark_done(_annotating(document), inputs[document.id])
            case.mark_done(BUILT, UNFINISHED)
        on_step("annotate", number, len(changed))
    return len(changed)


def _run_over_pile(case: CaseFile, stage: Stage, inputs: str) -> bool:
    if case.done(stage.name) == inputs:
        return False
    records: tuple[Record, ...] = tuple(stage.run(case))
    with case.transaction():
        case.delete(stage.writes)
        case.write(records)
        case.save_kept()
        case.mark_done(stage.name, inputs)
        case.mark_done(BUILT, UNFINISHED)
    return True
