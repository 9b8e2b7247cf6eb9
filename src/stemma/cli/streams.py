"""Commands that read and write JSON Lines, without a case file: annotate, lineage, record."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from stemma.cli.options import DEFAULT_PIPELINE, Pipeline, Quiet
from stemma.errors import NothingToRead, UsageError

if TYPE_CHECKING:
    from stemma.model.documents import Document
    from stemma.model.problems import Rejection
    from stemma.model.records import Mention

DocumentsPath = Annotated[
    Path,
    typer.Argument(metavar="[DOCS.jsonl]", help="Documents, one JSON object a line; - is standard input."),
]


def annotate(
    documents: DocumentsPath = Path("-"),
    layers: Annotated[
        str, typer.Option(metavar="LIST", help="Which layers to write, separated by commas.")
    ] = "times,entities,attributions,figures,events",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell in words how each time got its value, instead of rows.")
    ] = False,
    pipeline: Pipeline = DEFAULT_PIPELINE,
    quiet: Quiet = False,
) -> None:
    """Say what each document says, on its own.

    JSON Lines in, JSON Lines out: one row a document, in the order of the input.

    Examples:
      stemma annotate reports.jsonl > annotations.jsonl
      stemma annotate --layers times,events < reports.jsonl
      stemma annotate --explain reports.jsonl
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.export.explaining import explain_times
    from stemma.export.rows import LAYERS, rejection_row
    from stemma.model.problems import Rejection

    wanted = _layers(layers, LAYERS)
    rows = list(_read(documents))
    readable = [row for row in rows if not isinstance(row, Rejection)]
    annotated = api.annotate(readable, pipeline)
    with show_progress(quiet) as on_step:
        for done, row in enumerate(rows, 1):
            if isinstance(row, Rejection):
                _write(rejection_row(row))
            elif explain:
                typer.echo(explain_times(*next(annotated)))
            else:
                _write(_annotated_row(*next(annotated), wanted))
            on_step("annotate", done, len(rows))


def lineage(
    documents: DocumentsPath = Path("-"),
    tree: Annotated[bool, typer.Option("--tree", help="Draw the family trees instead of the rows.")] = False,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option("--pair", metavar="ID ID", help="Show two documents side by side."),
    ] = None,
    pipeline: Pipeline = DEFAULT_PIPELINE,
    quiet: Quiet = False,
) -> None:
    """Say which documents share text or a source.

    JSON Lines in, JSON Lines out: one row for each pair worth showing.

    Examples:
      stemma lineage reports.jsonl > pairs.jsonl
      stemma lineage reports.jsonl --tree
      stemma lineage reports.jsonl --pair wire-0609 herald-0610
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.export.rows import pair_row, rejection_row
    from stemma.export.trees import draw_trees
    from stemma.model.copies import Reuse

    readable, rejected = _split(_read(documents))
    if pair is not None:
        _show_pair(readable, pair, pipeline, quiet)
        return
    with show_progress(quiet) as on_step:
        tables = api.relate(readable, on_step)
    if tree:
        typer.echo("\n".join(draw_trees(tables)))
        return
    for reuse in tables.all(Reuse):
        _write(pair_row(reuse))
    for rejection in rejected:
        _write(rejection_row(rejection))


def _show_pair(documents: list["Document"], pair: tuple[str, str], pipeline: str, quiet: bool) -> None:
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.export.collation_text import print_collation
    from stemma.export.side_by_side import Collator
    from stemma.model.copies import Reuse

    with show_progress(quiet) as on_step:
        tables = api.collate(documents, pair, pipeline, on_step)
    reuse = next((r for r in tables.all(Reuse) if {r.left, r.right} == set(pair)), None)
    names = {document.id: document.id for document in documents}
    print_collation(Collator(tables, names)(reuse) if reuse else None, reuse)


def record(
    documents: DocumentsPath = Path("-"),
    pipeline: Pipeline = DEFAULT_PIPELINE,
    quiet: Quiet = False,
) -> None:
    """Go the whole way in memory, without a case.

    JSON Lines in, JSON Lines out: one row for each event in the world, most important first.

    Examples:
      stemma record reports.jsonl > events.jsonl
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.export.rows import event_rows, rejection_row

    readable, rejected = _split(_read(documents))
    with show_progress(quiet) as on_step:
        tables = api.record(readable, pipeline, on_step)
    for row in event_rows(tables):
        _write(row)
    for rejection in rejected:
        _write(rejection_row(rejection))


def _annotated_row(
    document: "Document", records: tuple["Mention | Rejection", ...], layers: list[str]
) -> dict[str, Any]:
    from stemma.export.rows import annotation_row, rejection_row
    from stemma.model.problems import Rejection

    mentions: list[Mention] = []
    for record in records:
        if isinstance(record, Rejection):
            return rejection_row(record)
        mentions.append(record)
    return annotation_row(document, mentions, layers)


def _layers(text: str, known: Iterable[str]) -> list[str]:
    wanted = [layer.strip() for layer in text.split(",") if layer.strip()]
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise UsageError(f"no layer is called {', '.join(unknown)}; there are {', '.join(known)}")
    return wanted


def _read(path: Path) -> Iterator["Document | Rejection"]:
    from stemma.ingest.rows import bounded_lines, read_rows

    if str(path) == "-":
        yield from read_rows(bounded_lines(sys.stdin.buffer), "standard input")
    elif not path.is_file():
        raise NothingToRead(f"there is no file {path}")
    else:
        with path.open("rb") as lines:
            yield from read_rows(bounded_lines(lines), str(path))


def _split(rows: Iterable["Document | Rejection"]) -> tuple[list["Document"], list["Rejection"]]:
    from stemma.model.problems import Rejection

    readable: list[Document] = []
    rejected: list[Rejection] = []
    for row in rows:
        if isinstance(row, Rejection):
            rejected.append(row)
        else:
            readable.append(row)
    return readable, rejected


def _write(row: dict[str, Any], stream: IO[bytes] | None = None) -> None:
    import msgspec

    target = stream or sys.stdout.buffer
    target.write(msgspec.json.encode(row) + b"\n")
