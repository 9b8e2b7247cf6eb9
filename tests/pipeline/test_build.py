"""Adding and building, with stages small enough to count."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from stemma import api
from stemma.errors import PipelineMissing
from stemma.model.copies import IndependenceGroup
from stemma.model.documents import Document
from stemma.model.mentions import NameMention, Sentence
from stemma.model.problems import Rejection, RejectionReason
from stemma.pipeline.build import add_documents, build_case, is_built
from stemma.pipeline.run import run_in_memory
from stemma.pipeline.stage import Per, Stage
from stemma.store.case import CaseFile


@dataclass
class Counting:
    """Stages that count how often they run."""

    named: list[str] = field(default_factory=list)
    grouped: int = 0
    fail_on: str | None = None

    def names(self, parsed):
        if parsed.document.id == self.fail_on:
            raise RuntimeError("cannot read this one")
        self.named.append(parsed.document.id)
        for token in parsed.parse:
            if token.text.istitle():
                yield NameMention(parsed.span(token.idx, token.idx + len(token)), token.text, "MISC")

    def groups(self, tables):
        self.grouped += 1
        for document in tables.all(Document):
            yield IndependenceGroup(document.id, (document.id,))

    def stages(self, version=1):
        return (
            Stage("groups", Per.PILE, (Document,), (IndependenceGroup,), self.groups),
            Stage("names", Per.DOCUMENT, (Document,), (NameMention,), self.names, version),
            Stage("after", Per.PILE, (NameMention,), (Sentence,), nothing),
        )


def nothing(_tables):
    return ()


def load():
    return spacy.blank("en")


def build(case, counting, **versions):
    return build_case(case, counting.stages(**versions), load, "blank")


@pytest.fixture
def case(tmp_path: Path):
    with CaseFile.create_or_open(tmp_path / "one.stemma") as opened:
        yield opened


PILE = [make_document("Troops left Mosul .", name="a"), make_document("Iran denied it .", name="b")]


def test_adding_the_same_again_changes_nothing(case):
    first = add_documents(case, PILE)
    before = list(case.rows())
    second = add_documents(case, PILE)
    assert (first.added, second.added, second.known) == (2, 0, 2)
    assert list(case.rows()) == before


def test_an_id_that_belongs_to_another_text_is_rejected_and_nothing_is_overwritten(case):
    add_documents(case, PILE)
    report = add_documents(case, [make_document("Something else.", name="a")])
    assert report.rejected == 1
    assert case.get(Document, "a") == PILE[0]
    assert [r.reason for r in case.all(Rejection)] == [RejectionReason.SAME_ID_OTHER_TEXT]


def test_what_was_rejected_before_is_forgotten_when_its_file_can_be_read(case, tmp_path):
    page = tmp_path / "report.txt"
    page.write_bytes(b"\x00\x01\x02")
    assert api.add(case, [tmp_path / "report.txt"]).rejected == 1
    page.write_text("Troops left Mosul on Friday.")
    assert api.add(case, [tmp_path / "report.txt"]).added == 1
    assert case.all(Rejection) == ()


def test_building_keeps_what_ingest_rejected(case):
    refused = Rejection("rows.jsonl:2", "ingest", RejectionReason.BAD_FIELD, "no such day", "a")
    add_documents(case, [*PILE, refused])
    build(case, Counting())
    assert case.all(Rejection) == (refused,)


def test_a_second_build_does_nothing(case):
    add_documents(case, PILE)
    counting = Counting()
    build(case, counting)
    report = build(case, counting)
    assert (report.annotated, report.stages) == (0, ())
    assert counting.named == ["a", "b"]
    assert counting.grouped == 1


def test_only_a_new_document_is_annotated_but_the_pile_is_looked_at_anew(case):
    add_documents(case, PILE)
    counting = Counting()
    build(case, counting)
    add_documents(case, [make_document("France agreed .", name="c")])
    report = build(case, counting)
    assert (report.annotated, report.stages) == (1, ("groups", "after"))
    assert counting.named == ["a", "b", "c"]


def test_a_case_is_built_from_the_end_of_a_build_until_something_is_added(case):
    add_documents(case, PILE)
    assert not is_built(case)
    build(case, Counting())
    assert is_built(case)
    add_documents(case, PILE)
    assert is_built(case)
    add_documents(case, [make_document("France agreed .", name="c")])
    assert not is_built(case)


def test_a_build_that_breaks_off_leaves_no_case_that_passes_for_built(case):
    add_documents(case, PILE)
    build(case, Counting())

    def power_cut(_name, done, total):
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_case(case, Counting().stages(version=2), load, "blank", power_cut)
    assert not is_built(case)
    build_case(case, Counting().stages(version=2), load, "blank")
    assert is_built(case)


def test_a_pipeline_that_is_missing_leaves_a_built_case_as_it_was(case):
    add_documents(case, PILE)
    counting = Counting()
    build(case, counting)

    def missing():
        raise PipelineMissing("not installed")

    before = list(case.rows())
    with pytest.raises(PipelineMissing):
        build_case(case, counting.stages(), missing, "another")
    assert is_built(case)
    assert list(case.rows()) == before
    assert counting.grouped == 1


def test_what_was_rejected_is_told_in_the_order_of_reading(case):
    refused = [
        Rejection(f"rows.jsonl:{number}", "ingest", RejectionReason.BAD_FIELD, "no such day")
        for number in range(1, 12)
    ]
    assert add_documents(case, refused).rejections == tuple(refused)


def test_a_stage_with_a_new_version_runs_again_over_every_document(case):
    add_documents(case, PILE)
    counting = Counting()
    build(case, counting)
    assert build(case, counting, version=2).annotated == 2


def test_an_interrupted_build_goes_on_where_it_stopped(case):
    add_documents(case, PILE)
    counting = Counting()

    def stop_after_the_first(name, _done, _total):
        if name == "annotate":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_case(case, counting.stages(), load, "blank", stop_after_the_first)
    build(case, counting)
    assert counting.named[:2] == ["a", "b"]
    assert {name.text for name in case.all(NameMention)} == {"Troops", "Mosul", "Iran"}


def test_a_document_on_which_a_stage_fails_is_rejected_and_the_run_goes_on(case):
    add_documents(case, PILE)
    build(case, Counting(fail_on="a"))
    (rejection,) = case.all(Rejection)
    assert (rejection.document, rejection.reason) == ("a", RejectionReason.STAGE_FAILED)
    assert "cannot read this one" in rejection.message
    assert [name.text for name in case.all(NameMention)] == ["Iran"]


def test_a_report_in_another_language_is_kept_and_left_out_of_the_english_stages_with_a_reason(case):
    add_documents(case, [make_document("Les troupes sont parties .", name="f", language="fr")])
    counting = Counting()
    build(case, counting)
    (rejection,) = case.all(Rejection)
    assert rejection.reason is RejectionReason.OTHER_LANGUAGE
    assert counting.named == []
    assert [group.root for group in case.all(IndependenceGroup)] == ["f"]


@given(order=st.permutations(range(4)))
def test_a_case_and_a_run_in_memory_hold_the_same_records(order, tmp_path_factory):
    words = ("Troops left Mosul .", "Iran denied it .", "France agreed .", "Nothing .")
    pile = [make_document(text, name=f"d{number}") for number, text in enumerate(words)]
    pile = [pile[number] for number in order]
    path = tmp_path_factory.mktemp("case") / "one.stemma"
    with CaseFile.create_or_open(path) as case:
        add_documents(case, pile)
        build(case, Counting())
        kept = {kind: set(case.all(kind)) for kind in (NameMention, IndependenceGroup)}
    tables = run_in_memory(pile, Counting().stages(), load)
    assert kept == {kind: set(tables.all(kind)) for kind in (NameMention, IndependenceGroup)}
