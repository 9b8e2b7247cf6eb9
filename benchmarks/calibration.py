"""How well the scores of pairs are probabilities: the Brier score, and a table of reliability."""

from collections.abc import Iterable

from benchmarks.corpora import Row

BINS = ((0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01))


def brier_score(name: str, gold: Iterable[Row], found: Iterable[Row]) -> float:
    """Return the mean squared error of the scores of those pairs in `gold` that are shown at all.

    Prints a table, headed by `name`: for each range of scores, how many pairs there are, their mean score,
    and the share of them that are derived.
    """
    scores = {frozenset((row["left"], row["right"])): float(row["score"]) for row in found}
    told = [
        (scores[pair], float(row["derived"]))
        for row in gold
        if (pair := frozenset((row["left"], row["right"]))) in scores
    ]
    print(f"  {name}: score, pairs, mean score, derived")
    for low, high in BINS:
        within = [(score, derived) for score, derived in told if low <= score < high]
        if within:
            means = (sum(column) / len(within) for column in zip(*within, strict=True))
            print(f"  {low:.2f}-{min(high, 1.0):.2f} {len(within):4}", *(f"{mean:.2f}" for mean in means))
    return sum((score - derived) ** 2 for score, derived in told) / len(told)
