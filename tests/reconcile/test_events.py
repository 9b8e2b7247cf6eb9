from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders_reconcile import (
    link,
    make_figure,
    make_mention,
    make_name,
    make_origin,
    make_reuse,
    make_tables,
    report,
)
from stemma.model.copies import Direction, Relation
from stemma.model.dates import Unresolved
from stemma.model.events import EventType, Polarity, Veto
from stemma.model.mentions import Certainty
from stemma.model.spans import Span
from stemma.reconcile.contradictions import find_contradictions
from stemma.reconcile.events import link_events

STRIKE = report("d1", "The US military killed Qassem Soleimani in Baghdad on January 3.")
ASSASSINATION = report("d2", "Iran mourns the assassination of Qassim Suleimani by the US last winter.")
WINTER = report("d3", "In January 2020 a drone killed Soleimani near the airport.")


def soleimani(document, trigger, name, actor=None, **fields):
    """Return the records of a document that tells the killing of Soleimani."""
    mention = make_mention(document, trigger, actor=actor, recipient=name, **fields)
    names = [make_name(document, name)] + ([make_name(document, actor, "ORG")] if actor else [])
    return [document, *names, mention]


PILE = [
    *soleimani(
        STRIKE, "killed", "Qassem Soleimani", "US military", time_value="XXXX-01-03", place=("Baghdad", "IRQ")
    ),
    *soleimani(ASSASSINATION, "assassination", "Qassim Suleimani", "US"),
    *soleimani(WINTER, "killed", "Soleimani", days=("2020-01-01", "2020-01-31")),
]


def test_a_person_killed_is_one_event_whatever_the_spelling_and_however_the_day_is_told():
    (event,) = link(*PILE)
    assert event.documents == ("d1", "d2", "d3")
    assert event.origins == (("d1",), ("d2",), ("d3",))
    assert event.first_day == event.last_day == date(2020, 1, 3)
    assert [recipient.name for recipient in event.recipients] == ["Qassem Soleimani"]
    assert (event.place, event.country) == ("Baghdad", "IRQ")


def test_a_day_without_a_year_stays_without_one_where_nothing_tells_it():
    (event,) = link(*PILE[:4])
    assert event.first_day is None
    assert event.undated is Unresolved.NO_YEAR


def attack(name, month, victim="two US soldiers"):
    document = report(name, f"A rocket attack in {month} killed {victim} in Iraq.")
    value = {"December": "XXXX-12", "March": "XXXX-03"}.get(month)
    return [
        document,
        make_mention(document, "attack", recipient=victim, codes=(None, "USA MIL"), time_value=value),
    ]


def test_the_december_attack_and_the_march_attack_stay_apart():
    events = link(*attack("d1", "December"), *attack("d2", "March"))
    assert sorted(event.documents for event in events) == [("d1",), ("d2",)]


def test_two_reports_of_one_months_attack_in_like_words_are_one():
    (event,) = link(*attack("d1", "March"), *attack("d2", "March"))
    assert event.documents == ("d1", "d2")


def test_the_same_tuple_alone_joins_nothing():
    left = report("d1", "US military jets bombed Mosul.")
    right = report("d2", "Convoys burned as the US military fired rockets across Mosul overnight.")
    events = link(
        *(left, make_name(left, "US military", "ORG"), make_name(left, "Mosul", "GPE")),
        make_mention(left, "bombed", actor="US military", recipient="Mosul", days="2016-10-17"),
        *(right, make_name(right, "US military", "ORG"), make_name(right, "Mosul", "GPE")),
        make_mention(right, "fired", actor="US military", recipient="Mosul", days="2016-10-17"),
    )
    assert len(events) == 2


def test_two_persons_killed_are_two_events():
    left = report("d1", "Gunmen killed Ali Hassan in Basra.")
    right = report("d2", "Gunmen killed Omar Karim in Basra.")
    events = link(
        *(left, make_name(left, "Ali Hassan"), make_mention(left, "killed", recipient="Ali Hassan")),
        *(right, make_name(right, "Omar Karim"), make_mention(right, "killed", recipient="Omar Karim")),
    )
    assert len(events) == 2


@pytest.mark.parametrize(
    "change", [{"veto": Veto.MODAL}, {"polarity": Polarity.NEGATIVE}, {"certainty": Certainty.CERTAINLY_NOT}]
)
def test_what_is_vetoed_or_denied_is_no_event(change):
    assert link(STRIKE, PILE[1], replace(PILE[3], **change)) == ()


def test_what_a_copy_took_over_is_the_same_event_though_its_words_changed():
    left = report("d1", "Insurgents overran the depot at dawn.")
    right = report("d2", "Rebels captured a warehouse in the early morning.")
    pair = make_reuse(left, right, ((left.text, right.text),))
    mentions = make_mention(left, "overran"), make_mention(right, "captured")
    assert len(link(left, right, *mentions)) == 2
    (event,) = link(left, right, *mentions, pair, make_origin(left, right))
    assert event.origins == (("d1", "d2"),)


def test_the_strike_takes_up_the_strike_told_before():
    document = report(
        "d1", "A strike killed Ali Hassan in Basra.\n\nMosques condemned the strike in sermons."
    )
    first = make_mention(document, "strike", recipient="Ali Hassan")
    start = document.text.rindex("strike")
    later = replace(
        first,
        trigger=Span("d1", start, start + 6),
        sentence=Span("d1", 38, len(document.text)),
        recipients=(),
    )
    (event,) = link(document, make_name(document, "Ali Hassan"), first, later)
    assert len(event.mentions) == 2


def test_a_borrowed_quotation_adds_no_origin():
    said = "After the killing of Soleimani, everything changed"
    left = report("d1", f"“{said},” an officer told the agency.")
    right = report("d2", f"An officer said: “{said}.”")
    records = [
        *soleimani(left, "killing", "Soleimani"),
        *soleimani(right, "killing", "Soleimani"),
    ]
    for direction in (Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT, Direction.UNKNOWN):
        quotation = make_reuse(left, right, ((said, said),), Relation.QUOTE_ONLY, direction)
        (event,) = link(*records, quotation)
        assert event.origins == (("d1", "d2"),)
    (event,) = link(*records)
    assert len(event.origins) == 2


def test_certainty_is_what_most_origins_give():
    sure, hedged, other = (
        soleimani(d, t, n)
        for d, t, n in [
            (STRIKE, "killed", "Qassem Soleimani"),
            (ASSASSINATION, "assassination", "Qassim Suleimani"),
            (WINTER, "killed", "Soleimani"),
        ]
    )
    for records in (hedged, other):
        records[-1] = replace(records[-1], certainty=Certainty.PROBABLE)
    (event,) = link(*sure, *hedged, *other)
    assert event.certainty is Certainty.PROBABLE
    (event,) = link(*sure, *hedged)
    assert event.certainty is Certainty.CERTAIN


def test_figures_stand_with_everyone_who_gives_them():
    left = report("d1", "Rockets hit the Taji base in March, wounding 14 US soldiers.")
    right = report("d2", "Rockets hit the Taji base in March, wounding 14 US soldiers, AP says.")
    hits = [
        make_mention(d, "hit", recipient="US soldiers", codes=(None, "USA MIL"), time_value="XXXX-03")
        for d in (left, right)
    ]
    numbers = [
        make_figure(d, "14", m, 14, 14, "US soldiers") for d, m in zip((left, right), hits, strict=True)
    ]
    (event,) = link(left, right, *hits, *numbers)
    (figure,) = event.figures
    assert (figure.low, figure.high, figure.of, figure.documents) == (14, 14, "US soldiers", ("d1", "d2"))


def test_the_more_origins_the_earlier_in_the_record():
    lone = attack("d9", "March")
    events = link(*lone, *PILE)
    assert [len(event.origins) for event in events] == [3, 1]


@given(st.permutations(range(len(PILE))))
@settings(max_examples=25)
def test_the_order_of_the_pile_changes_nothing(order):
    assert link(*(PILE[i] for i in order)) == link(*PILE)


@given(st.sampled_from([STRIKE, ASSASSINATION, WINTER]), st.integers(1, 3))
@settings(max_examples=9, deadline=None)
def test_copies_never_add_an_origin(original, number):
    before = {len(event.origins) for event in link(*PILE, make_origin(original))}
    copies = [report(f"copy{n}", original.text) for n in range(number)]
    records = [record for copy in copies for record in _copied(original, copy)]
    reuses = [make_reuse(original, copy, ((original.text, copy.text),), Relation.REPRINT) for copy in copies]
    after = link(*PILE, *records, *reuses, make_origin(original, *copies))
    assert {len(event.origins) for event in after} == before
    assert len(after[0].documents) == 3 + number


def _copied(original, copy):
    if original is STRIKE:
        return soleimani(copy, "killed", "Qassem Soleimani", "US military", time_value="XXXX-01-03")
    if original is ASSASSINATION:
        return soleimani(copy, "assassination", "Qassim Suleimani", "US")
    return soleimani(copy, "killed", "Soleimani", days=("2020-01-01", "2020-01-31"))


def test_every_span_quotes_and_running_twice_is_running_once():
    tables = make_tables(*PILE)
    documents = {"d1": STRIKE, "d2": ASSASSINATION, "d3": WINTER}
    events = tables.all(type(link(*PILE)[0]))
    assert all(documents[m.span.document].quote(m.span) for event in events for m in event.mentions)
    assert tuple(link_events(tables)) == events
    assert list(find_contradictions(tables)) == list(find_contradictions(tables))


def test_types_that_exclude_each_other_never_join():
    left = report("d1", "Iran and Iraq met in Basra on Monday.")
    right = report("d2", "Iran and Iraq fought in Basra on Monday.")
    events = link(
        *(left, right),
        make_mention(left, "met", EventType.CONSULT, days="2020-01-06"),
        make_mention(right, "fought", days="2020-01-06"),
    )
    assert len(events) == 2
