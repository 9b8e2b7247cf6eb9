from datetime import date

import pytest

from builders import make_parsed
from stemma.annotate.date_clues import find_date_clues
from stemma.annotate.dating.roles import role_of
from stemma.annotate.times import find_times
from stemma.model.datings import ClueRole, Tense
from stemma.resources.offices import terms

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


TENSES = [
    ("The company sold bonds due March 15, 2027.", "March 15, 2027", Tense.FUTURE),
    ("The lease expires on May 31, 2026.", "May 31, 2026", Tense.FUTURE),
    ("He promised to leave by 2030.", "2030", Tense.OPEN),
    ("It expects to control the province by 2030.", "2030", Tense.FUTURE),
    ("They were invited to join the alliance in July 2027.", "July 2027", Tense.OPEN),
    ("They spoke of a visit to the capital in September.", "September", Tense.OPEN),
    ("Three men were charged with the January 2019 bombing of the embassy.", "January 2019", Tense.PAST),
    ("The army has held the town since 2014.", "2014", Tense.PAST),
    ("The council has set Nov. 10 as the deadline for bids.", "Nov. 10", Tense.OPEN),
    ("The attack on Aug. 7 killed twelve.", "Aug. 7", Tense.PAST),
    ("The treaty is set to expire in February 2031.", "February 2031", Tense.FUTURE),
    ("The company hopes to open a plant by 2031.", "2031", Tense.FUTURE),
    ("The ban will last until 2031.", "2031", Tense.FUTURE),
    ("The law expired in 2007.", "2007", Tense.PAST),
    ("The campaigns filed reports on their money through the end of 2015.", "the end of 2015", Tense.OPEN),
    ("She did not learn of it until 2008.", "2008", Tense.OPEN),
    ("He was finally ready to receive us in 2013.", "2013", Tense.OPEN),
    ("Trade fell to 14 billion last year, down 2.5 billion from 1996.", "1996", Tense.PAST),
    ("He pulled his country out of the 2015 agreement with its neighbours.", "2015", Tense.PAST),
    ("They dislike its plans to triple coal production from 2013 to 2020.", "2013", Tense.OPEN),
]


@pytest.mark.parametrize(("text", "words", "tense"), TENSES, ids=lambda value: str(value)[:40])
def test_a_tense_counts_only_for_the_date_of_its_own_verb(nlp, text, words, tense):
    assert clues_of(nlp, text)[words].tense is tense


CALLED = [
    ("President Clinton said on Friday that the talks had failed.", True),
    ("The talks, which President Clinton left last week, had failed.", True),
    ("President Bill Clinton has ordered a raid.", True),
    ("Secretary of State Madeleine Albright arrived in Nairobi.", True),
    ("Talks with prime minister Tony Blair go on.", False),
    ("Talks with prime minister Tony Blair ended yesterday.", True),
    ("The talks that President Clinton let fail are news again on Monday.", False),
    ("“President Clinton is the best we had,” said a guest.", False),
    ("Years after President Clinton sent troops, they are coming home.", False),
    ("President Clinton spoke on Friday. Former President Clinton has a dog.", False),
    ("The Clinton administration said it would send troops.", True),
    ("He was adviser to the Clinton administration.", False),
    ("The French president, Nicolas Sarkozy, said on Friday that he would go.", True),
    ("Dmitri Medvedev, the president, said the war was over.", True),
    ("As secretary of state, Hillary Clinton used her own computer, it was said on Friday.", False),
    ("Former President Clinton said on Friday that the talks had failed.", False),
    ("The deal was signed under President Clinton, it was said on Friday.", False),
    ("Vice President Clinton spoke on Friday.", False),
    ("In 1996, President Clinton said on a Friday that the talks had failed.", False),
    ("Clinton said on Friday that the talks had failed.", False),
    ("President Clinton Smith of the bank spoke on Friday.", False),
    ("President Hillary Clinton spoke on Friday.", False),
    ("The hall in which the alliance was founded bears the name of President Truman.", False),
]


@pytest.mark.parametrize(("text", "acts"), CALLED, ids=[text[:50] for text, _ in CALLED])
def test_only_who_is_called_by_an_office_in_the_reports_own_days_is_a_clue(nlp, text, acts):
    clues = [clue for clue in clues_of(nlp, text).values() if clue.role is ClueRole.OFFICE]
    assert bool(clues) is acts


def test_a_history_told_far_down_is_no_clue(nlp):
    text = (
        "Troops left. Shops opened. Schools stayed shut. Nobody was hurt. President Reagan sent the marines."
    )
    assert not any(clue.role is ClueRole.OFFICE for clue in clues_of(nlp, text).values())


def test_who_is_quoted_far_down_is_a_clue(nlp):
    text = (
        "Troops left. Shops opened. Schools stayed shut. Nobody was hurt. President Reagan said it was good."
    )
    assert any(clue.role is ClueRole.OFFICE for clue in clues_of(nlp, text).values())


ENTRIES = [
    # Their terms began on 8 September 2014, 25 October 2018, 16 September 2020, 13 February 2021 and
    # 4 November 2015.
    ("A new prime minister at last. Parliament approved Prime Minister Haider al-Abadi on Monday.", True),
    (
        "Lawmakers confirmed Prime Minister Adel Abdul Mahdi yesterday. The new prime minister is 76.",
        True,
    ),
    ("Prime Minister Yoshihide Suga was sworn in on Wednesday. The new prime minister is 71.", True),
    ("Prime Minister Mario Draghi was sworn in on Saturday as the new Italian prime minister.", True),
    ("Prime Minister Justin Trudeau was sworn in on Wednesday. The new prime minister is 43.", True),
    ("Prime Minister Haider al-Abadi was sworn in on Monday.", False),  # perhaps once more
    (
        "A new prime minister. Parliament approved the budget of Prime Minister Haider al-Abadi on Monday.",
        False,
    ),
    ("A new prime minister. Parliament approved Prime Minister Haider al-Abadi.", False),
    ("A new prime minister. Parliament approved Prime Minister Haider al-Abadi in 2014.", False),
]


@pytest.mark.parametrize(("text", "enters"), ENTRIES, ids=[text[:70] for text, _ in ENTRIES])
def test_only_a_new_holder_who_enters_office_at_a_time_near_the_report_is_an_entry(nlp, text, enters):
    found = [clue for clue in clues_of(nlp, text).values() if clue.role is ClueRole.ENTRY]
    assert bool(found) is enters


def test_an_entry_has_the_days_on_which_the_term_can_have_begun(nlp):
    text = "A new prime minister at last. Parliament approved Prime Minister Haider al-Abadi last week."
    (clue,) = [clue for clue in clues_of(nlp, text).values() if clue.role is ClueRole.ENTRY]
    assert (clue.first_day, clue.last_day) == (date(2014, 9, 1), date(2014, 9, 9))
    assert clue.value == "DCT-1W"
    assert clue.text == "Prime Minister Haider al-Abadi last week"


def test_an_office_holder_of_two_terms_or_two_of_one_name_leave_every_term(nlp):
    clue = clues_of(nlp, "President Bush said on Friday that the talks had failed.")["President Bush"]
    assert clue.value == "1989-01-20/1993-01-20|2001-01-20/2009-01-20"
    clue = clues_of(nlp, "Chancellor Merz said on Friday that the talks had failed.")["Chancellor Merz"]
    assert clue.value == "2025-05-06/.."


def test_a_term_that_nobody_may_have_again_ends_when_the_law_ends_it(nlp):
    clue = clues_of(nlp, "President Macron said on Friday that the talks had failed.")["President Macron"]
    assert clue.value == "2017-05-14/2027-05-13"


def test_the_terms_of_an_office_end_after_they_begin_and_none_overlaps_the_next():
    for (title, name), held in terms().items():
        ends = [term.last_day or date.max for term in held]
        assert all(term.first_day < end for term, end in zip(held, ends, strict=True)), (title, name)
        following = [term.first_day for term in held[1:]]
        assert all(end <= first for end, first in zip(ends, following, strict=False)), (title, name)


def test_a_year_that_only_names_a_budget_tells_no_tense(nlp):
    (clue,) = clues_of(nlp, "Analysts criticised the 2031 budget.").values()
    assert clue.tense is Tense.OPEN


def test_under_a_picture_the_present_tense_tells_the_past(nlp):
    text = "Mourners pack a funeral in Baghdad on Jan. 4. (AP Photo/N.N.)"
    assert clues_of(nlp, text)["Jan. 4"].tense is Tense.PAST


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        (
            "The leaders will meet on Monday, July 16, 2018. (AP Photo/N.N.)",
            "Monday, July 16, 2018",
            Tense.FUTURE,
        ),
        (
            "In this July 7, 2017, file photo, the leaders meet. (AP Photo/N.N., File)",
            "July 7, 2017",
            Tense.PAST,
        ),
    ],
    ids=["what will be", "an old picture"],
)
def test_under_a_picture_what_will_be_is_not_past(nlp, text, words, tense):
    assert clues_of(nlp, text)[words].tense is tense


def test_a_day_that_is_the_name_of_an_attack_is_no_clue(nlp):
    assert not clues_of(nlp, "Security was tightened after the Sept. 11 attacks.")
    assert clues_of(nlp, "Security was tightened after the Sept. 12 attacks.")


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
