"""A document together with its parse: what every annotating stage is given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from stemma.annotate.words import Words, read_words
from stemma.model.documents import Document
from stemma.model.records import Mention
from stemma.model.spans import Span
from stemma.text.cuts import blank_cuts

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True)
class ParsedDocument:
    """One document, its spaCy parse over the same offsets, and what earlier stages found in it."""

    document: Document
    parse: Doc
    found: dict[type, tuple[Mention, ...]] = field(default_factory=dict)
    text: str = field(init=False)
    """The text with its cuts blanked: what stages read. (`parse.text` would be made anew at each call.)"""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", blank_cuts(self.document.text, self.document.cuts))

    @cached_property
    def words(self) -> Words:
        """The parse as plain lists, which is how the layers over whole sentences read it."""
        return read_words(self.parse)

    def span(self, start: int, end: int) -> Span:
        """Return the span of this document between two character offsets."""
        return Span(self.document.id, start, end)

    def printed(self, tokens: TokenSpan) -> Span:
        """Return the span that a stretch of tokens stands on, without the blanks at its ends."""
        words = [token for token in tokens if not token.is_space] or list(tokens)
        return self.span(words[0].idx, words[-1].idx + len(words[-1]))

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
        by_kind: dict[type, list[Mention]] = {}
        for record in records:
            by_kind.setdefault(type(record), []).append(record)
        for kind, new in by_kind.items():
            self.found[kind] = (*self.found.get(kind, ()), *new)
