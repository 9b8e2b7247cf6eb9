"""The shipped language pipeline on raw text: treebanks and entity sets by spaCy's scorer, and parse cases."""

from functools import partial
from itertools import chain
from statistics import mean

from training.evaluate import scores

from benchmarks.corpora import Corpora
from benchmarks.measure import Measure, Scores
from benchmarks.parse_cases import has_arc, read_cases
from stemma.annotate.language import load_pipeline

PARSED = ("upos", "lemmas", "uas", "las", "sentences")
NAMED = ("entities",)
PARSE_CASES = "tests/cases/parses.json"


def measure_language(name: str, asked: tuple[str, ...], corpora: Corpora) -> Scores:
    """Return the shares that spaCy's scorer finds right; a wrong token costs its annotation."""
    told = scores(load_pipeline(), corpora.path(f"data/language/{name}.spacy"))
    return {score: told[score] / 100 for score in asked}


def measure_parse_cases(corpora: Corpora) -> Scores:
    """Return the share of decisive arcs that are right, and of sentences in which all of them are."""
    cases = read_cases(corpora.path(PARSE_CASES))
    parses = load_pipeline().pipe([case.text for case in cases])
    found = [[has_arc(doc, arc) for arc in case.arcs] for doc, case in zip(parses, cases, strict=True)]
    return {"arcs": mean(chain.from_iterable(found)), "whole": mean(map(all, found))}


SETS = {"gum_news_test": PARSED, "ewt_test": PARSED, "uner_ewt_test": NAMED, "crossner_test": NAMED}

MEASURES = (
    *(
        Measure(f"language/{name}", (f"data/language/{name}.spacy",), partial(measure_language, name, asked))
        for name, asked in SETS.items()
    ),
    Measure("language/parse_cases", (PARSE_CASES,), measure_parse_cases),
)
