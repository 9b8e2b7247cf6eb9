"""Event mentions: triggers, types, sides and vetoes over collected sentences."""

import json
from pathlib import Path

import pytest

from builders import make_parsed
from stemma.annotate.events import find_events
from stemma.annotate.names import find_names
from stemma.annotate.times import find_times
from stemma.model.dates import Unresolved
from stemma.model.events import EventMention, Polarity, Veto
from stemma.model.mentions import Certainty

CASES = json.loads((Path(__file__).parent.parent / "cases" / "events.json").read_text("utf-8"))
PARAMETERS = [
    pytest.param(case, id=case["label"], marks=[pytest.mark.xfail] if case.get("expect") == "fail" else [])
    for case in CASES
]


def events_of(nlp, text, published=None):
    parsed = make_parsed(nlp, text, published, find_names, find_times, find_events)
    return parsed.document, parsed.all(EventMention)


def told(document, mention, wanted):
    """Return what a case asks of a mention, read from the mention."""
    facts = {
        "type": mention.type.value,
        "trigger": document.quote(mention.trigger),
        "mode": mention.mode,
        "veto": mention.veto.value if mention.veto else None,
    }
    sides = {"actors": mention.actors, "recipients": mention.recipients}
    for role, participants in sides.items():
        asked = wanted.get(role, [])
        facts[role] = [shown(one.code, asked, place) for place, one in enumerate(participants)]
    return {key: facts[key] for key in wanted}


def shown(code, asked, place):
    """Return a code as a case writes it: where the case leaves the sector open, so do we."""
    left_open = place < len(asked) and asked[place].endswith(" ---")
    return f"{code.split()[0]} ---" if left_open else code


@pytest.mark.parametrize("case", PARAMETERS)
def test_a_sentence_tells_exactly_these_events(nlp, case):
    document, found = events_of(nlp, case["text"])
    wanted = [{"veto": None, **event} for event in case["events"]]
    assert [told(document, m, w) for m, w in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), [document.quote(mention.trigger) for mention in found]


def test_every_plover_type_has_a_case():
    assert {event["type"] for case in CASES for event in case["events"]} == {
        *("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST"),
        *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    }


def test_a_negated_event_is_kept_with_negative_polarity(nlp):
    _, (mention,) = events_of(nlp, "The army did not attack the village.")
    assert (mention.polarity, mention.certainty) == (Polarity.NEGATIVE, Certainty.CERTAINLY_NOT)


def test_a_hedge_lowers_the_certainty_but_is_no_veto(nlp):
    _, (mention,) = events_of(nlp, "The rebels probably attacked the village.")
    assert (mention.veto, mention.certainty) == (None, Certainty.PROBABLE)


def test_a_planned_event_is_uncommitted(nlp):
    _, (mention,) = events_of(nlp, "The general planned to attack the port.")
    assert (mention.veto, mention.certainty) == (Veto.FUTURE, Certainty.UNCOMMITTED)


def test_the_date_in_the_clause_dates_the_event(nlp):
    _, (mention,) = events_of(nlp, "Rebels attacked an army base on 4 May 2020.")
    assert str(mention.first_day) == str(mention.last_day) == "2020-05-04"


def test_each_of_two_clauses_keeps_its_own_date(nlp):
    text = "Rebels attacked the base on 4 May 2020 and the army arrested the attackers on 9 May 2020."
    _, found = events_of(nlp, text)
    assert [str(mention.first_day) for mention in found] == ["2020-05-04", "2020-05-09"]


def test_a_sentence_without_a_date_leaves_the_event_undated(nlp):
    _, (mention,) = events_of(nlp, "Rebels attacked an army base.", "2020-05-14")
    assert (mention.first_day, mention.undated) == (None, Unresolved.NOT_STATED)


def test_the_day_on_which_somebody_spoke_does_not_date_what_he_told(nlp):
    _, (mention,) = events_of(
        nlp, "The general said on Wednesday that rebels attacked the base.", "2020-05-14"
    )
    assert (mention.first_day, mention.undated) == (None, Unresolved.NOT_STATED)


def test_an_unresolved_date_hands_on_its_reason(nlp):
    _, (mention,) = events_of(nlp, "Rebels attacked an army base on Tuesday.")
    assert (mention.first_day, mention.undated) == (None, Unresolved.NO_ANCHOR)
    assert mention.time is not None


def test_a_place_after_in_is_the_place_of_the_event(nlp):
    _, (mention,) = events_of(nlp, "Gunmen kidnapped three journalists in Afghanistan.")
    assert mention.place is not None
    assert (mention.place.name, mention.place.country) == ("Afghanistan", "AFG")


def test_a_nationality_before_the_noun_is_no_place(nlp):
    _, (mention,) = events_of(nlp, "The commander was killed in a US raid.")
    assert mention.place is None


def test_a_friend_in_the_adjective_is_not_the_country_of_the_militia(nlp):
    _, (mention,) = events_of(nlp, "An Iran-backed militia attacked the embassy.")
    assert [side.code for side in mention.actors] == ["--- PRM"]


def test_a_pronoun_in_reported_speech_means_the_speaker(nlp):
    _, found = events_of(nlp, "Iran said it had attacked the base.")
    assert [side.name for side in found[-1].actors] == ["Iran"]


def test_an_unresolved_pronoun_names_nobody(nlp):
    _, (mention,) = events_of(nlp, "They attacked the base.")
    assert mention.actors == ()
