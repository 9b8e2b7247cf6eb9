"""What lineage says about two sentences: taken over from one another, or borrowed as a quotation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from stemma.model.copies import Direction, Relation, Reuse
from stemma.model.spans import Span
from stemma.store.tables import Tables

_SHARE = 0.3
_SLACK = 60
"""Characters by which a rewritten passage may shift its sentences against each other."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document that stands in another too."""

    here: Span
    there: Span


@dataclass(slots=True)
class Passages:
    """The passages of derived pairs, and the quotations that were only borrowed."""

    derived: dict[tuple[str, str], list[Passage]] = field(default_factory=dict)
    """By the two documents, in both orders."""
    borrowed: dict[str, list[tuple[Passage, bool]]] = field(default_factory=dict)
    """With each passage, whether its own document is known to be the borrower."""

    def aligned(self, left: Span, right: Span) -> bool:
        """Tell whether a passage of a derived pair leads from one sentence to the other."""
        return any(True for _ in self.aligned_among((left.document, right.document), [left], [right]))

    def aligned_among(
        self, pair: tuple[str, str], left: Iterable[Span], right: Iterable[Span]
    ) -> Iterator[tuple[Span, Span]]:
        """Yield those sentences of the two documents of a derived pair that a passage leads to one another.

        Two sentences come again with each passage that leads from one to the other.
        """
        for passage in self.derived.get(pair, ()):
            here = [sentence for sentence in left if _touches(sentence, passage.here)]
            there = [sentence for sentence in right if here and _touches(sentence, passage.there)]
            yield from ((a, b) for a, b in product(here, there) if _opposite(a, b, passage))

    def derived_pairs(self) -> list[tuple[str, str]]:
        """Return the pairs of documents with passages taken over, each once."""
        return sorted(pair for pair in self.derived if pair[0] < pair[1])

    def lenders(self, sentence: Span) -> list[tuple[str, bool]]:
        """Return the documents with which a sentence shares a quotation that it may have borrowed.

        With each goes whether the direction is known; a document that lent the passage is none.
        """
        return sorted(
            {
                (p.there.document, certain)
                for p, certain in self.borrowed.get(sentence.document, ())
                if _touches(sentence, p.here)
            }
        )


def _touches(sentence: Span, passage: Span) -> bool:
    """Tell whether a passage covers a fair share of a sentence, or lies within it."""
    shared = min(sentence.end, passage.end) - max(sentence.start, passage.start)
    return shared > 0 and shared >= _SHARE * min(sentence.end - sentence.start, passage.end - passage.start)


def _opposite(left: Span, right: Span, passage: Passage) -> bool:
    """Tell whether two sentences stand at one height of a passage that may be several sentences long."""
    here, there = passage.here, passage.there
    middle = (max(left.start, here.start) + min(left.end, here.end)) / 2
    height = (middle - here.start) / (here.end - here.start)
    expected = there.start + height * (there.end - there.start)
    return right.start - _SLACK <= expected <= right.end + _SLACK


def read_passages(tables: Tables) -> Passages:
    """Return the passages that the pairs of the pile share."""
    passages = Passages()
    for reuse in tables.all(Reuse):
        for pair in reuse.passages:
            ways = ((pair.left, pair.right), (pair.right, pair.left))
            for side, (here, there) in enumerate(ways):
                if reuse.derived:
                    passages.derived.setdefault((here.document, there.document), []).append(
                        Passage(here, there)
                    )
                elif reuse.relation is Relation.QUOTE_ONLY and not _lent(reuse, side):
                    known = reuse.direction in (Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT)
                    passages.borrowed.setdefault(here.document, []).append((Passage(here, there), known))
    return passages


def _lent(reuse: Reuse, side: int) -> bool:
    """Tell whether this side (0 left, 1 right) is the one from which the quotation was taken."""
    return reuse.direction is (Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT)[side]
