"""A case that grows report by report holds what it would hold had all come at once."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import make_document
from stemma.lineage import pairs
from stemma.lineage.remembered import Remembered
from stemma.model.copies import CandidatePair
from stemma.pipeline.build import build_case
from stemma.pipeline.stages import STAGES
from stemma.store.case import CaseFile

LINEAGE = [
    stage for stage in STAGES if stage.name in {"lineage.candidates", "lineage.pairs", "lineage.origins"}
]


def build(path, *batches):
    """Build a case batch by batch and return its rows."""
    for documents in batches:
        with CaseFile.create_or_open(path) as case:
            with case.transaction():
                case.write(documents)
            build_case(case, LINEAGE, no_language, "none")
    with CaseFile.open(path) as case:
        return list(case.rows())


def no_language():
    raise AssertionError("lineage needs no language pipeline")


@settings(max_examples=8)
@given(data=st.data(), counted=st.sampled_from([0, 7, 1_000]))
def test_reports_added_in_any_batches_give_what_all_at_once_give(mosul, data, counted):
    documents = data.draw(st.permutations(mosul["documents"]))
    at = sorted(data.draw(st.lists(st.integers(0, len(documents)), max_size=3)))
    bounds = [0, *at, len(documents)]
    batches = [documents[start:end] for start, end in pairwise(bounds)]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("stemma.lineage.rarity.COUNTED", counted)
        grown = build(Path(folder, "grown.stemma"), *batches)
        assert grown == build(Path(folder, "at_once.stemma"), mosul["documents"])


@pytest.fixture
def judged(monkeypatch):
    """Return the list of pairs that were judged and not remembered."""
    asked: list[CandidatePair] = []

    def listening(tables, witnesses, rarity, judge):
        def noting(pair):
            asked.append(pair)
            return judge(pair)

        return Remembered(tables, witnesses, rarity, noting)

    monkeypatch.setattr(pairs, "Remembered", listening)
    return asked


def test_pairs_that_no_fact_nominates_are_not_judged_again(judged, tmp_path, mosul):
    path = tmp_path / "one.stemma"
    copies = [make_document(document.text, name=f"{document.id}b") for document in mosul["documents"]]
    build(path, [*mosul["documents"], *copies])
    known = {(pair.left, pair.right) for pair in judged if "facts" not in pair.channels}
    assert len(known) >= len(copies)
    judged.clear()
    build(path, [make_document("Snow fell.", name="z")])
    assert not known & {(pair.left, pair.right) for pair in judged}


def test_a_pair_is_judged_again_when_one_of_its_documents_changes(judged, tmp_path, mosul):
    path = tmp_path / "one.stemma"
    build(path, mosul["documents"])
    judged.clear()
    first = mosul["documents"][0]
    other = make_document(first.text, "2014-01-01", first.id, outlet="Another", title=first.title)
    build(path, [other])
    assert {first.id} == set.intersection(*({pair.left, pair.right} for pair in judged))


def test_in_a_rounded_pile_most_pairs_that_facts_nominate_are_not_judged_again(
    judged, tmp_path, mosul, monkeypatch
):
    monkeypatch.setattr("stemma.lineage.rarity.COUNTED", 0)
    copies = [make_document(f"{d.text}\n\nUpdate.", name=f"{d.id}b") for d in mosul["documents"]]
    path = tmp_path / "one.stemma"
    build(path, [*mosul["documents"], *copies])
    known = {(pair.left, pair.right) for pair in judged if "facts" in pair.channels}
    judged.clear()
    build(path, [make_document("Snow fell in Oslo and Bergen.", name="z")])
    assert len(known & {(pair.left, pair.right) for pair in judged}) < len(known) / 2
