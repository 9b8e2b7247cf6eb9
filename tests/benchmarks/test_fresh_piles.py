"""The authored piles of the test cases say what their texts say."""

import json
from pathlib import Path
from typing import Any

import pytest

PILES = Path(__file__).parent.parent / "cases" / "piles"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PILES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {row["id"]: row["text"] for row in rows("docs")}


def test_every_alteration_quotes_what_stands_there(texts):
    for row in rows("alterations"):
        for who in ("child", "parent"):
            assert texts[row[who]][row[f"{who}_start"] : row[f"{who}_end"]] == row[f"{who}_quote"]


def test_every_document_is_in_an_origin_group_and_no_pair_crosses_piles(texts):
    grouped = {name for row in rows("origins") for group in row["groups"] for name in group}
    assert grouped == texts.keys()
    assert all(pair["left"][:2] == pair["right"][:2] for pair in rows("pairs"))


def test_two_documents_share_an_origin_where_a_group_holds_both():
    groups = [set(group) for row in rows("origins") for group in row["groups"]]
    for pair in rows("pairs"):
        together = any({pair["left"], pair["right"]} <= group for group in groups)
        assert pair["shares_origin"] == together, pair
