from datetime import date

from builders import make_document
from stemma import api
from stemma.export.rows import annotation_row
from stemma.model.dates import Unresolved
from stemma.model.events import EventMention
from stemma.model.mentions import TimeExpression

WIRE = "KABUL, 12 August 2008 (VHA) -- \n\nRebels killed three soldiers in July. The army left on Tuesday."


def annotated(text, published=None):
    ((document, mentions),) = api.annotate([make_document(text, published)])
    return document, mentions


def times(mentions):
    return {m.text: m for m in mentions if isinstance(m, TimeExpression)}


def test_a_report_that_tells_its_own_day_is_given_it_with_its_reasons():
    document, mentions = annotated(WIRE)
    assert (document.published.first_day, document.published.last_day) == (
        date(2008, 8, 12),
        date(2008, 8, 13),
    )
    row = annotation_row(document, mentions, ["times"])
    assert row["published"]["basis"] == list(document.published.basis)
    assert "12 August 2008" in row["published"]["basis"][0]


def test_what_every_day_of_its_interval_agrees_on_is_resolved_and_the_events_with_it():
    _, mentions = annotated(WIRE)
    assert times(mentions)["July"].value == "2008-07"
    (killing,) = [m for m in mentions if isinstance(m, EventMention) and m.time_value == "2008-07"]
    assert (killing.first_day, killing.last_day) == (date(2008, 7, 1), date(2008, 7, 31))


def test_a_stated_date_goes_before_what_the_words_tell():
    document, _ = annotated(WIRE, "2008-08-20")
    assert document.published.first_day == document.published.last_day == date(2008, 8, 20)


def test_a_report_that_does_not_bound_its_day_on_both_sides_stays_without_one():
    document, mentions = annotated("Rebels took the town on May 3, 2007. The army left on Tuesday.")
    assert document.published.unresolved is Unresolved.NOT_STATED
    assert times(mentions)["Tuesday"].unresolved is Unresolved.NO_ANCHOR
