"""How probable it is that of two texts one was made of the other, or both of a third."""

import math

from stemma.lineage.comparison import Comparison
from stemma.lineage.judgement import logistic
from stemma.lineage.relations import ALIKE, copied_measure, likeness_score

BOUND = 3.0
"""Logarithms of the measures beyond which more of the same proves no more. Set by hand."""
WEIGHTS = (0.05, 3.44, 0.74, 0.78)
"""Fitted by `python -m training.copying`, which prints them."""

Features = tuple[float, float, float, float]


def find_features(texts: Comparison, *, derived: bool) -> Features:
    """Return what the probability is reckoned from.

    A one, the judgement, and how far the words and the facts in common lie from the bounds of that judgement,
    as logarithms.
    """
    words = max(copied_measure(texts), 1e-9)
    facts = max(likeness_score(texts), 1e-9) / ALIKE
    return 1.0, float(derived), _bounded(math.log(words)), _bounded(math.log(facts))


def copying_probability(features: Features) -> float:
    """Return the probability, between 0 and 1."""
    return logistic(sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True)))


def _bounded(value: float) -> float:
    return max(-BOUND, min(BOUND, value))
