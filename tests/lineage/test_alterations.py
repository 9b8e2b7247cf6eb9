"""What a copy changed: authored pairs of sentences, and what holds of any two texts."""

import json
from itertools import chain, combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from stemma.annotate.attributions import find_attributions
from stemma.annotate.events import find_events
from stemma.annotate.figures import find_figures
from stemma.annotate.language import parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.sentences import find_sentences
from stemma.annotate.times import find_times
from stemma.lineage.alterations import find_alterations
from stemma.model.alterations import Alteration, AlterationKind, Collation
from stemma.model.copies import Alignment, Direction, Relation, Reuse
from stemma.model.documents import Cut, Document
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, TimeExpression
from stemma.model.spans import Span
from stemma.store.memory import MemoryTables

CASES = json.loads((Path(__file__).parents[1] / "cases" / "alterations.json").read_text(encoding="utf-8"))
READERS = (find_sentences, find_names, find_times, find_attributions, find_events, find_figures)
KINDS = (Document, NameMention, TimeExpression, Attribution, Figure)
SENTENCES = [case[side] for case in CASES for side in ("source", "copy")]


def pair(left, right, direction=Direction.LEFT_TO_RIGHT, **fields):
    """Return the tables of two documents, "a" and "b", of which one is the other's copy."""
    documents = [make_document(left, "2018-11-20", "a", **fields), make_document(right, "2018-11-20", "b")]
    return MemoryTables([*documents, derived("a", "b", direction)])


def derived(left, right, direction=Direction.LEFT_TO_RIGHT):
    passages = (Alignment(Span(left, 0, 1), Span(right, 0, 1)),)
    return Reuse(left, right, Relation.EDITED_COPY, True, True, direction, 0.9, (), passages)


def annotated(nlp, tables):
    documents = tables.all(Document)
    for document, parse in zip(documents, parse_documents(documents, nlp), strict=True):
        parsed = ParsedDocument(document, parse)
        for reader in READERS:
            parsed.add(tuple(reader(parsed)))
        tables.add(record for records in parsed.found.values() for record in records)
    return tables


def alterations(tables):
    return [record for record in find_alterations(tables) if isinstance(record, Alteration)]


ALTERED = [case for case in CASES if case["kind"]]
KEPT = [case for case in CASES if not case["kind"]]


@pytest.mark.parametrize("case", ALTERED, ids=lambda c: f"{c['kind']}: {c['copy'][:40]}")
def test_a_change_is_found_with_its_kind_and_the_words_on_both_sides(nlp, case):
    found = alterations(annotated(nlp, pair(case["source"], case["copy"])))
    assert [alteration.kind for alteration in found] == [AlterationKind(case["kind"])]
    (alteration,) = found
    for words, wanted in zip((alteration.left_words, alteration.right_words), case["words"], strict=True):
        assert words in wanted or wanted in words


@pytest.mark.parametrize("case", KEPT, ids=lambda c: c["copy"][:50])
def test_the_same_said_in_other_words_is_no_alteration(nlp, case):
    assert alterations(annotated(nlp, pair(case["source"], case["copy"]))) == []


def test_a_speaker_whom_only_the_copy_names_is_no_alteration(nlp):
    case = next(c for c in CASES if c["kind"] == "attribution")
    assert alterations(annotated(nlp, pair(case["copy"], case["source"]))) == []


def test_parent_and_child_are_named_where_the_direction_is_known_and_only_there():
    source, copy = "At least 14 soldiers were wounded.", "In all 41 soldiers were wounded."
    for direction, parent in ((Direction.LEFT_TO_RIGHT, "a"), (Direction.RIGHT_TO_LEFT, "b")):
        (found,) = alterations(pair(source, copy, direction))
        assert (found.parent.document, found.child.document) == (parent, "ab".replace(parent, ""))
    (found,) = alterations(pair(source, copy, Direction.SIBLINGS))
    assert (found.parent, found.child) == (None, None)


def test_what_neither_text_took_from_the_other_is_not_compared():
    tables = pair("14 soldiers were wounded in Aleppo.", "41 soldiers were wounded in Aleppo.")
    (reuse,) = tables.all(Reuse)
    unrelated = Reuse("a", "b", Relation.QUOTE_ONLY, False, False, reuse.direction, 0.1, ())
    documents = tables.all(Document)
    assert list(find_alterations(MemoryTables([*documents, unrelated]))) == []


def test_page_furniture_is_not_compared():
    text = "14 soldiers were wounded in Aleppo on Monday. Share 14 times"
    cut = Cut(text.index("Share"), len(text), "share_line")
    tables = pair(text, "14 soldiers were wounded in Aleppo on Monday. Share 41 times", cuts=(cut,))
    assert alterations(tables) == []


texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join) | st.text(max_size=60)


@given(text=texts)
def test_equal_texts_have_no_alterations(text):
    assert list(find_alterations(pair(text, text))) == []


@given(left=texts, right=texts)
def test_every_span_lies_inside_its_document_and_holds_the_words(left, right):
    for alteration in alterations(pair(left, right)):
        for text, name, span, words in (
            (left, "a", alteration.left, alteration.left_words),
            (right, "b", alteration.right, alteration.right_words),
        ):
            assert span.document == name
            assert text[span.start : span.end] == words


@given(left=texts, right=texts)
def test_exchanging_the_texts_exchanges_the_sides(left, right):
    there = {(a.kind, a.left_words, a.right_words) for a in alterations(pair(left, right))}
    back = {(a.kind, a.right_words, a.left_words) for a in alterations(pair(right, left))}
    assert there == back


@given(left=texts, right=texts)
def test_a_sentence_stands_beside_one_stretch_only(left, right):
    for collation in find_alterations(pair(left, right)):
        if isinstance(collation, Collation):
            for side in (0, 1):
                spans = sorted(sentences[side] for sentences in collation.sentences)
                assert all(one.end <= other.start for one, other in pairwise(spans))


@given(left=texts, right=texts)
def test_no_alteration_is_told_twice(left, right):
    found = alterations(pair(left, right))
    assert len({alteration.id for alteration in found}) == len(found)


@pytest.mark.parametrize("order", [("b", "c"), ("c", "b")])
def test_an_outlet_is_no_speaker_beside_its_own_report_and_one_beside_another(nlp, order):
    bare = "Gunmen burned the market of Maiduguri on Sunday and hundreds of families fled to the coast."
    documents = [
        make_document(bare.replace(" and", ", Interfax said, and"), "2018-11-20", "a"),
        make_document(bare, "2018-11-20", "b", outlet="Interfax"),
        make_document(bare, "2018-11-20", "c", outlet="The Galloway Observer"),
    ]
    tables = MemoryTables([*documents, *(derived("a", copy) for copy in order)])
    (lost,) = alterations(annotated(nlp, tables))
    assert (lost.kind, lost.left_words) == (AlterationKind.ATTRIBUTION, "Interfax said")
    assert lost.right.document == "c"


def test_what_a_copy_changed_hangs_on_no_other_pair(nlp):
    texts = [case[side] for case in ALTERED[::6] for side in ("source", "copy")]
    documents = [make_document(text, "2018-11-20", f"d{at:02}") for at, text in enumerate(texts)]
    reuses = [derived(one.id, other.id) for one, other in combinations(documents, 2)]
    read = annotated(nlp, MemoryTables(documents))

    def collated(*reuses):
        return list(find_alterations(MemoryTables([*chain(*map(read.all, KINDS)), *reuses])))

    alone = [record for reuse in reuses for record in collated(reuse)]
    assert sum(isinstance(record, Alteration) for record in alone) >= len(texts) // 2
    assert collated(*reuses) == alone
