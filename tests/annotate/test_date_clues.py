import pytest

from builders import make_parsed
from stemma.annotate.date_clues import find_date_clues
from stemma.annotate.dating.roles import role_of
from stemma.annotate.times import find_times
from stemma.model.datings import ClueRole, Tense

ROLES = [
    ("BAGHDAD, Jan. 3 (AP) — Troops left.", "Jan. 3", ClueRole.DATELINE),
    ("Toll rises\n\nMOSCOW, August 9 (VHA) -- \n\nThe toll rose.", "August 9", ClueRole.DATELINE),
    ("Brussels, 12 August 2008\n\nThe Presidency welcomes it.", "12 August 2008", ClueRole.DATELINE),
    ("NEW DELHI, India, March 4 _ Talks began.", "March 4", ClueRole.DATELINE),
    ("They were told to stop. (February 7) However, they went on.", "February 7", ClueRole.CITATION),
    ("The battle (February 7) went on.", "February 7", ClueRole.BODY),
    ("Mourners pack a square last month. (AP Photo/N.N.)", "last month", ClueRole.CAPTION),
    ("Troops left on Jan. 3 — and came back.", "Jan. 3", ClueRole.BODY),
    ("One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nKABUL, Jan. 3 — Troops left.", "Jan. 3", ClueRole.BODY),
]


@pytest.mark.parametrize(("text", "words", "role"), ROLES, ids=lambda value: str(value)[:40])
def test_a_date_is_read_by_where_it_stands(text, words, role):
    start = text.index(words)
    assert role_of(text, start, start + len(words)) is role


def clues_of(nlp, text, published=None):
    parsed = make_parsed(nlp, text, published, find_times)
    return {clue.text: clue for clue in find_date_clues(parsed)}


def test_the_verb_tells_whether_a_date_lies_behind_the_report(nlp):
    clues = clues_of(nlp, "The town fell on May 3, 2019. Elections will be held on May 9, 2021.")
    assert clues["May 3, 2019"].tense is Tense.PAST
    assert clues["May 9, 2021"].tense is Tense.FUTURE


def test_a_deadline_does_not_lie_behind_the_verb_before_it(nlp):
    clues = clues_of(nlp, "The company sold bonds due March 15, 2027. He promised to leave by 2030.")
    assert all(clue.tense is not Tense.PAST for clue in clues.values())
    assert clues


def test_a_year_that_only_names_a_budget_tells_no_tense(nlp):
    (clue,) = clues_of(nlp, "Analysts criticised the 2031 budget.").values()
    assert clue.tense is Tense.OPEN


def test_under_a_picture_the_present_tense_tells_the_past(nlp):
    text = "Mourners pack a funeral in Baghdad on Jan. 4. (AP Photo/N.N.)"
    assert clues_of(nlp, text)["Jan. 4"].tense is Tense.PAST


def test_a_weekday_beside_a_day_of_the_month_is_kept(nlp):
    clues = clues_of(nlp, "Rockets hit the base on Friday, Jan. 3, the army said.")
    assert {clue.weekday for clue in clues.values() if clue.value == "XXXX-01-03"} == {5}


def test_a_day_without_a_year_has_none_in_an_undated_text(nlp):
    clues = clues_of(nlp, "It began in March 2019. On Oct. 23 he was killed, and he was buried that day.")
    assert clues["Oct. 23"].value == "XXXX-10-23"
    assert clues["Oct. 23"].first_day is None


def test_every_clue_stands_where_its_words_stand(nlp):
    text = "KABUL, Jan. 3 — Troops left on Friday. (January 2) They had come in 2019."
    for words, clue in clues_of(nlp, text).items():
        assert text[clue.span.start : clue.span.end] == words
