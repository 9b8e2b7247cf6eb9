"""Where sentences start: sure scores stand, doubtful ones are weighed with blanks and marks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma_en.boundaries import DOUBT, ENDINGS, Boundaries, Words, doubtful, ending, traits

PLAIN = Boundaries({"score": 1.0})
SHARES = st.lists(st.floats(-10, 10, width=32), min_size=1, max_size=30)


def window(texts, starts=(0,)):
    return Words(texts, [False] * len(texts), frozenset(starts))


def begins(boundaries, words, scores, entities=None):
    bounds = boundaries.bounds(words, np.array(scores, dtype=np.float32), entities or ["O"] * len(scores))
    return [begin for begin, _ in bounds]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        (".", "stop"),
        ("U.S.", "abbreviation"),
        ("...", "ellipsis"),
        ("?!", "question"),
        ("Mosul", "letter"),
        ("2014", "digit"),
        ("”", "quote"),
        ("(", "opening"),
        ("---", "dash"),
        ("$", "other"),
        ("😀", "other"),
    ],
)
def test_a_word_ends_with_a_letter_a_digit_or_a_mark(word, kind):
    assert ending(word) == kind


@given(st.text(min_size=1))
def test_every_word_ends_somehow(word):
    assert ending(word) in ENDINGS


@given(
    SHARES,
    st.dictionaries(
        st.sampled_from(["bias", "joined", *(f"after {kind}" for kind in ENDINGS)]), st.floats(-3, 3)
    ),
)
def test_sentences_follow_each_other_and_sure_scores_stand(scores, weights):
    words = window(["Mosul"] * len(scores))
    bounds = Boundaries({"score": 1.0} | weights).bounds(words, np.array(scores), ["O"] * len(scores))
    assert [end for _, end in bounds] == [*(begin for begin, _ in bounds[1:]), len(scores)]
    starts = {begin for begin, _ in bounds}
    assert starts >= {0} | {index for index, score in enumerate(scores) if score >= DOUBT}
    assert not starts & {index for index, score in enumerate(scores) if index and score <= -DOUBT}


@given(SHARES)
def test_without_other_weights_a_sentence_starts_where_the_score_is_above_zero(scores):
    words = window(["Mosul"] * len(scores))
    assert begins(PLAIN, words, scores) == sorted({0, *(i for i, score in enumerate(scores) if score > 0)})


def test_where_a_blank_is_missing_it_takes_more_to_start_a_sentence():
    apart = window(["Newsfeed", ".", "com", "is"])
    joined = replace(apart, joined=[False, True, True, False])
    judge = Boundaries({"score": 1.0, "joined": -2.0})
    assert begins(judge, apart, [0, -9, 1.5, -9]) == [0, 2]
    assert begins(judge, joined, [0, -9, 1.5, -9]) == [0]
    assert begins(judge, joined, [0, -9, 2.5, -9]) == [0, 2]


def test_a_paragraph_starts_a_sentence_whatever_the_score():
    words = window(["Rockets", "hit", "embassy"], starts=(0, 2))
    assert begins(PLAIN, words, [-9, -9, -9]) == [0, 2]
    assert doubtful(words, np.array([0, 0, 0])) == [1]


def test_no_sentence_starts_inside_a_name():
    assert begins(PLAIN, window(["Dr.", "No"]), [0, 9], ["B-MISC", "I-MISC"]) == [0]


def test_the_ends_of_two_words_before_count():
    words = window(["he", "said", ".", "”", "Then"])
    assert traits(words, 4) == ["bias", "after quote", "two after stop"]
    assert traits(words, 1) == ["bias", "after letter", "two after none"]


def test_a_word_written_to_its_mark_starts_no_sentence(nlp):
    text = "He posted it via Newsfeed.Com - Uncensored News. Nobody answered."
    assert [sent.text for sent in nlp(text).sents] == [
        "He posted it via Newsfeed.Com - Uncensored News.",
        "Nobody answered.",
    ]
