"""Numbers in digits and words, and the words that bound them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("64", 64, 64),
        ("1,492", 1492, 1492),
        ("twenty-one", 21, 21),
        ("one hundred and five", 105, 105),
        ("two thousand three hundred", 2300, 2300),
        ("half a million", 500_000, 500_000),
        ("two dozen", 24, 24),
        ("2.5 million", 2_500_000, 2_500_000),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds of thousands", 200_000, None),
        ("several hundred", 200, None),
        ("several", None, None),
        ("more than 100", 101, None),
        ("at least 40", 40, None),
        ("no fewer than 40", 40, None),
        ("40 or more", 40, None),
        ("up to 5,000", None, 5000),
        ("as many as 5,000", None, 5000),
        ("no more than 5,000", None, 5000),
        ("fewer than 1,000", None, 999),
        ("about 5,200", 5200, 5200),
        ("nearly 5,200", 5200, 5200),
        ("between 20 and 30", 20, 30),
        ("between three and five billion dollars", 3e9, 5e9),
        ("20 to 30", 20, 30),
        ("20-30", 20, 30),
        ("two to three million", 2_000_000, 3_000_000),
        ("$1.045 billion", 1.045e9, 1.045e9),
        ("more than $2 million", 2e6, None),
        ("3 million euros", 3e6, 3e6),
    ],
)
def test_the_words_bound_the_number(text, low, high):
    (number,) = find_numbers(text)
    assert (number.low, number.high) == (low, high)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize("text", ["F-16", "the 101st", "10:30", "AK-47", "3/4", "someone", "often", "alone"])
def test_a_number_inside_a_name_or_word_is_none(text):
    assert list(find_numbers(text)) == []


def test_a_count_of_votes_is_no_range():
    (number,) = find_numbers("170 to 0")
    assert (number.low, number.high, number.second) == (170, 170, 0)


@given(st.text(st.sampled_from("0123456789,.-$ abcdefghimnorstuvwxyz\n")))
def test_numbers_of_any_text_stand_in_order_inside_it(text):
    numbers = list(find_numbers(text))
    for number in numbers:
        assert 0 <= number.start < number.end <= len(text)
        assert number.low is None or number.high is None or number.low <= number.high


@given(st.integers(0, 10**9))
def test_digits_with_commas_are_read_as_the_number_they_write(value):
    (number,) = find_numbers(f"{value:,}")
    assert number.low == number.high == value
