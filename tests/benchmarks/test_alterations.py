"""The scorer of alterations, on rows made by hand."""

from typing import Any

from benchmarks.measure_alterations import score_alterations

GOLD: list[dict[str, Any]] = [
    {
        "parent": "p", "child": "c", "kind": "figure",
        "parent_start": 10, "parent_end": 20, "child_start": 5, "child_end": 9,
    },
    {
        "parent": None, "child": "c", "kind": "date",
        "parent_start": None, "parent_end": None, "child_start": 1, "child_end": 2,
    },
]  # fmt: skip
PAIRS = [
    {"left": "p", "right": "c", "derived": True, "direction": "left->right", "note": ""},
    {"left": "c", "right": "s", "derived": True, "direction": "siblings", "note": "common origin p"},
]


def row(left, right, spans, kind="figure", direction="left->right"):
    return {"left": left, "right": right, "kind": kind, "direction": direction, "spans": spans}


def test_an_alteration_is_right_where_kind_and_words_on_both_sides_are_the_golds():
    found = [
        row("p", "c", [15, 16, 8, 12]),
        row("p", "c", [15, 16, 9, 12]),
        row("p", "c", [15, 16, 8, 12], "hedge"),
    ]
    scores = score_alterations(GOLD, PAIRS, found)
    assert (scores["precision"], scores["recall"], scores["directed"]) == (1 / 3, 1 / 2, 1.0)


def test_the_sides_may_stand_the_other_way_round():
    assert score_alterations(GOLD, PAIRS, [row("c", "p", [8, 12, 15, 16], direction="right->left")]) == {
        "precision": 1.0, "recall": 0.5, "directed": 1.0,
    }  # fmt: skip


def test_an_open_direction_costs_only_the_direction():
    scores = score_alterations(GOLD, PAIRS, [row("p", "c", [15, 16, 8, 12], direction="unknown")])
    assert (scores["precision"], scores["recall"], scores["directed"]) == (1.0, 0.5, 0.0)


def test_siblings_are_left_out_and_pairs_that_are_not_derived_count_as_wrong():
    assert score_alterations(GOLD, PAIRS, [row("c", "s", [1, 2, 1, 2])])["precision"] == 0.0
    found = [row("p", "c", [15, 16, 8, 12]), row("c", "s", [1, 2, 1, 2]), row("c", "z", [1, 2, 1, 2])]
    assert score_alterations(GOLD, PAIRS, found)["precision"] == 0.5
