"""What can be denied: everything that somebody says, or that a report tells in its own voice."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from stemma.model.documents import Document
from stemma.model.events import EventMention, Polarity
from stemma.model.mentions import Attribution, Certainty, CueKind, Sentence, SourceKind
from stemma.model.spans import Span
from stemma.reconcile.wording import content_stems
from stemma.resources.reading import read_rows
from stemma.store.tables import Tables

_STEM = 4
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_UNTRUE = (Certainty.CERTAINLY_NOT, Certainty.PROBABLY_NOT, Certainty.POSSIBLY_NOT)
_DENYING = (CueKind.DENIAL, CueKind.RETRACTION)
_NEGATIONS = frozenset({"no", "not", "never", "nobody", "nothing", "none", "neither", "cannot"})
_REPORTING = frozenset({SourceKind.DOCUMENT, SourceKind.OUTLET, SourceKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something said or told that may be what is denied."""

    span: Span
    attribution: str | None
    stems: frozenset[str]
    numbers: frozenset[str]
    speaker: frozenset[str]
    asserted: bool
    """Whether somebody says it; no request, and nothing in the author's own voice."""
    written: bool
    """Whether it stands in a report: of a document, an outlet, a body, or those who inquire."""
    negative: bool
    """Whether it says that something is not so: "no shots were fired"."""
    order: int
    """The number of its sentence in its document."""


class Texts:
    """The words of a pile, and where its sentences stand."""

    def __init__(self, tables: Tables) -> None:
        self._documents = {document.id: document for document in tables.all(Document)}
        self._sentences = {d: sorted(s.span for s in tables.of(Sentence, d)) for d in self._documents}
        self._ends = {d: sorted(s.end for s in sentences) for d, sentences in self._sentences.items()}

    def words(self, span: Span) -> str:
        """Return the words at a span."""
        return self._documents[span.document].quote(span)

    def stems(self, span: Span) -> frozenset[str]:
        """Return the beginnings of the words at a span; "bombing" and "bombed" have one."""
        return stems_of(self.words(span))

    def numbers(self, span: Span) -> frozenset[str]:
        """Return the figures at a span, as written."""
        return frozenset(_NUMBER.findall(self.words(span)))

    def is_negative(self, span: Span) -> bool:
        """Tell whether the words at a span say that something is not so."""
        return not _NEGATIONS.isdisjoint(
            self.words(span).casefold().replace("n’t", " not").replace("n't", " not").split()
        )

    def sentence(self, span: Span) -> Span:
        """Return the sentence in which a span begins."""
        return next((s for s in self._sentences[span.document] if s.overlaps(span)), span)

    def order(self, span: Span) -> int:
        """Return how many sentences of its document end before a span."""
        return bisect_right(self._ends[span.document], span.start)


def stems_of(words: str) -> frozenset[str]:
    """Return the beginnings of words that say something."""
    return frozenset(stem[:_STEM] for stem in content_stems(words))


def read_candidates(tables: Tables, texts: Texts) -> list[Candidate]:
    """Return what somebody says, and what a report tells in its own voice, in the order of the texts.

    A denial is nothing that can be denied in its turn.
    """
    told = [_said(a, texts) for a in tables.all(Attribution) if a.cue_kind not in _DENYING]
    own = [_event(mention, texts) for mention in tables.all(EventMention) if _is_told(mention)]
    unique = {(candidate.span, candidate.attribution or ""): candidate for candidate in (*told, *own)}
    return [unique[key] for key in sorted(unique)]


def _said(attribution: Attribution, texts: Texts) -> Candidate:
    first = attribution.content[0]
    named = attribution.named_source
    return Candidate(
        first,
        attribution.id,
        frozenset(stem for span in attribution.content for stem in texts.stems(span)),
        frozenset(number for span in attribution.content for number in texts.numbers(span)),
        texts.stems(named) if named else frozenset(),
        attribution.certainty is not Certainty.UNCOMMITTED,
        _is_written(attribution, texts),
        attribution.certainty in _UNTRUE or texts.is_negative(first),
        texts.order(first),
    )


def _event(mention: EventMention, texts: Texts) -> Candidate:
    span = mention.sentence
    return Candidate(
        span,
        None,
        texts.stems(span),
        texts.numbers(span),
        frozenset(),
        False,
        False,
        False,
        texts.order(span),
    )


def _is_written(attribution: Attribution, texts: Texts) -> bool:
    words = texts.words(attribution.source).casefold().split() if attribution.source else []
    return attribution.source_kind in _REPORTING or not _inquirers().isdisjoint(words)


@cache
def _inquirers() -> frozenset[str]:
    return frozenset(word for word, listed in read_rows("relays.tsv") if listed == "inquirer")


def _is_told(mention: EventMention) -> bool:
    """Tell whether an author tells an event in the report's own voice as something that happened."""
    return mention.attribution is None and mention.veto is None and mention.polarity is Polarity.POSITIVE
