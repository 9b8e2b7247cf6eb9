"""The commands that measure what a choice costs: so far, another language pipeline."""

from inspect import cleandoc
from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.options import DEFAULT_PIPELINE
from stemma.errors import UsageError

SAMPLE = "sample"
HELP = """Measure what a choice costs and brings, on this machine.

\b
Examples:
  stemma bench pipeline en_core_web_trf
  stemma bench pipeline en_core_web_sm --on reports/ --json
"""
PIPELINE_HELP = """Say what another language pipeline would change.

NAME and the shipped pipeline read the same reports, each in a process of its own. Shown are speed,
loading time and memory, how much each finds, how right it is where there is gold (the sample case
has it), how often the two agree, and five sentences in which they do not.

\b
Examples:
  stemma bench pipeline en_core_web_trf
  stemma bench pipeline en_core_web_sm --on reports/
  stemma bench pipeline ./my_pipeline --against en_core_web_sm --json
"""

bench = typer.Typer(name="bench", help=HELP, no_args_is_help=True, rich_markup_mode=None)


@bench.callback()
def _bench() -> None:
    """Keep `pipeline` a command of its own, although it is the only one yet."""


@bench.command(help=cleandoc(PIPELINE_HELP))
def pipeline(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="An installed spaCy pipeline, or the folder of one.")
    ],
    against: Annotated[
        str, typer.Option("--against", metavar="NAME", help="The pipeline to compare with.")
    ] = DEFAULT_PIPELINE,
    on: Annotated[
        str,
        typer.Option("--on", metavar="FOLDER", help=f"A folder of reports, or {SAMPLE!r}: the sample case."),
    ] = SAMPLE,
    json: Annotated[bool, typer.Option("--json", help="Write one JSON object instead of tables.")] = False,
) -> None:
    """Say what another language pipeline would change."""
    from stemma import api
    from stemma.cli.bench_table import print_comparison
    from stemma.cli.progress import show_work

    folder = _folder(on)
    with show_work(f"{name} and {against} read the same reports, one after the other"):
        comparison = api.compare_pipelines(name, folder, against)
    if json:
        import msgspec

        typer.echo(msgspec.json.encode(comparison.row()).decode())
    else:
        print_comparison(comparison)


def _folder(on: str) -> Path:
    if on == SAMPLE and not Path(on).is_dir():
        from stemma.cli.demo import sample_case

        return sample_case()
    folder = Path(on)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {on}; name one with reports in it, or {SAMPLE!r}")
    return folder
