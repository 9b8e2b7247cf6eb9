"""The best sequence of entity labels in the BIO scheme (Ramshaw and Marcus 1995), by Viterbi's algorithm."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

IMPOSSIBLE = -1e9


class EntityDecoder:
    """Finds the label sequence with the highest sum in which every I- follows a B- or I- of its own type."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        size = len(labels)
        self._moves = np.zeros((size, size), dtype=np.float32)
        for column, label in enumerate(labels):
            if label.startswith("I-"):
                allowed = [row for row, before in enumerate(labels) if before[1:] == label[1:]]
                self._moves[:, column] = IMPOSSIBLE
                self._moves[allowed, column] = 0
        inside = [label.startswith("I-") for label in labels]
        self._starts = np.where(inside, np.float32(IMPOSSIBLE), np.float32(0))

    def decode(self, scores: NDArray[np.float32]) -> list[str]:
        """Return one label a word of a sentence."""
        best = scores.argmax(1).tolist()
        if not self._is_legal(best):
            best = self._viterbi(scores)
        return [self.labels[index] for index in best]

    def _is_legal(self, path: list[int]) -> bool:
        """Tell whether the freely best path is legal: then it is the best legal one."""
        if self._starts[path[0]] < 0:
            return False
        return all(self._moves[before, after] == 0 for before, after in pairwise(path))

    def _viterbi(self, scores: NDArray[np.float32]) -> list[int]:
        total = scores[0] + self._starts
        choices = []
        for row in scores[1:]:
            paths = total[:, None] + self._moves
            choices.append(paths.argmax(0))
            total = paths.max(0) + row
        path = [int(total.argmax())]
        for choice in reversed(choices):
            path.append(int(choice[path[-1]]))
        return path[::-1]
