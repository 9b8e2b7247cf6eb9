"""What only the rest of the pile shows about a pair: a parent in the pile that both have, a second source."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from stemma.lineage.judgement import DECIDED, Odds, judge_direction
from stemma.model.copies import CandidatePair, Direction, Reuse
from stemma.model.documents import Document
from stemma.model.spans import Span

# All set by hand.
NEARER = 0.95
"""Changes from the parent to B, per change from A to B, at which B did not need A."""
FAR_NEARER = 0.5
"""Changes from A to B, per change from the parent, at which B was made of A."""
STITCHED = 2.0
"""Log-odds that a text which shares stretches with two strangers took them from both."""
GOES_ON = 0.75
"""Share of a text below which it has something of its own beside what another has of it."""
ASIDE = 0.2
"""Share of a stretch that may lie in another and still be a stretch of its own."""
MADE_UP, ALL_MADE_UP = 0.5, 0.8
"""Share of a text that its two sources must make up, and where it holds one of them whole.

A long report that two others excerpt has more of its own.
"""
MOST_STRANGERS = 8
"""Strangers looked at per pair."""


def settle_kin(
    reuses: Iterable[Reuse], pairs: Iterable[CandidatePair], documents: Iterable[Document]
) -> list[Reuse]:
    """Return the pairs, their directions settled by what the rest of the pile shows.

    A text that shares one stretch with A and another with B, where A and B have nothing to do with each
    other, was put together from both. A and B that both come from X are siblings where B is clearly nearer to
    X than to A. Where it is not, A carries what B has of X, and the way may have led through A to B.
    """
    stitches = _Stitches(list(reuses), pairs, documents)
    ordered = [stitches.order(reuse) for reuse in stitches.reuses]
    parents: dict[str, dict[str, Reuse]] = defaultdict(dict)
    for reuse in ordered:
        if arrow := parent_and_child(reuse):
            parent, child = arrow
            parents[child][parent] = reuse
    return [_settled(reuse, parents) for reuse in ordered]


class _Stitches:
    """Finds texts that were put together from several."""

    def __init__(
        self, reuses: list[Reuse], pairs: Iterable[CandidatePair], documents: Iterable[Document]
    ) -> None:
        self.reuses = reuses
        self._alike = {(pair.left, pair.right) for pair in pairs if "facts" in pair.channels}
        self._lengths = {document.id: len(document.text) for document in documents}
        self._kin: dict[str, dict[str, Reuse]] = defaultdict(dict)
        self._sorted: dict[str, list[str]] = {}
        for reuse in reuses:
            if reuse.shares_origin:
                self._kin[reuse.left][reuse.right] = self._kin[reuse.right][reuse.left] = reuse

    def order(self, reuse: Reuse) -> Reuse:
        """Return a pair with the odds that one of the two took from the other and from a third."""
        if not reuse.derived or reuse.apart > STITCHED:
            return reuse
        to_left, to_right = self._second(reuse.right, reuse.left), self._second(reuse.left, reuse.right)
        if (to_left is None) == (to_right is None):
            return reuse
        lead = reuse.lead + (STITCHED if to_right else -STITCHED)
        side = "right" if to_right else "left"
        reason = f"{side} also has passages of document {to_right or to_left}, which is no kin of the other"
        direction = judge_direction(Odds(lead, reuse.apart))
        return replace(reuse, lead=lead, direction=direction, reasons=(*reuse.reasons, reason))

    def _second(self, source: str, taker: str) -> str | None:
        """Return a document from which `taker` has other stretches than from `source`, if there is one."""
        here = _spans(self._kin[taker][source], taker)
        whole = _covered(_spans(self._kin[taker][source], source)) >= GOES_ON * self._lengths[source]
        strangers = (name for name in self._sorted_kin(taker) if self._is_stranger(name, source, taker))
        for other in islice(strangers, MOST_STRANGERS):
            if whole and (min(source, other), max(source, other)) in self._alike:
                continue
            there = _spans(self._kin[taker][other], taker)
            apart = _shared(here, there) <= ASIDE * min(_covered(here), _covered(there))
            made_up = (_covered(here) + _covered(there)) / self._lengths[taker]
            if here and there and apart and made_up >= (ALL_MADE_UP if whole else MADE_UP):
                return other
        return None

    def _is_stranger(self, name: str, source: str, taker: str) -> bool:
        """Tell whether a relative of the taker is none of the source, and no copy of the taker itself."""
        if name == source or name in self._kin[source]:
            return False
        reuse = self._kin[taker][name]
        return (reuse.lead if reuse.left == taker else -reuse.lead) < DECIDED

    def _sorted_kin(self, name: str) -> list[str]:
        """Return the documents that share an origin with one, sorted once: there may be ten thousand."""
        if name not in self._sorted:
            self._sorted[name] = sorted(self._kin[name])
        return self._sorted[name]


def parent_and_child(reuse: Reuse) -> tuple[str, str] | None:
    """Return parent and child of a derived pair, or None where its direction is open."""
    return reuse.arrow if reuse.derived else None


def _settled(reuse: Reuse, parents: Mapping[str, Mapping[str, Reuse]]) -> Reuse:
    if not reuse.derived:
        return reuse
    common = parents.get(reuse.left, {}).keys() & parents.get(reuse.right, {}).keys()
    if reuse.direction is Direction.SIBLINGS:
        return _descended(reuse, common, parents) if common else reuse
    arrow = parent_and_child(reuse)
    children = [arrow[1]] if arrow else [reuse.left, reuse.right]
    for parent in sorted(common):
        if all(changes_to(parents[c][parent], c) <= NEARER * changes_to(reuse, c) for c in children):
            reason = f"both come from document {parent}"
            return replace(reuse, direction=Direction.SIBLINGS, reasons=(*reuse.reasons, reason))
    return reuse


def _descended(reuse: Reuse, common: Iterable[str], parents: Mapping[str, Mapping[str, Reuse]]) -> Reuse:
    """Return siblings whose parent is in the pile, as parent and child where one has the other's changes.

    What both say of their origin is true of a copy's copy too, and a copy keeps the changes of its parent.
    """
    direction = judge_direction(Odds(reuse.lead, 0.0))
    child = reuse.right if direction is Direction.LEFT_TO_RIGHT else reuse.left
    nearest = min(changes_to(parents[child][parent], child) for parent in common)
    if direction is Direction.UNKNOWN or changes_to(reuse, child) > FAR_NEARER * nearest:
        return reuse
    side = "left" if child == reuse.left else "right"
    reason = f"{side} has changes of the other's that document {min(common)} has not"
    return replace(reuse, direction=direction, reasons=(*reuse.reasons, reason))


def changes_to(reuse: Reuse, child: str) -> float:
    """Return the changes by which a copyist would have made `child` of the other document of a pair."""
    if reuse.changes is None:
        return math.inf
    return reuse.changes[0] if reuse.right == child else reuse.changes[1]


def _spans(reuse: Reuse, document: str) -> list[Span]:
    return [passage.left if reuse.left == document else passage.right for passage in reuse.passages]


def _covered(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(here: Iterable[Span], there: list[Span]) -> int:
    """Return how many characters lie in spans of both kinds."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in here for b in there)
