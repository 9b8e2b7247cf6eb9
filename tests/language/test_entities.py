"""Entity labels: always legal BIO, and the best such sequence."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma_en.entities import EntityDecoder

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
DECODER = EntityDecoder(LABELS)


def is_legal(labels):
    steps = pairwise(("O", *labels))
    return all(not after.startswith("I-") or before[1:] == after[1:] for before, after in steps)


def total(scores, labels):
    return sum(scores[row, LABELS.index(label)] for row, label in enumerate(labels))


@st.composite
def label_scores(draw, longest):
    rows = draw(st.integers(1, longest))
    size = rows * len(LABELS)
    cells = draw(st.lists(st.integers(-20, 20), min_size=size, max_size=size))
    return np.array(cells, dtype=np.float32).reshape(rows, len(LABELS))


@given(label_scores(4))
def test_no_other_legal_sequence_scores_higher(scores):
    labels = DECODER.decode(scores)
    assert is_legal(labels)
    best = max(total(scores, other) for other in product(LABELS, repeat=len(scores)) if is_legal(other))
    assert total(scores, labels) == best


@given(label_scores(40))
def test_every_sequence_is_legal(scores):
    assert is_legal(DECODER.decode(scores))


def test_a_name_that_only_its_inside_betrays_gets_a_beginning():
    scores = np.array([[2, 1, 0, 0, 0], [0, 0, 9, 0, 0]], dtype=np.float32)
    assert DECODER.decode(scores) == ["B-PER", "I-PER"]
