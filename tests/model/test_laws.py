"""The two laws, as far as the records themselves can keep them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from stemma.model.copies import Direction, Relation, Reuse
from stemma.model.dates import Dating, Unresolved
from stemma.model.events import EventMention, EventType
from stemma.model.figures import Figure, FigureKind
from stemma.model.mentions import (
    Attribution,
    AttributionForm,
    Certainty,
    SourceKind,
    TimeExpression,
    TimexType,
)
from stemma.model.spans import Span
from strategies import days, spans, texts

NOWHERE = st.one_of(st.none(), days)
REASON = st.one_of(st.none(), st.sampled_from(Unresolved))


@given(first=NOWHERE, last=NOWHERE, reason=REASON)
def test_a_dating_has_either_days_in_order_or_a_reason_and_never_both(first, last, reason):
    has_days = first is not None and last is not None and first <= last and reason is None
    has_reason = first is None and last is None and reason is not None
    if has_days or has_reason:
        assert Dating(first, last, (), reason).first_day == first
    else:
        with pytest.raises(ValueError, match=r"interval|reason"):
            Dating(first, last, (), reason)


@given(span=spans(), words=texts, reason=REASON, day=NOWHERE)
def test_a_time_expression_has_either_days_or_a_reason(span, words, reason, day):
    if (day is None) == (reason is None):
        with pytest.raises(ValueError, match="reason"):
            TimeExpression(span, words, TimexType.DATE, "2020", day, day, reason)
    else:
        assert TimeExpression(span, words, TimexType.DATE, "2020", day, day, reason).span == span


@given(span=spans(), reason=REASON, day=NOWHERE)
def test_an_event_mention_is_dated_or_says_why_not(span, reason, day):
    arguments = (span, span, EventType.ASSAULT, "19")
    if (day is None) == (reason is None):
        with pytest.raises(ValueError, match="reason"):
            EventMention(*arguments, first_day=day, last_day=day, undated=reason)
    else:
        assert EventMention(*arguments, first_day=day, last_day=day, undated=reason).undated == reason


@given(low=st.none() | st.integers(0, 99), high=st.none() | st.integers(0, 99), reason=REASON)
def test_a_figure_has_a_bound_or_says_why_not(low, high, reason):
    span = Span("d1", 0, 3)
    bounded = low is not None or high is not None
    crossed = low is not None and high is not None and low > high
    if bounded == (reason is None) and not crossed:
        assert Figure(span, "64", FigureKind.WOUNDED, low, high, unresolved=reason).low == low
    else:
        with pytest.raises(ValueError, match="bound"):
            Figure(span, "64", FigureKind.WOUNDED, low, high, unresolved=reason)


@pytest.mark.parametrize(
    ("source", "kind"), [(None, SourceKind.PERSON), (Span("d", 0, 1), SourceKind.UNSTATED)]
)
def test_an_attribution_without_a_source_says_that_the_source_is_unstated(source, kind):
    content = (Span("d", 5, 9),)
    with pytest.raises(ValueError, match="source"):
        Attribution(None, content, source, AttributionForm.DIRECT, kind, False, Certainty.CERTAIN)


def test_a_derivation_cannot_be_claimed_without_the_passages_it_rests_on():
    with pytest.raises(ValueError, match="passages"):
        Reuse("a", "b", Relation.REPRINT, True, True, Direction.UNKNOWN, 0.9, ())


@given(start=st.integers(-5, 20), end=st.integers(-5, 20))
def test_a_span_is_never_empty_and_never_runs_backwards(start, end):
    if 0 <= start < end:
        assert Span("d", start, end).end == end
    else:
        with pytest.raises(ValueError, match="span needs"):
            Span("d", start, end)


def test_a_document_does_not_quote_the_words_of_another():
    document = make_document("Troops left.", name="one")
    assert document.quote(Span("one", 0, 6)) == "Troops"
    with pytest.raises(ValueError, match=r"another|asked of"):
        document.quote(Span("two", 0, 6))


def test_records_are_frozen_and_carry_no_other_attributes():
    dating = Dating(date(2020, 1, 1), date(2020, 1, 1))
    with pytest.raises(AttributeError):
        dating.first_day = None  # type: ignore[misc]
    assert not hasattr(dating, "__dict__")
