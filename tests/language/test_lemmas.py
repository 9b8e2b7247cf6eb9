"""Lemmas: from the treebanks, from the network's scripts, and by spelling."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma_en.lemmas import Lemmatiser
from stemma_en.words import Case, case_of

CASES = json.loads((Path(__file__).parent.parent / "cases" / "lemmas.json").read_text(encoding="utf-8"))
PACKAGE = Path(str(files("stemma_en")))
LEMMATISER = Lemmatiser(PACKAGE / "lemmas.tsv", PACKAGE / "vocab.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_word_has_the_lemma_of_the_dictionary(case):
    assert LEMMATISER.lemma(case["word"], case["pos"], case["script"]) == case["lemma"]


@given(word=st.text(min_size=1, max_size=30), pos=st.sampled_from(["VERB", "NOUN", "ADJ", "PROPN"]))
def test_every_word_has_a_lemma(word, pos):
    assert LEMMATISER.lemma(word, pos, "1|1|")


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("army", Case.LOWER),
        ("Iraq", Case.TITLE),
        ("A", Case.TITLE),
        ("ISIL", Case.UPPER),
        ("al-Sadr", Case.MIXED),
        ("2014", Case.DIGITS),
        ("伊拉克", Case.UNCASED),
        ("—", Case.MARK),
    ],
)
def test_a_word_has_the_case_of_its_letters(word, case):
    assert case_of(word) is case
