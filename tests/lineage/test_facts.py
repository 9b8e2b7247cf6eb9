import pytest

from stemma.lineage.facts import find_facts, sound_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soleimani", "Suleimani"),
        ("Qassem", "Qaseem"),
        ("Kokoity", "Kokoiti"),
        ("Gadhafi", "Qaddafi"),
        ("Hezbollah", "Hizbullah"),
        ("Mikheil", "Mikhail"),
        ("Medvedev", "Medwedew"),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), [("Obama", "Osama"), ("Maliki", "Merkel"), ("Mosul", "Basra")])
def test_different_names_do_not_sound_alike(one, other):
    assert sound_key(one) != sound_key(other)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twelve soldiers", "#12"),
        ("2,000 dead", "#2000"),
        ("half of 3 million", "#3e+06"),
        ("$25 billion", "#2.5e+10"),
    ],
)
def test_numbers_are_one_in_words_and_in_figures(text, number):
    assert number in set(find_facts(text))


def test_function_words_and_words_of_reporting_are_no_facts():
    assert list(find_facts("It was reported that they would have been with him")) == []
