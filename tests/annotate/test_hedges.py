"""Hedges: where they stand, and which of several words at one place is one."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.attribution.certainty import hedges_in
from stemma.annotate.attribution.drafts import touching
from stemma.annotate.attribution.lexicon import hedge_words
from stemma.text.quotes import find_quotations

HEDGES = {" ".join(words): degree for words, degree in hedge_words().items()}
lines = st.lists(st.sampled_from([*HEDGES, "almost", "said", "in", "all", "the raid", ",", "."]), min_size=1)
marked = st.lists(st.sampled_from(["“", "”", "‘", "’", '"', "Go", "he", "it’s", ".", ",", " ", "\n\n"]))


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("It was almost certainly a raid.", [("almost certainly", "PR")]),
        ("It was most likely a raid, possibly a storm.", [("most likely", "PR"), ("possibly", "PS")]),
        ("The rally may come in May.", [("may", "PS")]),
        ("The men are said to have fled.", [("said to", "distance")]),
        ("In all likelihood the dam held.", [("In all likelihood", "PR")]),
        ("They threw the can away.", []),
    ],
)
def test_the_longest_words_that_hedge_count_and_nouns_do_not(nlp, text, hedges):
    found = hedges_in(make_parsed(nlp, text).words, (0, len(text)))
    assert [(text[slice(*bounds)], degree) for bounds, degree in found] == hedges


def test_a_hedge_that_a_stretch_cuts_short_is_none(nlp):
    words = make_parsed(nlp, "It was almost certainly a raid.").words
    assert hedges_in(words, (0, len("It was almost"))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines)
def test_hedges_are_in_order_and_apart_and_read_as_the_list_has_them(nlp, pieces):
    text = " ".join(pieces)
    found = hedges_in(make_parsed(nlp, text).words, (0, len(text)))
    assert all(HEDGES[text[slice(*bounds)]] == degree for bounds, degree in found)
    assert all(left[1] <= right[0] for (left, _), (right, _) in pairwise(found))


@given(marked, st.integers(0, 60), st.integers(1, 60))
def test_a_stretch_touches_the_quotations_that_share_a_character_with_it(pieces, start, length):
    quotations, end = find_quotations(" ".join(pieces)), start + length
    sharing = [q for q in quotations if q.start < end and start < q.end]
    assert list(touching(quotations, start, end)) == sharing
