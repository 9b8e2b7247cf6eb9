"""Trees: the best one with a single root, whatever the scores, and in time with the square of the words."""

from itertools import product
from time import process_time

import numpy as np
import pytest
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
    """Return the highest total of a tree, and the lowest sum of heads' positions of a tree that has it."""
    size = len(scores)
    trees = [heads for heads in product(range(size), repeat=size) if is_tree(heads)]
    best, earliest = max((total(scores, heads), -sum(heads)) for heads in trees)
    return best, -earliest


def best_by_contracting_copies(arcs):
    """Return the total of the best tree under node 0, as Edmonds tells it: one cycle, one smaller graph."""
    heads = arcs.argmax(1)
    heads[0] = 0
    gain = arcs[np.arange(1, len(arcs)), heads[1:]].sum()
    cycle = find_cycle(heads)
    if not cycle:
        return gain
    rest = [node for node in range(len(arcs)) if node not in cycle]
    given_up = arcs[cycle, heads[cycle]]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = arcs[np.ix_(rest, rest)]
    smaller[-1, :-1] = (arcs[np.ix_(cycle, rest)] - given_up[:, None]).max(0)
    smaller[:-1, -1] = arcs[np.ix_(rest, cycle)].max(1)
    return given_up.sum() + best_by_contracting_copies(smaller)


def find_cycle(heads):
    for start in range(1, len(heads)):
        walked = [start]
        while heads[walked[-1]] not in (0, *walked):
            walked.append(heads[walked[-1]])
        if heads[walked[-1]] in walked:
            return walked[walked.index(heads[walked[-1]]) :]
    return []


def under_one_root(scores):
    """Return arcs under a node 0 that pays for each of its children more than any tree can gain."""
    size = len(scores)
    arcs = np.full((size + 1, size + 1), -np.inf)
    arcs[1:, 1:] = scores
    price = 100.0 * (size + 1)
    arcs[1:, 0] = np.diag(scores) - price
    np.fill_diagonal(arcs, -np.inf)
    return arcs, price


def nested(size):
    """Return scores under which each cycle, once contracted, closes another with the next word."""
    places = np.arange(size)
    return -np.maximum.outer(places, places) - 99.0 * np.eye(size)


@st.composite
def arc_scores(draw, largest, bound=40):
    size = draw(st.integers(1, largest))
    cells = draw(st.lists(st.integers(-bound, bound), min_size=size * size, max_size=size * size))
    return np.array(cells, dtype=np.float32).reshape(size, size)


@given(arc_scores(5) | arc_scores(5, bound=1))
def test_no_tree_with_one_root_scores_higher_and_of_equal_ones_the_heads_stand_earliest(scores):
    heads = best_tree(scores).tolist()
    assert is_tree(heads)
    assert (total(scores, heads), sum(heads)) == best_by_trying_all(scores)


@given(arc_scores(20) | arc_scores(20, bound=1))
def test_long_sentences_score_what_contracting_cycle_by_cycle_finds(scores):
    heads = best_tree(scores).tolist()
    assert is_tree(heads)
    arcs, price = under_one_root(scores)
    assert total(scores, heads) == best_by_contracting_copies(arcs) + price


@given(seed=st.integers(0, 10_000), size=st.integers(2, 60), noise=st.sampled_from([0, 1e-6, 1.0]))
def test_nearly_equal_scores_make_the_best_tree_too(seed, size, noise):
    scores = nested(size) + noise * np.random.default_rng(seed).normal(size=(size, size))
    heads = best_tree(scores.astype(np.float32)).tolist()
    assert is_tree(heads)
    arcs, price = under_one_root(scores)
    assert total(scores, heads) == pytest.approx(best_by_contracting_copies(arcs) + price, abs=1e-3)


@given(arc_scores(12), st.integers(-8, 8))
def test_what_every_head_of_a_word_gains_alike_changes_no_tree(scores, gain):
    moved = scores.copy()
    moved[0] += gain
    assert best_tree(moved).tolist() == best_tree(scores).tolist()


@pytest.mark.parametrize("size", [1, 2, 3, 50, 220])
def test_under_equal_scores_every_word_hangs_on_the_first(size):
    assert best_tree(np.zeros((size, size), dtype=np.float32)).tolist() == [0] * size


@pytest.mark.parametrize("size", [2, 3, 50, 220])
def test_where_being_the_root_is_dear_the_first_word_is_and_has_all_the_others(size):
    assert best_tree(-np.eye(size, dtype=np.float32)).tolist() == [0] * size


def test_a_single_word_is_its_own_head():
    assert best_tree(np.array([[-3.0]])).tolist() == [0]


def test_of_two_roots_the_dearer_one_hangs_on_the_other():
    scores = np.array([[9.0, 1.0], [2.0, 5.0]])
    assert best_tree(scores).tolist() == [0, 0]


def test_a_cycle_is_broken_where_that_costs_least():
    scores = np.array([[1.0, 0.0, 0.0], [4.0, 0.0, 9.0], [3.0, 9.0, 0.0]])
    assert best_tree(scores).tolist() == [0, 0, 1]


def test_twice_the_words_of_nested_cycles_take_about_four_times_the_time():
    def seconds(size: int) -> float:
        scores = nested(size)
        start = process_time()
        best_tree(scores)
        return process_time() - start

    seconds(50)
    assert min(seconds(600) for _ in range(3)) < 5 * min(seconds(300) for _ in range(3))
