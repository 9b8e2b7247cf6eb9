"""Who says what: PolNeAR and RiQuA (development parts), the seeds and the sample case; how factual it is."""

from functools import partial
from typing import Any

from benchmarks import measure_factuality
from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import Rows, annotate, score
from benchmarks.sets import SAMPLE

SCORER = "eval/score_attributions.py"
POLNEAR = "data/attribution/polnear_dev.jsonl"
RIQUA = "data/attribution/riqua_valid.jsonl"
SEEDS = "gold/seeds_attributions.jsonl"
IN_SAMPLE = f"{SAMPLE}/attributions.jsonl"
FORMS = ("direct", "indirect", "mixed")
ROLES = ("source", "cue", "content")
MATCH = "quotes_jac0.5"
"""Contents that share at least half of their characters, paired one to one."""


def measure_attributions(file: str, nested: bool, corpora: Corpora) -> Scores:
    """Return exact F1 per role, and `linked`: F1 of contents found with the right source.

    Where the gold has no attribution within another (`nested` false), only the outer ones are put to it.
    """
    gold = corpora.rows(file)
    found = annotate_texts(corpora, file)
    told = score(corpora, SCORER, gold, [scorer_row(row, nested) for row in found.rows])
    return {**figures_of(told), "stage_failures": found.stage_failures}


def measure_polnear(corpora: Corpora) -> Scores:
    """Return the same, and the share of the contents of each form that are found."""
    gold, found = corpora.rows(POLNEAR), annotate_texts(corpora, POLNEAR)
    told = score(corpora, SCORER, gold, [scorer_row(row, nested=False) for row in found.rows])
    forms = {form: told["recall_by_type_jac0.5"][form]["found"] / 100 for form in FORMS}
    return {**figures_of(told), **forms, "stage_failures": found.stage_failures}


def measure_riqua(corpora: Corpora) -> Scores:
    """Return exact F1 of contents and sources; RiQuA marks quotations, so those of ours are put to it."""
    gold, found = corpora.rows(RIQUA), annotate_texts(corpora, RIQUA)
    rows = [scorer_row(row, nested=False) for row in found.rows]
    quoted = [
        {**row, "attributions": [a for a in row["attributions"] if a["form"] != "indirect"]} for row in rows
    ]
    told = figures_of(score(corpora, SCORER, gold, quoted))
    return {role: told[role] for role in ("content", "source")} | {"stage_failures": found.stage_failures}


def annotate_texts(corpora: Corpora, file: str) -> Rows:
    """Return what is said of the texts of a gold set, and of nothing else in it."""
    return annotate([{"id": row["id"], "text": row["text"]} for row in corpora.rows(file)], ("attributions",))


def figures_of(told: dict[str, Any]) -> dict[str, float]:
    """Return exact F1 per role and the F1 of links, as shares."""
    exact = {role: told[role]["exact"]["F1"] / 100 for role in ROLES}
    return {**exact, "linked": told[MATCH]["link"]["F1"] / 100}


def scorer_row(row: Row, nested: bool) -> Row:
    """Return a row as the scorer reads it: the cue a list, and nested attributions only where asked for."""
    kept = [a for a in row["attributions"] if nested or a["within"] is None]
    return {"id": row["id"], "attributions": [{**a, "cue": [a["cue"]] if a["cue"] else []} for a in kept]}


MEASURES = (
    Measure("attributions/polnear_dev", (SCORER, POLNEAR), measure_polnear),
    Measure("attributions/riqua_valid", (SCORER, RIQUA), measure_riqua),
    Measure("attributions/seeds", (SCORER, SEEDS), partial(measure_attributions, SEEDS, True)),
    Measure("attributions/sample", (SCORER, IN_SAMPLE), partial(measure_attributions, IN_SAMPLE, True)),
    *measure_factuality.MEASURES,
)
