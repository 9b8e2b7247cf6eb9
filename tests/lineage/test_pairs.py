import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_document
from stemma.lineage.pairs import compare_pairs
from stemma.model.copies import CandidatePair, Direction, Relation, Reuse
from stemma.store.memory import MemoryTables

FLIPPED = {
    Direction.LEFT_TO_RIGHT: Direction.RIGHT_TO_LEFT,
    Direction.RIGHT_TO_LEFT: Direction.LEFT_TO_RIGHT,
}


def by_pair(tables):
    return {(reuse.left, reuse.right): reuse for reuse in tables.all(Reuse)}


def labelled(rows):
    """Return labelled pairs with the smaller id on the left."""
    for row in rows:
        direction = Direction(row["direction"]) if row["direction"] != "none" else Direction.UNKNOWN
        if row["left"] > row["right"]:
            direction = FLIPPED.get(direction, direction)
        yield (*sorted((row["left"], row["right"])), Relation(row["relation"]), direction)


def test_copies_rewrites_and_borrowed_quotations_are_told_apart(mosul, trace):
    found = by_pair(trace(mosul["documents"]))
    for left, right, relation, _ in labelled(mosul["pairs"]):
        assert found[left, right].relation is relation, (left, right)


def test_independent_reports_of_one_event_are_not_derived(mosul, trace):
    derived = {pair for pair, reuse in by_pair(trace(mosul["documents"])).items() if reuse.derived}
    assert derived == {tuple(sorted((row["left"], row["right"]))) for row in mosul["pairs"] if row["derived"]}


def test_no_arrow_points_the_wrong_way(mosul, trace):
    found = by_pair(trace(mosul["documents"]))
    for left, right, _, direction in labelled(mosul["pairs"]):
        if direction in FLIPPED:
            assert found[left, right].direction is not FLIPPED[direction], (left, right)


def test_passages_lie_inside_both_texts_and_verbatim_ones_share_words(mosul, trace):
    texts = {document.id: document for document in mosul["documents"]}
    for reuse in trace(mosul["documents"]).all(Reuse):
        for passage in reuse.passages:
            left, right = texts[reuse.left].quote(passage.left), texts[reuse.right].quote(passage.right)
            assert left.strip()
            assert set(left.lower().split()) & set(right.lower().split())


def test_the_order_of_the_pile_changes_nothing(mosul, trace):
    forwards, backwards = trace(mosul["documents"]), trace(mosul["documents"][::-1])
    assert forwards.all(Reuse) == backwards.all(Reuse)


def test_swapped_ids_flip_the_arrow_and_change_nothing_else(mosul, trace):
    by_id = {document.id: document for document in mosul["documents"]}
    for left, right in (("p1-05", "p1-09"), ("p1-01", "p1-08"), ("p1-03", "p1-11")):
        there, back = (
            one_pair(trace, by_id[one], by_id[other]) for one, other in ((left, right), (right, left))
        )
        assert back.direction is FLIPPED.get(there.direction, there.direction)
        assert (back.relation, back.derived, back.score) == (there.relation, there.derived, there.score)
        assert [(p.left.start, p.right.start) for p in there.passages] == sorted(
            (p.right.start, p.left.start) for p in back.passages
        )


STORY = (
    "A ferry with 212 people aboard sank off Port Anselm on Sunday after its bow doors gave way in a storm. "
    "Divers had brought up nineteen bodies by dusk, said Harbour Master Ines Caldeira, who led the search."
)


@pytest.mark.parametrize(
    ("left", "right", "direction"),
    [
        (("Lakeshore Post", ""), ("msn.com", "Lakeshore Post•\n\n"), Direction.LEFT_TO_RIGHT),
        (("Lakeshore Post", ""), ("msn.com", ""), Direction.LEFT_TO_RIGHT),
        (("Lakeshore Post", ""), ("msn.com", "Local 10 Sundale•\n\n"), Direction.SIBLINGS),
        (("yahoo.com/news", ""), ("msn.com", ""), Direction.SIBLINGS),
        (("Lakeshore Post", ""), ("Sun", "Jane Roe | Lakeshore Post\n\n"), Direction.UNKNOWN),
        (("washingtonpost.com", ""), ("Sun", "Jane Roe, The Washington Post\n\n"), Direction.LEFT_TO_RIGHT),
        (("Sun", "Jane Roe, Associated Press\n\n"), ("Post", "(AP) - "), Direction.SIBLINGS),
    ],
)
def test_credits_and_portals_tell_where_a_text_comes_from(trace, left, right, direction):
    copies = [
        make_document(f"Ferry sinks\n\n{head}{STORY}", None, name, outlet=outlet)
        for name, (outlet, head) in (("a", left), ("b", right))
    ]
    (reuse,) = trace(copies).all(Reuse)
    assert (reuse.derived, reuse.direction) == (True, direction)


def test_a_wire_that_was_printed_later_is_no_source_of_what_was_printed_before(mosul, trace):
    texts = {document.id: document.text for document in mosul["documents"]}
    wire = f"The Associated Press\n\n{STORY}\n\n{texts['p1-02']}"
    other = f"{texts['p1-13']}\n\n{STORY}"

    def direction(day):
        copies = [make_document(wire, day, "a"), make_document(other, "2018-07-15", "b")]
        return trace(copies).all(Reuse)[0].direction

    assert direction("2018-07-14") is Direction.LEFT_TO_RIGHT
    assert direction("2018-07-16") is Direction.SIBLINGS


def test_a_copy_does_not_come_from_what_its_agency_wrote_later(mosul, trace):
    texts = {document.id: document.text for document in mosul["documents"]}
    head = "PORT ANSELM, Oct 2 (Ceibo) - "

    def direction(day):
        own = make_document(f"{head}{STORY}\n\n{texts['p1-02']}", day, "a", outlet="Agencia Ceibo")
        copy = make_document(f"{head}{STORY}\n\n{texts['p1-13']}", "2018-10-03", "b", outlet="Sun")
        return trace([own, copy]).all(Reuse)[0].direction

    assert direction("2018-10-02") is Direction.LEFT_TO_RIGHT
    assert direction("2018-10-05") is Direction.SIBLINGS


def test_the_later_version_of_an_outlets_own_story_comes_from_the_earlier(mosul, trace):
    texts = {document.id: document.text for document in mosul["documents"]}
    first, second = f"{STORY}\n\n{texts['p1-02']}", f"{texts['p1-13']}\n\n{STORY}"

    def judge(outlet, *days):
        told = zip("ab", (first, second), days, (outlet, "Sun"), strict=True)
        copies = [make_document(text, day, name, outlet=paper) for name, text, day, paper in told]
        return trace(copies).all(Reuse)[0]

    there, back = judge("Sun", "2018-07-14", "2018-07-15"), judge("Sun", "2018-07-15", "2018-07-14")
    assert there.direction is Direction.LEFT_TO_RIGHT
    assert there.lead > judge("Post", "2018-07-14", "2018-07-15").lead
    assert "both are of Sun" in back.reasons


def one_pair(trace, one, other):
    copies = [
        make_document(document.text, None, name, outlet=document.outlet)
        for document, name in ((one, "a"), (other, "b"))
    ]
    (reuse,) = trace(copies).all(Reuse)
    return reuse


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 5), tail=st.integers(2, 5))
def test_a_trimmed_copy_is_derived_whatever_is_trimmed(mosul, trace, cut, tail):
    source = next(document for document in mosul["documents"] if document.id == "p1-05")
    paragraphs = source.text.split("\n\n")
    kept = "\n\n".join(paragraphs[cut : cut + tail])
    (reuse,) = trace([source, make_document(kept, name="z")]).all(Reuse)
    assert reuse.derived
    assert all(p.right.end <= len(kept) for p in reuse.passages)


@settings(max_examples=25, deadline=None)
@given(
    picked=st.lists(st.lists(st.integers(0, 40), max_size=8), min_size=2, max_size=4),
    joint=st.sampled_from(["\n\n", "\n", " "]),
)
def test_texts_put_together_from_paragraphs_and_notices_are_judged_without_an_exception(
    mosul, trace, picked, joint
):
    paragraphs = [p for document in mosul["documents"] for p in document.text.split("\n\n")][:38]
    paragraphs += [
        "Sign up for our newsletter.",
        "Smoke over the city. (AP Photo/Someone)",
        "“Go,” he said. “",
    ]
    documents = [
        make_document(joint.join(paragraphs[at] for at in row), name=f"d{n}") for n, row in enumerate(picked)
    ]
    texts = {document.id: document.text for document in documents}
    for reuse in trace(documents).all(Reuse):
        assert 0 <= reuse.score <= 1
        assert all(p.left.end <= len(texts[reuse.left]) for p in reuse.passages)
        assert all(p.right.end <= len(texts[reuse.right]) for p in reuse.passages)


def test_exact_copies_are_reprints_with_one_passage_over_all_words():
    documents = [make_document("Tanks in Gori. ", name=name) for name in "ab"]
    tables = MemoryTables([*documents, CandidatePair("a", "b", ("copies",))])
    (reuse,) = compare_pairs(tables)
    assert reuse.relation is Relation.REPRINT
    assert [documents[0].quote(passage.left) for passage in reuse.passages] == ["Tanks in Gori"]


def test_another_years_story_of_one_place_is_no_rewriting(mosul, trace):
    found = by_pair(trace(mosul["documents"]))
    assert not [pair for pair, reuse in found.items() if "p1-04" in pair and reuse.shares_origin]


def test_reasons_are_words_a_reader_can_check(mosul, trace):
    found = by_pair(trace(mosul["documents"]))
    assert any(
        "both cite" in reason and "Tigris Monitor" in reason for reason in found["p1-03", "p1-11"].reasons
    )
    assert any("is the agency that it credits (MPA)" in reason for reason in found["p1-05", "p1-09"].reasons)
    assert str(date(2014, 6, 10)) in " ".join(found["p1-05", "p1-10"].reasons)


def test_the_seeds_hold_one_rewriting_and_one_borrowed_quotation(seeds, trace):
    found = by_pair(trace(seeds))
    assert set(found) == {("0", "1"), ("2", "3")}
    spun, borrowed = found["0", "1"], found["2", "3"]
    assert (spun.relation, spun.direction, spun.derived) == (Relation.REWRITTEN, Direction.SIBLINGS, True)
    assert "right cites The Hill" in spun.reasons
    assert (borrowed.relation, borrowed.direction) == (Relation.QUOTE_ONLY, Direction.RIGHT_TO_LEFT)
    assert not borrowed.shares_origin


@pytest.mark.parametrize("name", ["1000 words of one letter", "a script without spaces"])
def test_odd_texts_are_compared_without_an_exception(name, trace):
    text = "x " * 1000 if name.startswith("1000") else "没有空格的语言" * 200
    tables = trace(
        [make_document(text, name="a"), make_document(text + "y", name="b"), make_document(text, name="c")]
    )
    assert ("a", "c") in by_pair(tables)


def test_wires_of_one_agency_that_share_no_words_show_the_sentences_that_say_the_same(shared, trace):
    wanted = {"XIE19980808.0031", "XIE19980808.0188"}
    lines = (shared / "data/times/aquaint.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["id"].split("/")[-1].removesuffix(".tml") in wanted]
    documents = [make_document(row["text"], row["dct"][:10], row["id"]) for row in rows]
    (reuse,) = by_pair(trace(documents)).values()
    assert reuse.relation is Relation.SAME_WIRE
    assert reuse.passages


def test_pairs_are_judged_the_same_however_few_texts_are_kept_in_mind(mosul, trace, monkeypatch):
    whole = trace(mosul["documents"]).all(Reuse)
    monkeypatch.setattr("stemma.lineage.comparison.MOST_READ", 1)
    assert trace(mosul["documents"]).all(Reuse) == whole


def test_texts_of_too_many_sentences_are_derived_by_their_words_alone(mosul, trace, monkeypatch):
    whole = {(reuse.left, reuse.right): reuse for reuse in trace(mosul["documents"]).all(Reuse)}
    monkeypatch.setattr("stemma.lineage.likeness.MOST_CELLS", 1)
    left = {(reuse.left, reuse.right) for reuse in trace(mosul["documents"]).all(Reuse) if reuse.derived}
    copied = {Relation.REPRINT, Relation.EDITED_COPY}
    assert {pair for pair, reuse in whole.items() if reuse.relation in copied} <= left
    assert left < {pair for pair, reuse in whole.items() if reuse.derived}


@pytest.mark.parametrize("turned", [False, True])
def test_a_quotation_comes_from_where_its_speaker_is_described_best(trace, turned):
    words = "“We knew of the convoy a week before it crossed the river and did nothing at all,”"
    full = f"Rain fell on the capital. {words} said a senior military intelligence official."
    lost = f"Markets closed lower abroad. {words} said an anonymous senior military official."
    copies = [
        make_document(text, name=name)
        for name, text in zip("ba" if turned else "ab", (full, lost), strict=True)
    ]
    (reuse,) = trace(copies).all(Reuse)
    assert reuse.relation is Relation.QUOTE_ONLY
    assert reuse.arrow == (copies[0].id, copies[1].id)
