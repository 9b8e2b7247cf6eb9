"""The trained part of attributions: constituents, classifiers, and what is shipped."""

from importlib.resources import files

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.attribution.cases import Cases, Trait
from stemma.annotate.attribution.classifier import (
    FACTUALITY,
    WEIGHTS,
    Classifier,
    load_factuality,
    load_model,
    store,
    with_empty_row,
)
from stemma.annotate.attribution.constituents import constituents_of
from stemma.annotate.attribution.factuality import judge_factuality
from stemma.annotate.attribution.unattributed import read_unattributed
from stemma.annotate.attributions import find_attributions
from stemma.annotate.words import read_words
from stemma.text.quotes import find_quotations

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = st.sampled_from(
    [
        "the",
        "minister",
        "said",
        "that",
        "he",
        "would",
        "leave",
        "town",
        ",",
        ".",
        "“",
        "”",
        "killed",
        "by",
        "told",
        "to",
        "and",
        ":",
        "\n\n",
    ]
)
MEGABYTE = 1 << 20


def a_classifier() -> Classifier:
    weights = with_empty_row(np.array([[0.0, 1.0], [2.0, 0.0], [0.5, 0.25]], np.float32))
    return Classifier(("no", "yes"), {("word", "a"): 0, ("\n\nb",): 1, ("word tag", "a", "N"): 2}, weights)


def judge(*own: list[Trait]) -> list[list[float]]:
    probabilities: list[list[float]] = a_classifier().judge(Cases(len(own), {}, own=own)).tolist()
    return probabilities


def test_a_trait_that_was_never_seen_changes_nothing():
    known, both, unknown = judge([("word", "a")], [("word", "a"), ("word", "x")], [("word", "x")])
    assert known == both
    assert unknown == [0.5, 0.5]


def test_no_cases_give_no_probabilities():
    assert a_classifier().judge(Cases(0, {})).shape == (0, 2)


VALUES = st.sampled_from(["a", "b", "N", "V", ""])


@few
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5))
def test_values_joined_by_a_template_are_judged_as_the_traits_they_make(told):
    words, tags = [list(column) for column in zip(*told, strict=True)]
    templates = ("word", "word tag", "tag", "")
    together = Cases(len(told), {"word": words, "tag": tags}, templates)
    assert a_classifier().judge(together).tolist() == judge(*together)
    assert [*together] == [[("word", w), ("word tag", w, t), ("tag", t), ("",)] for w, t in told]


def test_the_shipped_file_is_read_back_as_it_was_stored():
    model = load_model()
    again = store({"cue": model.cue, "role": model.role, "further": model.further}, model.candidates)
    assert again == files("stemma.resources").joinpath(WEIGHTS).read_bytes()


def test_a_trait_may_hold_any_character(tmp_path):
    (tmp_path / "stored.npz").write_bytes(store({"one": a_classifier()}))
    with np.load(tmp_path / "stored.npz") as stored:
        assert b"\\n\\nb" in stored["one_traits"].tobytes()


@pytest.mark.parametrize("name", [WEIGHTS, FACTUALITY])
def test_the_weights_stay_small(name):
    assert len(files("stemma.resources").joinpath(name).read_bytes()) < 3 * MEGABYTE


@few
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join).filter(lambda text: text.strip() != ""))
def test_every_word_of_a_sentence_is_in_one_constituent(nlp, text):
    words = read_words(make_parsed(nlp, text).parse)
    for cue in (token for token, blank in enumerate(words.blank) if not blank):
        first, after = words.sentences[words.sentence[cue]]
        found = constituents_of(words, cue)
        covered = [
            token
            for first_of, last_of in zip(found.first, found.last, strict=True)
            for token in range(first_of, last_of + 1)
            if not words.blank[token]
        ]
        assert covered == [token for token in range(first, after) if not words.blank[token]]


def test_the_words_of_a_parse_are_those_of_its_tokens(nlp):
    parse = make_parsed(nlp, "The minister’s aides said they hadn’t left.\n\nNobody had.").parse
    words = read_words(parse)
    assert words.start == [token.idx for token in parse]
    assert words.head == [token.head.i for token in parse]
    assert words.dep == [token.dep_ for token in parse]
    assert words.form == [token.text for token in parse]
    assert words.lower == [token.lower_.replace("’", "'") for token in parse]
    assert words.blank == [token.is_space for token in parse]
    assert words.punctuation == [token.is_punct for token in parse]
    assert [[*below] for below in words.children] == [
        [child.i for child in token.children] for token in parse
    ]


@few
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join).filter(lambda text: text.strip() != ""))
def test_what_hangs_on_a_word_is_what_spacy_hangs_there(nlp, text):
    parse = make_parsed(nlp, text).parse
    words = read_words(parse)
    for token in parse:
        assert words.subtree(token.i) == sorted(under.i for under in token.subtree)
        assert words.opens_sentence(token.i) == token.is_sent_start
        above = [other.i for other in parse if words.is_above(other.i, token.i)]
        assert above == sorted(ancestor.i for ancestor in token.ancestors)


def test_a_quotation_over_three_paragraphs_is_one_content(nlp):
    text = "“They came,” the priest said. “They took the horses.\n\n“Then they burned.\n\n“All is gone.”"
    (record,) = find_attributions(make_parsed(nlp, text))
    assert len(record.content) == 4


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They left.\n\n“Nobody is safe here any more.”", 1),
        ("He called it a “great day for all of us.”", 0),
        ("The sign read “No way out”.", 0),
        ("“Go now.”", 0),
    ],
)
def test_only_whole_sentences_in_quotation_marks_are_speech_by_themselves(text, count):
    assert len(list(read_unattributed(text, find_quotations(text), []))) == count


@pytest.mark.parametrize(
    ("surer", "less_sure", "word"),
    [
        ("The army took the town.", "The army may have taken the town.", "t"),
        ("The envoy left.", "The envoy did not leave.", "l"),
        ("They agreed to leave.", "They refused to leave.", "leave"),
        ("He knew that the bridge fell.", "He doubted that the bridge fell.", "fell"),
    ],
)
def test_what_is_hedged_negated_or_doubted_is_less_factual(nlp, surer, less_sure, word):
    def degree(text: str) -> float:
        words = read_words(make_parsed(nlp, text).parse)
        token = max(
            n for n, form in enumerate(words.lower) if form.startswith(word) and words.pos[n] == "VERB"
        )
        (found,) = judge_factuality(load_factuality(), words, [token])
        assert -3 <= found <= 3
        return found

    assert degree(surer) > degree(less_sure)


@few
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join).filter(lambda text: text.strip() != ""))
def test_a_stretch_has_the_head_that_spacy_gives_it(nlp, text):
    parse = make_parsed(nlp, text).parse
    words = read_words(parse)
    for first in range(0, len(parse), 3):
        for after in range(first + 1, min(len(parse), first + 6) + 1):
            assert words.root(range(first, after)) == parse[first:after].root.i
