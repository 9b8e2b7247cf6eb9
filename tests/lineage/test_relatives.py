from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage.relatives import find_relatives
from stemma.model.copies import Alignment, CandidatePair, Direction, Relation, Reuse
from stemma.model.spans import Span


def arrow(parent, child):
    left, right = sorted((parent, child))
    direction = Direction.LEFT_TO_RIGHT if parent == left else Direction.RIGHT_TO_LEFT
    passages = (Alignment(Span(left, 0, 1), Span(right, 0, 1)),)
    return Reuse(left, right, Relation.REWRITTEN, True, True, direction, 0.9, (), passages)


def relatives(arrows, left, right, channels=("facts",)):
    pair = CandidatePair(left, right, channels)
    return list(find_relatives([arrow(*one) for one in arrows], [pair])) == [pair]


def test_two_copies_of_one_text_are_relatives():
    assert relatives(["xa", "xb"], "a", "b")


def test_a_copy_of_a_copy_is_a_relative_of_the_first_text_and_of_its_other_copies():
    assert relatives(["xa", "ab"], "b", "x")
    assert relatives(["xa", "ab", "xc"], "b", "c")


def test_the_two_sources_of_one_text_are_no_relatives():
    assert not relatives(["xa", "ya"], "x", "y")


def test_what_is_known_to_be_derived_is_not_asked_again_and_unlike_texts_never():
    assert not relatives(["xa", "xb", "ab"], "a", "b")
    assert not relatives(["xa", "xb"], "a", "b", ("words",))


@given(st.lists(st.sampled_from(["xa", "xb", "ac", "bc", "cd", "yd"]), unique=True))
def test_relatives_have_a_source_in_common_and_more_arrows_take_none_away(arrows):
    if relatives(arrows, "a", "b"):
        assert {"xa", "xb"} <= set(arrows)
    for one in ("xa", "xb", "yd"):
        assert relatives(arrows, "a", "b") <= relatives([*dict.fromkeys([*arrows, one])], "a", "b")
