import json
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
from stemma.annotate.times import find_pieces, find_times
from stemma.annotate.timex.grammar import load_grammar
from stemma.annotate.timex.lexer import read_lexemes
from stemma.model.dates import Dating, Unresolved
from stemma.model.documents import Cut
from stemma.model.mentions import TimeExpression, TimexType

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


@QUICK
@given(text=st.text(alphabet="0123456789 -/.,:'’()sthndMay1990BC%$\n\u202e", max_size=80))
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


def test_a_hundred_kilobytes_without_a_blank_are_read(nlp):
    for text in ("a" * 100_000, "1." * 50_000, "19" * 50_000, "-" * 100_000, "'s" * 50_000):
        document = make_document(text, "2020-05-14")
        assert list(find_times(ParsedDocument(document, Doc(nlp.vocab, words=["x"])))) == []


@pytest.mark.parametrize(
    "words",
    ["They met on Friday, Jan. 3 and two weeks later. ", "about about nearly ", "two hundred ", "May 3-5, "],
)
def test_twice_the_text_takes_about_twice_the_time(words):
    def seconds(size: int) -> float:
        text = words * (size // len(words))
        start = process_time()
        find_pieces(text, read_lexemes(text))
        return process_time() - start

    seconds(1_000)
    assert min(seconds(40_000) for _ in range(3)) < 3 * min(seconds(20_000) for _ in range(3)) + 0.02
