"""Trees: the best one with a single root, whatever the scores."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma_en.trees import best_tree


def is_tree(heads):
    for word in range(len(heads)):
        walked, node = set(), word
        while heads[node] != node and node not in walked:
            walked.add(node)
            node = heads[node]
        if heads[node] != node:
            return False
    return sum(head == word for word, head in enumerate(heads)) == 1


def total(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


def best_by_trying_all(scores):
    size = len(scores)
    return max(total(scores, heads) for heads in product(range(size), repeat=size) if is_tree(heads))


@st.composite
def arc_scores(draw, largest):
    size = draw(st.integers(1, largest))
    cells = draw(st.lists(st.integers(-40, 40), min_size=size * size, max_size=size * size))
    return np.array(cells, dtype=np.float32).reshape(size, size)


@given(arc_scores(5))
def test_no_other_tree_with_one_root_scores_higher(scores):
    heads = best_tree(scores).tolist()
    assert is_tree(heads)
    assert total(scores, heads) == best_by_trying_all(scores)


@given(arc_scores(30))
def test_the_heads_always_form_one_tree(scores):
    assert is_tree(best_tree(scores).tolist())


def test_a_single_word_is_its_own_head():
    assert best_tree(np.array([[-3.0]])).tolist() == [0]


def test_of_two_roots_the_dearer_one_hangs_on_the_other():
    scores = np.array([[9.0, 1.0], [2.0, 5.0]])
    assert best_tree(scores).tolist() == [0, 0]


def test_a_cycle_is_broken_where_that_costs_least():
    scores = np.array([[1.0, 0.0, 0.0], [4.0, 0.0, 9.0], [3.0, 9.0, 0.0]])
    assert best_tree(scores).tolist() == [0, 0, 1]
