"""Multinomial logistic regression on sparse traits, fitted with AdaGrad; the same on every run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.attribution.cases import Trait
from stemma.annotate.attribution.classifier import Classifier, with_empty_row

Example = tuple[Sequence[Trait], str]
"""The traits of a case and its label."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a classifier is fitted. The figures were set on a tenth of PolNeAR's training part, left out."""

    rounds: int = 6
    rate: float = 0.25
    decay: float = 1e-6
    batch: int = 4096
    seldom: int = 3
    """Traits of fewer cases are left out."""
    faint: float = 0.05
    """Rows whose weights are all smaller are left out in the end."""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class _Batch:
    traits: NDArray[np.int64]
    """The rows of weights that the batch reads, each once."""
    places: NDArray[np.int64]
    """For each trait of each case, its place in `traits`."""
    case: NDArray[np.int64]
    starts: NDArray[np.int64]
    gold: NDArray[np.int64]


def fit(examples: Sequence[Example], labels: tuple[str, ...], recipe: Recipe) -> Classifier:
    """Return the classifier that fits `examples`; every case needs a trait that no rarity leaves out."""
    counts = Counter(trait for traits, _ in examples for trait in traits)
    names = sorted(trait for trait, count in counts.items() if count >= recipe.seldom)
    rows = {name: row for row, name in enumerate(names)}
    chance = np.random.default_rng(recipe.seed)
    order = chance.permutation(len(examples))
    batches = [
        _batch([examples[place] for place in order[start : start + recipe.batch]], rows, labels)
        for start in range(0, len(examples), recipe.batch)
    ]
    weights = np.zeros((len(names), len(labels)), np.float32)
    squares = np.full_like(weights, 1e-4)
    for _ in range(recipe.rounds):
        for place in chance.permutation(len(batches)):
            _step(weights, squares, batches[place], recipe)
    return _without_faint(names, weights, labels, recipe.faint)


def _batch(examples: Sequence[Example], rows: dict[Trait, int], labels: tuple[str, ...]) -> _Batch:
    known = [[rows[trait] for trait in traits if trait in rows] for traits, _ in examples]
    lengths = np.array([len(each) for each in known])
    traits, places = np.unique(np.concatenate([np.array(each) for each in known]), return_inverse=True)
    return _Batch(
        traits,
        places,
        np.repeat(np.arange(len(known)), lengths),
        np.concatenate([[0], np.cumsum(lengths)[:-1]]),
        np.array([labels.index(label) for _, label in examples]),
    )


def _step(weights: NDArray[np.float32], squares: NDArray[np.float32], batch: _Batch, recipe: Recipe) -> None:
    own = weights[batch.traits]
    sums = np.add.reduceat(own[batch.places], batch.starts, axis=0)
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    error = powers / powers.sum(axis=1, keepdims=True)
    error[np.arange(len(batch.gold)), batch.gold] -= 1
    slope = np.stack(
        [
            np.bincount(batch.places, weights=column[batch.case], minlength=len(batch.traits))
            for column in error.T
        ],
        axis=1,
    ).astype(np.float32)
    slope = slope / len(batch.gold) + recipe.decay * own
    squares[batch.traits] += slope * slope
    weights[batch.traits] = own - recipe.rate * slope / np.sqrt(squares[batch.traits])


def _without_faint(
    names: list[Trait], weights: NDArray[np.float32], labels: tuple[str, ...], faint: float
) -> Classifier:
    """Return the classifier without rows that hardly count; a shift of all labels alike counts nothing."""
    weights = weights - weights.mean(axis=1, keepdims=True)
    kept = np.abs(weights).max(axis=1) >= faint
    telling = (name for name, keep in zip(names, kept, strict=True) if keep)
    rows = {name: row for row, name in enumerate(telling)}
    return Classifier(labels, rows, with_empty_row(weights[kept]))
