import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.names import SAME_NAME, name_similarity, name_tokens, spelling_keys, without_titles


@pytest.fixture(scope="module")
def pairs(shared):
    """The labelled pairs of the names prototype, read as data and not run."""
    source = (shared / "prototypes/language/names_test.py").read_text("utf-8")
    tree = ast.parse(source)
    lists = {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in {"POS", "NEG"}
    }
    return lists["POS"], lists["NEG"]


def test_the_labelled_pairs_part_at_the_threshold_better_than_the_anchor(pairs):
    same, different = pairs
    found = sum(name_similarity(*pair) >= SAME_NAME for pair in same)
    wrong = sum(name_similarity(*pair) >= SAME_NAME for pair in different)
    assert 2 * found / (len(same) + found + wrong) >= 0.97


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Qassem Soleimani", "Qassim Suleimani"),
        ("Mustafa al-Kadhimi", "Mustafa Al-Kazemi"),
        ("Adel Abdul Mahdi", "Adel Abdul-Mahdi"),
        ("Hassan Rouhani", "Hassan Rowhani"),
        ("Mikheil Saakashvili", "Mikhail Saakashvili"),
        ("Dmitry Medvedev", "Dmitri Medvedev"),
        ("Khalifa Haftar", "Khalifa Hifter"),
        ("Gen. Khalifa Haftar", "Khalifa Haftar"),
    ],
)
def test_romanisations_of_one_name_agree(left, right):
    assert name_similarity(left, right) >= SAME_NAME


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Iraq", "Iran"),
        ("Sudan", "Sudani"),
        ("George W. Bush", "George H. W. Bush"),
        ("Masoud Barzani", "Masrour Barzani"),
        ("Falih Hassan", "Fadhil Hassan"),
        ("Qassem Soleimani", "Naim Qassem"),
        ("Osama al-Nujaifi", "Atheel al-Nujaifi"),
        ("Saddam Hussein", "Qusay Hussein"),
    ],
)
def test_false_friends_stay_apart(left, right):
    assert name_similarity(left, right) < SAME_NAME


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Marine Gen. Frank McKenzie", "Frank McKenzie"),
        ("Grand Ayatollah Ali al-Sistani", "Ali al-Sistani"),
        ("Prime Minister-designate Mohammed Allawi", "Mohammed Allawi"),
        ("Mr.", ""),
        ("Majid Majidi", "Majid Majidi"),
    ],
)
def test_titles_stand_outside_a_name(name, bare):
    assert without_titles(name) == bare


def test_abd_al_and_its_name_are_one_part():
    assert name_tokens("Adil Abd al-Mahdi") == name_tokens("Adil Abdul-Mahdi")


_names = st.lists(st.text("abcdeghiklmnoqrstuwyz'-", min_size=1, max_size=9), min_size=1, max_size=4).map(
    " ".join
)


@given(_names, _names)
def test_similarity_is_symmetrical_and_between_nought_and_one(left, right):
    score = name_similarity(left, right)
    assert score == name_similarity(right, left)
    assert 0 <= score <= 1


@given(_names)
def test_a_name_with_parts_agrees_with_itself(name):
    assert name_similarity(name, name) == (1.0 if name_tokens(name) else 0.0)


@given(st.text("abcdeghiklmnoqrstuwyz", min_size=1, max_size=12))
def test_every_word_has_a_key(word):
    assert spelling_keys(word)
