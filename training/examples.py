"""Training examples as numbers: sentences of documents, in one compressed file that needs numpy only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

UNKNOWN_CLASS = -100  # no label: the loss leaves the word out
ROW_KINDS = ("case", "tag", "pos", "morph", "lemma", "head", "relation", "entity", "start")
COLUMNS = ("pieces", *ROW_KINDS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of words with its labels as class numbers.

    Heads count from the stretch's first word; a root is its own head. `entity` is a set of classes, bit by
    bit: those that the source leaves possible, 0 where it says nothing. `start` is 1 at the first word of a
    sentence. Where `parsed` is false the stretch may hold several sentences, and only its entity labels are
    known, and where sentences start in some. `document` tells neighbours apart.
    """

    document: int
    parsed: bool
    pieces: list[list[int]]
    case: list[int]
    tag: list[int]
    pos: list[int]
    morph: list[int]
    lemma: list[int]
    head: list[int]
    relation: list[int]
    entity: list[int]
    start: list[int]

    def __len__(self) -> int:
        return len(self.case)

    def part(self, begin: int, end: int) -> "Sentence":
        """Return the words from `begin` up to `end`; heads are kept as they are."""
        return replace(self, **{name: getattr(self, name)[begin:end] for name in COLUMNS})

    def piece_count(self) -> int:
        """Return how many pieces the words have together."""
        return sum(map(len, self.pieces))


def write(sentences: Sequence[Sentence], file: Path) -> None:
    """Write the sentences to one file."""
    columns: dict[str, Any] = {
        kind: _flat(getattr(sentence, kind) for sentence in sentences) for kind in ROW_KINDS
    }
    np.savez_compressed(
        file,
        words=np.array([len(sentence) for sentence in sentences], dtype=np.int32),
        documents=np.array([sentence.document for sentence in sentences], dtype=np.int32),
        parsed=np.array([sentence.parsed for sentence in sentences]),
        piece_counts=_flat([len(word) for word in sentence.pieces] for sentence in sentences),
        pieces=_flat([piece for word in sentence.pieces for piece in word] for sentence in sentences),
        **columns,
    )


def read(file: Path) -> list[Sentence]:
    """Return the sentences of a file that `write` made."""
    with np.load(file) as stored:
        arrays = {name: stored[name].tolist() for name in stored.files}
    sentences, word, piece = [], 0, 0
    for size, document, parsed in zip(arrays["words"], arrays["documents"], arrays["parsed"], strict=True):
        pieces = []
        for count in arrays["piece_counts"][word : word + size]:
            pieces.append(arrays["pieces"][piece : piece + count])
            piece += count
        columns = {kind: arrays[kind][word : word + size] for kind in ROW_KINDS}
        sentences.append(Sentence(document=document, parsed=parsed, pieces=pieces, **columns))
        word += size
    return sentences


def _flat(rows: Iterable[Iterable[int]]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.array([value for row in rows for value in row], dtype=np.int32)
