"""Fits the probability that of two documents one was made of the other, or both of a third.

usage: python -m training.copying    prints the weights for stemma.lineage.probability, and how they do

On the labelled pairs of real articles and all pairs within the authored piles, as far as they share anything.
The articles and the piles weigh the same. How well the weights do is told of pairs that were left out.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from benchmarks.corpora import Corpora, Row, find_corpora
from benchmarks.measure_lineage import ARTICLE_PAIRS, ARTICLES, PILES
from benchmarks.running import read_documents
from numpy.typing import NDArray

from stemma import api
from stemma.lineage.comparison import Comparer
from stemma.lineage.probability import Features, find_features
from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import read_witnesses
from stemma.model.copies import CandidatePair, Reuse

FOLDS = 5
RIDGE = 1.0
"""Pull of the weights towards zero, in pairs. Set by hand."""
STEPS = 50

Case = tuple[Features, bool]
Matrix = NDArray[np.float64]


def main() -> None:
    """Fit, tell and print."""
    corpora = find_corpora()
    articles = read_cases(corpora.rows(ARTICLES), corpora.rows(ARTICLE_PAIRS))
    piles = _of_piles(corpora)
    for name, cases, others in (("articles", articles, piles), ("piles", piles, articles)):
        print(f"{name}: {len(cases)} pairs, Brier score {_left_out(cases, others):.3f} of pairs left out")
    weights = fit(articles, piles)
    print("WEIGHTS =", tuple(round(float(weight), 2) for weight in weights))


def _of_piles(corpora: Corpora) -> list[Case]:
    documents, listed = map(corpora.rows, PILES[:2])
    derived = {frozenset((row["left"], row["right"])) for row in listed if row["derived"]}
    cases: list[Case] = []
    for pile in sorted({row["pile"] for row in documents}):
        rows = [row for row in documents if row["pile"] == pile]
        pairs = combinations(sorted(row["id"] for row in rows), 2)
        gold = [
            {"left": left, "right": right, "derived": frozenset((left, right)) in derived}
            for left, right in pairs
        ]
        cases += read_cases(rows, gold)
    return cases


def read_cases(documents: Sequence[Row], gold: Sequence[Row]) -> list[Case]:
    """Return the features of the labelled pairs that share anything, and whether they are derived."""
    tables = api.relate(read_documents(documents))
    witnesses = read_witnesses(tables)
    comparer = Comparer(Rarity(witnesses))
    carried = {document.id: witness for witness in witnesses for document in witness.documents}
    facts = {(p.left, p.right): "facts" in p.channels for p in tables.all(CandidatePair)}
    found = {(reuse.left, reuse.right): reuse for reuse in tables.all(Reuse)}
    cases = []
    for row in gold:
        left, right = sorted((row["left"], row["right"]))
        reuse = found.get((left, right))
        if reuse and carried[left] is not carried[right]:
            texts = comparer.compare(carried[left], carried[right], facts=facts[left, right])
            cases.append((find_features(texts, derived=reuse.derived), bool(row["derived"])))
    return cases


def fit(*sets: Sequence[Case]) -> Matrix:
    """Return the weights of a logistic regression, by Newton's method; each set weighs the same."""
    features = np.array([features for cases in sets for features, _ in cases])
    gold = np.array([label for cases in sets for _, label in cases], dtype=float)
    size = len(gold) / len(sets)
    counts = np.concatenate([np.full(len(cases), size / len(cases)) for cases in sets])
    pull = RIDGE * np.diag([0.0, *[1.0] * (features.shape[1] - 1)])
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        expected = _probabilities(features, weights)
        slope = features.T @ (counts * (gold - expected)) - pull @ weights
        curve = (features.T * (counts * expected * (1 - expected))) @ features + pull
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _left_out(cases: Sequence[Case], others: Sequence[Case]) -> float:
    """Return the mean squared error on each fold of `cases`, fitted on the rest and on `others`."""
    errors = []
    for fold in range(FOLDS):
        weights = fit([case for at, case in enumerate(cases) if at % FOLDS != fold], others)
        held = cases[fold::FOLDS]
        expected = _probabilities(np.array([features for features, _ in held]), weights)
        errors += ((expected - np.array([label for _, label in held])) ** 2).tolist()
    return float(np.mean(errors))


def _probabilities(features: Matrix, weights: Matrix) -> Matrix:
    probabilities: Matrix = 1.0 / (1.0 + np.exp(-(features @ weights)))
    return probabilities


if __name__ == "__main__":
    main()
