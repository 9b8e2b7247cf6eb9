"""What only the rest of the pile shows about a pair: a parent in the pile that both have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from stemma.model.copies import Direction, Reuse

NEARLY = 0.95
"""Share of what B has of A that B also has of their parent, from which B did not need A. Set by hand."""


def settle_kin(reuses: Sequence[Reuse]) -> list[Reuse]:
    """Return the pairs, those made siblings whose two documents both come from a third in the pile.

    A and B that both come from X are siblings, unless B has clearly more of A than of X: then the way
    led from X through A to B.
    """
    parents: dict[str, dict[str, Reuse]] = defaultdict(dict)
    for reuse in reuses:
        for parent, child in _arrows(reuse):
            parents[child][parent] = reuse
    return [_settled(reuse, parents) for reuse in reuses]


def _arrows(reuse: Reuse) -> Iterator[tuple[str, str]]:
    if reuse.derived and reuse.direction is Direction.LEFT_TO_RIGHT:
        yield reuse.left, reuse.right
    if reuse.derived and reuse.direction is Direction.RIGHT_TO_LEFT:
        yield reuse.right, reuse.left


def _settled(reuse: Reuse, parents: Mapping[str, Mapping[str, Reuse]]) -> Reuse:
    if not reuse.derived or reuse.direction is Direction.SIBLINGS:
        return reuse
    common = parents.get(reuse.left, {}).keys() & parents.get(reuse.right, {}).keys()
    children = [child for _, child in _arrows(reuse)] or [reuse.left, reuse.right]
    for parent in sorted(common):
        if all(_taken(reuse, c) * NEARLY <= _taken(parents[c][parent], c) for c in children):
            reason = f"both come from document {parent}"
            return replace(reuse, direction=Direction.SIBLINGS, reasons=(*reuse.reasons, reason))
    return reuse


def _taken(reuse: Reuse, child: str) -> int:
    """Return how many characters of the child the passages of a pair cover."""
    spans = [passage.left if reuse.left == child else passage.right for passage in reuse.passages]
    return sum(span.end - span.start for span in spans)
