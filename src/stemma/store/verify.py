"""Whether a case still holds what was written into it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from stemma.errors import DamagedCase
from stemma.model.documents import Document
from stemma.model.spans import Span
from stemma.store.case import CaseFile
from stemma.store.codec import decode, digest


def find_damage(case: CaseFile) -> Iterator[str]:
    """Yield one line for each thing that is wrong with a case.

    Checked are the database itself, the digest of every row, that every row can be read, and that
    every span lies inside the document it quotes.
    """
    yield from case.integrity()
    lengths: dict[str, int] = {}
    spans: list[tuple[str, Span]] = []
    for kind, identity, body, written in case.rows():
        if digest(body) != written:
            yield f"{kind} {identity}: its bytes changed since they were written"
            continue
        try:
            record = decode(kind, body)
        except DamagedCase as error:
            yield str(error)
            continue
        if isinstance(record, Document):
            lengths[record.id] = len(record.text)
        spans += [(f"{kind} {identity}", span) for span in spans_of(record)]
    for name, span in spans:
        if span.end > lengths.get(span.document, -1):
            yield f"{name}: {span.start}–{span.end} of document {span.document} does not exist"


def spans_of(record: object) -> Iterator[Span]:
    """Yield every span inside a record, however deep."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from spans_of(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans_of(getattr(record, field.name))
