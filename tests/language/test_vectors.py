"""Vectors: near where two sentences say the same, of a sentence alone, and there the way spaCy has them."""

import json
import pickle
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma_en import vectors

CASES = json.loads(
    (Path(__file__).parent.parent / "cases" / "sentence_vectors.json").read_text(encoding="utf-8")
)
ROUNDING = 0.04  # int8 changes these cases by .02 at most
NEWS = "Turkey closed the border.\n\nOil fell below fifty dollars a barrel. Nobody said why."
WORDS = ["Iraq", "said", ".", "\n\n", "     ", "-", "U.S.", "😀", "قال", "\x00", "\u200b", "x" * 300]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_the_similarity_of_two_sentences_is_that_of_the_network_before_int8(nlp, case):
    """The case file was written with all-MiniLM-L6-v2 in 32 bits."""
    left, right = nlp(case["left"])[:], nlp(case["right"])[:]
    assert left.similarity(right) == pytest.approx(case["cosine"], abs=ROUNDING)


def test_a_rewriting_is_nearer_than_another_matter_of_the_same_town(nlp):
    report, rewritten, harvest = (
        nlp(text)
        for text in (
            "Iraqi forces retook Tikrit on Tuesday, the Interior Ministry said.",
            "Government troops have recaptured the city of Tikrit, Baghdad announced.",
            "Farmers near Tikrit expect a good wheat harvest this year.",
        )
    )
    assert report.similarity(rewritten) > report.similarity(harvest) + 0.2


@settings(max_examples=30)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_a_text_has_a_vector_of_length_one_or_no_words(nlp, text):
    doc = nlp(text)
    for stretch in (doc, *doc.sents):
        assert stretch.vector.shape == (vectors.WIDTH,)
        assert stretch.has_vector == bool(stretch.text.strip())
        assert stretch.vector_norm == pytest.approx(float(stretch.has_vector), abs=1e-4)


def test_a_sentence_has_the_same_vector_wherever_it_stands(nlp):
    among = [sent.vector for sent in nlp(NEWS).sents if sent.text.startswith("Turkey")]
    alone = nlp("Turkey closed the border.").vector
    assert len(among) == 1
    np.testing.assert_array_equal(among[0], alone)


def test_a_vector_is_the_same_when_it_is_made_anew():
    first, second = (
        vectors.SentenceEncoder(vectors.PACKAGE / "vectors.onnx", vectors.PACKAGE / "vocab.txt").vector(NEWS)
        for _ in range(2)
    )
    np.testing.assert_array_equal(first, second)


def test_a_stretch_too_long_to_be_read_at_once_counts_to_its_end():
    head, tail = "Farmers expect a good harvest. " * 60, "Rockets hit the embassy. " * 60
    encoder = vectors.sentence_encoder()
    whole = encoder.vector(head + tail)
    assert whole @ encoder.vector(tail) > encoder.vector(head) @ encoder.vector(tail) + 0.2


def test_a_run_of_marks_does_not_drown_the_words_around_it():
    encoder = vectors.sentence_encoder()
    plain = encoder.vector("Rockets hit the embassy on Tuesday, officials said.")
    noisy = encoder.vector(f"Rockets hit the embassy on Tuesday, officials said. {')' * 100_000}")
    assert plain @ noisy > 0.5


def test_a_document_is_the_mean_of_its_sentences(nlp):
    doc = nlp(NEWS)
    mean = np.mean([sent.vector for sent in doc.sents], axis=0)
    np.testing.assert_allclose(doc.vector, mean / np.linalg.norm(mean), atol=1e-6)


def test_similarity_is_mutual_and_whole_with_itself(nlp):
    one, other = nlp(NEWS), nlp("Militants seized Samarra.")
    assert one.similarity(one) == pytest.approx(1.0, abs=1e-5)
    assert one.similarity(other) == pytest.approx(other.similarity(one), abs=1e-6)
    assert one.similarity(nlp("")) == 0.0


def test_a_pickled_document_keeps_its_vector(nlp):
    doc = nlp(NEWS)
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(doc)).vector, doc.vector)


def test_a_document_from_bytes_has_vectors_again_once_they_are_attached(nlp):
    doc = nlp(NEWS)
    bare = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes(exclude=["user_hooks"]))
    assert not bare.has_vector
    np.testing.assert_array_equal(vectors.attach(bare).vector, doc.vector)


def test_the_package_stays_within_its_size():
    sizes = {file.name: file.stat().st_size for file in vectors.PACKAGE.iterdir() if file.is_file()}
    assert all(sizes[name] <= 26e6 for name in ("weights.onnx", "vectors.onnx"))
    assert sum(sizes.values()) <= 55e6
