import pytest

from builders import make_document
from stemma.lineage.kin import settle_kin
from stemma.model.copies import Alignment, Direction, Relation, Reuse
from stemma.model.spans import Span


def pair(left, right, direction, changes, lead=0.0):
    """Return a derived pair, with the changes from left to right and back."""
    passages = (Alignment(Span(left, 0, 9), Span(right, 0, 9)),)
    return Reuse(
        left, right, Relation.EDITED_COPY, True, True, direction, 0.9, (), passages, lead, 0.0, changes
    )


def settled(between):
    """Return what becomes of "a" and "b", both of which come from "x" by ten changes."""
    parents = [pair(child, "x", Direction.RIGHT_TO_LEFT, (90.0, 10.0), lead=-2.0) for child in "ab"]
    documents = [make_document("A report.", name=name) for name in "abx"]
    return settle_kin([*parents, between], (), documents)[-1]


@pytest.mark.parametrize(
    ("changes", "direction"),
    [((20.0, 20.0), Direction.SIBLINGS), ((20.0, 10.2), Direction.UNKNOWN), ((9.0, 9.0), Direction.UNKNOWN)],
)
def test_two_copies_are_siblings_where_both_are_clearly_nearer_to_their_source(changes, direction):
    assert settled(pair("a", "b", Direction.UNKNOWN, changes)).direction is direction


@pytest.mark.parametrize(
    ("changes", "direction"), [((4.0, 90.0), Direction.LEFT_TO_RIGHT), ((6.0, 90.0), Direction.SIBLINGS)]
)
def test_a_copy_comes_from_a_sibling_whose_changes_it_has(changes, direction):
    assert settled(pair("a", "b", Direction.SIBLINGS, changes, lead=2.0)).direction is direction
