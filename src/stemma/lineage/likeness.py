"""How alike two texts are in what they say, whatever their words: facts, and sentences aligned by them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.lineage.rarity import Rarity
from stemma.lineage.wordings import FactSentence

Matrix = npt.NDArray[np.float64]

ALIKE = 0.25
"""Cosine of two sentences from which they say the same thing.

Authored piles: 58 % of the sentences of rewritten pairs are aligned at this bound, 3 % of those of the
other pairs.
"""


@dataclass(frozen=True, slots=True, order=True)
class SentenceMatch:
    """Sentence `left` of one text says what sentence `right` of the other says."""

    left: int
    right: int
    cosine: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts share in facts. All numbers are between 0 and 1."""

    cosine: float
    """Of the two texts' facts, weighted by rarity."""
    known_left: float
    """Share of the left text's facts, by weight, that the right text knows."""
    known_right: float
    aligned: float
    """Mean share of each text's sentences, by weight, that a monotone alignment accounts for."""
    matches: tuple[SentenceMatch, ...]


NOTHING = Likeness(0.0, 0.0, 0.0, 0.0, ())


@dataclass(frozen=True, slots=True, eq=False)
class WeighedText:
    """Sentences, and how much their facts weigh: alone, and all of the text's together."""

    sentences: tuple[FactSentence, ...]
    weights: dict[str, float]
    total: float
    norm: float
    norms: Matrix


def weigh(sentences: Sequence[FactSentence], rarity: Rarity) -> WeighedText:
    """Return the sentences with the weights of their facts in this pile."""
    facts = sorted(frozenset().union(*(sentence.facts for sentence in sentences)))
    weights = {fact: rarity.weight(fact) for fact in facts}
    norms = [math.sqrt(sum(weights[fact] ** 2 for fact in sorted(s.facts))) for s in sentences]
    return WeighedText(
        tuple(sentences),
        weights,
        sum(weights.values()),
        math.sqrt(sum(weight**2 for weight in weights.values())),
        np.array(norms),
    )


def compare_facts(left: WeighedText, right: WeighedText) -> Likeness:
    """Return what two texts share in facts."""
    facts = sorted(left.weights.keys() & right.weights.keys())
    if not facts:
        return NOTHING
    shared = np.array([left.weights[fact] for fact in facts])
    matches = align_sentences(sentence_cosines(left, right))
    return Likeness(
        float(shared @ shared) / (left.norm * right.norm),
        float(shared.sum()) / left.total,
        float(shared.sum()) / right.total,
        _aligned(matches, left.norms, right.norms),
        matches,
    )


def sentence_cosines(left: WeighedText, right: WeighedText) -> Matrix:
    """Return the cosine of each sentence of one text with each of the other, by their weighted facts."""
    facts = sorted(left.weights.keys() & right.weights.keys())
    shared = np.array([left.weights[fact] for fact in facts])
    column = {fact: at for at, fact in enumerate(facts)}
    dots = _rows(left.sentences, column, shared) @ _rows(right.sentences, column, shared).T
    cosines: Matrix = dots / np.outer(left.norms, right.norms)
    return cosines


def align_sentences(cosines: Matrix, least: float = ALIKE) -> tuple[SentenceMatch, ...]:
    """Return the monotone one-to-one alignment with the largest sum of cosines of at least `least`."""
    rows, columns = cosines.shape
    gains = np.where(cosines >= least, cosines, 0.0)
    best = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        reached = np.maximum(best[row, 1:], best[row, :-1] + gains[row])
        best[row + 1, 1:] = np.maximum.accumulate(reached)
    return tuple(_trace(best, gains))


def _trace(best: Matrix, gains: Matrix) -> list[SentenceMatch]:
    row, column = gains.shape
    matches = []
    while row and column:
        if best[row, column] == best[row - 1, column]:
            row -= 1
        elif best[row, column] == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            matches.append(SentenceMatch(row, column, float(gains[row, column])))
    return matches[::-1]


def _rows(sentences: Sequence[FactSentence], column: dict[str, int], weights: Matrix) -> Matrix:
    rows = np.zeros((len(sentences), len(weights)))
    for at, sentence in enumerate(sentences):
        here = [column[fact] for fact in sentence.facts & column.keys()]
        rows[at, here] = weights[here]
    return rows


def _aligned(matches: Sequence[SentenceMatch], left: Matrix, right: Matrix) -> float:
    in_left = sum(match.cosine * left[match.left] for match in matches) / left.sum()
    in_right = sum(match.cosine * right[match.right] for match in matches) / right.sum()
    return float(in_left + in_right) / 2
