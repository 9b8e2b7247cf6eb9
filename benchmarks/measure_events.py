"""Event mentions within one text: the seeds' events, and the marked pairs of PLV (training part)."""

from benchmarks.corpora import Corpora
from benchmarks.events_mentions import plv_scores, seed_scores
from benchmarks.measure import Measure, Scores
from benchmarks.sets import SEED_FILES

SEED_EVENTS = "gold/seeds_events.jsonl"
PLV = "data/events/plv_train.jsonl"


def measure_seeds(corpora: Corpora) -> Scores:
    """Return recall and precision of the mentions that count, on the dated seeds."""
    told = seed_scores(corpora.folder, errors=False)
    return {name: told[name] for name in ("recall_core", "recall", "precision")}


def measure_plv(corpora: Corpora) -> Scores:
    """Return the share of sentences coded at all, and the share coded with the marked pair's type."""
    told = plv_scores(corpora.folder, errors=False)
    return {name: told[name] for name in ("told", "accuracy")}


MEASURES = (
    Measure("events/seeds", (SEED_EVENTS, *SEED_FILES), measure_seeds),
    Measure("events/plv_train", (PLV,), measure_plv),
)
