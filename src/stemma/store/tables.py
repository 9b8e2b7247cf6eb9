"""What a stage over tables may ask of the store."""

from typing import Protocol, TypeVar

from stemma.model.records import Record
from stemma.store.kept import Kept

R = TypeVar("R", bound=Record)


class Tables(Protocol):
    """The records of one case, read only, and what work on them remembers."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of one kind, in stable order."""
        ...

    def of(self, kind: type[R], document: str) -> tuple[R, ...]:
        """Return the records of one kind that one document holds, in the order of the text."""
        ...

    def kept(self, work: str) -> Kept:
        """Return what a piece of work remembers from before, for results that cost more than to look up."""
        ...
