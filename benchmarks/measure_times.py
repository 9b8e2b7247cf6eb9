"""Time expressions: TimeBank, AQUAINT, WikiWars (training documents), the seeds and the sample case."""

from functools import partial

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import annotate, score
from benchmarks.sets import SAMPLE, SAMPLE_DOCUMENTS, SEED_FILES, SEED_TIMES, dated_seeds

SCORER = "eval/score_times.py"
SCORED = ("strict", "relaxed", "value", "days")


def score_times(corpora: Corpora, documents: list[Row], gold: list[Row]) -> Scores:
    """Return the F1 of extents (identical, overlapping), of TIMEX3 values, and of the days they denote."""
    found = annotate(documents, ("times",))
    told = score(corpora, SCORER, gold, [{"id": row["id"], "timex": row["times"]} for row in found.rows])
    return {**{name: told[name][2] for name in SCORED}, "stage_failures": found.stage_failures}


def measure_corpus(file: str, corpora: Corpora) -> Scores:
    """Return the scores on a corpus whose creation times are given as dates of publication."""
    gold = corpora.rows(file)
    return score_times(corpora, [{**row, "published": row["dct"]} for row in gold], gold)


def measure_seeds(corpora: Corpora) -> Scores:
    """Return the scores on the seeds, given with their true dates."""
    return score_times(corpora, dated_seeds(corpora), corpora.rows(SEED_TIMES))


def measure_sample(corpora: Corpora) -> Scores:
    """Return the scores on the sample case, as shipped: the undated reports without a date."""
    return score_times(corpora, corpora.rows(SAMPLE_DOCUMENTS), corpora.rows(f"{SAMPLE}/times.jsonl"))


CORPORA = ("timebank", "aquaint", "wikiwars_train")

MEASURES = (
    *(
        Measure(f"times/{name}", (SCORER, file), partial(measure_corpus, file))
        for name in CORPORA
        for file in (f"data/times/{name}.jsonl",)
    ),
    Measure("times/seeds", (SCORER, SEED_TIMES, *SEED_FILES), measure_seeds),
    Measure("times/sample", (SCORER, SAMPLE_DOCUMENTS, f"{SAMPLE}/times.jsonl"), measure_sample),
)
