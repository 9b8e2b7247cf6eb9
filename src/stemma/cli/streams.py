"""Commands that read and write JSON Lines, without a case file: annotate, lineage, record."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stemma.cli.options import DEFAULT_PIPELINE, Pipeline, Quiet
from stemma.errors import UsageError

if TYPE_CHECKING:
    from stemma.model.documents import Document
    from stemma.model.problems import Rejection
    from stemma.model.records import Mention

DocumentsPath = Annotated[
    Path,
    typer.Argument(metavar="DOCS.jsonl", help="Documents, one JSON object a line; - is standard input."),
]


def annotate(
    documents: DocumentsPath = Path("-"),
    layers: Annotated[
        str, typer.Option(metavar="LIST", help="The layers to write, separated by commas.")
    ] = "times,entities,attributions,figures,events",
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell in words how each time got its value, instead of rows.")
    ] = False,
    pipeline: Pipeline = DEFAULT_PIPELINE,
    quiet: Quiet = False,
) -> None:
    """Say what each document says, on its own.

    JSON Lines in, JSON Lines out: one row a document, in the order of the input, with its sentences and
    the layers asked for. A line needs "id" and "text"; "published" dates what is told by "on Friday". A
    bad line becomes a row with its error.

    Examples:
      stemma annotate reports.jsonl > annotations.jsonl
      stemma annotate --layers times,events < reports.jsonl
      stemma annotate --explain reports.jsonl
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.cli.reading import read_documents
    from stemma.export.explaining import explain_times
    from stemma.export.rows import LAYERS
    from stemma.model.problems import Rejection

    wanted = _layers(layers, LAYERS)
    rows = list(read_documents(documents))
    readable = [row for row in rows if not isinstance(row, Rejection)]
    annotated = api.annotate(readable, pipeline)
    with show_progress(quiet) as on_step:
        for done, row in enumerate(rows, 1):
            if isinstance(row, Rejection):
                _write_rejections([row], in_words=explain)
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
        typer.Option(
            "--pair", metavar="ID ID", help="Show two documents side by side, and what was altered."
        ),
    ] = None,
    pipeline: Pipeline = DEFAULT_PIPELINE,
    quiet: Quiet = False,
) -> None:
    """Say which documents share text or a source.

    JSON Lines in, JSON Lines out: one row for each pair worth showing, with how the two are related, which
    of them used the other, and the passages they share. --pair names two documents by their ids.

    Examples:
      stemma lineage reports.jsonl > pairs.jsonl
      stemma lineage reports.jsonl --tree
      stemma lineage reports.jsonl --pair wire-0609 herald-0610
    """
    from stemma.cli.reading import read_documents, split

    if tree and pair is not None:
        raise UsageError("--tree and --pair each show something else; give one of them")
    readable, rejected = split(read_documents(documents))
    if pair is not None:
        _show_pair(readable, pair, pipeline, quiet)
    else:
        _show_pile(readable, tree, quiet)
    _write_rejections(rejected, in_words=tree or pair is not None)


def _show_pile(documents: list["Document"], tree: bool, quiet: bool) -> None:
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.export.rows import pair_row
    from stemma.export.trees import draw_trees
    from stemma.model.copies import Reuse

    with show_progress(quiet) as on_step:
        tables = api.relate(documents, on_step)
    if tree:
        for line in draw_trees(tables):
            typer.echo(line)
    else:
        for reuse in tables.all(Reuse):
            _write(pair_row(reuse))


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

    JSON Lines in, JSON Lines out: one row for each event in the world, most important first, with who
    tells it, on how many independent origins it rests, and where reports disagree; then one row for each
    document that was left out.

    Examples:
      stemma record reports.jsonl > events.jsonl
      stemma record - < reports.jsonl
    """
    from stemma import api
    from stemma.cli.progress import show_progress
    from stemma.cli.reading import read_documents, split
    from stemma.export.event_rows import event_rows
    from stemma.model.problems import Rejection

    readable, rejected = split(read_documents(documents))
    with show_progress(quiet) as on_step:
        tables = api.record(readable, pipeline, on_step)
    for row in event_rows(tables):
        _write(row)
    _write_rejections([*rejected, *tables.all(Rejection)], in_words=False)


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


def _write_rejections(rejections: "Iterable[Rejection]", *, in_words: bool) -> None:
    """Write why each was left out: as a row of the contract, or in words among other words."""
    from stemma.export.rows import rejection_row
    from stemma.text.normalise import one_line

    for rejection in rejections:
        if in_words:
            name = rejection.document or rejection.name
            typer.echo(f"left out {one_line(name)}: {one_line(rejection.message)}")
        else:
            _write(rejection_row(rejection))


def _write(row: dict[str, Any]) -> None:
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
