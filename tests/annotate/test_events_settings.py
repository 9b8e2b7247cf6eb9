"""Which day and which place an event has: what the sentence ties to it, never what it ties to the telling."""

import pytest

from builders import make_parsed
from stemma.annotate.events import find_events
from stemma.annotate.names import find_names
from stemma.annotate.times import find_times
from stemma.model.events import EventMention

PUBLISHED = "2008-08-10"


def days_of(nlp, text, trigger):
    """Return the days of the event that `trigger` tells."""
    parsed = make_parsed(nlp, text, PUBLISHED, find_names, find_times, find_events)
    quote = parsed.document.quote
    (found,) = [m for m in parsed.all(EventMention) if quote(m.trigger) == trigger]
    return tuple(str(day) if day else None for day in (found.first_day, found.last_day))


NOT_STATED = (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "BEIRUT, Aug. 9 (AP) - Rebels attacked a police post.",
        "TBILISI, Aug. 8 — Rebels attacked a police post.",
        "KABUL, 7 August 2008 - Rebels attacked a police post.",
        "LAGOS, Nigeria, Aug. 6 (Reuters) - Rebels attacked a police post.",
        "UNITED NATIONS, August 9 -- Rebels attacked a police post.",
    ],
)
def test_the_day_of_a_dateline_dates_nothing(nlp, text):
    assert days_of(nlp, text, "attacked") == NOT_STATED


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a base, the army said on Friday.",
        "Rebels attacked a base, the minister said late on Friday.",
        "Rebels attacked a base, an official told reporters on Friday.",
        "Rebels attacked a base, a spokesman added on Friday.",
        "Rebels attacked a base, the governor said on Friday night.",
    ],
)
def test_a_day_right_after_a_verb_of_speaking_is_the_day_of_speaking(nlp, text):
    assert days_of(nlp, text, "attacked") == NOT_STATED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("On Friday the army entered Homs after rebels attacked a base.", "attacked"),
        ("The army entered Homs on Friday, before rebels attacked a base.", "attacked"),
        ("The army entered Homs on Friday after an attack on a base.", "attack"),
        ("Troops arrived on Friday after rebels bombed the town.", "bombed"),
        ("The minister resigned on Friday after police shot a protester.", "shot"),
    ],
)
def test_what_came_before_or_after_does_not_share_the_day(nlp, text, trigger):
    assert days_of(nlp, text, trigger) == NOT_STATED


@pytest.mark.parametrize(
    "text",
    [
        "Villages were shelled from late on Thursday.",
        "Villages were shelled from Thursday.",
        "Villages have been shelled since Thursday.",
        "Villages were shelled from early Thursday.",
        "Villages have been shelled since early on Thursday.",
    ],
)
def test_what_began_on_a_day_may_have_lasted_until_the_report(nlp, text):
    assert days_of(nlp, text, "shelled") == ("2008-08-07", "2008-08-10")


def test_a_day_in_a_clause_with_another_subject_dates_that_clause_only(nlp):
    text = "The attack on the port killed ten people, while diplomats gave another figure on Saturday."
    assert days_of(nlp, text, "attack") == NOT_STATED


def test_a_day_beside_the_trigger_stays_its_own_after_a_preposition(nlp):
    assert days_of(nlp, "The talks ended after the Aug. 3 attack on the base.", "attack")[0] == "2008-08-03"


@pytest.mark.parametrize(
    "text",
    [
        "We are going to correct the report of the attack on a base: 20 men were killed and 10 were hurt.",
        "WE ARE GOING TO MEND THE LIST OF THE ATTACK ON THE CAMP: 9 GUARDS WERE KILLED AND 2 WERE WOUNDED.",
    ],
)
def test_victims_counted_under_a_participle_that_heads_its_sentence_are_told(nlp, text):
    parsed = make_parsed(nlp, text, PUBLISHED, find_names, find_times, find_events)
    told = {parsed.document.quote(mention.trigger).lower() for mention in parsed.all(EventMention)}
    assert "killed" in told
