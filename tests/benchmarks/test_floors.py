"""Floors rise by themselves and sink only with a reason."""

import json

import pytest
from benchmarks.floors import (
    EPSILON,
    Baseline,
    FloorWouldSink,
    Verdict,
    changed_files,
    drop_floors,
    judge,
    load_baseline,
    raise_floors,
    save_baseline,
)
from hypothesis import given
from hypothesis import strategies as st

VERDICTS = [
    pytest.param("times/a:value", 0.70, None, Verdict.NEW, id="no floor yet"),
    pytest.param("times/a:value", 0.70, 0.70, Verdict.HOLDS, id="at the floor"),
    pytest.param("times/a:value", 0.70 - EPSILON / 2, 0.70, Verdict.HOLDS, id="within the margin"),
    pytest.param("times/a:value", 0.69, 0.70, Verdict.SUNK, id="a point below"),
    pytest.param("times/a:value", 0.71, 0.70, Verdict.RISEN, id="a point above"),
    pytest.param("record/a:split", 3, 2, Verdict.SUNK, id="one mistake more"),
    pytest.param("record/a:split", 1, 2, Verdict.RISEN, id="one mistake fewer"),
    pytest.param("record/a:stage_failures", 0, 0, Verdict.HOLDS, id="no mistakes, as before"),
]


@pytest.mark.parametrize(("score", "now", "floor", "verdict"), VERDICTS)
def test_a_figure_is_judged_by_its_floor_and_by_which_way_is_better(score, now, floor, verdict):
    assert judge(score, now, floor) is verdict


def test_an_update_raises_what_is_better_and_leaves_the_rest():
    before = Baseline(floors={"t:value": 0.5, "t:days": 0.6, "r:fused": 4.0})
    after = raise_floors(before, {"t:value": 0.6, "t:days": 0.598, "r:fused": 2}, {"a": "1"}, None)
    assert after == Baseline({"t:value": 0.6, "t:days": 0.6, "r:fused": 2}, {"a": "1"}, [])


def test_an_update_refuses_to_lower_a_floor_and_names_it():
    with pytest.raises(FloorWouldSink, match=r"t:value from 0\.5 to 0\.4"):
        raise_floors(Baseline(floors={"t:value": 0.5}), {"t:value": 0.4}, {}, None)


def test_a_floor_lowered_for_a_reason_keeps_the_reason():
    after = raise_floors(Baseline(floors={"t:value": 0.5}), {"t:value": 0.4}, {}, "gold corrected")
    assert after.floors == {"t:value": 0.4}
    assert after.lowered == [{"score": "t:value", "from": 0.5, "to": 0.4, "reason": "gold corrected"}]


def test_a_score_that_is_no_longer_measured_goes_only_with_a_reason():
    baseline = Baseline(floors={"t:value": 0.5, "t:days": 0.6})
    with pytest.raises(FloorWouldSink, match="t:days"):
        drop_floors(baseline, ["t:days"], None)
    after = drop_floors(baseline, ["t:days"], "replaced by value")
    assert after.floors == {"t:value": 0.5}
    assert after.lowered[0]["reason"] == "replaced by value"


@given(st.floats(0, 1), st.floats(0, 1))
def test_without_a_reason_no_update_ever_leaves_a_floor_lower(floor, now):
    try:
        after = raise_floors(Baseline(floors={"t:value": floor}), {"t:value": now}, {}, None)
    except FloorWouldSink:
        assert now < floor
    else:
        assert after.floors["t:value"] >= floor


def test_a_file_with_another_digest_is_told_and_an_unknown_one_is_not():
    baseline = Baseline(digests={"gold/a": "1", "gold/b": "2"})
    assert changed_files({"gold/a": "1", "gold/b": "9", "gold/c": "3"}, baseline) == ["gold/b"]


def test_a_baseline_is_read_back_as_it_was_written(tmp_path):
    path = tmp_path / "baseline.json"
    assert load_baseline(path) == Baseline()
    baseline = Baseline({"t:value": 0.5}, {"gold/a": "1"}, [{"score": "t:days", "reason": "gone"}])
    save_baseline(baseline, path)
    assert load_baseline(path) == baseline
    assert list(json.loads(path.read_text())) == ["digests", "floors", "lowered"]
