"""What each denial, retraction and correction points at, in its own report and across the pile."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from stemma.model.chains import Statement
from stemma.model.denials import Denial, DenialKind, DenialTarget, Found, Untargeted
from stemma.model.mentions import Attribution
from stemma.model.spans import Span
from stemma.reconcile.deniable import Candidate, Texts, read_candidates
from stemma.reconcile.statements import tellings
from stemma.store.tables import Tables

# Set by hand on the sample case and the sentences of tests/cases/denials.json.
_LEAST_STEMS = 2
"""Stems of what is denied that a statement has to share."""
_LEAST_SHARE = 0.6
"""Share of those stems."""
_BACK = 3
"""Sentences before a denial in which "the claim" was made."""


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
        self._texts = Texts(tables)
        self._attributions = {a.id: a for a in tables.all(Attribution)}
        self._told = tellings(tables.all(Statement))
        self._by_word: dict[str, list[Candidate]] = defaultdict(list)
        self._by_document: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in read_candidates(tables, self._texts):
            self._by_document[candidate.span.document].append(candidate)
            for word in candidate.stems | candidate.numbers:
                self._by_word[word].append(candidate)

    def target(self, denial: Denial) -> DenialTarget:
        """Return what one denial points at, or why that is not known."""
        if not denial.denied:
            return DenialTarget(denial.id, denial.span, unresolved=Untargeted.NO_OBJECT)
        others = self._meant(denial)
        found = self._taken_up(denial, others) if denial.takes_up else None
        if found is not None:
            return self._pointing(denial, found, Found.TAKEN_UP)
        how = Found.SAME_FIGURE if self._is_figure(denial) else Found.SAME_WORDS
        if denial.takes_up and how is Found.SAME_WORDS:
            how = Found.TAKEN_UP
        best = self._alike(denial, others) if not denial.takes_up or how is Found.SAME_FIGURE else []
        best = best or self._own_words(denial)
        if not best:
            return DenialTarget(denial.id, denial.span, unresolved=Untargeted.NOT_TOLD)
        if len({self._statement(candidate) for candidate in best}) > 1:
            return DenialTarget(denial.id, denial.span, unresolved=Untargeted.AMBIGUOUS)
        return self._pointing(denial, best[0], how)

    def _near(self, denial: Denial) -> list[Candidate]:
        """Return what the denial's own report says, and what can share enough words or a figure with it."""
        found = {(c.span, c.attribution or ""): c for c in self._by_document[denial.span.document]}
        numbers = (number for span in denial.denied for number in self._texts.numbers(span))
        for word in (*self._telling_words(denial), *numbers):
            found.update(((c.span, c.attribution or ""), c) for c in self._by_word.get(word, ()))
        return [found[key] for key in sorted(found)]

    def _telling_words(self, denial: Denial) -> list[str]:
        """Return the rarest stems of what is denied: whoever shares enough of them all has one of these."""
        stems = {stem for span in denial.denied for stem in self._texts.stems(span)}
        rarest = sorted(stems, key=lambda stem: (len(self._by_word.get(stem, ())), stem))
        enough = next((n for n in range(1, len(stems) + 1) if n / len(stems) >= _LEAST_SHARE), 0)
        return rarest[: len(stems) - enough + 1]

    def _pointing(self, denial: Denial, candidate: Candidate, how: Found) -> DenialTarget:
        """Return the target with every telling of the same statement, the denial's own report first."""
        statement = self._told.get(candidate.attribution or "")
        told = [self._attributions[a] for a in statement.attributions] if statement else []
        if not told:
            return DenialTarget(denial.id, denial.span, (candidate.span,), (), how)
        ordered = sorted(told, key=lambda a: (a.id != candidate.attribution, a.content, a.id))
        longest = [max(a.content, key=lambda part: (part.end - part.start, part)) for a in ordered]
        spans = tuple(_without_denial(part, denial) for part in longest)
        return DenialTarget(denial.id, denial.span, spans, tuple(a.id for a in ordered), how)

    def _meant(self, denial: Denial) -> list[Candidate]:
        """Return what can be what is denied: not the denial itself, nor the denier's own claim.

        Only who retracts speaks of what he said himself.
        """
        sentence = self._texts.sentence(denial.span)
        negative = any(self._texts.is_negative(span) for span in denial.denied)
        denier = self._texts.stems(denial.source) if denial.source else frozenset()
        return [c for c in self._near(denial) if _can_be_meant(denial, c, sentence, negative, denier)]

    def _taken_up(self, denial: Denial, others: Sequence[Candidate]) -> Candidate | None:
        """Return what was said right before in the same report; of "the count", with a figure in it."""
        at = self._texts.order(denial.span)
        noun = self._texts.words(denial.denied[0]).split()[-1].casefold().removesuffix("s")
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

    def _alike(self, denial: Denial, others: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates that say best what is denied; several where they do so equally well.

        Who retracts means his own words, where there are any.
        """
        if self._is_figure(denial):
            wanted = self._texts.numbers(denial.denied[0])
            same = [c for c in others if wanted & c.numbers and self._is_owners(denial, c)]
            return self._nearest(denial, same)
        denied = frozenset(stem for span in denial.denied for stem in self._texts.stems(span))
        denier = self._texts.stems(denial.source) if denial.source else frozenset()
        scored: list[tuple[float, Candidate]] = []
        for candidate in others:
            shared = denied & candidate.stems
            if len(shared | (denier & candidate.stems)) < _LEAST_STEMS or not shared:
                continue
            share = len(shared) / len(denied)
            if share >= _LEAST_SHARE:
                scored.append((share, candidate))
        if denial.kind is DenialKind.RETRACTION and denier:
            scored = [(score, c) for score, c in scored if _is_same(c.speaker, denier)] or scored
        best = max((score for score, _ in scored), default=0.0)
        return self._nearest(denial, [candidate for score, candidate in scored if score == best])

    def _own_words(self, denial: Denial) -> list[Candidate]:
        """Return what other reports tell of a speaker's own saying that is taken back: "its statement"."""
        possessive = self._texts.words(denial.denied[0]).split()[0].casefold() in _POSSESSIVES
        if denial.kind is not DenialKind.RETRACTION or denial.source is None or not possessive:
            return []
        owner = self._texts.stems(denial.source)
        return [
            candidate
            for document, told in sorted(self._by_document.items())
            for candidate in told
            if document != denial.span.document and candidate.asserted and _is_same(candidate.speaker, owner)
        ]

    def _nearest(self, denial: Denial, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidate of the denial's own report told last before it, else those of the others.

        What the report tells only after the denial comes last: it may well tell of the denial again.
        """
        own = [c for c in candidates if c.span.document == denial.span.document]
        before = [c for c in own if c.span.start < denial.span.start]
        others = [c for c in candidates if c not in own]
        if before or (own and not others):
            return [max(before or own, key=lambda c: (c.attribution is not None, c.order, -c.span.start))]
        return [c for c in others if c.attribution is not None] or others

    def _is_owners(self, denial: Denial, candidate: Candidate) -> bool:
        """Tell whether who takes a figure back, or one called alike, is who gave it."""
        return denial.source is None or bool(self._texts.stems(denial.source) & candidate.speaker)

    def _is_figure(self, denial: Denial) -> bool:
        """Tell whether only a figure is denied: "2,000", "300 dead"."""
        first = denial.denied[0]
        return bool(self._texts.numbers(first)) and len(self._texts.stems(first)) <= 2

    def _statement(self, candidate: Candidate) -> str:
        statement = self._told.get(candidate.attribution or "")
        return statement.id if statement else str(candidate.span)


_AMOUNTS = frozenset({"count", "figure", "toll", "number", "estimate", "total"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
_WRITTEN = frozenset({"report", "story", "finding", "account"})


def _can_be_meant(
    denial: Denial, candidate: Candidate, sentence: Span, negative: bool, denier: frozenset[str]
) -> bool:
    """Tell whether words can be what a denial in a sentence, negative itself or not, by a denier denies."""
    if any(candidate.span.overlaps(span) for span in (denial.span, *denial.denied)):
        return denial.takes_up and candidate.span.start < sentence.end and _begins_before(candidate, denial)
    if candidate.attribution is not None and candidate.attribution == denial.attribution:
        return False
    if denial.kind is DenialKind.CORRECTION:
        return candidate.span.document != denial.span.document
    if candidate.attribution is None and sentence.overlaps(candidate.span):
        return False
    if not denial.takes_up and negative is not candidate.negative:
        return False
    return denial.kind is DenialKind.RETRACTION or not _is_same(candidate.speaker, denier)


def _begins_before(candidate: Candidate, denial: Denial) -> bool:
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
