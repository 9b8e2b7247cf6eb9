"""Who says a thing, and when: the day of the saying may lie long before the day of the report."""

from datetime import date

from stemma.model.documents import Document
from stemma.model.mentions import Attribution, Sentence, TimeExpression, innermost_around
from stemma.model.spans import Span
from stemma.store.tables import Tables


class SayingDays:
    """Finds the day on which words were said, once for each stretch of words."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._documents = {document.id: document for document in tables.all(Document)}
        self._found: dict[Span, tuple[date | None, date | None]] = {}

    def __call__(self, span: Span) -> tuple[date | None, date | None]:
        """Return the first and last day on which the words at `span` can have been said; None is not known.

        A time beside the cue, outside what was said, dates the saying: "Last week he had spoken of 74
        dead". Without one, or with several, the words are as old as their report.
        """
        if span not in self._found:
            self._found[span] = self._find(span)
        return self._found[span]

    def _find(self, span: Span) -> tuple[date | None, date | None]:
        cued = (one for one in self._tables.of(Attribution, span.document) if one.cue)
        attribution = innermost_around(span, cued)
        times = self._beside_cue(attribution) if attribution else []
        told = times[0] if len(times) == 1 else self._documents[span.document].published
        return told.first_day, told.last_day

    def _beside_cue(self, attribution: Attribution) -> list[TimeExpression]:
        """Return the dated times of the cue's sentence that are no part of what was said."""
        cue = attribution.cue
        if cue is None:
            return []
        sentences = [s.span for s in self._tables.of(Sentence, cue.document) if s.span.covers(cue)]
        return [
            time
            for time in self._tables.of(TimeExpression, cue.document)
            if time.first_day
            and any(sentence.covers(time.span) for sentence in sentences)
            and not any(part.overlaps(time.span) for part in attribution.content)
        ]
