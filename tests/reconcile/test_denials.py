"""What denials point at, in invented piles."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document
from builders_reconcile import span_of
from stemma.annotate.attributions import find_attributions
from stemma.annotate.denials import find_denials
from stemma.annotate.events import find_events
from stemma.annotate.language import parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.sentences import find_sentences
from stemma.annotate.times import find_times
from stemma.model.denials import Denial, DenialKind, DenialTarget, Found, Untargeted
from stemma.model.documents import Document
from stemma.model.mentions import Attribution, AttributionForm, Certainty, Sentence, SourceKind
from stemma.model.records import Record
from stemma.model.spans import Span
from stemma.reconcile.denials import find_targets
from stemma.reconcile.statements import find_statements
from stemma.store.memory import MemoryTables

PATH = Path(__file__).parent.parent / "cases" / "denial_targets.json"
CASES = json.loads(PATH.read_text(encoding="utf-8"))
STAGES = (find_sentences, find_names, find_times, find_attributions, find_events, find_denials)


def pile_of(nlp, case) -> list[Record]:
    records: list[Record] = []
    for name, text in case["pile"]:
        document = make_document(text, name=name)
        (parse,) = parse_documents([document], nlp)
        parsed = ParsedDocument(document, parse)
        for stage in STAGES:
            parsed.add(tuple(stage(parsed)))
        records += [document, *(record for found in parsed.found.values() for record in found)]
    return records


def targets_of(records) -> list[DenialTarget]:
    tables = MemoryTables(records)
    tables.add(find_statements(tables))
    return list(find_targets(tables))


@pytest.mark.parametrize("case", CASES, ids=[case["pile"][-1][1][-60:] for case in CASES])
def test_the_denial_points_at_what_it_takes_back(nlp, case):
    records = pile_of(nlp, case)
    texts = {record.id: record for record in records if isinstance(record, Document)}
    (target,) = [t for t in targets_of(records) if texts[t.span.document].quote(t.span) == case["denial"]]
    assert [f"{s.document}: {texts[s.document].quote(s)}" for s in target.targets] == case["targets"]
    assert (target.found.value if target.found else None) == case.get("found")
    assert (target.unresolved.value if target.unresolved else None) == case.get("unresolved")


@pytest.fixture(scope="module")
def three_reports(nlp) -> list[Record]:
    return pile_of(nlp, next(case for case in CASES if len(case["pile"]) == 3))


@given(data=st.data())
def test_the_order_of_the_pile_changes_no_target(three_reports, data):
    shuffled = data.draw(st.permutations(three_reports))
    assert targets_of(shuffled) == targets_of(three_reports)


def test_every_denial_has_one_target_or_a_reason(three_reports):
    denials = {record.id for record in three_reports if isinstance(record, Denial)}
    found = targets_of(three_reports)
    assert {target.denial for target in found} == denials
    assert all(bool(target.targets) != bool(target.unresolved) for target in found)


def test_a_target_without_words_and_without_a_reason_is_refused():
    with pytest.raises(ValueError, match="why not"):
        DenialTarget("d", Span("a", 0, 3))
    with pytest.raises(ValueError, match="how"):
        DenialTarget("d", Span("a", 0, 3), (Span("a", 4, 6),))
    with pytest.raises(ValueError, match="why not"):
        DenialTarget("d", Span("a", 0, 3), (Span("a", 4, 6),), (), Found.TAKEN_UP, Untargeted.NOT_TOLD)


def told_by_the_mayor(words: str) -> list[Record]:
    """Return a report in which a mayor says these words, and nobody anything else."""
    document = make_document(f"The mayor said: {words}", name="told")
    content = span_of(document, words)
    said = Attribution(
        *(span_of(document, "said"), (content,), span_of(document, "mayor"), AttributionForm.INDIRECT),
        *(SourceKind.OFFICIAL, False, Certainty.CERTAIN),
    )
    return [document, Sentence(Span(document.id, 0, len(document.text))), said]


@pytest.mark.parametrize(
    ("words", "is_meant"), [("seven troops burned ferries", True), ("ferries burned troops", False)]
)
def test_who_shares_three_in_five_of_the_denied_words_is_meant_though_not_the_rarest(words, is_meant):
    document = make_document("The army denied that troops burned seven boats upstream.", name="denying")
    denied = span_of(document, "troops burned seven boats upstream")
    whole = Sentence(Span(document.id, 0, len(document.text)))
    denial = Denial(span_of(document, "denied"), DenialKind.DENIAL, (denied,), span_of(document, "army"))
    (target,) = targets_of([document, whole, denial, *told_by_the_mayor(words)])
    assert bool(target.targets) is is_meant
