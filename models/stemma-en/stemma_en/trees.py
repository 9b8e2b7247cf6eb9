"""The best dependency tree of a sentence under the parser's scores, with exactly one root.

Chu and Liu (1965), Edmonds (1967). One root: Universal Dependencies allow no more, and as a root score is
paid once for each root, a price above every possible gain makes one root the best number.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.floating]) -> Heads:
    """Return the head of each word; the root is its own head.

    scores[dependent, head] is the gain of an arc, the diagonal the gain of being the root. The tree has the
    highest sum among all trees with a single root; ties go to the earlier word.
    """
    size = len(scores)
    greedy: Heads = scores.argmax(1)
    if _single_root(greedy) and not _cycle(greedy):
        return greedy
    arcs = np.full((size + 1, size + 1), -np.inf)
    arcs[1:, 1:] = scores
    np.fill_diagonal(arcs, -np.inf)
    price = (float(scores.max()) - float(scores.min()) + 1.0) * size
    arcs[1:, 0] = np.diag(scores) - price
    heads = _maximum_arborescence(arcs)[1:] - 1
    return np.where(heads < 0, np.arange(size), heads)


def _single_root(heads: Heads) -> bool:
    return int((heads == np.arange(len(heads))).sum()) == 1


def _cycle(heads: Heads, root: int | None = None) -> list[int]:
    """Return the nodes of one cycle, in order of walking, or nothing; a node that is its own head is none."""
    state = [0] * len(heads)
    nexts = heads.tolist()
    for start in range(len(nexts)):
        walk, node = [], start
        while not state[node] and node not in (nexts[node], root):
            state[node] = 1
            walk.append(node)
            node = nexts[node]
        if state[node] == 1:
            return walk[walk.index(node) :]
        for visited in walk:
            state[visited] = 2
    return []


def _maximum_arborescence(arcs: Scores) -> Heads:
    """Return the head of each node in the best tree that hangs on node 0 (whose own head is 0)."""
    heads: Heads = arcs.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(arcs), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    members = np.array(cycle)
    # Entering the cycle at a node gives up that node's arc inside; the rest of the cycle stays as it is.
    entering = arcs[np.ix_(members, outside)] - arcs[members, heads[members]][:, None]
    leaving = arcs[np.ix_(outside, members)]
    contracted = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    contracted[:-1, :-1] = arcs[np.ix_(outside, outside)]
    contracted[-1, :-1] = entering.max(0)
    contracted[:-1, -1] = leaving.max(1)
    inner = _maximum_arborescence(contracted)
    into = int(inner[-1])
    heads[members[entering[:, into].argmax()]] = outside[into]
    for node, head in zip(outside.tolist(), inner[:-1].tolist(), strict=True):
        if node:
            best = members[arcs[node, members].argmax()]
            heads[node] = best if head == len(outside) else outside[head]
    return heads
