import json

import pytest

from stemma.ingest.languages import identify_language

ARTICLE_1 = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with reason.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils ont la raison.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos, dotados de razón.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft begabt.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.",
}


@pytest.mark.parametrize("code", ARTICLE_1)
def test_the_language_of_two_sentences_is_told(code):
    assert identify_language(ARTICLE_1[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Gori", "64", "2008-08-08 12:30", "- - - - - - - - - - - - - - - - - -", "OK OK"]
)
def test_what_is_too_short_has_no_language(text):
    assert identify_language(text) == "und"


def test_no_english_report_is_given_another_language(shared):
    lines = (shared / "data/piles/docs.jsonl").read_text("utf-8").splitlines()
    found = [identify_language(json.loads(line)["text"]) for line in lines]
    assert set(found) == {"en"}
