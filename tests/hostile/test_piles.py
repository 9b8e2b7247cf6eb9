"""The whole way in memory over piles that nobody wrote: no failure, no span astray, no origin too many."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import make_document
from hostile.torments import NEWS
from stemma import api
from stemma.model.copies import IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.model.events import Event
from stemma.model.problems import Rejection
from stemma.model.records import KINDS
from stemma.store.memory import MemoryTables
from stemma.store.verify import spans_of

FRAGMENTS = (
    NEWS,
    "Rebels attacked Poti on Monday, killing at least seven soldiers, the Interior Ministry said.",
    "“They fired first,” a spokesman for the ministry told Reuters. “We answered.”",
    "Poland accused Russia of aggression and asked the United Nations to act.",
    "TBILISI (Reuters) - Thousands protested in the capital last week.",
    "On February 30 nobody died.",
    "Between 9 and 5 people, or more than 10, were wounded in 9999.",
    "“",
    '" said he, "',
    "\r\n\r\n",
    "\n \n",
    "A.A.A.A.",
    "\U0001f468\u200d\U0001f469 killed 12",
    "\u202e12 مدنيا\u202c",
    "a\u0301\u0323\u0301",
    "<b>Read more:</b> [ad_1]",
    "\0\x1b[31m",
    "俄罗斯军队周五袭击了",
    "(((",
    "…",
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=8).map(" ".join)
PILES = st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4)


def documents_of(texts: list[str]) -> list[Document]:
    return [make_document(text, f"2008-08-1{n}", f"d{n}", outlet=f"O{n}") for n, text in enumerate(texts)]


def kept(tables: MemoryTables) -> dict[str, set[str]]:
    """Return the ids of all records, by kind."""
    return {name: {record.id for record in tables.all(kind)} for name, kind in KINDS.items()}


@settings(max_examples=25)
@given(texts=PILES, data=st.data())
def test_no_pile_breaks_the_whole_way(texts, data):
    pile = documents_of(texts)
    tables = api.record(pile)
    assert tables.all(Rejection) == ()
    lengths = {document.id: len(document.text) for document in pile}
    for kind in KINDS.values():
        for span in spans_of(tables.all(kind)):
            assert span.end <= lengths[span.document]
    again = api.record(data.draw(st.permutations(pile)))
    assert kept(again) == kept(tables)


@settings(max_examples=15)
@given(texts=PILES, data=st.data())
def test_an_exact_copy_adds_no_origin_to_any_event(texts, data):
    pile = documents_of(texts)
    copied = data.draw(st.sampled_from(pile))
    copy = make_document(copied.text, "2008-08-20", "z", outlet="Copyist")
    before = {d: group.id for group in api.record(pile).all(IndependenceGroup) for d in group.documents}
    for event in api.record([*pile, copy]).all(Event):
        told = {before[copied.id if name == copy.id else name] for name in event.documents}
        assert len(event.origins) <= len(told)


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([""] * 3000, 1),
        ([NEWS] * 600, 1),
        ([f"Word{number}" for number in range(600)], 600),
        (["俄罗斯军队周五袭击了格鲁吉亚的波季港" * 20, "造成七名士兵死亡" * 20], 2),
        (["x" * 1_000_000, "x " * 100_000], 2),
        (['"' * 1_000_000, "“ " * 50_000, "“a\n" * 30_000, "‘dogs’ " * 30_000], 4),
    ],
    ids=["empty", "copies", "one word", "no spaces", "no blanks or nothing but", "quotation marks"],
)
def test_piles_that_nobody_should_have_to_read_have_their_lineage(texts, groups):
    pile = [make_document(text, name=f"d{number:04}") for number, text in enumerate(texts)]
    assert len(api.relate(pile).all(IndependenceGroup)) == groups


def test_a_sentence_repeated_a_thousand_times_is_found_where_it_was_taken_to():
    sentence = (
        "Rebels attacked the port of Poti on Monday and killed seven soldiers, said the defence ministry. "
    )
    pile = [make_document(sentence * 1000, name="a"), make_document(sentence * 2, name="b")]
    (reuse,) = api.relate(pile).all(Reuse)
    assert (reuse.left, reuse.right) == ("a", "b")
