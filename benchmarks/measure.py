"""What a measure is: a name, the files it needs, and a function that returns scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.corpora import Corpora

Scores = Mapping[str, float]

LOWER_IS_BETTER = frozenset(
    {
        *("wrong_intervals", "alone_wrong_intervals", "wrong_pairs", "missed_pairs", "origin_count_error"),
        *("split", "fused", "negated", "stage_failures", "absolute_error"),
        *("brier", "origins_off"),
    }
)
"""Counts of mistakes; every other score rises as the work gets better."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One gold set put to one layer. `run` returns shares between 0 and 1, or counts of mistakes."""

    name: str
    files: tuple[str, ...]
    run: Callable[[Corpora], Scores]
    packages: tuple[str, ...] = ()
    """Packages that the project does not depend on; without them the measure does not run."""


def lower_is_better(score: str) -> bool:
    """Return whether a score, named "measure:score", counts mistakes."""
    return score.rpartition(":")[2] in LOWER_IS_BETTER
