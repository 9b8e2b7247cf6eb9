"""What a Python user imports: add and build a case, or annotate, relate and record documents in memory."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from stemma.annotate.language import DEFAULT_PIPELINE, load_pipeline
from stemma.ingest.paths import find_files, read_paths
from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.model.records import Mention
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
    "compare_pipelines",
    "record",
    "relate",
]

check_plan(STAGES)


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
    """Yield each document with what it says; nothing but that document is looked at."""
    return annotate_documents(documents, STAGES, load_pipeline(pipeline))


def relate(documents: Sequence[Document], on_step: OnStep = ignore_steps) -> MemoryTables:
    """Return the lineage of a pile: what pairs share, the family tree, and the independent origins."""
    lineage = [stage for stage in STAGES if stage.name.startswith("lineage.")]
    return run_in_memory(documents, lineage, load_pipeline, on_step)


def record(
    documents: Sequence[Document], pipeline: str = DEFAULT_PIPELINE, on_step: OnStep = ignore_steps
) -> MemoryTables:
    """Return everything Stemma makes of a pile, in memory."""
    return run_in_memory(documents, STAGES, partial(load_pipeline, pipeline), on_step)


def compare_pipelines(name: str, folder: Path, against: str = DEFAULT_PIPELINE) -> Comparison:
    """Return what the pipeline called `name` makes of the reports in a folder, beside what `against` does."""
    return compare(name, against, folder)
