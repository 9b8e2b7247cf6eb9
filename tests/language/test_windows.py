"""Windows: every word is read once, none too many at a time, and paragraphs stay apart."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma_en.windows import MOST_PIECES, MOST_WORDS, is_wrapped, segments, windows
from stemma_en.wordpiece import WordPiece

WORDPIECE = WordPiece(Path(str(files("stemma_en"))) / "vocab.txt")
PARTS = ["Iraq", "said", ".", "U.S.", "\n", "\n\n", "       ", "Xqzvwkj", "-", "”"]


@settings(max_examples=60)
@given(parts=st.lists(st.sampled_from(PARTS), max_size=60), times=st.integers(1, 30))
def test_every_word_is_read_once_and_in_order(nlp, parts, times):
    doc = nlp.make_doc(" ".join(parts * times))
    found = list(windows(doc, WORDPIECE))
    read = [index for window in found for index in window.tokens]
    assert read == [token.i for token in doc if not token.is_space]
    for window in found:
        assert 1 <= len(window.tokens) <= MOST_WORDS
        assert sum(map(len, window.pieces)) <= MOST_PIECES
        assert 0 in window.starts


def test_a_long_paragraph_is_cut_after_a_sentence(nlp):
    doc = nlp.make_doc("The army left the city of Mosul in June. " * 40)
    *full, _ = windows(doc, WORDPIECE)
    assert [doc[window.tokens[-1]].text for window in full] == ["."] * len(full)


def test_short_paragraphs_are_read_together(nlp):
    doc = nlp.make_doc("Officials said so.\n\nNobody else did.\n\nThe end.")
    (window,) = windows(doc, WORDPIECE)
    assert sorted(window.starts) == [0, 4, 8]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\u2029", " " * 9])
def test_a_gap_parts_two_segments(nlp, gap):
    doc = nlp.make_doc(f"Officials said{gap}Nobody listened")
    assert [[doc[index].text for index in segment] for segment in segments(doc)] == [
        ["Officials", "said"],
        ["Nobody", "listened"],
    ]


@pytest.mark.parametrize("gap", [" ", "  ", "   "])
def test_a_few_blanks_part_nothing(nlp, gap):
    assert len(list(segments(nlp.make_doc(f"Officials said.{gap}Nobody listened.")))) == 1


def test_lines_that_go_on_in_small_letters_are_wrapped_text():
    assert is_wrapped("The governor said\nthat the army had left\nand would not return")
    assert not is_wrapped("The governor said so.\nThe army had left.\nNobody returned.")
    assert not is_wrapped("A single line")
