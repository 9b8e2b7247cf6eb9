import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.export.unnamed import count_unnamed, describe, find_introduced


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("Two senior Iraqi officials", "official"),
        ("one of the officials", "official"),
        ("A Western diplomat in Baghdad", "diplomat"),
        ("three people familiar with the talks", "person"),
        ("An old man who was watering his tomatoes", "man"),
        ("at least four of the women", "woman"),
    ],
)
def test_the_noun_of_a_description_stands_before_what_is_told_besides(words, noun):
    assert describe(words).noun == noun


def test_the_only_official_told_of_before_is_taken_up():
    earlier = [(describe("A ministry official"), "a"), (describe("a doctor"), "b")]
    assert find_introduced(describe("the official"), earlier) == "a"


def test_of_two_officials_told_of_before_neither_is_taken_up():
    earlier = [(describe("A ministry official"), "a"), (describe("a police official"), "b")]
    assert find_introduced(describe("the official"), earlier) is None


@pytest.mark.parametrize("words", ["another of the officials", "a second official", "officials"])
def test_who_is_told_of_anew_takes_up_nobody(words):
    assert find_introduced(describe(words), [(describe("An official"), "a")]) is None


def test_one_of_the_officials_is_no_further_person():
    described = [(describe("Two senior officials"), 2), (describe("one of the officials"), 1)]
    assert count_unnamed(described) == 2


def test_officials_of_two_countries_are_other_people_and_those_of_none_may_be_either():
    described = [
        (describe("Two Iraqi officials", ["iraq"]), 2),
        (describe("A Turkish official", ["turkey"]), 1),
        (describe("a senior official"), 1),
    ]
    assert count_unnamed(described) == 3


@given(st.lists(st.tuples(st.text(), st.integers(0, 9))))
def test_there_are_never_fewer_people_than_the_greatest_number_nor_more_than_all(found):
    described = [(describe(words), number) for words, number in found]
    greatest = max((number for _, number in described), default=0)
    assert greatest <= count_unnamed(described) <= sum(number for _, number in described)
