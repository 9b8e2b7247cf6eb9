from dataclasses import replace

from builders_reconcile import make_figure, make_mention, make_origin, make_reuse, make_tables, report
from stemma.model.claims import Verdict
from stemma.model.copies import Direction
from stemma.model.mentions import Certainty
from stemma.reconcile.contradictions import find_contradictions

WORDS = "Iranian missiles hit the Asad base in Iraq and wounded {} on January 8."


def told(name, victims, low, high, published=None, of=None):
    document = report(name, WORDS.format(victims), published)
    mention = make_mention(document, "hit", days="2020-01-08", place=("Iraq", "IRQ"))
    return document, mention, make_figure(document, victims, mention, low, high, of)


def judge(*reports, extra=()):
    tables = make_tables(*(record for one in reports for record in one), *extra)
    return [found for found in find_contradictions(tables) if found.field == "wounded"]


def test_figures_that_exclude_each_other_are_a_conflict():
    (found,) = judge(told("d1", "64 soldiers", 64, 64), told("d2", "109 soldiers", 109, 109))
    assert found.verdict is Verdict.CONFLICT
    assert {variant.documents for variant in found.values} == {("d1",), ("d2",)}


def test_a_later_figure_supersedes_where_both_days_are_known():
    early, late = (
        told("d1", "64 soldiers", 64, 64, "2020-02-10"),
        told("d2", "109 soldiers", 109, 109, "2020-05-14"),
    )
    assert judge(early, late)[0].verdict is Verdict.SUPERSEDED


def test_without_a_publication_date_nothing_supersedes():
    early, late = told("d1", "64 soldiers", 64, 64), told("d2", "109 soldiers", 109, 109, "2020-05-14")
    assert judge(early, late)[0].verdict is Verdict.CONFLICT


def test_a_figure_within_the_bounds_of_another_refines_it():
    assert (
        judge(told("d1", "more than 100", 101, None), told("d2", "109", 109, 109))[0].verdict
        is Verdict.REFINES
    )


def test_a_figure_that_a_copy_changed_is_drift():
    left, right = told("d1", "64 soldiers", 64, 64), told("d2", "84 soldiers", 84, 84)
    pair = make_reuse(left[0], right[0], ((left[0].text, right[0].text),))
    (found,) = judge(left, right, extra=(pair, make_origin(left[0], right[0])))
    assert found.verdict is Verdict.DRIFT


def test_figures_of_other_things_cannot_be_compared():
    left = told("d1", "64 soldiers", 64, 64, of="soldiers")
    right = told("d2", "9 civilians", 9, 9, of="civilians")
    assert judge(left, right)[0].verdict is Verdict.INCOMPARABLE


def test_equal_figures_are_no_contradiction():
    assert judge(told("d1", "64 soldiers", 64, 64), told("d2", "64 soldiers", 64, 64)) == []


def test_a_hedge_that_a_copy_dropped_is_drift():
    left, right = told("d1", "64 soldiers", 64, 64), told("d2", "64 soldiers", 64, 64)
    hedged = replace(left[1], certainty=Certainty.PROBABLE)
    pair = make_reuse(left[0], right[0], ((left[0].text, right[0].text),), direction=Direction.LEFT_TO_RIGHT)
    tables = make_tables(left[0], hedged, *right[:2], pair, make_origin(left[0], right[0]))
    (found,) = [c for c in find_contradictions(tables) if c.field == "certainty"]
    assert found.verdict is Verdict.DRIFT
    assert [variant.value for variant in found.values] == ["PR+", "CT+"]


def test_a_day_refines_a_month():
    left, right = told("d1", "64 soldiers", 64, 64), told("d2", "64 soldiers", 64, 64)
    january = make_mention(right[0], "hit", days=("2020-01-01", "2020-01-31"))
    tables = make_tables(*left[:2], right[0], january)
    (found,) = [c for c in find_contradictions(tables) if c.field == "date"]
    assert found.verdict is Verdict.REFINES
