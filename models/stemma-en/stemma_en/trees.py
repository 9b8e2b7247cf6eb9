"""The best dependency tree of a sentence under the parser's scores, with exactly one root.

Chu and Liu (1965) and Edmonds (1967), in the order of Tarjan (1977) and Gabow et al. (1986): walk from word
to best head, and contract each cycle where it closes. That takes time with the square of the words whatever
the scores. Universal Dependencies allow one root: so arcs are followed until every word is in one cycle, and
only then is that cycle opened at the best root, which leaves no place for a second one.
"""

import numpy as np
from numpy.typing import NDArray

Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.floating]) -> Heads:
    """Return the head of each word; the root is its own head.

    scores[dependent, head] is the gain of an arc, the diagonal the gain of being the root; all are finite.
    The tree has the highest sum among all trees with a single root. Of several such trees it is one whose
    heads stand earliest: the sum of their positions is the lowest.
    """
    greedy: Heads = scores.argmax(1)
    return greedy if _is_tree(greedy) else _Contraction(scores).tree()


def _is_tree(heads: Heads) -> bool:
    """Tell whether all words come to one root by following heads as often as there are words, or oftener."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    root = reached[0]
    return bool(heads[root] == root and (reached == root).all())


class _Contraction:
    """Nodes below `size` are words, later ones cycles of nodes before them; the last holds every word.

    gains[node, head] is what the best arc from that word into the node gains over the arcs given up for it;
    the last column is the gain of having the root inside. Numbers are complex because numpy orders those by
    the real part, the score, and then by the imaginary one: minus the head's position, which decides ties.
    """

    def __init__(self, scores: NDArray[np.floating]) -> None:
        size = self._size = len(scores)
        nodes, places = 2 * size - 1, np.arange(size)
        self._gains = np.empty((nodes, size + 1), dtype=np.complex128)
        self._gains[:size, :size] = scores - 1j * places
        self._gains[:size, size] = self._gains[places, places]
        self._inside = np.zeros((nodes, size + 1), dtype=bool)
        self._inside[places, places] = True
        self._gains[places, places] = -np.inf
        self._heads = self._gains[:size, :size].argmax(1).tolist()
        self._best = np.empty(nodes, dtype=np.complex128)
        self._best[:size] = self._gains[places, self._heads]
        self._cycles: list[list[int]] = []
        self._contract()

    def _contract(self) -> None:
        """Walk from node to best head until every word is in one cycle."""
        node_of = np.arange(self._size + 1)  # the outermost node that holds each word
        path, on_path, apart = [0], {0}, self._size
        while apart > 1:
            node = int(node_of[self._heads[path[-1]]])
            if node in on_path:
                cycle = [path.pop()]
                while cycle[-1] != node:
                    cycle.append(path.pop())
                node = self._merge(cycle)
                node_of[self._inside[node]] = node
                apart -= len(cycle) - 1
            path.append(node)
            on_path.add(node)

    def _merge(self, cycle: list[int]) -> int:
        """Return the number of the node that is made of a cycle."""
        node = self._size + len(self._cycles)
        self._cycles.append(cycle)
        gains = self._gains[node]
        (self._gains[cycle] - self._best[cycle, None]).max(0, out=gains)
        np.logical_or.reduce(self._inside[cycle], out=self._inside[node])
        gains[self._inside[node]] = -np.inf
        head = int(gains[: self._size].argmax())
        self._heads.append(head)
        self._best[node] = gains[head]
        return node

    def tree(self) -> Heads:
        """Return the head of each word: from the last cycle to the first, enter it where that costs least."""
        entered = [*self._heads[:-1], self._size]  # by node, from which word; the root from none
        for node in range(len(entered) - 1, self._size - 1, -1):
            cycle = self._cycles[node - self._size]
            gains = self._gains[cycle, entered[node]] - self._best[cycle]
            entered[cycle[int(gains.argmax())]] = entered[node]
        heads: Heads = np.array(entered[: self._size])
        return np.where(heads == self._size, np.arange(self._size), heads)
