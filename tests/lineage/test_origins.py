from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import make_dating, make_document
from stemma.lineage.origins import draw_lineage
from stemma.model.copies import (
    Alignment,
    Archetype,
    Derivation,
    Direction,
    IndependenceGroup,
    Relation,
    Reuse,
)
from stemma.model.spans import Span
from stemma.store.memory import MemoryTables

NAMES = [f"d{number}" for number in range(7)]


LEADS = {Direction.LEFT_TO_RIGHT: 2.0, Direction.RIGHT_TO_LEFT: -2.0}


def make_reuse(left, right, relation, direction, length, start=0, lead=None):
    derived = relation in {Relation.REPRINT, Relation.REWRITTEN, Relation.SAME_WIRE}
    passage = Alignment(Span(left, 0, length), Span(right, start, start + length))
    shares = derived or relation is Relation.SAME_SOURCE
    return Reuse(
        left,
        right,
        relation,
        derived,
        shares,
        direction,
        0.9,
        ("because",),
        (passage,),
        LEADS.get(direction, 0.0) if lead is None else lead,
        0.0,
        (100.0 - length, 100.0 + length) if derived else None,
    )


@st.composite
def piles(draw):
    """Draw documents of different texts, and any reuse between them."""
    documents = [make_document(f"{name} " * draw(st.integers(70, 90)), name=name) for name in NAMES]
    pairs = draw(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1])))
    reuses = [
        make_reuse(
            NAMES[left],
            NAMES[right],
            draw(
                st.sampled_from(
                    [Relation.REPRINT, Relation.REWRITTEN, Relation.SAME_SOURCE, Relation.QUOTE_ONLY]
                )
            ),
            draw(st.sampled_from(list(Direction))),
            draw(st.integers(1, 100)),
            draw(st.integers(0, 100)),
        )
        for left, right in sorted(pairs)
    ]
    return documents, reuses


def draw_tables(documents, reuses):
    tables = MemoryTables([*documents, *reuses])
    tables.add(list(draw_lineage(tables)))
    return tables


@given(piles())
def test_every_document_is_in_the_group_of_each_root_above_it(pile):
    tables = draw_tables(*pile)
    parents = parents_of(tables)
    for name in NAMES:
        groups = {group.root for group in tables.all(IndependenceGroup) if name in group.documents}
        assert groups == {node for node in ancestors(name, parents) if not parents.get(node)}


@given(piles())
def test_derivations_make_no_circle_and_give_one_nearest_parent_each(pile):
    tables = draw_tables(*pile)
    nearest = [derivation.child for derivation in tables.all(Derivation) if not derivation.further]
    assert len(nearest) == len(set(nearest))
    parents = parents_of(tables)
    for child, above in parents.items():
        assert child in nearest
        assert all(child not in ancestors(parent, parents) for parent in above)


@given(piles())
def test_every_parent_is_a_document_or_an_archetype(pile):
    tables = draw_tables(*pile)
    known = {*NAMES, *(archetype.id for archetype in tables.all(Archetype))}
    assert {parent for above in parents_of(tables).values() for parent in above} <= known
    assert {group.root for group in tables.all(IndependenceGroup)} <= known


def parents_of(tables):
    above: dict[str, list[str]] = {}
    for derivation in tables.all(Derivation):
        above.setdefault(derivation.child, []).append(derivation.parent)
    return above


def ancestors(node, parents):
    """Return a node and all above it."""
    return {node}.union(*(ancestors(parent, parents) for parent in parents.get(node, [])))


@given(piles(), st.randoms(use_true_random=False))
def test_the_order_of_the_pile_changes_nothing(pile, random):
    documents, reuses = pile
    shuffled = list(documents), list(reuses)
    for rows in shuffled:
        random.shuffle(rows)
    before, after = draw_tables(documents, reuses), draw_tables(*shuffled)
    for kind in (Archetype, Derivation, IndependenceGroup):
        assert before.all(kind) == after.all(kind)


@given(piles(), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_where_no_arrow_is_drawn_no_text_hangs_under_a_later_one(pile, days):
    documents, reuses = pile
    dated = [
        replace(d, published=make_dating(f"2014-06-{day:02}")) for d, day in zip(documents, days, strict=True)
    ]
    tables = draw_tables(dated, [replace(reuse, direction=Direction.UNKNOWN) for reuse in reuses])
    day = dict(zip(NAMES, days, strict=True))
    for derivation in tables.all(Derivation):
        if not derivation.further:
            assert day.get(derivation.parent, 0) <= day.get(derivation.child, 10)


@given(piles())
def test_a_borrowed_quotation_joins_nothing(pile):
    documents, reuses = pile
    without = [reuse for reuse in reuses if reuse.relation is not Relation.QUOTE_ONLY]
    assert draw_tables(documents, reuses).all(IndependenceGroup) == draw_tables(documents, without).all(
        IndependenceGroup
    )


@settings(max_examples=6, deadline=None)
@given(at=st.integers(0, 13), name=st.sampled_from(["p1-00", "p1-05b", "z"]))
def test_an_exact_copy_never_raises_the_number_of_origins(mosul, trace, at, name):
    documents = mosul["documents"]
    copied = documents[at]
    copy = make_document(copied.text, None, name, outlet=copied.outlet, title=copied.title)
    before = len(trace(documents).all(IndependenceGroup))
    assert len(trace([*documents, copy]).all(IndependenceGroup)) <= before


def test_a_report_put_together_from_two_wires_has_both_for_parents_and_adds_no_origin(mosul, trace):
    by_id = {document.id: document for document in mosul["documents"]}
    first, second = by_id["p1-05"], by_id["p1-02"]
    halves = ["\n\n".join(d.text.split("\n\n")[:3]) for d in (first, second)]
    stitched = make_document("\n\n".join(halves), "2014-06-20", "z", outlet="The Digest")
    before, after = trace([first, second]), trace([first, second, stitched])
    assert parents_of(after)["z"] in ([first.id, second.id], [second.id, first.id])
    groups = [group.documents for group in after.all(IndependenceGroup)]
    assert len(groups) == len(before.all(IndependenceGroup)) == 2
    assert all("z" in group for group in groups)


def test_a_copy_of_a_copy_hangs_under_the_copy(mosul, trace):
    source = next(document for document in mosul["documents"] if document.id == "p1-05")
    paragraphs = source.text.split("\n\n")
    shorter, shortest = "\n\n".join(paragraphs[:-1]), "\n\n".join(paragraphs[:-2])
    copy = make_document(shorter.replace("said", "stated"), "2014-06-12", "y", outlet="First Copy")
    again = make_document(shortest.replace("said", "stated"), "2014-06-14", "z", outlet="Second Copy")
    parents = parents_of(trace([source, copy, again]))
    assert parents == {"y": ["p1-05"], "z": ["y"]}


def test_a_copy_that_has_more_of_the_page_around_it_still_hangs_under_the_earlier_text(mosul, trace):
    source = next(document for document in mosul["documents"] if document.id == "p1-02")
    first, _, rest = source.text.partition("\n\n")
    insert = "Readers of the valley sent in pictures of the convoy, which nobody has been able to verify yet."
    longer = make_document(f"{first}\n\n{insert}\n\n{rest}", name="a", outlet="Second Copy")
    dated = [
        replace(source, published=replace(source.published, moment=datetime(2014, 6, 11, 6, tzinfo=UTC))),
        replace(longer, published=replace(source.published, moment=datetime(2014, 6, 11, 9, tzinfo=UTC))),
    ]
    assert parents_of(trace(dated)) == {"a": ["p1-02"]}


def test_the_groups_of_the_pile_are_its_origins(mosul, trace):
    groups = {group.documents for group in trace(mosul["documents"]).all(IndependenceGroup)}
    assert groups == {tuple(group) for group in mosul["groups"]}


def test_a_missing_parent_is_named_where_its_copies_name_it(mosul, trace):
    tables = trace(mosul["documents"])
    texts = {document.id: document for document in mosul["documents"]}
    (archetype,) = tables.all(Archetype)
    assert archetype.children == ("p1-03", "p1-11")
    assert {texts[span.document].quote(span) for span in archetype.evidence} >= {"Tigris Monitor"}
    assert archetype.name is not None
    assert archetype.name.endswith("Tigris Monitor")


def test_the_seeds_come_down_to_four_origins(seeds, trace):
    tables = trace(seeds)
    (archetype,) = tables.all(Archetype)
    assert (archetype.name, archetype.children) == ("The Hill", ("0", "1"))
    groups = [group.documents for group in tables.all(IndependenceGroup)]
    assert groups == [("0", "1"), ("2",), ("3",), ("4",)]


def test_a_thousand_copies_are_one_origin(trace):
    documents = [make_document("Tanks crossed the border at dawn.", name=f"d{n:04}") for n in range(1000)]
    tables = trace(documents)
    (group,) = tables.all(IndependenceGroup)
    assert len(group.documents) == 1000
    assert len(tables.all(Derivation)) == 1000


def test_empty_documents_and_single_words_are_counted_once_per_text(trace):
    documents = [
        make_document(text, name=str(at)) for at, text in enumerate(["", "", "Iraq", "Iraq", "Iran"])
    ]
    groups = [group.documents for group in trace(documents).all(IndependenceGroup)]
    assert groups == [("0", "1"), ("2", "3"), ("4",)]
