"""Who says what: PolNeAR (development part), the seeds and the sample case."""

from functools import partial

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import annotate, score
from benchmarks.sets import SAMPLE

SCORER = "eval/score_attributions.py"
POLNEAR = "data/attribution/polnear_dev.jsonl"
SEEDS = "gold/seeds_attributions.jsonl"
IN_SAMPLE = f"{SAMPLE}/attributions.jsonl"
ROLES = ("source", "cue", "content")
MATCH = "quotes_jac0.5"
"""Contents that share at least half of their characters, paired one to one."""


def measure_attributions(file: str, nested: bool, corpora: Corpora) -> Scores:
    """Return exact F1 per role, and `linked`: F1 of contents found with the right source.

    Where the gold has no attribution within another (`nested` false), only the outer ones are put to it.
    """
    gold = corpora.rows(file)
    found = annotate([{"id": row["id"], "text": row["text"]} for row in gold], ("attributions",))
    told = score(corpora, SCORER, gold, [scorer_row(row, nested) for row in found.rows])
    exact = {role: told[role]["exact"]["F1"] / 100 for role in ROLES}
    return {**exact, "linked": told[MATCH]["link"]["F1"] / 100, "stage_failures": found.stage_failures}


def scorer_row(row: Row, nested: bool) -> Row:
    """Return a row as the scorer reads it: the cue a list, and nested attributions only where asked for."""
    kept = [a for a in row["attributions"] if nested or a["within"] is None]
    return {"id": row["id"], "attributions": [{**a, "cue": [a["cue"]] if a["cue"] else []} for a in kept]}


MEASURES = (
    Measure("attributions/polnear_dev", (SCORER, POLNEAR), partial(measure_attributions, POLNEAR, False)),
    Measure("attributions/seeds", (SCORER, SEEDS), partial(measure_attributions, SEEDS, True)),
    Measure("attributions/sample", (SCORER, IN_SAMPLE), partial(measure_attributions, IN_SAMPLE, True)),
)
