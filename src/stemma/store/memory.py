"""Records kept in memory: for the commands that need no case file, and for tests."""

from collections.abc import Iterable
from typing import TypeVar

from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.model.records import Record
from stemma.store.kept import KeptInMemory

R = TypeVar("R", bound=Record)


def document_of(record: Record) -> str | None:
    """Return the id of the one document a record belongs to, or None for a record of the whole pile."""
    if isinstance(record, Document):
        return record.id
    if isinstance(record, Rejection):
        return record.document
    for name in ("span", "trigger", "cue"):
        span = getattr(record, name, None)
        if span is not None:
            return str(span.document)
    content = getattr(record, "content", ())
    return content[0].document if content else None


class MemoryTables:
    """The tables of one run, in memory."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._by_kind: dict[type, list[Record]] = {}
        self._by_document: dict[tuple[type, str], list[Record]] = {}
        self._kept: dict[str, KeptInMemory] = {}
        self.add(records)

    def add(self, records: Iterable[Record]) -> None:
        """Add records; they keep the order in which they come."""
        for record in records:
            self._by_kind.setdefault(type(record), []).append(record)
            if (document := document_of(record)) is not None:
                self._by_document.setdefault((type(record), document), []).append(record)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of one kind, in the order in which they came."""
        return tuple(r for r in self._by_kind.get(kind, ()) if isinstance(r, kind))

    def of(self, kind: type[R], document: str) -> tuple[R, ...]:
        """Return the records of one kind that one document holds."""
        return tuple(r for r in self._by_document.get((kind, document), ()) if isinstance(r, kind))

    def kept(self, work: str) -> KeptInMemory:
        """Return what a piece of work remembers of this run."""
        return self._kept.setdefault(work, KeptInMemory())
