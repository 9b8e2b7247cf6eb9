import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.shingles import shingles, word_codes

WORDS = st.lists(
    st.sampled_from(["the", "a", "iraqi", "army", "left", "mosul", "on", "tuesday"]), max_size=30
)


@given(WORDS, st.integers(1, 6))
def test_there_is_one_shingle_for_each_place_where_one_can_begin(words, size):
    assert len(shingles(word_codes(words), size)) == max(0, len(words) - size + 1)


@given(WORDS, st.integers(1, 5))
def test_two_shingles_are_equal_exactly_where_their_words_are(words, size):
    codes = shingles(word_codes(words), size)
    for one in range(len(codes)):
        for other in range(len(codes)):
            same_words = words[one : one + size] == words[other : other + size]
            assert (codes[one] == codes[other]) == same_words


def test_a_word_has_the_same_number_in_every_text():
    assert word_codes(["army", "mosul"])[1] == word_codes(["mosul"])[0]
    assert int(word_codes(["mosul"])[0]) == 0x328E16B7D48115D8


def test_a_shingle_knows_the_order_of_its_words():
    codes = word_codes(["army", "left", "mosul"])
    assert shingles(codes, 3)[0] != shingles(np.flip(codes), 3)[0]
