"""What copies changed: the alterations of the authored piles, found between parent and copy.

An alteration is right where its kind is that of the gold and its words on both sides overlap the gold's. Put
to it are the alterations of pairs that the gold knows as parent and copy, whichever way round the arrow
points, and of pairs that are not derived at all (all wrong). Siblings and grandparents are left out, for the
gold does not say what they differ in. It is not exhaustive: what it leaves out counts as wrong.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import read_documents
from stemma import api
from stemma.export.rows import alteration_row
from stemma.model.alterations import Alteration

PILES = tuple(f"data/piles/{name}.jsonl" for name in ("docs", "pairs", "alterations"))
FRESH_PILES = tuple(f"tests/cases/piles/{name}.jsonl" for name in ("docs", "pairs", "alterations"))
DIRECTIONS = {"left->right": ("left", "right"), "right->left": ("right", "left")}
THROUGH_ANOTHER = "ancestor"
"""Begins the remark of a pair whose copy has another parent in between."""


def measure_piles(files: tuple[str, ...], corpora: Corpora) -> Scores:
    """Return precision, recall over all gold alterations, and how many right ones have the right parent."""
    documents, pairs, gold = map(corpora.rows, files)
    found: list[Row] = []
    for name in sorted({row["pile"] for row in documents}):
        tables = api.record(read_documents(row for row in documents if row["pile"] == name))
        found += [alteration_row(alteration) for alteration in tables.all(Alteration)]
    return score_alterations(gold, pairs, found)


def score_alterations(gold: list[Row], pairs: Iterable[Row], found: Iterable[Row]) -> dict[str, float]:
    """Return `precision`, `recall` and `directed` of alterations as Stemma writes them."""
    derived = [pair for pair in pairs if pair["derived"]]
    steps = {step for pair in derived if (step := _step(pair)) is not None}
    related = {frozenset((pair["left"], pair["right"])) for pair in derived}
    asked = [row for row in found if _is_asked(row, steps, related)]
    right = [(row, hits) for row in asked if (hits := list(_hits(row, gold)))]
    recalled = {number for _, hits in right for number in hits}
    pointed = sum(_step(row) == (gold[hits[0]]["parent"], gold[hits[0]]["child"]) for row, hits in right)
    return {
        "precision": len(right) / max(1, len(asked)),
        "recall": len(recalled) / len(gold),
        "directed": pointed / max(1, len(right)),
    }


def _step(row: Row) -> tuple[str, str] | None:
    """Return parent and copy, or None where the row names none or there is another between them."""
    if row["direction"] not in DIRECTIONS or row.get("note", "").startswith(THROUGH_ANOTHER):
        return None
    parent, child = DIRECTIONS[row["direction"]]
    return row[parent], row[child]


def _is_asked(row: Row, steps: set[tuple[str, str]], related: set[frozenset[str]]) -> bool:
    pair = row["left"], row["right"]
    return pair in steps or pair[::-1] in steps or frozenset(pair) not in related


def _hits(row: Row, gold: list[Row]) -> Iterator[int]:
    """Yield the numbers of the gold alterations that a row finds."""
    for number, told in enumerate(gold):
        sides = ("left", "right") if row["left"] == told["child"] else ("right", "left")
        same = {row["left"], row["right"]} == {told["child"], told["parent"]} and row["kind"] == told["kind"]
        if same and all(_overlap(row, s, told, w) for s, w in zip(sides, ("child", "parent"), strict=True)):
            yield number


def _overlap(row: dict[str, Any], side: str, told: Row, who: str) -> bool:
    start, end = row["spans"][:2] if side == "left" else row["spans"][2:]
    return bool(start < told[f"{who}_end"] and told[f"{who}_start"] < end)


MEASURES = (
    Measure("alterations/piles", PILES, partial(measure_piles, PILES)),
    Measure("alterations/fresh_piles", FRESH_PILES, partial(measure_piles, FRESH_PILES)),
)
