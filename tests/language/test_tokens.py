"""Tokens as Universal Dependencies English has them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

CASES = json.loads((Path(__file__).parent.parent / "cases" / "tokens.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_text_falls_into_the_tokens_of_universal_dependencies(nlp, case):
    assert [token.text for token in nlp.make_doc(case["text"])] == case["tokens"]


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=400))
def test_the_tokens_of_any_text_spell_the_text(nlp, text):
    assert nlp.make_doc(text).text == text


@pytest.mark.parametrize("size", [201, 100_000])
def test_an_overlong_word_is_one_token_between_its_neighbours(nlp, size):
    text = f"Before. {')' * size} After."
    tokens = [token.text for token in nlp.make_doc(text)]
    assert tokens == ["Before", ".", ")" * size, "After", "."]
