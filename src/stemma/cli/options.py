"""Arguments and options that several commands share, worded once."""

from pathlib import Path
from typing import Annotated

import typer

from stemma.errors import UsageError

CasePath = Annotated[
    Path, typer.Argument(metavar="CASE", help="The case file, for example iraq.stemma.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Pipeline = Annotated[
    str,
    typer.Option(
        "--pipeline", metavar="NAME", help="An installed spaCy pipeline for English, or the folder of one."
    ),
]
DEFAULT_PIPELINE = "stemma_en"
"""The same as in `stemma.annotate.language`, whose import would load spaCy before any command runs."""


def refuse_folder_as_case(case: Path) -> None:
    """Raise UsageError where the case is left out and a folder of reports stands in its place."""
    if case.is_dir():
        raise UsageError(f"{case} is a folder; the case comes first: stemma add NAME.stemma {case}")


def refuse_missing_folder(file: Path) -> None:
    """Raise UsageError where a file is to be written that is a folder, or into one that is not there."""
    if file.is_dir():
        raise UsageError(f"{file} is a folder; name the file to write")
    if not file.parent.is_dir():
        raise UsageError(f"there is no folder {file.parent} to write {file.name} into; make it first")


def refuse_file_as_folder(folder: Path) -> None:
    """Raise UsageError where files are to go into what is a file itself."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a folder to write into")
