"""The command that shows what Stemma is for, on the sample case that ships with it."""

from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.options import DEFAULT_PIPELINE, Pipeline, Quiet, refuse_file_as_folder
from stemma.errors import UsageError

SAMPLE = "georgia-2008"


def demo(
    into: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where the case and the briefs go; made if missing.")
    ] = Path("demo"),
    pipeline: Pipeline = DEFAULT_PIPELINE,
    quiet: Quiet = False,
) -> None:
    """Build the sample case and show its brief.

    Sixteen reports of one real episode, written for this project, by invented outlets.

    Examples:
      stemma demo
      stemma demo --into /tmp/first-look
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.export.brief import compose_brief
    from stemma.export.markdown import render_markdown
    from stemma.export.page import render_page
    from stemma.export.terminal import print_brief
    from stemma.store.case import CaseFile

    refuse_file_as_folder(into)
    reports = sample_reports()
    into.mkdir(parents=True, exist_ok=True)
    path = into / f"{SAMPLE}.stemma"
    with CaseFile.create_or_open(path) as case:
        with show_progress(quiet) as on_step:
            api.add(case, [reports], on_step)
            api.build(case, pipeline, on_step)
        composed = compose_brief(case, path.name)
    page = into / "brief.html"
    page.write_text(render_page(composed), encoding="utf-8")
    (into / "brief.md").write_text(render_markdown(composed), encoding="utf-8")
    print_brief(composed)
    typer.echo(f"\nThe same with every sentence to open: {page.resolve()}")


def sample_reports() -> Path:
    """Return the folder of the sample reports. Raises UsageError where there is none."""
    return sample_case() / "reports"


def sample_case() -> Path:
    """Return the folder of the sample case: in the wheel, or in a checkout beside the sources.

    Raises UsageError where this installation came without it.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / SAMPLE / "reports").is_dir():
            return folder / SAMPLE
    raise UsageError("this installation has no sample case; install Stemma from its wheel or from a checkout")
