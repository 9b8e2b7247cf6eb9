"""The fitting of the classifiers of attribution."""

from dataclasses import replace

from training.logistic import Recipe, fit

from stemma.annotate.attribution.cases import Cases

EXAMPLES = [
    ((("every",), ("word", number % 5)), "odd" if number % 5 in (1, 3) else "even") for number in range(200)
]


def test_what_can_be_told_apart_is_told_apart() -> None:
    classifier = fit(EXAMPLES, ("even", "odd"), replace(Recipe(), batch=32))
    cases = Cases(len(EXAMPLES), {}, own=[traits for traits, _ in EXAMPLES])
    judged = classifier.judge(cases).argmax(axis=1)
    assert [classifier.labels[column] for column in judged] == [label for _, label in EXAMPLES]


def test_the_same_examples_give_the_same_weights() -> None:
    first, second = (fit(EXAMPLES, ("even", "odd"), Recipe()) for _ in range(2))
    assert first.rows == second.rows
    assert first.weights.tobytes() == second.weights.tobytes()


def test_a_trait_of_few_cases_is_left_out() -> None:
    rare = [*EXAMPLES, ((("every",), ("hapax",)), "odd")]
    assert ("hapax",) not in fit(rare, ("even", "odd"), Recipe()).rows
