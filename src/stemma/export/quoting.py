"""Spans as the evidence that the brief shows."""

import re
from dataclasses import replace

from stemma.export.brief_rows import Evidence
from stemma.model.documents import Document
from stemma.model.mentions import Attribution, Sentence
from stemma.model.spans import Span
from stemma.store.tables import Tables

PRONOUNS = frozenset(
    (
        *("he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "this", "these", "those"),
        *(
            "him",
            "her",
            "them",
            "me",
            "us",
            "whom",
            "his",
            "hers",
            "their",
            "its",
            "my",
            "our",
            "your",
            "whose",
        ),
    )
)
"""Speakers whose name the text leaves open; the brief names none of them."""
_ADDED = re.compile(r",\s(?:who|whom|whose|which)\b.*")
"""What a report tells of a speaker besides; it stays part of the source, and of the evidence."""
_BLANKS = re.compile(r"\s+")


class Quoter:
    """Turns spans into evidence."""

    def __init__(self, tables: Tables, names: dict[str, str]) -> None:
        self.names = names
        self.documents = {document.id: document for document in tables.all(Document)}
        self.attributions = {attribution.id: attribution for attribution in tables.all(Attribution)}
        self._sentences: dict[str, list[Span]] = {}
        for sentence in tables.all(Sentence):
            self._sentences.setdefault(sentence.span.document, []).append(sentence.span)

    def __call__(self, span: Span, attribution: str | None = None) -> Evidence:
        """Return the words at a span, with the source where an attribution's id is given."""
        told = self.attributions.get(attribution or "")
        source = self.words(told.named_source) if told and told.named_source else None
        source = _ADDED.sub("", source).rstrip(" ,") if source else None
        source = None if source and source.casefold() in PRONOUNS else source
        return Evidence(span.document, self.names[span.document], span, self.words(span), source)

    def in_sentence(self, span: Span) -> Evidence:
        """Return the words with the rest of their sentence around them."""
        sentences = self._sentences.get(span.document, [])
        around = next((s for s in sentences if s.covers(span)), span)
        text = self.documents[span.document].text
        before, after = text[around.start : span.start], text[span.end : around.end]
        return replace(self(span), before=_BLANKS.sub(" ", before), after=_BLANKS.sub(" ", after))

    def words(self, span: Span) -> str:
        """Return the words at a span on one line."""
        return " ".join(self.documents[span.document].quote(span).split())
