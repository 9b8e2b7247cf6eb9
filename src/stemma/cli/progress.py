"""Progress on the error stream, so that standard output stays clean for other programs."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stemma.pipeline.steps import OnStep, ignore_steps


@contextmanager
def show_progress(quiet: bool) -> Iterator[OnStep]:
    """Give a function to call at each step; it draws one bar per kind of work, and none where `quiet`."""
    if quiet:
        yield ignore_steps
        return
    columns = (TextColumn("{task.description:<26}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars: dict[str, int] = {}

        def on_step(name: str, done: int, total: int) -> None:
            if name not in bars:
                bars[name] = progress.add_task(name, total=total or None)
            progress.update(progress.task_ids[bars[name]], completed=done, total=total or None)

        yield on_step
