"""What a week of reports tells of one place: the whole and its parts, and what is kept apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_reconcile import link, make_figure, make_mention, make_name, make_origin, make_reuse, report
from stemma.model.events import EventType
from stemma.model.figures import FigureKind


def told(name, text, trigger, actor, recipient, days, **fields):
    """Return a report that tells what was done to a place."""
    document = report(name, text, fields.pop("published", None))
    names = [make_name(document, actor, "ORG" if "military" in actor else "GPE")]
    names += [make_name(document, recipient, "GPE")] if recipient else []
    mention = make_mention(document, trigger, actor=actor, recipient=recipient, days=days, **fields)
    return [document, *names, mention]


ATTACK = told("d1", "An attack by the US on Mosul came first.", "attack", "US", "Mosul", "2016-10-17")
ENTRY = told(
    "d2",
    "Armour of the US military entered Mosul.",
    "entered",
    "US military",
    "Mosul",
    "2016-10-17",
    cameo="192",
)
PILE = [*ATTACK, *ENTRY]


def test_an_attack_on_a_place_is_what_the_same_doers_did_there_that_day():
    (event,) = link(*PILE)
    assert event.documents == ("d1", "d2")


@given(st.permutations(range(len(PILE))))
@settings(max_examples=20)
def test_the_order_of_the_reports_changes_nothing(order):
    assert link(*(PILE[i] for i in order)) == link(*PILE)


@given(st.integers(1, 3))
@settings(max_examples=3)
def test_copies_of_a_report_add_no_origin(number):
    text = ENTRY[0].text
    copies = [
        told(f"c{i}", text, "entered", "US military", "Mosul", "2016-10-17", cameo="192")
        for i in range(number)
    ]
    reuses = [make_reuse(ENTRY[0], copy[0], ((text, text),)) for copy in copies]
    origin = make_origin(ENTRY[0], *(copy[0] for copy in copies))
    events = link(*PILE, origin, *reuses, *(record for copy in copies for record in copy))
    assert max(len(event.origins) for event in events) == 2


@pytest.mark.parametrize(
    "other",
    [
        told("d2", "Armour of Iran entered Mosul.", "entered", "Iran", "Mosul", "2016-10-17", cameo="192"),
        told("d2", "Armour of the US entered Iran.", "entered", "US", "Iran", "2016-10-17", cameo="192"),
        told("d2", "Armour of the US entered Mosul.", "entered", "US", "Mosul", "2016-10-29", cameo="192"),
    ],
    ids=["other doers", "another place", "another day"],
)
def test_other_doers_another_place_or_another_day_are_another_event(other):
    assert len(link(*ATTACK, *other)) == 2


def test_a_report_cannot_tell_what_came_after_it():
    early = told("d3", "The US attacked Mosul.", "attacked", "US", "Mosul", None, published="2016-10-10")
    assert len(link(*ATTACK, *early)) == 2


def test_news_without_a_day_is_of_its_week_and_not_of_what_another_report_dates_years_back():
    text = "In the capital people ran when planes of the US bombed Iraq at dawn."
    undated = told("d1", text, "bombed", "US", "Iraq", None, published="2016-10-18")
    other = "The US attacked Iraq with troops and armour from the south."
    for days, events in (("2016-10-17", 1), ("2003-03-20", 2)):
        dated = told("d2", other, "attacked", "US", "Iraq", days, published="2016-10-18")
        assert len(link(*undated, *dated)) == events


def test_accusations_by_two_governments_are_two_events():
    ours, theirs = (
        told(name, f"{who} accused Iran of piracy.", "accused", who, "Iran", None, kind=EventType.ACCUSE)
        for name, who in (("d1", "US"), ("d2", "Iraq"))
    )
    assert len(link(*ours, *theirs)) == 2


def test_a_withdrawal_and_a_ceasefire_are_two_events():
    leaving, ending = (
        told(name, text, trigger, "US", None, "2016-10-17", kind=EventType.RETREAT, mode=mode)
        for name, text, trigger, mode in (
            ("d1", "Forces of the US left the front lines for good.", "left", "withdraw"),
            ("d2", "Forces of the US ended the front lines for good.", "ended", "ceasefire"),
        )
    )
    assert len(link(*leaving, *ending)) == 2


def test_what_a_report_leads_with_comes_before_what_it_adds():
    filler = "Nothing else was known of it for hours. " * 20
    document = report("d1", f"Iran met Iraq.\n{filler}\nIran attacked the US.")
    names = [make_name(document, "Iran", "GPE")]
    added = make_mention(document, "attacked", actor="Iran", recipient="US")
    led = make_mention(document, "met", EventType.CONSULT, actor="Iran", recipient="Iraq")
    assert [event.type for event in link(document, *names, added, led)] == ["CONSULT", "ASSAULT"]


def test_of_two_events_told_alike_the_deadlier_comes_first():
    document = report("d1", "What we know\nGunmen killed 3 in Basra.\nGunmen slew 40 in Erbil.")
    few, many = (make_mention(document, trigger) for trigger in ("killed", "slew"))
    figures = [
        make_figure(document, words, mention, int(words), int(words), kind=FigureKind.KILLED)
        for words, mention in (("3", few), ("40", many))
    ]
    assert [event.mentions[0].mention for event in link(document, few, many, *figures)] == [many.id, few.id]
