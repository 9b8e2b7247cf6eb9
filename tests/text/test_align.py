from hypothesis import given
from hypothesis import strategies as st

from stemma.text.align import SHORTEST, align_words, find_seeds
from stemma.text.shingles import word_codes

VOCABULARY = [f"w{number}" for number in range(40)]
TEXT = st.lists(st.sampled_from(VOCABULARY), max_size=60)
REPORT = [
    "fighters",
    "stormed",
    "the",
    "provincial",
    "government",
    "headquarters",
    "late",
    "on",
    "monday",
    "and",
    "by",
    "morning",
    "held",
    "the",
    "airport",
    "two",
    "television",
    "stations",
    "and",
    "several",
    "police",
    "stations",
    "officials",
    "said",
]


def align(left, right):
    return align_words(find_seeds(word_codes(left)), find_seeds(word_codes(right)))


@given(TEXT, TEXT, st.lists(st.sampled_from(VOCABULARY), min_size=8, max_size=20))
def test_every_run_is_the_same_words_inside_both_texts(left, right, common):
    left, right = left + common, common + right
    for passage in align(left, right):
        assert passage.matched >= SHORTEST
        for run in passage.runs:
            assert 0 <= run.left < run.left + run.length <= len(left)
            assert 0 <= run.right < run.right + run.length <= len(right)
            assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]


@given(TEXT, TEXT)
def test_the_runs_of_a_passage_go_forward_on_both_sides(left, right):
    for passage in align(left + VOCABULARY, VOCABULARY + right):
        for run, following in zip(passage.runs, passage.runs[1:], strict=False):
            assert run.left + run.length <= following.left
            assert run.right + run.length <= following.right


@given(st.permutations(VOCABULARY))
def test_a_text_of_different_words_aligns_with_itself_in_one_passage(words):
    (passage,) = align(words, words)
    assert passage.left == passage.right == (0, len(words))


def test_a_changed_word_does_not_break_a_passage():
    changed = [*REPORT[:10], "yesterday", *REPORT[11:]]
    (passage,) = align(REPORT, changed)
    assert passage.left == (0, len(REPORT))
    assert passage.matched == len(REPORT) - 1


def test_two_stretches_far_apart_are_two_passages():
    other = [*REPORT[12:], *VOCABULARY, *REPORT[:12]]
    assert len(align(REPORT, other)) == 2


def test_stock_phrases_strung_together_are_no_passage():
    left = [
        "by",
        "the",
        "united",
        "states",
        "and",
        "the",
        "chief",
        "inspector",
        "of",
        "the",
        "united",
        "states",
    ]
    right = [
        "by",
        "the",
        "united",
        "states",
        "increased",
        "the",
        "resentment",
        "of",
        "the",
        "united",
        "states",
    ]
    assert align(left, right) == []


def test_texts_that_share_nothing_or_have_no_words_have_no_passages():
    assert align(REPORT, VOCABULARY) == []
    assert align([], REPORT) == []
    assert align([], []) == []


def test_a_text_that_repeats_one_sentence_is_aligned_in_time():
    assert len(align(REPORT * 5_000, REPORT * 5_000)) < 10
