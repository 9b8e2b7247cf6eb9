"""Mentions of one report that tell one event: the dead of the next sentence, and more of the news."""

import pytest

from builders_reconcile import link, make_mention, make_name, report


def shelling(text, dead, **fields):
    """Return a report of a shelling and of people killed, one sentence a line."""
    lines = text.replace(". ", ".\n")
    document = report("d1", f"What we know\n{lines}")
    blow = make_mention(document, "shelled", recipient="The square", cameo="194", days="2008-08-12")
    return [document, blow, make_mention(document, "killed", recipient=dead, **fields)]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The square was shelled. Five people were killed.", "Five people"),
        ("The square was shelled on Tuesday. At least ten were killed.", "ten"),
        ("The square was shelled at noon. Two women were killed.", "Two women"),
    ],
)
def test_the_dead_of_the_next_sentence_are_those_of_the_blow(text, dead):
    (event,) = link(*shelling(text, dead))
    assert len(event.mentions) == 2


def test_the_dead_of_another_side_are_another_event():
    text = "The square was shelled. Twelve Russian soldiers were killed."
    records = shelling(text, "Twelve Russian soldiers", codes=(None, "RUS MIL"))
    assert len(link(*records)) == 2


def test_the_dead_of_another_day_are_another_event():
    text = "The square was shelled. On Friday five people were killed."
    assert len(link(*shelling(text, "five people", days="2008-08-15"))) == 2


def test_the_dead_of_a_later_paragraph_are_left_alone():
    far = "Nothing moved in the streets for the rest of the day and the shops stayed shut. " * 4
    assert len(link(*shelling(f"The square was shelled. {far}Five people were killed.", "Five people"))) == 2


def attack(second, doer=None):
    """Return a report whose news is an attack on Mosul, and which tells a second act there."""
    document = report("d1", f"What we know\nThe US military attacked Mosul.\n{second}")
    names = [make_name(document, "US military", "ORG"), make_name(document, "Mosul", "GPE")]
    news = make_mention(document, "attacked", actor="US military", recipient="Mosul", cameo="190")
    more = make_mention(document, "struck", actor=doer, recipient="Mosul", cameo="190")
    return [document, *names, news, more]


def test_what_was_done_in_the_place_of_the_news_by_nobody_else_is_more_of_the_news():
    assert len(link(*attack("Much was in ruins after rockets struck from dusk."))) == 1


def test_what_others_did_there_is_not():
    assert len(link(*attack("In turn Iran struck from dusk.", "Iran"))) == 2
