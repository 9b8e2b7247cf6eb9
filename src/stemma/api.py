"""What a Python user imports: add and build a case, or annotate, relate and record documents in memory."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from stemma.annotate.language import DEFAULT_PIPELINE, load_pipeline
from stemma.errors import UsageError
from stemma.ingest.paths import find_files, read_paths
from stemma.model.alterations import Alteration
from stemma.model.copies import Reuse
from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.model.records import Mention
from stemma.pipeline.alone import date_alone
from stemma.pipeline.build import AddReport, BuildReport, add_documents, build_case, forget_rejections
from stemma.pipeline.comparing.comparison import Comparison, compare
from stemma.pipeline.run import annotate_documents, run_in_memory
from stemma.pipeline.stage import check_plan
from stemma.pipeline.stages import STAGES
from stemma.pipeline.steps import OnStep, ignore_steps
from stemma.store.case import CaseFile
from stemma.store.memory import MemoryTables

__all__ = [
    "DEFAULT_PIPELINE",
    "AddReport",
    "BuildReport",
    "CaseFile",
    "Comparison",
    "MemoryTables",
    "add",
    "annotate",
    "build",
    "collate",
    "compare_pipelines",
    "record",
    "relate",
]

check_plan(STAGES)


_COLLATION = [stage for stage in STAGES if Alteration in stage.writes]
_LINEAGE = [stage for stage in STAGES if stage.name.startswith("lineage.") and stage not in _COLLATION]


def add(case: CaseFile, paths: Iterable[Path], on_step: OnStep = ignore_steps) -> AddReport:
    """Put the reports at `paths` into a case; what cannot be read is kept as a `Rejection`.

    Raises NothingToRead where the paths hold no file at all.
    """
    paths = list(paths)
    forget_rejections(case, find_files(paths))
    return add_documents(case, read_paths(paths), on_step)


def build(case: CaseFile, pipeline: str = DEFAULT_PIPELINE, on_step: OnStep = ignore_steps) -> BuildReport:
    """Bring every record of a case up to date; what is up to date already is left alone."""
    return build_case(case, STAGES, partial(load_pipeline, pipeline), pipeline, on_step)


def annotate(
    documents: Sequence[Document], pipeline: str = DEFAULT_PIPELINE
) -> Iterator[tuple[Document, tuple[Mention | Rejection, ...]]]:
    """Yield each document with what it says; nothing but that document is looked at.

    One that states no date comes with the interval that its own words leave, where that is closed.
    """
    for document, mentions in annotate_documents(documents, STAGES, load_pipeline(pipeline)):
        yield date_alone(document, mentions)


def relate(documents: Sequence[Document], on_step: OnStep = ignore_steps) -> MemoryTables:
    """Return the lineage of a pile: what pairs share, the family tree, and the independent origins."""
    return run_in_memory(documents, _LINEAGE, load_pipeline, on_step)


def collate(
    documents: Sequence[Document],
    pair: tuple[str, str],
    pipeline: str = DEFAULT_PIPELINE,
    on_step: OnStep = ignore_steps,
) -> MemoryTables:
    """Return the lineage of a pile, and what differs between two of its documents, given by their ids.

    Only these two are read with the language pipeline. Nothing differs, as far as this goes, between
    documents of which neither took its text from the other. Raises UsageError where an id is not in the pile.
    """
    known = {document.id: document for document in documents}
    if missing := [name for name in pair if name not in known]:
        words = " or ".join(missing)
        raise UsageError(f"no document of the pile is called {words}; a document is named by its id")
    tables = relate(documents, on_step)
    reuses = [r for r in tables.all(Reuse) if {r.left, r.right} == set(pair)]
    if not any(reuse.derived for reuse in reuses):
        return tables
    both = [known[name] for name in pair]
    read = annotate_documents(both, STAGES, load_pipeline(pipeline))
    found = [record for _, records in read for record in records]
    tables.add(found)
    compared = MemoryTables([*documents, *reuses, *found])
    for stage in _COLLATION:
        tables.add(tuple(stage.run(compared)))
    return tables


def record(
    documents: Sequence[Document], pipeline: str = DEFAULT_PIPELINE, on_step: OnStep = ignore_steps
) -> MemoryTables:
    """Return everything Stemma makes of a pile, in memory."""
    return run_in_memory(documents, STAGES, partial(load_pipeline, pipeline), on_step)


def compare_pipelines(name: str, folder: Path, against: str = DEFAULT_PIPELINE) -> Comparison:
    """Return what the pipeline called `name` makes of the reports in a folder, beside what `against` does."""
    return compare(name, against, folder)
