"""Who copied whom: labelled pairs of real articles, the authored piles, the seeds and the sample case."""

from collections.abc import Iterable
from functools import partial
from itertools import combinations
from typing import Any

from benchmarks.calibration import brier_score
from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import LineageRows, relate, score
from benchmarks.sets import KEPT_BACK, SAMPLE, SAMPLE_DOCUMENTS, SEED_FILES, SEED_IDS, seeds

SCORER = "eval/score_lineage.py"
ARTICLES, ARTICLE_PAIRS = "data/lineage/docs_dev.jsonl", "data/lineage/pairs_dev.jsonl"
PILES = tuple(f"data/piles/{name}.jsonl" for name in ("docs", "pairs", "origins"))
FRESH_PILES = tuple(f"tests/cases/piles/{name}.jsonl" for name in ("docs", "pairs", "origins"))
"""Written to check rules that existed already; read since, and three bounds chosen with them in view."""
SAMPLE_PAIRS, SAMPLE_ORIGINS = f"{SAMPLE}/pairs.jsonl", f"{SAMPLE}/origins.jsonl"
SEED_LINKS = {frozenset(SEED_IDS[:2]), frozenset(SEED_IDS[2:])}
NEWS, NEWS_PAIRS = "data/events/news_clusters.jsonl", "tests/cases/news_pairs.jsonl"
NO_LINK = "same_story_independent"


def measure_articles(corpora: Corpora) -> Scores:
    """Return the scores on 175 pairs that were labelled by reading, among 301 articles of two days."""
    found = relate(corpora.rows(ARTICLES))
    gold = corpora.rows(ARTICLE_PAIRS)
    brier = brier_score("articles", gold, found.pairs)
    return {**pair_scores(score_pairs(corpora, gold, found.pairs)), "brier": brier}


def measure_news(corpora: Corpora) -> Scores:
    """Return the scores of `derived` on 100 pairs of articles on one event, among 192, read by hand."""
    found = relate(corpora.rows(NEWS))
    told = score_pairs(corpora, corpora.rows(NEWS_PAIRS), found.pairs)
    return {"precision": told["precision"], "recall": told["recall"]}


def measure_piles(title: str, files: tuple[str, ...], corpora: Corpora) -> Scores:
    """Return the scores on all pairs within each authored pile, all piles of these `files` together."""
    documents, pairs, groups = map(corpora.rows, files)
    piles = {name: [row for row in documents if row["pile"] == name] for name in _names(documents)}
    found = {name: relate(rows) for name, rows in piles.items()}
    gold = all_pairs(piles.values(), pairs)
    origins = {row["pile"]: len(row["groups"]) for row in groups}
    wrong = [abs(found[name].origins - origins[name]) for name in piles]
    every = [pair for one in found.values() for pair in one.pairs]
    brier = brier_score(title, gold, every)
    told = [one for row in groups for one in row["missing_parents"]]
    known = {frozenset(one["children"]) for pile in found.values() for one in pile.missing}
    return {
        **_with_origins(corpora, gold, every),
        "missing_parents": sum(frozenset(one["children"]) in known for one in told) / len(told),
        "origin_count_error": sum(wrong) / len(wrong),
        "brier": brier,
    }


def measure_sample(corpora: Corpora) -> Scores:
    """Return the scores on all pairs of the sample case."""
    documents = corpora.rows(SAMPLE_DOCUMENTS)
    found = relate(documents)
    gold = all_pairs([documents], corpora.rows(SAMPLE_PAIRS))
    wrong = abs(found.origins - len(corpora.rows(SAMPLE_ORIGINS)))
    return {**_with_origins(corpora, gold, found.pairs), "origin_count_error": wrong}


def measure_seeds(corpora: Corpora) -> Scores:
    """Return how many links are shown among the five seeds that are none, and how many of two are missed."""
    found = _links(relate(seeds(corpora, (*SEED_IDS, KEPT_BACK))))
    return {"wrong_pairs": len(found - SEED_LINKS), "missed_pairs": len(SEED_LINKS - found)}


def _links(found: LineageRows) -> set[frozenset[str]]:
    return {frozenset((pair["left"], pair["right"])) for pair in found.pairs if pair["relation"] != NO_LINK}


def _names(documents: Iterable[Row]) -> list[str]:
    return sorted({row["pile"] for row in documents})


def all_pairs(piles: Iterable[list[Row]], listed: Iterable[Row]) -> list[Row]:
    """Return the gold of all pairs within each pile; one that is not listed is independent."""
    known = {frozenset((pair["left"], pair["right"])): pair for pair in listed}
    pairs = [pair for pile in piles for pair in combinations(sorted(row["id"] for row in pile), 2)]
    return [known.get(frozenset(pair)) or _independent(*pair) for pair in pairs]


def _independent(left: str, right: str) -> Row:
    unlinked = {"derived": False, "shares_origin": False, "direction": "none"}
    return {"left": left, "right": right, "relation": NO_LINK, **unlinked}


def score_pairs(corpora: Corpora, gold: list[Row], found: list[Row]) -> dict[str, Any]:
    """Return what the scorer says of the pairs, without its bootstrap."""
    return score(corpora, SCORER, gold, found, "--boot", "0")


def pair_scores(told: dict[str, Any]) -> dict[str, float]:
    """`direction` is over the arrows that were drawn, `siblings` over all pairs that are siblings."""
    siblings = told["siblings"]
    return {
        "precision": told["precision"],
        "recall": told["recall"],
        "derived": told["f1"],
        "relation": told.get("relation_accuracy", 0.0),
        "direction": told["direction"]["accuracy_when_committed"] or 0.0,
        "directed": told["direction"]["coverage"] or 0.0,
        **({"siblings": siblings["said_siblings"] / total} if (total := siblings["siblings_gold"]) else {}),
    }


def _with_origins(corpora: Corpora, gold: list[Row], found: list[Row]) -> dict[str, float]:
    told = score_pairs(corpora, gold, found)
    sharing = score_pairs(corpora, _as_derived(gold), _as_derived(found))
    rewritten = told["by_relation"]["rewritten"]
    return {
        **pair_scores(told),
        "rewritten": rewritten["predicted"] / rewritten["n"],
        "shares_origin": sharing["f1"],
    }


def _as_derived(pairs: Iterable[Row]) -> list[Row]:
    return [{**pair, "derived": pair["shares_origin"]} for pair in pairs]


MEASURES = (
    Measure("lineage/articles", (SCORER, ARTICLES, ARTICLE_PAIRS), measure_articles),
    Measure("lineage/piles", (SCORER, *PILES), partial(measure_piles, "piles", PILES)),
    Measure(
        "lineage/fresh_piles", (SCORER, *FRESH_PILES), partial(measure_piles, "fresh piles", FRESH_PILES)
    ),
    Measure("lineage/news", (SCORER, NEWS, NEWS_PAIRS), measure_news),
    Measure("lineage/seeds", (*SEED_FILES, f"seeds/{KEPT_BACK}.txt"), measure_seeds),
    Measure("lineage/sample", (SCORER, SAMPLE_DOCUMENTS, SAMPLE_PAIRS, SAMPLE_ORIGINS), measure_sample),
)
