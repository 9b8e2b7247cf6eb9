"""Rows on who says so: what other programs read of stances, voices, denials and chains."""

import json

import pytest

from builders import make_document, make_parsed
from builders_export import make_pile
from stemma import api
from stemma.annotate.attributions import find_attributions
from stemma.annotate.denials import find_denials
from stemma.annotate.events import find_events
from stemma.annotate.names import find_names
from stemma.annotate.stances import find_stances
from stemma.annotate.times import find_times
from stemma.annotate.voices import find_voices
from stemma.export.event_rows import event_rows
from stemma.export.files import MENTIONS, write_files
from stemma.export.rows import annotation_row
from stemma.export.speech_rows import chain_row, statement_row, target_row
from stemma.model.chains import Chain, Statement
from stemma.model.denials import DenialTarget

TEXT = (
    "BAGHDAD (AP) — Two officials, who were not authorized to speak, told The Associated Press "
    "that the militia probably attacked the base.\n\nThe militia denied the claim."
)
STAGES = (
    find_names, find_times, find_attributions, find_voices, find_events, find_stances, find_denials,
)  # fmt: skip


@pytest.fixture(scope="module")
def row(nlp):
    parsed = make_parsed(nlp, TEXT, "2020-01-10", *STAGES)
    return annotation_row(parsed.document, [m for found in parsed.found.values() for m in found])


def words(span):
    return TEXT[slice(*span)]


def test_an_attribution_tells_how_many_speak_why_nameless_and_through_whom(row):
    voice = row["attributions"][0]["voice"]
    assert voice["people"] == [2, 2]
    assert words(voice["ground"]) == "who were not authorized to speak"
    assert [(words(relay["span"]), relay["role"]) for relay in voice["relays"]] == [
        ("The Associated Press", "told")
    ]


def test_an_attribution_has_the_stance_of_its_source_and_that_of_the_author(row):
    source, author = row["attributions"][0]["stances"]
    assert (source["holder"], source["certainty"]) == (0, "PR+")
    assert [words(span) for span in source["hedges"]] == ["probably"]
    assert [(words(e["span"]), e["low"], e["high"]) for e in source["estimates"]] == [("probably", 55, 80)]
    assert (author["holder"], author["certainty"]) == (None, "UU")


def test_an_event_has_its_stances_too(row):
    (attack,) = [event for event in row["events"] if words(event["trigger"]) == "attacked"]
    assert [stance["holder"] for stance in attack["stances"]] == [0, None]


def test_a_denial_and_the_agency_stand_beside_the_attributions(row):
    (denial,) = row["denials"]
    assert (words(denial["source"]), words(denial["denied"][0])) == ("The militia", "the claim")
    assert row["agency"]["agency"] == "AP"


def test_without_the_attributions_nothing_of_who_says_so_is_written(nlp):
    parsed = make_parsed(nlp, TEXT, "2020-01-10", *STAGES)
    mentions = [m for found in parsed.found.values() for m in found]
    assert {"denials", "agency", "attributions"}.isdisjoint(
        annotation_row(parsed.document, mentions, ["times"])
    )


def test_statements_chains_and_denials_are_files_of_their_own(tmp_path):
    paths = {path.stem: path for path in write_files(make_pile(), tmp_path, "jsonl")}
    (chain,) = [json.loads(line) for line in paths["chains"].read_text(encoding="utf-8").splitlines()]
    assert [link["basis"] for link in chain["links"]] == ["given", "given", "inferred", "stated"]
    (statement,) = [json.loads(line) for line in paths["statements"].read_text(encoding="utf-8").splitlines()]
    assert (statement["documents"], len(statement["attributions"])) == (["d1", "d2"], 2)
    (denial,) = [json.loads(line) for line in paths["denials"].read_text(encoding="utf-8").splitlines()]
    assert (denial["found"], denial["targets"][0]["document"]) == ("same_words", "d1")


def test_every_attribution_has_the_name_of_its_speaker_or_says_why_not(row):
    assert row["attributions"]
    assert all(("speaker" in told) != ("speaker_unresolved" in told) for told in row["attributions"])
    assert row["attributions"][0]["speaker_unresolved"] == "not_stated"


def test_what_statements_chains_denials_and_events_refer_to_is_found_in_the_annotations():
    documents = [make_document(TEXT, "2020-01-10", name) for name in ("first", "second")]
    tables = api.record(documents)
    annotations = [
        annotation_row(d, [m for kind in MENTIONS for m in tables.of(kind, d.id)]) for d in documents
    ]

    def ids(layer):
        found = [row["id"] for annotation in annotations for row in annotation[layer]]
        assert len(set(found)) == len(found) > 0
        return set(found)

    mentions = [mention for event in event_rows(tables) for mention in event["mentions"]]
    assert mentions
    assert {mention["mention"] for mention in mentions} <= ids("events")
    holders = {held["holder"] for mention in mentions for held in mention["held"]} - {None}
    told = {a for statement in tables.all(Statement) for a in statement_row(statement)["attributions"]}
    chained = {chain_row(chain)["attribution"] for chain in tables.all(Chain)}
    denied = [target_row(target) for target in tables.all(DenialTarget)]
    pointed = {a for row in denied for a in row["attributions"]}
    assert all((holders, told, chained, pointed))
    assert holders | told | chained | pointed <= ids("attributions")
    assert {row["denial"]["id"] for row in denied} == ids("denials")
