"""Two pipelines over the same reports: what is counted, scored, agreed on and shown."""

import io
import json
from typing import Any

import pytest
from rich.console import Console

from builders import make_document
from stemma.cli.bench_table import print_comparison
from stemma.errors import NothingToRead
from stemma.pipeline.comparing.agreement import agree, find_differences
from stemma.pipeline.comparing.comparison import Comparison, compare, count_found
from stemma.pipeline.comparing.gold import Gold, read_gold, score
from stemma.pipeline.comparing.reading import ReadDocument, Reading, Word, read_with

TEXT = "Russia bombed Gori on Saturday. Georgia denied the loss, Medvedev said."
RUSSIA, BOMBED, GORI, GEORGIA = (0, 6), (7, 13), (14, 18), (32, 39)


def row(**layers):
    empty: dict[str, list[Any]] = {
        "entities": [],
        "times": [],
        "attributions": [],
        "events": [],
        "figures": [],
    }
    return {"id": "d1", "sentences": [[0, 31], [32, 71]], **empty, **layers}


def name(place, label):
    return {"start": place[0], "end": place[1], "text": TEXT[slice(*place)], "label": label}


def event(place, kind="ASSAULT", **more):
    return {"trigger": list(place), "type": kind, "actors": [], "recipients": [], **more}


def said(source, content):
    return {"source": source, "cue": [66, 70], "content": [content]}


def reading(pipeline="x", words=None, **layers):
    words = words or {
        RUSSIA: Word("NNP", "PROPN", BOMBED, "nsubj"),
        BOMBED: Word("VBD", "VERB", BOMBED, "ROOT"),
    }
    return Reading(pipeline, "1.0", (), 1.0, 0.5, 100.0, {"d1": ReadDocument(words, row(**layers))})


def test_a_reading_agrees_with_itself_in_everything_and_differs_nowhere():
    one = reading(entities=[name(RUSSIA, "GPE")], events=[event(BOMBED)])
    assert set(agree(one, one).values()) == {1.0}
    assert find_differences(one, one, {"d1": TEXT}, 5) == []


def test_a_relation_agrees_only_where_its_head_does():
    other = reading(
        words={RUSSIA: Word("NNP", "NOUN", RUSSIA, "nsubj"), BOMBED: Word("VBD", "VERB", BOMBED, "dep")}
    )
    found = agree(reading(), other)
    assert (found["words"], found["tags"], found["parts of speech"]) == (1.0, 1.0, 0.5)
    assert (found["heads"], found["heads and relations"]) == (0.5, 0.0)


def test_words_that_only_one_has_count_against_agreement_on_words_alone():
    found = agree(reading(), reading(words={RUSSIA: Word("NNP", "PROPN", BOMBED, "nsubj")}))
    assert found["words"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["heads and relations"] == 1.0


def test_a_difference_tells_what_only_one_of_them_says_in_its_sentence():
    one = reading(entities=[name(RUSSIA, "GPE"), name(GEORGIA, "GPE")], events=[event(BOMBED)])
    other = reading(entities=[name(RUSSIA, "ORG"), name(GEORGIA, "GPE")])
    (found,) = find_differences(one, other, {"d1": TEXT}, 5)
    assert found.sentence == "Russia bombed Gori on Saturday."
    assert found.gained == ("name: Russia GPE", "event: ASSAULT bombed (? → ?)")
    assert found.lost == ("name: Russia ORG",)


def test_no_more_differences_are_shown_than_asked_for():
    one = reading(entities=[name(RUSSIA, "GPE"), name(GEORGIA, "GPE")])
    assert len(find_differences(one, reading(), {"d1": TEXT}, 1)) == 1
    assert len(find_differences(one, reading(), {"d1": TEXT}, 5)) == 2


TIME = {"id": "d1", "start": 22, "end": 30, "value": "2008-08-09"}


@pytest.mark.parametrize(
    ("value", "gold", "right"),
    [
        ("2008-08-09", TIME, 1.0),
        ("2008-08-16", TIME, 0.0),
        ("2008-08-16", {**TIME, "alt": ["2008-08-16"]}, 1.0),
        ("2008-08-16", {**TIME, "opt": True}, 1.0),
    ],
    ids=["right", "wrong", "right too", "optional"],
)
def test_a_time_is_right_with_its_value(value, gold, right):
    found = reading(times=[{"start": 22, "end": 30, "value": value}])
    assert score(found, Gold(times=(gold,))) == {"times": right}


@pytest.mark.parametrize(
    ("source", "content", "scores"),
    [
        ([57, 65], [32, 55], {"said": 1.0, "who says what": 1.0}),
        ([32, 39], [32, 55], {"said": 1.0, "who says what": 0.0}),
        (None, [32, 44], {"said": 1.0, "who says what": 0.0}),
        ([57, 65], [32, 39], {"said": 0.0, "who says what": 0.0}),
    ],
    ids=["right", "another source", "no source, half the content", "too little content"],
)
def test_an_attribution_is_right_with_half_its_content_and_its_source(source, content, scores):
    gold = {"id": "d1", "attributions": [{"source": [57, 65], "cue": [[66, 70]], "content": [[32, 55]]}]}
    assert score(reading(attributions=[said(source, content)]), Gold(attributions=(gold,))) == scores


@pytest.mark.parametrize(
    ("found", "share"),
    [
        (event(BOMBED), 1.0),
        (event(BOMBED, "COERCE"), 1.0),
        (event(BOMBED, "AID"), 0.0),
        (event(BOMBED, veto="future"), 0.0),
        (event(GEORGIA), 0.0),
    ],
    ids=["right", "another right type", "wrong type", "vetoed", "elsewhere"],
)
def test_a_telling_is_found_where_an_event_of_its_type_stands_in_its_words(found, share):
    gold = {
        "tier": "core",
        "plover": "ASSAULT",
        "acceptable_alternatives": [{"plover": "COERCE"}],
        "reports": [
            {"doc": "d1", "start": 0, "end": 18},
            {"doc": "d1", "start": 0, "end": 9, "optional": True},
        ],
    }
    denied = {**gold, "tier": "negated"}
    assert score(reading(events=[found]), Gold(events=(gold, denied))) == {"events": share}


def test_without_gold_there_is_no_score(tmp_path):
    assert score(reading(), read_gold(tmp_path)) == {}


def test_the_sample_case_has_gold_of_every_kind(examples):
    gold = read_gold(examples / "georgia-2008" / "gold")
    assert all((gold.times, gold.attributions, gold.events))


def test_the_table_shows_both_what_they_agree_on_and_what_only_one_says():
    one = reading("./better_en", entities=[name(RUSSIA, "GPE")])
    other = reading("stemma_en", events=[event(BOMBED, veto="future")])
    differences = tuple(find_differences(one, other, {"d1": TEXT}, 5))
    shown = io.StringIO()
    scores = ({"times": 0.5}, {"times": 0.75})
    comparison = Comparison(one, other, scores, agree(one, other), differences)
    print_comparison(comparison, Console(file=shown, width=100))
    text = shown.getvalue()
    for words in ("better_en", "-0.250", "names found", "heads and relations", "name: Russia GPE", "future"):
        assert words in text
    assert comparison.row()["pipelines"][0]["scores"] == {"times": 0.5}


def test_reports_in_another_language_are_left_out():
    documents = [make_document(TEXT), make_document("Les troupes sont parties.", name="d2", language="fr")]
    assert set(read_with("stemma_en", documents).documents) == {"d1"}


def test_the_shipped_pipeline_beside_itself_gains_and_loses_nothing(tmp_path):
    rows = [{"id": "a", "text": TEXT, "published": "2008-08-10"}, {"id": "b", "text": "Troops left Poti."}]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    found = compare("stemma_en", "stemma_en", tmp_path)
    assert set(found.agreement.values()) == {1.0}
    assert found.differences == ()
    assert found.scores == ({}, {})
    assert count_found(found.asked)["sentences"] == 3
    assert found.asked.words == 18
    assert found.asked.failures == 0


def test_a_folder_without_a_report_is_refused(tmp_path):
    with pytest.raises(NothingToRead):
        compare("stemma_en", "stemma_en", tmp_path)
