"""From which report a stretch of another was taken, and how that is known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stemma.model.chains import Basis, ChainLink, StationKind
from stemma.model.copies import Archetype, Derivation, Direction, Relation, Reuse
from stemma.model.documents import Document
from stemma.model.mentions import Attribution
from stemma.model.spans import Span
from stemma.model.voices import AgencyCredit
from stemma.store.tables import Tables
from stemma.text.outlets import is_outlet

_HOW = {
    Relation.REPRINT: "is a reprint of it",
    Relation.EDITED_COPY: "is an edited copy of it",
    Relation.REWRITTEN: "is rewritten from it",
    Relation.SAME_WIRE: "carries the same wire copy",
    Relation.SAME_SOURCE: "retells the same report",
    Relation.QUOTE_ONLY: "borrows the quotation from it",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: the id of the report or missing original, and the link that shows it."""

    parent: str
    link: ChainLink


class Descent:
    """Who was taken from whom in a pile."""

    def __init__(self, tables: Tables) -> None:
        self._documents = {document.id: document for document in tables.all(Document)}
        self._archetypes = {archetype.id: archetype for archetype in tables.all(Archetype)}
        self._parents: dict[str, list[Derivation]] = defaultdict(list)
        for derivation in sorted(tables.all(Derivation), key=lambda d: (d.further, d.parent, d.child)):
            self._parents[derivation.child].append(derivation)
        self._reuses = {frozenset((reuse.left, reuse.right)): reuse for reuse in tables.all(Reuse)}
        self._lenders = sorted(_lenders(self._reuses.values()))
        self.credits = {
            credit.span.document: credit
            for credit in sorted(tables.all(AgencyCredit), key=lambda c: c.span, reverse=True)
        }

    def step(self, document: str, content: Sequence[Span], told: Sequence[Attribution]) -> Step | None:
        """Return from where the content of an attribution came into a document, or None where it began there.

        `told` are the attributions of the pile that are one statement with it. Only what the two texts share
        is followed up: a sentence that the copy added has no original.
        """
        for derivation in self._parents.get(document, ()):
            found = (
                self._from_missing(document, content, told, self._archetypes[derivation.parent])
                if derivation.parent in self._archetypes
                else self._from_report(derivation.parent, derivation.relation, document, content, told)
            )
            if found is not None:
                return found
        for lender, borrower in self._lenders:
            if borrower == document:
                found = self._from_report(lender, Relation.QUOTE_ONLY, document, content, told)
                if found is not None:
                    return found
        return None

    def _from_report(
        self,
        parent: str,
        relation: Relation,
        document: str,
        content: Sequence[Span],
        told: Sequence[Attribution],
    ) -> Step | None:
        spans = self._shared(document, parent, content, told)
        if not spans:
            return None
        name = self._documents[parent].name
        why = f"{self._documents[document].name} {_HOW.get(relation, 'has its words')}"
        return Step(parent, ChainLink(StationKind.ARTICLE, name, Basis.INFERRED, spans, why, parent))

    def _from_missing(
        self, document: str, content: Sequence[Span], told: Sequence[Attribution], archetype: Archetype
    ) -> Step | None:
        """Return the step to an original that is not in the pile: named here, by a sibling, or by nobody."""
        siblings = [child for child in archetype.children if child != document]
        spans = next((s for child in siblings if (s := self._shared(document, child, content, told))), ())
        if not spans:
            return None
        own = tuple(span for span in archetype.evidence if span.document == document)
        if archetype.name is None:
            why = "an original that is not in the pile, and no copy of it names it"
            return Step(
                archetype.id, ChainLink(StationKind.OUTLET, "", Basis.MISSING, spans, why, archetype.id)
            )
        if own:
            why = "not in the pile: the report cannot be checked against it"
            link = ChainLink(StationKind.OUTLET, archetype.name, Basis.STATED, own, why, archetype.id)
            return Step(archetype.id, link)
        named = sorted({self._documents[span.document].name for span in archetype.evidence})
        why = f"not in the pile; {' and '.join(named)} names it and has these words too"
        shown = (*spans, *archetype.evidence)
        return Step(
            archetype.id,
            ChainLink(StationKind.OUTLET, archetype.name, Basis.INFERRED, shown, why, archetype.id),
        )

    def _shared(
        self, document: str, other: str, content: Sequence[Span], told: Sequence[Attribution]
    ) -> tuple[Span, ...]:
        """Return the words of a content and those of another report that are one with them, or nothing."""
        for attribution in told:
            if attribution.content[0].document == other:
                return (content[0], attribution.content[0])
        reuse = self._reuses.get(frozenset((document, other)))
        for passage in reuse.passages if reuse else ():
            sides = (passage.left, passage.right)
            here, there = sides if passage.left.document == document else (sides[1], sides[0])
            if any(_mostly(part, here) for part in content):
                return (here, there)
        return ()

    def credit_behind(self, document: str) -> ChainLink | None:
        """Return the agency that a report is from by its own words, where that is not its outlet."""
        credit = self.credits.get(document)
        if credit is None or is_outlet(credit.agency, self._documents[document].outlet):
            return None
        return ChainLink(StationKind.OUTLET, credit.agency, Basis.STATED, (credit.span,))


def _mostly(part: Span, stretch: Span) -> bool:
    """Tell whether half of a content stands in a stretch."""
    shared = min(part.end, stretch.end) - max(part.start, stretch.start)
    return part.document == stretch.document and 2 * shared >= part.end - part.start


def _lenders(reuses: Iterable[Reuse]) -> Iterator[tuple[str, str]]:
    """Yield (lender, borrower) of each quotation of which it is known who borrowed it."""
    for reuse in reuses:
        if reuse.relation is Relation.QUOTE_ONLY:
            if reuse.direction is Direction.LEFT_TO_RIGHT:
                yield reuse.left, reuse.right
            elif reuse.direction is Direction.RIGHT_TO_LEFT:
                yield reuse.right, reuse.left


def read_descent(tables: Tables) -> Descent:
    """Return who was taken from whom in a pile."""
    return Descent(tables)
