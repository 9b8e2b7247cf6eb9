"""Chains and statements: over the sample case, and over invented piles."""

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from stemma import api
from stemma.annotate.attributions import find_attributions
from stemma.annotate.language import parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.voices import find_voices
from stemma.model.chains import Basis, Chain, ChainLink, Statement, StationKind
from stemma.model.copies import (
    Alignment,
    Archetype,
    Derivation,
    Direction,
    IndependenceGroup,
    Relation,
    Reuse,
)
from stemma.model.documents import Document
from stemma.model.mentions import Attribution
from stemma.model.records import Record
from stemma.model.spans import Span
from stemma.reconcile.chains import draw_chains
from stemma.store.case import CaseFile
from stemma.store.memory import MemoryTables
from stemma.store.tables import Tables

CASES = json.loads((Path(__file__).parent.parent / "cases" / "chains.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample(examples, tmp_path_factory):
    """Return the tables of the built sample case."""
    case = CaseFile.create_or_open(tmp_path_factory.mktemp("chains") / "sample.stemma")
    api.add(case, [examples / "georgia-2008" / "reports"])
    api.build(case)
    return case


def read(nlp, document: Document) -> list[Record]:
    (parse,) = parse_documents([document], nlp)
    parsed = ParsedDocument(document, parse)
    for stage in (find_names, find_attributions, find_voices):
        parsed.add(stage(parsed))
    return [document, *(record for found in parsed.found.values() for record in found)]


def span_of(document: Document, words: str) -> Span:
    return Span(document.id, document.text.index(words), document.text.index(words) + len(words))


def pile_of(nlp, case: dict[str, Any]) -> list[Record]:
    documents = {
        d["name"]: make_document(d["text"], name=d["name"], outlet=d["outlet"]) for d in case["pile"]
    }
    records = [record for document in documents.values() for record in read(nlp, document)]
    for left, right, relation, direction, (here, there) in case.get("reuse", ()):
        passage = Alignment(span_of(documents[left], here), span_of(documents[right], there))
        how, way = Relation(relation), Direction(direction)
        records.append(Reuse(left, right, how, True, True, way, 0.9, ("made",), (passage,)))
        if way is Direction.LEFT_TO_RIGHT:
            records.append(Derivation(left, right, how, ("made",)))
    if "missing" in case:
        name, where, words = case["missing"]
        evidence = (span_of(documents[where], words),) if where else ()
        records.append(Archetype("missing", name, tuple(documents), evidence))
        records += [Derivation("missing", d, Relation.REWRITTEN, ("made",)) for d in documents]
    root = "missing" if "missing" in case else next(iter(documents))
    return [*records, IndependenceGroup(root, tuple(documents))]


def chain_of(tables: Tables, document: str, content: str) -> Chain:
    texts = {d.id: d for d in tables.all(Document)}
    attributions = {a.id: a for a in tables.all(Attribution)}
    for chain in tables.all(Chain):
        words = texts[chain.document].quote(attributions[chain.attribution].content[0])
        if texts[chain.document].name == document and words.startswith(content):
            return chain
    pytest.fail(f"no attribution of {document} begins with {content!r}")


def words_of(link: ChainLink) -> str:
    return " ".join(part for part in (link.kind.value, link.name, link.basis.value) if part)


def tables_of(records: list[Record]) -> MemoryTables:
    tables = MemoryTables(records)
    tables.add(draw_chains(tables))
    return tables


@pytest.mark.parametrize("case", CASES, ids=[f"{c['document']} {c['content'][:30]}" for c in CASES])
def test_the_chain_leads_from_the_report_to_the_speaker(nlp, sample, case):
    tables = sample if isinstance(case["pile"], str) else tables_of(pile_of(nlp, case))
    chain = chain_of(tables, case["document"], case["content"])
    assert [words_of(link) for link in chain.links] == case["chain"]


def test_every_link_shows_words_of_its_own_documents_or_a_reason(sample):
    texts = {document.id: document for document in sample.all(Document)}
    links = [link for chain in sample.all(Chain) for link in chain.links]
    assert len(links) > 300
    for link in links:
        assert link.spans or link.why or link.basis is Basis.GIVEN
        for span in link.spans:
            assert span.end <= len(texts[span.document].text)
            if link.basis is Basis.STATED and link.kind is StationKind.SPEAKER:
                assert any(" ".join(texts[s.document].quote(s).split()) == link.name for s in link.spans)


def test_every_attribution_has_one_chain_and_belongs_to_one_statement(sample):
    attributions = sorted(a.id for a in sample.all(Attribution))
    assert sorted(chain.attribution for chain in sample.all(Chain)) == attributions
    assert sorted(a for s in sample.all(Statement) for a in s.attributions) == attributions


def test_what_a_copy_repeats_is_one_statement_told_twice(sample):
    texts = {document.id: document.name for document in sample.all(Document)}
    told = [{texts[d] for d in statement.documents} for statement in sample.all(Statement)]
    family = {"volga-herald-toll-mounts", "daily-lantern-thousands-feared"}
    assert sum(family <= documents for documents in told) >= 6


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("Two officials say strike killed militia leader", 1),
        ("Strike killed militia leader, officials say", 1),
        ("Militia says strike killed nobody", 2),
        ("Doctors say strike killed militia leader", 2),
        ("Two officials said that a strike killed the militia leader.", 2),
    ],
)
def test_a_headline_is_told_again_below_it_by_the_same_speaker(nlp, headline, count):
    text = f"{headline}\n\nTwo senior officials said on Monday that a strike had killed the militia leader."
    records = read(nlp, make_document(text))
    statements = tables_of([*records, IndependenceGroup("d1", ("d1",))]).all(Statement)
    assert len(statements) == count


def test_who_borrows_a_quotation_adds_no_origin(sample):
    names = {document.id: document.name for document in sample.all(Document)}
    borrowed = [
        statement
        for statement in sample.all(Statement)
        if {names[d] for d in statement.documents}
        == {"hedgerow-and-empire-unacceptable", "pacific-sentinel-bush-sharpens-words"}
    ]
    assert borrowed
    for statement in borrowed:
        assert [names[root] for root in statement.origins] == ["pacific-sentinel-bush-sharpens-words"]


def statements(records: list[Record]) -> list[Statement]:
    return [record for record in draw_chains(MemoryTables(records)) if isinstance(record, Statement)]


def renamed(record: Any, name: str) -> Any:
    """Return a record of one document as if it were another's."""
    if isinstance(record, Span):
        return replace(record, document=name)
    if isinstance(record, tuple):
        return tuple(renamed(part, name) for part in record)
    if isinstance(record, Document):
        return replace(record, id=name, name=name)
    if is_dataclass(record) and not isinstance(record, type):
        return replace(record, **{f.name: renamed(getattr(record, f.name), name) for f in fields(record)})
    return record


@pytest.mark.parametrize(
    "case", [c for c in CASES if not isinstance(c["pile"], str)], ids=lambda c: c["content"]
)
def test_another_copy_adds_no_statement(nlp, case):
    records = pile_of(nlp, case)
    first = case["pile"][0]["name"]
    own = [r for r in records if isinstance(r, Document | Attribution) and first in str(r)]
    copied = [
        renamed(r, "copy")
        for r in own
        if (r.id if isinstance(r, Document) else r.content[0].document) == first
    ]
    assert copied
    assert len(statements([*records, *copied])) == len(statements(records))


@pytest.fixture(scope="module")
def siblings(nlp) -> list[Record]:
    """Return the records of two reports with a common original that is not in the pile."""
    return pile_of(nlp, next(case for case in CASES if "missing" in case))


@given(order=st.permutations(range(12)))
def test_the_order_of_the_pile_changes_no_chain_and_no_statement(siblings, order):
    shuffled = [siblings[place] for place in order if place < len(siblings)]
    assert len(shuffled) == len(siblings)
    assert list(draw_chains(MemoryTables(shuffled))) == list(draw_chains(MemoryTables(siblings)))


def test_a_link_without_words_and_without_a_reason_is_refused():
    with pytest.raises(ValueError, match="words"):
        ChainLink(StationKind.SPEAKER, "a guard", Basis.STATED)
    with pytest.raises(ValueError, match="why"):
        ChainLink(StationKind.SPEAKER, "", Basis.MISSING)
    with pytest.raises(ValueError, match="missing"):
        ChainLink(StationKind.OUTLET, "", Basis.GIVEN)
