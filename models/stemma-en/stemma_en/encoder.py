"""The network at run time: one window in, classes and scores out."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from stemma_en.windows import Window
from stemma_en.wordpiece import END, START
from stemma_en.words import Case


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window's words.

    tag, pos, morph and lemma are class numbers. sentence is above zero where a sentence starts. entity is
    [words, labels], arcs [dependent, head] with roots on the diagonal. The score of relation r between words
    d and h is the product of relation_dependents[d, r] and relation_heads[h].
    """

    tag: NDArray[np.int64]
    pos: NDArray[np.int64]
    morph: NDArray[np.int64]
    lemma: NDArray[np.int64]
    sentence: NDArray[np.float32]
    entity: NDArray[np.float32]
    arcs: NDArray[np.float32]
    relation_dependents: NDArray[np.float32]
    relation_heads: NDArray[np.float32]

    def relations(self, heads: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return [words, relations]: the score of each relation of each word to its head."""
        chosen = self.relation_heads[heads]
        scores: NDArray[np.float32] = np.matmul(self.relation_dependents, chosen[:, :, None])[:, :, 0]
        return scores


class Encoder:
    """Runs the int8 network, each window by itself.

    Int8 activations are scaled by the largest value of a run. Were windows of several documents run
    together, a document's analysis would depend on its neighbours.
    """

    def __init__(self, weights: Path) -> None:
        self._session = open_session(weights)

    def scores(self, window: Window, cases: list[Case]) -> Scores:
        """Return the scores of a window whose words have the given cases."""
        pieces = [START]
        piece_cases: list[int] = [Case.PADDING]
        first = []
        for word, case in zip(window.pieces, cases, strict=True):
            first.append(len(pieces))
            pieces += word
            piece_cases += [case, *[Case.PADDING] * (len(word) - 1)]
        pieces.append(END)
        piece_cases.append(Case.PADDING)
        feed = {"pieces": pieces, "piece_cases": piece_cases, "first": first, "word_cases": cases}
        arrays = {name: np.array([values], dtype=np.int64) for name, values in feed.items()}
        return Scores(*self._session.run(None, arrays))


def open_session(weights: Path) -> onnxruntime.InferenceSession:
    """Return a session of a network, on one thread: the reader reads windows side by side instead."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
