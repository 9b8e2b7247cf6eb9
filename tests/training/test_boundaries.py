"""The weights that decide where sentences start are learned from what the network doubted."""

from training.boundaries import CONFIDENCE, fitted

MARKS = ["bias", "after semicolon", "two after letter"]
LETTERS = ["bias", "after letter", "two after letter"]
DOUBTED = [
    *[(-1.0, MARKS, True)] * 30,
    *[(-1.0, LETTERS, False)] * 30,
    *[(2.0, LETTERS, True)] * 20,
    *[(2.0, MARKS, True)] * 20,
    *[(-3.0, MARKS, False)] * 20,
]


def test_a_mark_after_which_the_network_is_too_shy_gets_a_higher_weight() -> None:
    weights = fitted(DOUBTED)
    assert weights["after semicolon"] > weights["after letter"]


def test_the_score_keeps_its_sense_and_what_is_always_there_weighs_the_same_for_all() -> None:
    weights = fitted(DOUBTED)
    assert weights["score"] > 0
    assert set(weights) == {"score", *MARKS, *LETTERS}


def test_the_order_of_the_examples_does_not_matter() -> None:
    assert fitted(DOUBTED) == fitted(DOUBTED[::-1])


def test_the_score_is_trusted_less_on_new_texts_than_on_those_it_was_learned_from() -> None:
    balanced = [(score, ["bias"], score > 0) for score in (-2.0, -1.0, 1.0, 2.0)] * 50
    noisy = [(score, ["bias"], score < 0) for score in (-2.0, -1.0, 1.0, 2.0)] * 10
    table = {score: [start for told, _, start in balanced + noisy if told == score] for score in (1.0, 2.0)}
    assert all(sum(starts) / len(starts) == 50 / 60 for starts in table.values())
    assert 0 < fitted(balanced + noisy)["score"] < 2 * CONFIDENCE
