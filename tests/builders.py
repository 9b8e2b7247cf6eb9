"""Builders of records, so that a test states only what it is about."""

from collections.abc import Callable
from datetime import date
from typing import Any

from spacy.language import Language

from stemma.annotate.language import parse_documents
from stemma.annotate.parsed import ParsedDocument
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Cut, Document
from stemma.model.spans import Span


def make_dating(published: str | None) -> Dating:
    """Return the dating of a document published on an ISO day, or an unresolved one."""
    if published is None:
        return Dating(unresolved=Unresolved.NOT_STATED)
    day = date.fromisoformat(published)
    return Dating(day, day, ("stated",))


def make_document(
    text: str, published: str | None = None, name: str = "d1", cuts: tuple[Cut, ...] = (), **fields: Any
) -> Document:
    """Return an English document; everything but its text has a quiet default."""
    fields = {"language": "en", **fields}
    return Document(id=name, text=text, name=name, published=make_dating(published), cuts=cuts, **fields)


def make_parsed(
    nlp: Language, text: str, published: str | None = None, *stages: Callable[..., Any], name: str = "d1"
) -> ParsedDocument:
    """Return a parsed document on which `stages` have already run."""
    document = make_document(text, published, name)
    (parse,) = parse_documents([document], nlp)
    parsed = ParsedDocument(document, parse)
    for stage in stages:
        parsed.add(stage(parsed))
    return parsed


def quotes(document: Document, spans: tuple[Span, ...]) -> list[str]:
    """Return the words of each span."""
    return [document.quote(span) for span in spans]
