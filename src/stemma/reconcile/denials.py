"""What each denial, retraction and correction points at, in its own report and across the pile."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.model.chains import Statement
from stemma.model.denials import Denial, DenialKind, DenialTarget, Found, Untargeted
from stemma.model.documents import Document
from stemma.model.events import EventMention, Polarity
from stemma.model.mentions import Attribution, Certainty, Sentence, SourceKind
from stemma.model.spans import Span
from stemma.reconcile.statements import tellings
from stemma.reconcile.wording import content_stems
from stemma.resources.reading import read_rows
from stemma.store.tables import Tables

# Set by hand on the sample case and the sentences of tests/cases/denials.json.
_LEAST_STEMS = 2
"""Stems of what is denied that a statement has to share."""
_LEAST_SHARE = 0.6
"""Share of those stems."""
_BACK = 3
"""Sentences before a denial in which "the claim" was made."""
_STEM = 4
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_UNTRUE = (Certainty.CERTAINLY_NOT, Certainty.PROBABLY_NOT, Certainty.POSSIBLY_NOT)


@dataclass(frozen=True, slots=True)
class _Candidate:
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
    order: int
    """The number of its sentence in its document."""


def find_targets(tables: Tables) -> Iterator[DenialTarget]:
    """Yield what each denial of the pile points at, in the order of the denials.

    "The claim" takes up what was said right before, in the same report. Else a statement is looked for that
    says in like words what is denied: in the same report first, then in the others, those of the author's own
    voice included. All reports that tell it are given. Where two fit equally well nothing is chosen.
    """
    pile = _Pile(tables)
    for denial in sorted(tables.all(Denial), key=lambda d: (d.span, d.kind)):
        yield pile.target(denial)


class _Pile:
    def __init__(self, tables: Tables) -> None:
        self._documents = {document.id: document for document in tables.all(Document)}
        self._attributions = {a.id: a for a in tables.all(Attribution)}
        self._told = tellings(tables.all(Statement))
        self._sentences = {d: sorted(s.span for s in tables.of(Sentence, d)) for d in self._documents}
        said = [self._said(a) for a in self._attributions.values() if a.certainty not in _UNTRUE]
        own = [self._event(m) for m in tables.all(EventMention) if _is_told(m)]
        unique = {(c.span, c.attribution): c for c in (*said, *own)}
        self._candidates = [unique[key] for key in sorted(unique, key=lambda k: (k[0], k[1] or ""))]

    def target(self, denial: Denial) -> DenialTarget:
        """Return what one denial points at, or why that is not known."""
        if not denial.denied:
            return DenialTarget(denial.id, denial.span, unresolved=Untargeted.NO_OBJECT)
        others = [c for c in self._candidates if self._can_be_meant(denial, c)]
        found = self._taken_up(denial, others) if denial.takes_up else None
        if found is not None:
            return self._pointing(denial, found, Found.TAKEN_UP)
        how = Found.SAME_FIGURE if self._is_figure(denial) else Found.SAME_WORDS
        best = self._alike(denial, others) if not denial.takes_up or how is Found.SAME_FIGURE else []
        if not best:
            return DenialTarget(denial.id, denial.span, unresolved=Untargeted.NOT_TOLD)
        if len({self._statement(candidate) for candidate in best}) > 1:
            return DenialTarget(denial.id, denial.span, unresolved=Untargeted.AMBIGUOUS)
        return self._pointing(denial, best[0], how)

    def _pointing(self, denial: Denial, candidate: _Candidate, how: Found) -> DenialTarget:
        """Return the target with every telling of the same statement, the denial's own report first."""
        statement = self._told.get(candidate.attribution or "")
        told = [self._attributions[a] for a in statement.attributions] if statement else []
        if not told:
            return DenialTarget(denial.id, denial.span, (candidate.span,), (), how)
        ordered = sorted(told, key=lambda a: (a.id != candidate.attribution, a.content, a.id))
        longest = [max(a.content, key=lambda part: (part.end - part.start, part)) for a in ordered]
        spans = tuple(_without_denial(part, denial) for part in longest)
        return DenialTarget(denial.id, denial.span, spans, tuple(a.id for a in ordered), how)

    def _can_be_meant(self, denial: Denial, candidate: _Candidate) -> bool:
        """Tell whether words can be what is denied: not the denial itself, nor the denier's own claim.

        Only who retracts speaks of what he said himself.
        """
        sentence = self._sentence(denial.span)
        if any(candidate.span.overlaps(span) for span in (denial.span, *denial.denied)):
            return (
                denial.takes_up and candidate.span.start < sentence.end and _begins_before(candidate, denial)
            )
        if candidate.attribution is not None and candidate.attribution == denial.attribution:
            return False
        if denial.kind is DenialKind.CORRECTION:
            return candidate.span.document != denial.span.document
        if candidate.attribution is None and sentence.overlaps(candidate.span):
            return False
        own = _is_same(candidate.speaker, self._stems(denial.source)) if denial.source else False
        return denial.kind is DenialKind.RETRACTION or not own

    def _taken_up(self, denial: Denial, others: Sequence[_Candidate]) -> _Candidate | None:
        """Return what was said right before in the same report; of "the count", with a figure in it."""
        at = self._number(denial.span)
        noun = self._words(denial.denied[0]).split()[-1].casefold().removesuffix("s")
        back = at if noun in _WRITTEN else _BACK
        near = [
            c
            for c in others
            if c.span.document == denial.span.document
            and c.asserted
            and c.span.start < denial.span.start
            and at - back <= c.order <= at
            and (noun not in _AMOUNTS or c.numbers)
            and (noun not in _WRITTEN or c.written)
        ]
        return max(near, key=lambda c: (c.order, -c.span.start), default=None)

    def _alike(self, denial: Denial, others: Sequence[_Candidate]) -> list[_Candidate]:
        """Return the candidates that say best what is denied; several where they do so equally well."""
        if self._is_figure(denial):
            wanted = frozenset(_NUMBER.findall(self._words(denial.denied[0])))
            same = [c for c in others if wanted & c.numbers and self._is_owners(denial, c)]
            return self._nearest(denial, same)
        denied = frozenset(stem for span in denial.denied for stem in self._stems(span))
        denier = self._stems(denial.source) if denial.source else frozenset()
        scored: list[tuple[float, _Candidate]] = []
        for candidate in others:
            shared = denied & candidate.stems
            if len(shared | (denier & candidate.stems)) < _LEAST_STEMS or not shared:
                continue
            share = len(shared) / len(denied)
            if share >= _LEAST_SHARE:
                scored.append((share, candidate))
        best = max((score for score, _ in scored), default=0.0)
        return self._nearest(denial, [candidate for score, candidate in scored if score == best])

    def _nearest(self, denial: Denial, candidates: Sequence[_Candidate]) -> list[_Candidate]:
        """Return the candidate of the denial's own report told last before it, else those of the others."""
        own = [c for c in candidates if c.span.document == denial.span.document]
        if not own:
            said = [c for c in candidates if c.attribution is not None]
            return said or list(candidates)
        before = [c for c in own if c.span.start < denial.span.start] or own
        return [max(before, key=lambda c: (c.attribution is not None, c.order, -c.span.start))]

    def _is_owners(self, denial: Denial, candidate: _Candidate) -> bool:
        """Tell whether who takes a figure back, or one called alike, is who gave it."""
        return denial.source is None or bool(self._stems(denial.source) & candidate.speaker)

    def _is_figure(self, denial: Denial) -> bool:
        words = self._words(denial.denied[0])
        return bool(_NUMBER.findall(words)) and len(self._stems(denial.denied[0])) <= 2

    def _statement(self, candidate: _Candidate) -> str:
        statement = self._told.get(candidate.attribution or "")
        return statement.id if statement else str(candidate.span)

    def _said(self, attribution: Attribution) -> _Candidate:
        words = " ".join(self._words(span) for span in attribution.content)
        source = self._stems(attribution.named_source) if attribution.named_source else frozenset()
        first = attribution.content[0]
        numbers = frozenset(_NUMBER.findall(words))
        return _Candidate(
            first,
            attribution.id,
            _stems(words),
            numbers,
            source,
            attribution.certainty is not Certainty.UNCOMMITTED,
            self._is_written(attribution),
            self._number(first),
        )

    def _is_written(self, attribution: Attribution) -> bool:
        words = self._words(attribution.source).casefold().split() if attribution.source else []
        return attribution.source_kind in _REPORTING or not _inquirers().isdisjoint(words)

    def _event(self, mention: EventMention) -> _Candidate:
        words = self._words(mention.sentence)
        at = self._number(mention.sentence)
        numbers = frozenset(_NUMBER.findall(words))
        return _Candidate(mention.sentence, None, _stems(words), numbers, frozenset(), False, False, at)

    def _sentence(self, span: Span) -> Span:
        return next((s for s in self._sentences[span.document] if s.overlaps(span)), span)

    def _number(self, span: Span) -> int:
        return sum(s.end <= span.start for s in self._sentences[span.document])

    def _stems(self, span: Span) -> frozenset[str]:
        return _stems(self._words(span))

    def _words(self, span: Span) -> str:
        return self._documents[span.document].quote(span)


_AMOUNTS = frozenset({"count", "figure", "toll", "number", "estimate", "total"})
_WRITTEN = frozenset({"report", "story", "finding", "account"})
_REPORTING = frozenset({SourceKind.DOCUMENT, SourceKind.OUTLET, SourceKind.ORGANISATION})


@cache
def _inquirers() -> frozenset[str]:
    return frozenset(word for word, listed in read_rows("relays.tsv") if listed == "inquirer")


def _begins_before(candidate: _Candidate, denial: Denial) -> bool:
    """Tell whether a content that runs on into its denial began before it: "said X, but withdrew it"."""
    first = denial.source if denial.source and denial.source.start < denial.span.start else denial.span
    return candidate.asserted and candidate.span.start < first.start and candidate.attribution is not None


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two descriptions are of one speaker: half of their words are shared."""
    return 2 * len(one & other) >= len(one | other) > 0


def _without_denial(content: Span, denial: Denial) -> Span:
    """Return a content up to where the denial of it begins, if it runs on so far."""
    if not content.overlaps(denial.span):
        return content
    first = min(
        s.start for s in (denial.span, denial.source or denial.span) if s.document == content.document
    )
    return Span(content.document, content.start, first) if first > content.start else content


def _is_told(mention: EventMention) -> bool:
    """Tell whether an author tells an event in the report's own voice as something that happened."""
    return mention.attribution is None and mention.veto is None and mention.polarity is Polarity.POSITIVE


def _stems(words: str) -> frozenset[str]:
    """Return the beginnings of the words that say something; "bombing" and "bombed" have one."""
    return frozenset(stem[:_STEM] for stem in content_stems(words))
