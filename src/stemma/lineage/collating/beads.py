"""Which sentences of two texts say the same, in pairs, splits and mergers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from stemma.lineage.likeness import ALIKE, Matrix, WeighedText, align_sentences, sentence_cosines
from stemma.model.spans import Bounds

IN_PLACE = 0.08
"""Cosine of two sentences between aligned ones from which they say the same.

Set by hand: on the authored piles alterations are the same from .08 to .16, as for `SPLIT` from .10 to .20;
leads, which copyists rewrite most, need the lowest.
"""
SPLIT = 0.2
"""Cosine of a sentence with one that its neighbour is paired with, from which it says a part of that one."""
REACH = 1
"""How many sentences a split or merged sentence may stand away from the pair that it belongs to."""


@dataclass(frozen=True, slots=True, order=True)
class Bead:
    """A stretch of one text and the stretch of the other that says it; the word is Gale and Church's."""

    left: Bounds
    right: Bounds

    def flipped(self) -> "Bead":
        """Return the bead with its sides exchanged."""
        return Bead(self.right, self.left)


def find_beads(left: WeighedText, right: WeighedText) -> tuple[Bead, ...]:
    """Return the beads of two texts in the order of the left one.

    First the monotone alignment, one to one. A sentence it leaves over joins the neighbour of its like (a
    split, a merger), or makes a bead with a sentence that is left over too, wherever that stands (moved).
    """
    if not left.sentences or not right.sentences or not left.weights.keys() & right.weights.keys():
        return ()
    cosines = sentence_cosines(left, right)
    pairs = {(match.left, match.right) for match in align_sentences(cosines)}
    pairs |= set(_between(cosines, sorted(pairs)))
    pairs |= set(_moved(cosines, pairs))
    pairs |= set(_split(cosines, pairs))
    return tuple(sorted(_merged(pairs, left, right)))


def _between(cosines: Matrix, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that stand between two pairs found already: their place speaks for them too."""
    for (row, column), (next_row, next_column) in pairwise([(-1, -1), *pairs, cosines.shape]):
        block = cosines[row + 1 : next_row, column + 1 : next_column]
        if block.size:
            for match in align_sentences(block, IN_PLACE):
                yield row + 1 + match.left, column + 1 + match.right


def _moved(cosines: Matrix, pairs: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of sentences that are both left over, the most alike first."""
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    for at in np.argsort(-cosines, axis=None, kind="stable").tolist():
        row, column = divmod(at, cosines.shape[1])
        if cosines[row, column] < ALIKE:
            return
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            yield row, column


def _split(cosines: Matrix, pairs: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield each sentence still left over with its best like, where it stands beside that one's partner."""
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    for row in sorted(set(range(cosines.shape[0])) - rows):
        column = int(cosines[row].argmax())
        if cosines[row, column] >= SPLIT and any(c == column and abs(r - row) <= REACH for r, c in pairs):
            yield row, column
    for column in sorted(set(range(cosines.shape[1])) - columns):
        row = int(cosines[:, column].argmax())
        if cosines[row, column] >= SPLIT and any(r == row and abs(c - column) <= REACH for r, c in pairs):
            yield row, column


def _merged(pairs: set[tuple[int, int]], left: WeighedText, right: WeighedText) -> Iterator[Bead]:
    """Yield one bead for all pairs that share a sentence."""
    waiting = sorted(pairs)
    while waiting:
        rows, columns = ({waiting[0][0]}, {waiting[0][1]})
        grown = True
        while grown:
            joined = [(r, c) for r, c in waiting if r in rows or c in columns]
            waiting = [pair for pair in waiting if pair not in joined]
            rows |= {row for row, _ in joined}
            columns |= {column for _, column in joined}
            grown = bool(joined)
        yield Bead(_stretch(left, sorted(rows)), _stretch(right, sorted(columns)))


def _stretch(text: WeighedText, numbers: Sequence[int]) -> Bounds:
    return text.sentences[numbers[0]].start, text.sentences[numbers[-1]].end
