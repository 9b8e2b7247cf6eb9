"""A document together with its parse: what every annotating stage is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from stemma.model.documents import Document
from stemma.model.records import Mention
from stemma.model.spans import Span

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One document, its spaCy parse over the same offsets, and what earlier stages found in it."""

    document: Document
    parse: Doc
    found: dict[type, tuple[Mention, ...]] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """Return the span of this document between two character offsets."""
        return Span(self.document.id, start, end)

    def words(self, tokens: TokenSpan) -> Span:
        """Return the span that a stretch of tokens stands on."""
        return self.span(tokens.start_char, tokens.end_char)

    def tokens(self, span: Span) -> TokenSpan:
        """Return the tokens that `span` touches."""
        touched = self.parse.char_span(span.start, span.end, alignment_mode="expand")
        if touched is None:
            raise ValueError(f"no tokens at {span}")
        return touched

    def all(self, kind: type[M]) -> tuple[M, ...]:
        """Return what earlier stages found of one kind, in the order of the text."""
        return tuple(record for record in self.found.get(kind, ()) if isinstance(record, kind))

    def add(self, records: Iterable[Mention]) -> None:
        """Keep what a stage found for the stages after it."""
        for record in records:
            self.found[type(record)] = (*self.found.get(type(record), ()), record)
