"""Where texts hang, and what they have of other families, by links made by hand."""

from stemma.lineage.contamination import find_grafts
from stemma.lineage.forest import Forest, Link, Missing
from stemma.model.copies import Alignment, Direction, Relation, Reuse
from stemma.model.spans import Span

WORDS = 80
TEXT = "word " * WORDS


def link(ends, strength=0.8, direction=Direction.LEFT_TO_RIGHT, changes=(10.0, 90.0), lead=0.0, words=(0, 9)):
    """Return a link of two texts, called by a letter each; both share the same words, from one to another."""
    left, right = ends
    passage = Alignment(*(Span(name, 5 * words[0], 5 * words[1]) for name in ends))
    reuse = Reuse(
        left, right, Relation.REWRITTEN, True, True, direction, 0.9, (), (passage,), lead, 0.0, changes
    )
    return Link(left, right, strength, reuse, direction, lead, changes, flipped=False, clock=0)


def beside(ends, strength=0.8):
    return link(ends, strength, Direction.SIBLINGS)


def test_a_hint_hangs_one_text_under_the_other_and_less_puts_both_under_a_missing_parent():
    hinted = link("ab", direction=Direction.UNKNOWN, lead=0.2)
    assert Forest([hinted]).parent == {"b": "a"}
    unclear = link("ab", direction=Direction.UNKNOWN, lead=0.01)
    assert Forest([unclear]).parent == {"a": Missing(1), "b": Missing(1)}


def test_two_missing_parents_are_one_where_their_copies_share_most_of_a_text():
    assert len({*Forest([beside("ab"), beside("cd"), beside("bc", 0.6)]).parent.values()}) == 1
    assert len({*Forest([beside("ab"), beside("cd"), beside("bc", 0.2)]).parent.values()}) == 2


def test_a_known_parent_goes_before_a_sibling_that_shares_a_little_more():
    assert Forest([link("ab", 0.5), beside("bc", 0.7)]).parent["b"] == "a"
    assert isinstance(Forest([link("ab", 0.3), beside("bc", 0.7)]).parent["b"], Missing)


def test_of_two_sources_as_near_to_a_rewriting_the_one_that_is_used_up_is_its_parent():
    assert Forest([link("ac", changes=(10.0, 90.0)), link("bc", changes=(10.0, 20.0))]).parent["c"] == "b"


def grafts(*links):
    """Return child, parent and words of each graft of the texts that are linked."""
    texts = {name: TEXT for one in links for name in (one.left, one.right)}
    return [(g.child, g.parent, g.words) for g in find_grafts(Forest(links), links, texts)]


NEAREST = link("az", changes=(1.0, 9.0), words=(0, 40))


def test_the_further_parent_is_the_nearest_of_those_that_explain_most_of_what_is_left():
    family = [link("pq"), link("pr")]
    whole, nearer = link("pz", changes=(30.0, 90.0), words=(40, 80)), link("qz", words=(42, 80))
    little = link("rz", changes=(2.0, 90.0), words=(70, 80))
    assert grafts(NEAREST, *family, whole, nearer, little) == [("z", "q", 38)]


def test_a_stretch_that_two_families_have_is_explained_once():
    assert grafts(NEAREST, link("pz", words=(40, 80)), link("qz", words=(41, 80))) == [("z", "p", 40)]
    assert grafts(NEAREST, link("pz", words=(40, 70)), link("qz", words=(0, 39))) == [("z", "p", 30)]
