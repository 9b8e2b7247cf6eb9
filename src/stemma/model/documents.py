"""One article, as it was given and after cleaning."""

from dataclasses import dataclass
from datetime import date

from stemma.model.dates import Dating
from stemma.model.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch of a document that is page furniture, not report; `rule` names what found it."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report. `text` stays exactly as given; `cuts` say which parts of it are not the report."""

    id: str
    text: str
    name: str
    """What a person calls it: the id given with it, or the stem of its file."""
    published: Dating
    language: str = "und"
    """ISO 639-1, or "und" where it could not be told."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    path: str | None = None
    media_type: str = "text/plain"
    cuts: tuple[Cut, ...] = ()
    captured: date | None = None
    """The day on which it was fetched, or had last been changed: it was published by then."""

    def quote(self, span: Span) -> str:
        """Return the words at `span`. Raises ValueError for a span of another document."""
        if span.document != self.id:
            raise ValueError(f"span of document {span.document} asked of document {self.id}")
        return self.text[span.start : span.end]
