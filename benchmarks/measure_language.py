"""The shipped language pipeline on raw text, scored by spaCy against treebanks and entity sets."""

from functools import partial

from training.evaluate import scores

from benchmarks.corpora import Corpora
from benchmarks.measure import Measure, Scores
from stemma.annotate.language import load_pipeline

PARSED = ("upos", "lemmas", "uas", "las", "sentences")
NAMED = ("entities",)


def measure_language(name: str, asked: tuple[str, ...], corpora: Corpora) -> Scores:
    """Return the shares that spaCy's scorer finds right; a wrong token costs its annotation."""
    told = scores(load_pipeline(), corpora.path(f"data/language/{name}.spacy"))
    return {score: told[score] / 100 for score in asked}


SETS = {"gum_news_test": PARSED, "ewt_test": PARSED, "uner_ewt_test": NAMED, "crossner_test": NAMED}

MEASURES = tuple(
    Measure(f"language/{name}", (f"data/language/{name}.spacy",), partial(measure_language, name, asked))
    for name, asked in SETS.items()
)
