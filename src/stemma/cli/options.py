"""Arguments and options that several commands share, worded once."""

from pathlib import Path
from typing import Annotated

import typer

CasePath = Annotated[
    Path, typer.Argument(metavar="CASE", help="The case file, for example iraq.stemma.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Pipeline = Annotated[
    str, typer.Option("--pipeline", metavar="NAME", help="Any installed spaCy pipeline.", show_default=True)
]
DEFAULT_PIPELINE = "stemma_en"
"""The same as in `stemma.annotate.language`, whose import would load spaCy before any command runs."""
