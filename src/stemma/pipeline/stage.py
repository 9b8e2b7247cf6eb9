"""What a stage is, and the check that a list of them fits together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from stemma.errors import PlanError
from stemma.model.records import Record


class Per(StrEnum):
    """What a stage is given at a time."""

    FILE = "file"
    """One file or row: bytes in, documents out. Runs when something is added."""
    DOCUMENT = "document"
    """One parsed document; resumable, and the same whatever else is in the pile."""
    PILE = "pile"
    """The tables of the whole pile."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An ordinary function and what it reads and writes. Raise `version` when its output changes."""

    name: str
    per: Per
    reads: tuple[type[Record], ...]
    writes: tuple[type[Record], ...]
    run: Callable[[Any], Iterable[Record]]
    version: int = 1


def check_plan(stages: Iterable[Stage]) -> None:
    """Raise PlanError, naming the stage to move, unless every record is written before it is read."""
    written: set[type[Record]] = set()
    names: set[str] = set()
    for stage in stages:
        if stage.name in names:
            raise PlanError(f"two stages are called {stage.name!r}; rename one in stemma/pipeline/stages.py")
        for kind in stage.reads:
            if kind not in written:
                raise PlanError(
                    f"stage {stage.name!r} reads {kind.__name__}, which no earlier stage writes; "
                    "move it down the list in stemma/pipeline/stages.py"
                )
        names.add(stage.name)
        written.update(stage.writes)
