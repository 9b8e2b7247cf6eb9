"""Vectors of what sentences say: a second network, read only when a vector is asked for.

It is MiniLM-L6 as trained for sentence similarity (all-MiniLM-L6-v2), frozen, in int8. A stretch of text is
read by itself, so its vector does not depend on what stands around it.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from stemma_en.encoder import open_session
from stemma_en.wordpiece import END, START, UNKNOWN, WordPiece

PACKAGE = Path(__file__).parent
WIDTH = 384
MOST_PIECES = 254  # MiniLM was trained for 256, [CLS] and [SEP] included
LONGEST_WORD = 200  # characters
MOST_OF_A_WORD = 24  # pieces between two blanks; the rest of an address or of a run of marks adds nothing
CACHED_VECTORS = 10_000  # 15 MB; copies of a report repeat its sentences

Vector = NDArray[np.float32]


class SentenceEncoder:
    """Turns text into a vector of length 1; two texts that say the same have a product near 1."""

    def __init__(self, weights: Path, vocabulary: Path) -> None:
        self._session = open_session(weights)
        self._wordpiece = WordPiece(vocabulary)
        self._known: dict[tuple[int, ...], Vector] = {}

    def vector(self, text: str) -> Vector:
        """Return the vector of a text read as one stretch, [WIDTH]; of no words, zeros.

        A text longer than the encoder reads at once is read in parts, each weighing as many pieces as it has.
        """
        pieces = tuple(self._pieces(text))
        known = self._known.get(pieces)
        if known is None:
            if len(self._known) >= CACHED_VECTORS:
                self._known.clear()
            parts = [pieces[begin : begin + MOST_PIECES] for begin in range(0, len(pieces), MOST_PIECES)]
            total = sum((len(part) * self._mean(part) for part in parts), np.zeros(WIDTH, dtype=np.float32))
            known = self._known[pieces] = _unit(total)
            known.flags.writeable = False
        return known

    def _pieces(self, text: str) -> Iterator[int]:
        """Words end at blanks, as MiniLM learned them: a treebank's "has" and "n't" are other pieces."""
        for word in text.split():
            yield from self._wordpiece.split(word[:LONGEST_WORD])[:MOST_OF_A_WORD] or [UNKNOWN]

    def _mean(self, pieces: tuple[int, ...]) -> Vector:
        (mean,) = self._session.run(None, {"pieces": np.array([[START, *pieces, END]], dtype=np.int64)})
        found: Vector = mean
        return found


@cache
def sentence_encoder() -> SentenceEncoder:
    """Return the shipped encoder, loaded once per process."""
    return SentenceEncoder(PACKAGE / "vectors.onnx", PACKAGE / "vocab.txt")


def attach(doc: Doc) -> Doc:
    """Return the same document, its vectors and those of its spans made by the sentence encoder.

    spaCy drops such hooks where it writes a document as bytes (`to_bytes`, `n_process` above 1); attach
    them again there.
    """
    for hooks in (doc.user_hooks, doc.user_span_hooks):
        hooks.update(has_vector=has_words, vector=vector, similarity=similarity)
    return doc


def has_words(stretch: Doc | Span) -> bool:
    """Tell whether there is anything but blanks."""
    return any(not token.is_space for token in stretch)


def vector(stretch: Doc | Span) -> Vector:
    """Return the vector of a span, or of a document: the mean of its sentences' vectors, at length 1.

    A document whose sentences are not known is read as one stretch.
    """
    if isinstance(stretch, Doc) and stretch.has_annotation("SENT_START"):
        sentences = [vector(sentence) for sentence in stretch.sents]
        return _unit(np.sum(sentences, axis=0, dtype=np.float32)) if sentences else _unit(np.zeros(WIDTH))
    return sentence_encoder().vector(stretch.text)


def similarity(left: Doc | Span, right: Doc | Span) -> float:
    """Return the cosine of the two vectors, -1 to 1; 0 where one of them has no words."""
    lengths = float(left.vector_norm * right.vector_norm)
    return float(left.vector @ right.vector) / lengths if lengths else 0.0


def _unit(total: NDArray[np.floating]) -> Vector:
    length = float(np.linalg.norm(total))
    return (total / (length or 1.0)).astype(np.float32)
