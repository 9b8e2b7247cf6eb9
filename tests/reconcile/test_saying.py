from datetime import date

from builders_reconcile import make_figure, make_mention, make_tables, report, span_of
from stemma.model.claims import Verdict
from stemma.model.mentions import (
    Attribution,
    AttributionForm,
    Certainty,
    Sentence,
    SourceKind,
    TimeExpression,
    TimexType,
)
from stemma.reconcile.contradictions import find_contradictions
from stemma.reconcile.saying import SayingDays
from stemma.store.memory import MemoryTables

NOW = "The chief of staff said that shells hit the bridge and killed 64 soldiers."
THEN = "Last week he had spoken of 74 dead."
TEXT = f"{NOW} {THEN}"
WEEK = (date(2008, 8, 11), date(2008, 8, 17))


def attribution(document, cue, content):
    spans = (span_of(document, content),)
    kind = (AttributionForm.INDIRECT, SourceKind.UNSTATED, False, Certainty.CERTAIN)
    return Attribution(span_of(document, cue), spans, None, *kind)


def records(published="2008-08-21"):
    document = report("d1", TEXT, published)
    mention = make_mention(document, "hit", days=None)
    return (
        document,
        mention,
        make_figure(document, "64", mention, 64, 64),
        make_figure(document, "74", mention, 74, 74),
        Sentence(span_of(document, NOW)),
        Sentence(span_of(document, THEN)),
        TimeExpression(span_of(document, "Last week"), "Last week", TimexType.DATE, "2008-W33", *WEEK),
        attribution(document, "said", "shells hit the bridge and killed 64 soldiers"),
        attribution(document, "had spoken", "74 dead"),
    )


def test_a_time_beside_the_cue_dates_the_saying_and_without_one_the_report_does():
    told = records()
    said = SayingDays(MemoryTables(told))
    assert said(span_of(told[0], "74")) == WEEK
    assert said(span_of(told[0], "64")) == (date(2008, 8, 21), date(2008, 8, 21))


def test_a_time_inside_what_was_said_does_not_date_the_saying():
    document = report("d1", "Officials said that 74 died last week.", "2008-08-21")
    time = TimeExpression(span_of(document, "last week"), "last week", TimexType.DATE, "2008-W33", *WEEK)
    told = attribution(document, "said", "74 died last week")
    said = SayingDays(MemoryTables((document, Sentence(span_of(document, document.text)), time, told)))
    assert said(span_of(document, "74")) == (date(2008, 8, 21), date(2008, 8, 21))


def test_a_figure_that_one_report_says_was_given_earlier_is_superseded():
    (found,) = [c for c in find_contradictions(make_tables(*records())) if c.field == "wounded"]
    assert found.verdict is Verdict.SUPERSEDED


def test_without_the_day_of_the_report_the_figures_stay_in_conflict():
    (found,) = [c for c in find_contradictions(make_tables(*records(None))) if c.field == "wounded"]
    assert found.verdict is Verdict.CONFLICT
