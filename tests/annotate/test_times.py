import gc
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from builders import make_document, make_parsed
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.times import find_pieces, find_times, resolve_in_order
from stemma.annotate.timex.direction import Direction
from stemma.annotate.timex.grammar import load_grammar
from stemma.annotate.timex.lexer import read_lexemes
from stemma.annotate.timex.outcomes import first_day_of
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Cut
from stemma.model.mentions import Granularity, TimeExpression, TimexType

CASES = json.loads((Path(__file__).parent.parent / "cases" / "times.json").read_text("utf-8"))


def _case(case):
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("expect") == "fail" else []
    return pytest.param(case, id=case["label"], marks=marks)


def _told(time: TimeExpression) -> dict[str, str]:
    fields = {
        "text": time.text,
        "type": str(time.type),
        "value": time.value,
        "mod": time.mod,
        "first_day": time.first_day and time.first_day.isoformat(),
        "last_day": time.last_day and time.last_day.isoformat(),
        "unresolved": time.unresolved and str(time.unresolved),
    }
    return {name: value for name, value in fields.items() if value}


def _values(nlp, text, published=None):
    return [time.value for time in find_times(make_parsed(nlp, text, published))]


@pytest.mark.parametrize("case", [_case(case) for case in CASES])
def test_the_collected_sentences_are_read_as_written(nlp, case):
    times = find_times(make_parsed(nlp, case["text"], case["published"]))
    assert [_told(time) for time in times] == case["expected"]


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule.name, example) for rule in load_grammar().rules for example in rule.examples],
)
def test_every_rule_of_the_grammar_matches_its_own_examples(rule, example):
    lexemes = read_lexemes(example)
    matches = load_grammar().matches(lexemes)
    assert [(match.rule, match.first, match.after) for match in matches] == [(rule, 0, len(lexemes))]


@pytest.mark.parametrize("rule", load_grammar().rules, ids=lambda rule: f"{rule.name}: {rule.examples}")
def test_no_example_consists_of_glue_alone(rule):
    grammar = load_grammar()
    for example in rule.examples:
        signs = [grammar.signs.get(lexeme.kind, ".") for lexeme in read_lexemes(example)]
        assert grammar.core.search("".join(signs))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_the_rules_find_in_the_stretches_what_they_find_in_the_whole(case):
    grammar = load_grammar()
    lexemes = read_lexemes(case["text"])
    whole = replace(grammar, stretch=re.compile(".+", re.DOTALL), core=re.compile(""))
    assert grammar.matches(lexemes) == whole.matches(lexemes)


def test_nothing_is_found_inside_a_cut(nlp):
    text = "Share on Tuesday. The envoy left on Monday."
    document = make_document(text, "2020-05-14", cuts=(Cut(0, 17, "share_line"),))
    found = find_times(ParsedDocument(document, nlp(" " * 17 + text[17:])))
    assert [time.text for time in found] == ["Monday"]


def _told_within(nlp, text, first, last):
    document = replace(make_document(text), published=Dating(first, last, ("feed",)))
    return [(time.value, time.unresolved) for time in find_times(ParsedDocument(document, nlp(text)))]


def test_what_both_ends_of_a_bounded_publication_date_agree_on_is_resolved(nlp):
    text = "Rockets hit the camp in December. The envoy has been ill this year."
    told = _told_within(nlp, text, date(2020, 5, 7), date(2020, 5, 14))
    assert told == [("2019-12", None), ("2020", None)]


def test_what_the_ends_of_a_bounded_publication_date_disagree_on_stays_symbolic(nlp):
    text = "The envoy said Wednesday that talks had failed. They began last week."
    told = _told_within(nlp, text, date(2020, 5, 7), date(2020, 5, 14))
    assert told == [("XXXX-WXX-3", Unresolved.NO_ANCHOR), ("DCT-1W", Unresolved.NO_ANCHOR)]


def test_a_history_gives_its_bare_months_the_year_it_told_last(nlp):
    text = (
        "The empire fell between 1911 and 1912. In March 1913 elections were held. In July came a revolt. "
        "The war of 1914 changed everything. By 1916 the state had split, and in June the president died. "
        "It was 1928 before the north was taken."
    )
    assert _values(nlp, text, "2009-12-19") == [
        "1911", "1912", "1913-03", "1913-07", "1914", "1916", "1916-06", "1928"
    ]  # fmt: skip


def test_a_relative_expression_remembers_the_day_it_was_counted_from(nlp):
    (time,) = find_times(make_parsed(nlp, "Two convoys were attacked last week.", "2020-05-14"))
    assert time.anchor == date(2020, 5, 14)


def _trails(nlp, text, published="2020-05-14"):
    return list(find_times(make_parsed(nlp, text, published)))


def test_the_trail_tells_rule_symbolic_value_and_direction(nlp):
    (time,) = _trails(nlp, "The army will hold elections in December.")
    assert (time.rule, time.symbolic, time.direction, time.anchor, time.granularity) == (
        "month", "XXXX-12", "future", date(2020, 5, 14), Granularity.MONTH
    )  # fmt: skip


def test_what_is_counted_from_the_narrative_points_at_the_words_that_told_it(nlp):
    told, counted = _trails(nlp, "The envoy was shot on Sunday, May 3. Two days later the border was closed.")
    assert (counted.symbolic, counted.anchor, counted.anchored_on) == ("REF+2D", date(2020, 5, 3), told.span)
    assert told.anchored_on is None


def test_a_symbolic_value_is_the_same_whatever_the_day_of_publication(nlp):
    text = "Two convoys were attacked last week, a third on Wednesday; two days later the road was closed."
    symbolic = [[time.symbolic for time in _trails(nlp, text, day)] for day in ("2020-05-14", None)]
    assert symbolic[0] == symbolic[1] == ["DCT-1W", "XXXX-WXX-3", "REF+2D"]


PHRASES = st.sampled_from(
    [
        *(
            "yesterday",
            "last week",
            "two months ago",
            "on Wednesday",
            "in December",
            "on Jan. 3",
            "this year",
        ),
        *(
            "next month",
            "late last week",
            "earlier this year",
            "for three weeks",
            "now",
            "every day",
            "in 1945",
        ),
        *("on March 3, 2019", "at 10 p.m. Friday", "the next day", "a year later", "that day", "last summer"),
        *("in the third quarter", "the army may march", "5 million years ago", "in the year 99999"),
        *("on February 30", "on 13/14/2020", "\u202e", "''", "(("),
    ]
)
TEXTS = st.lists(PHRASES, max_size=8).map(lambda phrases: "They met " + " and ".join(phrases) + ".")
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(text=TEXTS, published=DAYS)
def test_every_span_quotes_its_text_and_the_spans_stand_in_order_without_overlap(nlp, text, published):
    parsed = make_parsed(nlp, text, published.isoformat())
    end = 0
    for time in find_times(parsed):
        assert parsed.document.quote(time.span) == time.text
        assert time.span.start >= end
        end = time.span.end


@QUICK
@given(text=TEXTS, published=DAYS)
def test_every_expression_has_a_rule_and_a_symbolic_value_and_those_with_days_a_granularity(
    nlp, text, published
):
    parsed = make_parsed(nlp, text, published.isoformat())
    for time in find_times(parsed):
        assert time.rule
        assert time.symbolic
        assert (time.granularity is not None) >= (time.first_day is not None)
        if time.anchored_on:
            assert time.anchored_on.end <= time.span.start


@QUICK
@given(text=TEXTS, published=DAYS)
def test_a_day_value_and_its_days_agree(nlp, text, published):
    for time in find_times(make_parsed(nlp, text, published.isoformat())):
        if time.first_day is None or time.type not in {TimexType.DATE, TimexType.TIME}:
            continue
        assert time.last_day is not None
        if time.first_day == time.last_day:
            assert time.value.startswith(time.first_day.isoformat())
        else:
            assert time.value[:3] == f"{time.first_day.year:04d}"[:3] or "W" in time.value


RELATIVE = st.sampled_from(
    [
        *(
            "yesterday",
            "last week",
            "two months ago",
            "on Wednesday",
            "in December",
            "on Jan. 3",
            "this year",
        ),
        *("next month", "last Friday", "this weekend", "tonight"),
    ]
)


@QUICK
@given(phrases=st.lists(RELATIVE, min_size=1, max_size=5))
def test_without_a_publication_date_no_relative_expression_has_days(nlp, phrases):
    times = list(find_times(make_parsed(nlp, "They met " + " and ".join(phrases) + ".")))
    assert times
    for time in times:
        assert time.first_day is None
        assert time.unresolved in {Unresolved.NO_ANCHOR, Unresolved.NO_YEAR}


@QUICK
@given(
    published=DAYS,
    weeks=st.integers(-200, 200),
    phrase=st.sampled_from(
        ["Tuesday", "last Friday", "yesterday", "last week", "two weeks ago", "this weekend"]
    ),
)
def test_publishing_n_weeks_later_moves_days_of_the_week_by_n_weeks(nlp, published, weeks, phrase):
    text = f"The bridge was bombed {phrase}."
    later = published + timedelta(weeks=weeks)
    (before,) = find_times(make_parsed(nlp, text, published.isoformat()))
    (after,) = find_times(make_parsed(nlp, text, later.isoformat()))
    assert before.first_day is not None
    assert after.first_day == before.first_day + timedelta(weeks=weeks)


def days_told(text, published):
    """Return the first day of each expression of a text, with no direction told, in the order of the text."""
    pieces = find_pieces(text, read_lexemes(text))
    tellings = resolve_in_order(pieces, [Direction.OPEN] * len(pieces), published)
    return [first_day_of(resolution.period) for resolution, _ in tellings]


@QUICK
@given(first=st.dates(date(1990, 1, 1), date(1990, 12, 31)), last=DAYS, published=DAYS)
def test_the_ends_of_a_range_stand_in_order_at_most_a_year_apart(first, last, published):
    text = f"They fought from {first:%-d %B} to {last:%-d %B %Y}."
    begins, ends = days_told(text, published)
    assert begins is not None
    assert ends == last
    assert 0 < (ends - begins).days <= 366


@QUICK
@given(first=st.dates(date(2001, 1, 1), date(2001, 12, 31)), days=st.integers(1, 364), published=DAYS)
def test_the_ends_of_a_range_without_a_year_stand_in_order_at_most_a_year_apart(first, days, published):
    text = f"They fought from {first:%-d %B} to {first + timedelta(days):%-d %B}."
    begins, ends = days_told(text, published)
    assert begins is not None
    assert ends is not None
    assert 0 < (ends - begins).days <= 366


@QUICK
@given(
    weekday=st.sampled_from(["Monday", "Wednesday", "Friday", "Sunday"]),
    told=st.sampled_from(["They will meet on {}.", "They met on {}."]),
    published=DAYS,
)
def test_a_weekday_that_points_nowhere_is_the_one_the_report_tells_elsewhere(nlp, weekday, told, published):
    text = told.format(weekday) + f" {weekday}'s talks were hard."
    first, second = find_times(make_parsed(nlp, text, published.isoformat()))
    assert first.value == second.value


@QUICK
@given(text=st.text(alphabet="0123456789 -/.,:'’()sthndMay1990BC%$½\n\u202e", max_size=80))
def test_no_text_raises(nlp, text):
    document = make_document("x" + text, "2020-05-14")
    list(find_times(ParsedDocument(document, nlp.make_doc(document.text))))


@QUICK
@given(text=TEXTS, published=DAYS, later=st.integers(0, 800))
def test_a_later_publication_never_moves_an_expression_back(nlp, text, published, later):
    earlier = [time.first_day for time in find_times(make_parsed(nlp, text, published.isoformat()))]
    moved = (published + timedelta(later)).isoformat()
    for before, after in zip(earlier, find_times(make_parsed(nlp, text, moved)), strict=True):
        assert before is None or after.first_day is None or before <= after.first_day


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "1." * 50_000,
        "19" * 50_000,
        "-" * 100_000,
        "'s" * 50_000,
        "(" * 100_000,
        "\u202e" * 100_000,
    ],
    ids=["letters", "points", "digits", "hyphens", "possessives", "brackets", "marks"],
)
def test_a_hundred_kilobytes_without_a_blank_are_read(nlp, text):
    document = make_document(text, "2020-05-14")
    assert list(find_times(ParsedDocument(document, Doc(nlp.vocab, words=["x"])))) == []


@pytest.mark.parametrize(
    "words",
    ["in the year 0", "in 0000", "in the year 99999", "in 0 BC", "in 99999 BC", "on 0000-00-00",
     "on 99/99/9999", "on May 0", "on the 32nd", "on February 30", "99999999999 years ago", "0 days later",
     "at 25:61",
     "\u202e3002 yaM\u202c", "(((May 3", "May 3)))\"", "the 0th century", "the quarter ended February 30"],
)  # fmt: skip
def test_a_date_that_cannot_be_has_no_days_or_is_none(nlp, words):
    for time in find_times(make_parsed(nlp, f"They met {words}.", "2020-05-14")):
        assert (time.first_day is None) == (time.unresolved is not None)
        assert time.first_day is None or 1900 < time.first_day.year < 2100


@pytest.mark.parametrize(
    "words",
    [
        *(
            "They met on Friday, Jan. 3 and two weeks later. ",
            "about about nearly ",
            "two hundred ",
            "May 3-5, ",
        ),
        *("the day after ", "the the the ", "in 1999 ", "1.", "'s", "-", "((", "\u202e", "nineteen ninety "),
        *("every Monday and Tuesday ", "the 15th and the 16th ", "seven and a half ", "a year or two "),
        *("the spring and ", "Saturday nights ", "Spring Offensive of 1918 ", "5 ½ ", "10 men a day "),
    ],
)
def test_twice_the_text_takes_at_most_two_and_a_half_times_the_time(words):
    def seconds(size: int) -> float:
        text = words * (size // len(words))
        gc.disable()  # its pauses grow with what other tests have left behind
        start = process_time()
        pieces = find_pieces(text, read_lexemes(text))
        resolve_in_order(pieces, [Direction.OPEN] * len(pieces), date(2020, 5, 14))
        spent = process_time() - start
        gc.enable()
        return spent

    seconds(1_000)
    # A tenth of a second is what another process may take.
    assert min(seconds(60_000) for _ in range(3)) < 2.5 * min(seconds(30_000) for _ in range(3)) + 0.1
