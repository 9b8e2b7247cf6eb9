"""The gate's list and its baseline fit together, and the conversions give the scorers what they read."""

import json

import pytest
from benchmarks.corpora import Corpora
from benchmarks.floors import Baseline, load_baseline, save_baseline
from benchmarks.gate import BASELINE, MEASURES, hold, show, update
from benchmarks.measure import Measure
from benchmarks.measure_attributions import scorer_row
from benchmarks.measure_lineage import all_pairs, pair_scores, score_pairs
from benchmarks.measure_record import pile_gold, score_record
from benchmarks.outcomes import Line, Outcome, find_orphans
from benchmarks.running import Rows


@pytest.fixture
def corpora(shared):
    return Corpora(shared)


def measure_seven(_):
    return {"value": 0.7}


def test_every_measure_has_floors_and_digests_and_every_floor_a_measure():
    baseline = load_baseline(BASELINE)
    floored = {score.rpartition(":")[0] for score in baseline.floors}
    assert floored == {measure.name for measure in MEASURES if not measure.packages}
    assert set(baseline.digests) == {file for measure in MEASURES for file in measure.files}
    assert not find_orphans(MEASURES, baseline)


def test_no_two_measures_bear_one_name():
    names = [measure.name for measure in MEASURES]
    assert len(names) == len(set(names))


def test_every_file_that_a_measure_names_is_there(corpora):
    assert corpora.missing(file for measure in MEASURES for file in measure.files) == []


def test_the_table_holds_every_score_and_the_run_fails_with_one_that_sank(tmp_path, capsys):
    (tmp_path / "gold").write_text("{}")
    measures = [Measure(name, ("gold",), measure_seven) for name in ("times/a", "times/b")]
    baseline = Baseline(floors={"times/a:value": 0.7, "times/b:value": 0.9})
    outcomes, passes = hold(measures, Corpora(tmp_path), baseline, data_required=False)
    assert not passes
    assert [outcome.scores for outcome in outcomes] == [{"times/a:value": 0.7}, {"times/b:value": 0.7}]
    assert capsys.readouterr().out.splitlines()[1:] == [
        f"{'times/a:value':<42}   0.700   0.700  holds",
        f"{'times/b:value':<42}   0.700   0.900  SUNK",
    ]


SHOWN = [
    ("t:value", 1.0, "1.000"),
    ("t:value", 0.98765, "0.988"),
    ("r:split", 1.0, "1"),
    ("r:split", 15.0, "15"),
]


@pytest.mark.parametrize(("score", "value", "shown"), SHOWN)
def test_shares_are_shown_with_three_places_and_counts_as_counts(score, value, shown, capsys):
    show(Line(score, value, None, "new", passes=True))
    assert capsys.readouterr().out.split() == [score, shown, "new"]


def test_an_update_that_would_sink_a_floor_writes_nothing(tmp_path, capsys):
    path = tmp_path / "baseline.json"
    save_baseline(Baseline(floors={"t:value": 0.8, "t:days": 0.5}), path)
    before = path.read_text()
    outcome = Outcome("t", {"t:value": 0.7, "t:days": 0.6})
    assert update(path, [outcome], [], None) == 1
    assert "t:value from 0.8 to 0.7" in capsys.readouterr().err
    assert path.read_text() == before
    assert update(path, [outcome], [], "the gold was corrected") == 0
    assert json.loads(path.read_text())["floors"] == {"t:value": 0.7, "t:days": 0.6}


def test_the_cue_becomes_a_list_and_nested_attributions_go_where_the_gold_has_none():
    outer = {"source": [0, 4], "cue": [5, 9], "content": [[10, 30]], "within": None}
    inner = {"source": None, "cue": None, "content": [[15, 20]], "within": 0}
    row = {"id": "a", "attributions": [outer, inner]}
    assert [a["cue"] for a in scorer_row(row, nested=True)["attributions"]] == [[[5, 9]], []]
    assert len(scorer_row(row, nested=False)["attributions"]) == 1


def test_a_pair_that_the_gold_does_not_list_is_independent():
    listed = [{"left": "b", "right": "a", "relation": "reprint", "derived": True, "direction": "left->right"}]
    pairs = all_pairs([[{"id": "a"}, {"id": "b"}, {"id": "c"}], [{"id": "d"}]], listed)
    assert [(p["left"], p["right"], p["derived"]) for p in pairs] == [
        ("b", "a", True),
        ("a", "c", False),
        ("b", "c", False),
    ]


def test_the_piles_own_pairs_get_full_marks(corpora):
    gold = corpora.rows("data/piles/pairs.jsonl")
    scores = pair_scores(score_pairs(corpora, gold, gold))
    assert set(scores.values()) == {1.0}


def test_the_piles_own_events_get_full_marks(corpora):
    gold = pile_gold(corpora.rows("data/piles/events.jsonl"), corpora.rows("data/piles/origins.jsonl"))
    answer = [_as_answer(event) for event in gold]
    told = score_record(corpora, gold, Rows(answer, 0))
    assert {told[name] for name in ("recall_core", "recall", "precision", "dates", "origins")} == {1.0}
    assert told["together"] == 1.0


def _as_answer(event):
    mentions = [{"document": r["doc"], "start": r["start"], "end": r["end"]} for r in event["reports"]]
    return {
        "id": event["id"],
        "type": event["plover"],
        "mentions": mentions,
        "first_day": event["date_start"],
        "last_day": event["date_end"],
        "independent_origins": len(event["independent_origins"]),
    }
