"""How alike reports of one matter are although nobody copied: what a rewriting has to stand out from."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median

from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import Witness
from stemma.model.copies import CandidatePair

WORTH = 0.1
"""Cosine from which two reports are of one matter at all. Set by hand."""
USUAL = 0.14
"""Cosine of two such reports, where too few others tell: the median within the authored piles."""
FEW = 2
OUTSTANDING = 1.4
"""How much more alike than usual a rewriting is.

Authored piles: with this bound and the next, 22 of the 23 rewritten pairs are found and no other; with 1.5
one less.
"""
UNSHARED = 0.055
"""Share of the longer text's facts, by weight, that a rewriting and its source know and nobody else around.

Authored piles: 22 of the 23 rewritten pairs have .059 or more. Of 36 pairs of real articles on one event that
their likeness alone made rewritings this leaves 12; of 14 of the others that were read, 13 were no copies.
"""


class Background:
    """The likeness of each text to those that resemble it and are no copies of it."""

    def __init__(
        self, carried: Mapping[str, Witness], rarity: Rarity, pairs: Iterable[CandidatePair]
    ) -> None:
        self._carried = carried
        self._rarity = rarity
        self._around: dict[str, set[str]] = defaultdict(set)
        self._kin: dict[str, set[str]] = defaultdict(set)
        self._norms: dict[str, float] = {}
        self._cosines: dict[tuple[str, str], float] = {}
        for pair in pairs:
            left, right = self._name(pair.left), self._name(pair.right)
            if "facts" in pair.channels and left != right:
                self._around[left].add(right)
                self._around[right].add(left)

    def leave_out(self, pairs: Iterable[CandidatePair]) -> None:
        """Leave out what is known to be copied: it is no background."""
        for pair in pairs:
            left, right = self._name(pair.left), self._name(pair.right)
            self._kin[left].add(right)
            self._kin[right].add(left)
            self._around[left].discard(right)
            self._around[right].discard(left)

    def stands_out(self, pair: CandidatePair) -> bool:
        """Tell whether two documents are far more alike than either is to others on the matter.

        Reporters who tell the same event name the same people, places and figures. What they all know says
        nothing about who copied. So what two texts share must be more than usual, and part of it must be
        known to nobody else who tells of the matter.
        """
        left, right = self._name(pair.left), self._name(pair.right)
        usual = self._usual(left, right) + self._usual(right, left)
        return (
            self._cosine(left, right) >= OUTSTANDING * usual / 2 and self._unshared(left, right) >= UNSHARED
        )

    def _unshared(self, left: str, right: str) -> float:
        """Return the share of the longer text's facts that the two know and nobody else on the matter."""
        shared = self._carried[left].facts & self._carried[right].facts
        for other in (self._around[left] | self._around[right]) - self._kin[left] - self._kin[right]:
            if other not in {left, right} and self._is_of_matter(other, left, right):
                shared -= self._carried[other].facts
        return self._weight(shared) / max(
            1e-9, *(self._weight(self._carried[t].facts) for t in (left, right))
        )

    def _is_of_matter(self, other: str, *texts: str) -> bool:
        return any(other in self._around[text] and self._cosine(text, other) >= WORTH for text in texts)

    def _usual(self, text: str, other: str) -> float:
        cosines = [self._cosine(text, name) for name in self._around[text] if name != other]
        alike = [cosine for cosine in cosines if cosine >= WORTH]
        return median(alike) if len(alike) >= FEW else USUAL

    def _cosine(self, left: str, right: str) -> float:
        key = (min(left, right), max(left, right))
        if key not in self._cosines:
            shared = self._carried[left].facts & self._carried[right].facts
            self._cosines[key] = self._square(shared) / max(1e-9, self._norm(left) * self._norm(right))
        return self._cosines[key]

    def _weight(self, facts: frozenset[str]) -> float:
        return math.fsum(self._rarity.weight(fact) for fact in facts)

    def _norm(self, text: str) -> float:
        if text not in self._norms:
            self._norms[text] = math.sqrt(self._square(self._carried[text].facts))
        return self._norms[text]

    def _square(self, facts: frozenset[str]) -> float:
        return math.fsum(self._rarity.weight(fact) ** 2 for fact in facts)

    def _name(self, document: str) -> str:
        """Return the name of a document's text: the id of the first document that carries it."""
        return self._carried[document].documents[0].id
