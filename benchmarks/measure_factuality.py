"""How surely it happened, as the author has it: the UW factuality set, development part (Lee et al. 2015)."""

from collections.abc import Iterator

import numpy as np

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from stemma.annotate.attribution.classifier import load_factuality
from stemma.annotate.attribution.factuality import judge_factuality
from stemma.annotate.language import load_pipeline
from stemma.annotate.words import Words, read_words

DEVELOPMENT = "data/attribution/uw_factuality_dev.jsonl"


def measure_factuality(corpora: Corpora) -> Scores:
    """Return the mean absolute error on the scale from −3 to 3, and Pearson's r with the annotators' mean."""
    rows = corpora.rows(DEVELOPMENT)
    gold: list[float] = []
    found: list[float] = []
    classifier = load_factuality()
    for row, parse in zip(rows, load_pipeline().pipe(row["text"] for row in rows), strict=True):
        words = read_words(parse)
        targets = list(find_targets(row, words))
        found += judge_factuality(classifier, words, [token for token, _ in targets])
        gold += [degree for _, degree in targets]
    error = float(np.abs(np.array(found) - np.array(gold)).mean())
    return {"absolute_error": error, "correlation": float(np.corrcoef(found, gold)[0, 1])}


def find_targets(row: Row, words: Words) -> Iterator[tuple[int, float]]:
    """Yield each marked event of a sentence and its factuality; the gold counts words by blanks."""
    starts, at = [], 0
    for word in row["text"].split(" "):
        starts.append(at)
        at += len(word) + 1
    for target in row["targets"]:
        first, after = target["span1"]
        end = starts[after] - 1 if after < len(starts) else len(row["text"])
        tokens = [token for token in words.between((starts[first], end)) if not words.blank[token]]
        if tokens:
            yield tokens[-1], target["label"]


MEASURES = (Measure("attributions/uw_factuality_dev", (DEVELOPMENT,), measure_factuality),)
