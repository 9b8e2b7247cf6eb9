"""Progress on the error stream, so that standard output stays clean for other programs."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stemma.pipeline.steps import OnStep, ignore_steps


@contextmanager
def show_progress(quiet: bool) -> Iterator[OnStep]:
    """Give a function to call at each step; it draws one bar per kind of work.

    Nothing is drawn where `quiet`, nor where the error stream is no terminal but a file or a pipe.
    """
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield ignore_steps
        return
    columns = (TextColumn("{task.description:<26}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bars: dict[str, int] = {}

        def on_step(name: str, done: int, total: int) -> None:
            if name not in bars:
                bars[name] = progress.add_task(name, total=total or None)
            progress.update(progress.task_ids[bars[name]], completed=done, total=total or None)

        yield on_step


def show_work(words: str) -> AbstractContextManager[object]:
    """Show `words` while something runs of which no steps are told; nothing where there is no terminal."""
    console = Console(stderr=True)
    return console.status(words) if console.is_terminal else nullcontext()
