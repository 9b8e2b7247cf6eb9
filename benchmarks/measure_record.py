"""The record: events of the world, told by several reports of the seeds, the piles and the sample case."""

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import Rows, record, score
from benchmarks.sets import SAMPLE, SAMPLE_DOCUMENTS, SEED_FILES, SEED_TIMES, dated_seeds, seeds

SCORER = "eval/score_record.py"
SEED_EVENTS = "gold/seeds_events.jsonl"
PILES, PILE_EVENTS, PILE_ORIGINS = (f"data/piles/{name}.jsonl" for name in ("docs", "events", "origins"))
SAMPLE_EVENTS = f"{SAMPLE}/events.jsonl"
SHARES = ("recall_core", "recall", "precision", "together", "dates", "origins")
MISTAKES = ("split", "fused", "negated")


def score_record(corpora: Corpora, gold: list[Row], found: Rows) -> dict[str, float]:
    """Return the scorer's shares and its counts of mistakes; what each means stands in the scorer."""
    told = score(corpora, SCORER, gold, found.rows)
    return {**{name: told[name] for name in SHARES + MISTAKES}, "stage_failures": found.stage_failures}


def measure_seeds(corpora: Corpora) -> Scores:
    """Return the scores on the seeds with their dates of publication."""
    return score_record(corpora, corpora.rows(SEED_EVENTS), record(dated_seeds(corpora)))


def measure_undated_seeds(corpora: Corpora) -> Scores:
    """Return the scores on the seeds as they were found."""
    return score_record(corpora, corpora.rows(SEED_EVENTS), record(seeds(corpora)))


def measure_piles(corpora: Corpora) -> Scores:
    """Return the scores on all authored piles together, each put through on its own.

    Their gold lists the main events only, so precision would punish the others and is left out, with it
    the counts of predictions that the gold knows nothing of.
    """
    documents = corpora.rows(PILES)
    events, failures = [], 0
    for name in sorted({row["pile"] for row in documents}):
        found = record(row for row in documents if row["pile"] == name)
        events += found.rows
        failures += found.stage_failures
    gold = pile_gold(corpora.rows(PILE_EVENTS), corpora.rows(PILE_ORIGINS))
    told = score_record(corpora, gold, Rows(events, failures))
    asked = ("recall", "together", "dates", "origins", "split", "fused", "stage_failures")
    return {name: told[name] for name in asked}


def pile_gold(events: list[Row], origins: list[Row]) -> list[Row]:
    """Return the piles' events as the scorer reads them; one without a PLOVER class cannot be asked for.

    An event's origins are those of the reports that tell it.
    """
    groups = {row["pile"]: row["groups"] for row in origins}
    return [_gold_event(event, groups[event["pile"]]) for event in events if event["plover"]]


def _gold_event(event: Row, groups: list[list[str]]) -> Row:
    documents = sorted({mention["document"] for mention in event["mentions"]})
    return {
        **{name: event[name] for name in ("id", "label", "plover", "date_start", "date_end")},
        "tier": "core",
        "reports": [{"doc": m["document"], "start": m["start"], "end": m["end"]} for m in event["mentions"]],
        "documents": documents,
        "independent_origins": [group for group in groups if set(group) & set(documents)],
    }


def measure_sample(corpora: Corpora) -> Scores:
    """Return the scores on the sample case, as shipped."""
    return score_record(corpora, corpora.rows(SAMPLE_EVENTS), record(corpora.rows(SAMPLE_DOCUMENTS)))


MEASURES = (
    Measure("record/seeds", (SCORER, SEED_EVENTS, SEED_TIMES, *SEED_FILES), measure_seeds),
    Measure("record/undated_seeds", (SCORER, SEED_EVENTS, *SEED_FILES), measure_undated_seeds),
    Measure("record/piles", (SCORER, PILES, PILE_EVENTS, PILE_ORIGINS), measure_piles),
    Measure("record/sample", (SCORER, SAMPLE_EVENTS, SAMPLE_DOCUMENTS), measure_sample),
)
