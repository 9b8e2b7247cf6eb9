"""Places of events: by name, by description, taken up, and when two of them are different."""

import pytest

from builders_reconcile import link, make_mention, make_name, report
from stemma.reconcile.places import match_places
from stemma.resources.place_kinds import region_ids, town_ids

TSKHINVALI, GORI = frozenset({"GEO:Tskhinvali"}), frozenset({"GEO:Gori"})
SOUTH_OSSETIA, ABKHAZIA = frozenset({"GEO:South Ossetia"}), frozenset({"GEO:Abkhazia"})


def test_two_towns_are_two_places():
    assert match_places(TSKHINVALI, GORI) is None


def test_two_regions_are_two_places():
    assert match_places(SOUTH_OSSETIA, ABKHAZIA) is None


def test_a_town_may_lie_in_a_region_of_its_country_and_tells_more_than_that():
    near, same = match_places(TSKHINVALI, SOUTH_OSSETIA), match_places(TSKHINVALI, TSKHINVALI)
    assert near is not None
    assert same is not None
    assert 0 < near < same


def test_a_town_lies_in_no_region_of_another_country():
    assert match_places(TSKHINVALI, frozenset({"RUS:North Ossetia"})) is None


def test_an_unknown_place_neither_joins_nor_parts():
    assert match_places(TSKHINVALI, frozenset()) == 0.0


def test_no_place_is_both_a_town_and_a_region():
    assert town_ids() & region_ids() == frozenset()
    assert "IRQ:Mosul" in town_ids()
    assert "GEO:South Ossetia" in region_ids()


def fall(name, text, words, trigger="captured"):
    """Return the records of a report that tells how a place was taken on one day."""
    document = report(name, text)
    names = [make_name(document, "Mosul", "GPE")] if "Mosul" in text else []
    mention = make_mention(document, trigger, recipient=words, days="2014-06-10")
    return [document, *names, mention]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fighting reached Mosul at dawn. Then insurgents captured the city with ease.", "the city"),
        ("Mosul was quiet. Then insurgents captured the town without a shot.", "the town"),
        ("Few had stayed in Mosul when insurgents captured the place that night.", "the place"),
    ],
)
def test_the_town_is_the_one_named_before(text, words):
    one = fall("d1", "Insurgents captured Mosul in a day.", "Mosul")
    (event,) = link(*one, *fall("d2", text, words))
    assert event.documents == ("d1", "d2")


def test_a_town_named_nowhere_joins_nothing():
    one = fall("d1", "Insurgents captured Mosul in a day.", "Mosul")
    other = fall("d2", "Nobody slept while soldiers of the rebels captured the city.", "the city")
    assert len(link(*one, *other)) == 2
