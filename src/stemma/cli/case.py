"""Commands over a case file: add, build, brief, export, verify."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.options import (
    DEFAULT_PIPELINE,
    CasePath,
    Pipeline,
    Quiet,
    refuse_file_as_folder,
    refuse_folder_as_case,
    refuse_missing_folder,
)
from stemma.errors import DamagedCase, UsageError
from stemma.text.counting import counted

if TYPE_CHECKING:
    from stemma.export.brief_rows import Brief
    from stemma.model.problems import Rejection
    from stemma.store.case import CaseFile

FORMATS = ("jsonl", "csv")
PAGES = (".html", ".htm", ".md")


def add(
    case: CasePath,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders of reports.")],
    quiet: Quiet = False,
) -> None:
    """Put reports into a case; the case is made if there is none.

    HTML, JSONL, JSON, CSV, TSV and text files, feeds and web archives are read, also gzipped, and
    folders of them. Adding the same again changes nothing. What cannot be read is told and kept in the
    case with the reason. Build the case afterwards.

    Examples:
      stemma add iraq.stemma reports/
      stemma add iraq.stemma wire.jsonl page.html
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.ingest.paths import find_files
    from stemma.store.case import CaseFile

    refuse_folder_as_case(case)
    find_files(paths)  # raises before an empty case is made
    with CaseFile.create_or_open(case) as opened:
        with show_progress(quiet) as on_step:
            report = api.add(opened, paths, on_step)
        if not quiet:
            typer.echo(
                f"{report.added} added, {report.known} known already, {report.rejected} rejected → {case}",
                err=True,
            )
            _show_rejections(report.rejections)


def build(case: CasePath, pipeline: Pipeline = DEFAULT_PIPELINE, quiet: Quiet = False) -> None:
    """Bring a case up to date.

    Worked out are who copied whom, what each report says, what happened, and where reports disagree.
    Only what is new or changed is worked on; an interrupted build goes on where it stopped. Another
    pipeline annotates all reports anew.

    Examples:
      stemma build iraq.stemma
      stemma build iraq.stemma --pipeline en_core_web_trf
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.store.case import CaseFile

    with CaseFile.open(case) as opened:
        try:
            with show_progress(quiet) as on_step:
                report = api.build(opened, pipeline, on_step)
        except KeyboardInterrupt:
            typer.echo("stemma: interrupted; the same command goes on where it stopped", err=True)
            raise
        if not quiet:
            stages = counted(len(report.stages), "stage")
            ran = f"{stages} over the pile" if report.stages else "the pile was up to date"
            typer.echo(f"{counted(report.annotated, 'document')} annotated, {ran} → {case}", err=True)


def brief(
    case: CasePath,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write .html or .md instead of showing it here."),
    ] = None,
) -> None:
    """Show what a case holds, or write it as one page.

    The pile, who copied whom, the chronology, where reports disagree, what is denied or taken back, who
    says so, and what stays open. In the HTML page every line opens the words it rests on.

    Examples:
      stemma brief iraq.stemma
      stemma brief iraq.stemma -o brief.html
      stemma brief iraq.stemma | less
    """
    from stemma.export.brief import compose_brief
    from stemma.store.case import CaseFile

    if output is not None and output.suffix.lower() not in PAGES:
        raise UsageError(f"a brief is written as .html or .md, not {output.suffix or 'without a suffix'}")
    if output is not None:
        refuse_missing_folder(output)
    with CaseFile.open(case) as opened:
        _require_built(opened)
        composed = compose_brief(opened, case.name)
    if output is None:
        from stemma.export.terminal import print_brief

        print_brief(composed)
        return
    output.write_text(_render(output, composed), encoding="utf-8")
    typer.echo(f"brief written to {output}", err=True)


def export(
    case: CasePath,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the files go; made if missing.")],
    format: Annotated[  # noqa: A002 — the option's name is what a user types
        str, typer.Option("--format", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")
    ] = "jsonl",
) -> None:
    """Write the record as JSON Lines or CSV files.

    One file each for documents, pairs, archetypes, alterations, annotations, datings, redatings, events,
    statements, chains, denials and rejections; files of these names are overwritten. documents.jsonl
    can be added and read again.

    Examples:
      stemma export iraq.stemma out/
      stemma export iraq.stemma out/ --format csv
    """
    from stemma.export.files import write_files
    from stemma.store.case import CaseFile

    if format not in FORMATS:
        raise UsageError(f"no format is called {format!r}; there are {', '.join(FORMATS)}")
    refuse_file_as_folder(folder)
    with CaseFile.open(case) as opened:
        _require_built(opened)
        for path in write_files(opened, folder, format):
            typer.echo(str(path))


def verify(case: CasePath) -> None:
    """Check that a case still holds what was written into it.

    Every row is held against the digest beside it, and every span against its document. Damage is told
    row by row, with exit code 4.

    Examples:
      stemma verify iraq.stemma
    """
    from stemma.store.case import CaseFile
    from stemma.store.verify import find_damage

    with CaseFile.open(case) as opened:
        damage = list(find_damage(opened))
        rows = sum(1 for _ in opened.rows())
    for line in damage:
        typer.echo(line, err=True)
    if damage:
        raise DamagedCase(
            f"{case}: {len(damage)} of {counted(rows, 'row')} damaged; build it again from the reports"
        )
    typer.echo(f"{case}: {counted(rows, 'row')}, all as they were written")


def _require_built(case: "CaseFile") -> None:
    """Raise UsageError for a case of which a part would be shown as the whole."""
    from stemma.pipeline.build import BUILT, is_built

    if is_built(case):
        return
    what = "has not been built yet" if case.done(BUILT) is None else "holds more than was built to the end"
    raise UsageError(f"{case.path} {what}; run: stemma build {case.path}")


def _show_rejections(rejections: "Iterable[Rejection]") -> None:
    from stemma.text.normalise import one_line

    for rejection in rejections:
        typer.echo(f"  left out {one_line(rejection.name)}: {one_line(rejection.message)}", err=True)


def _render(output: Path, composed: "Brief") -> str:
    from stemma.export.markdown import render_markdown
    from stemma.export.page import render_page

    render: Callable[[Brief], str] = render_markdown if output.suffix.lower() == ".md" else render_page
    return render(composed)
