"""Word pieces: the same as those of the library that the encoder was trained with."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma_en.wordpiece import END, MOST_PIECES, START, UNKNOWN, WordPiece

VOCABULARY = Path(str(files("stemma_en"))) / "vocab.txt"
WORDPIECE = WordPiece(VOCABULARY)
CASES = Path(__file__).parents[1] / "cases"
NAMES = VOCABULARY.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Baghdad", ["baghdad"]),
        ("al", ["al"]),
        ("Soleimani", ["sole", "##iman", "##i"]),
        ("café", ["cafe"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("don’t", ["don", "’", "t"]),
        ("北京", ["北", "京"]),
        ("a\u200bb", ["ab"]),
    ],
)
def test_a_word_falls_into_its_longest_known_pieces(word, pieces):
    assert [NAMES[number] for number in WORDPIECE.split(word)] == pieces


def test_the_special_pieces_stand_where_the_encoder_expects_them():
    assert (NAMES[UNKNOWN], NAMES[START], NAMES[END]) == ("[UNK]", "[CLS]", "[SEP]")


@given(st.text(max_size=300))
def test_every_word_has_between_one_and_six_pieces(word):
    assert 1 <= len(WORDPIECE.pieces(word)) <= MOST_PIECES


def test_a_word_of_control_characters_is_unknown():
    assert WORDPIECE.pieces("\x00\x01") == (UNKNOWN,)


def test_pieces_of_real_words_equal_those_of_the_library_that_the_encoder_was_trained_with():
    """The case file was written with `tokenizers` 0.23 over the sample case and the actor tables."""
    cases = json.loads((CASES / "wordpiece.json").read_text(encoding="utf-8"))
    found = {word: [NAMES[number] for number in WORDPIECE.split(word)] for word in cases}
    assert found == cases
