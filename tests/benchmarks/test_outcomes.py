"""A gate that cannot fail is none: what each thing that can go wrong looks like in its table."""

import pytest
from benchmarks.corpora import Corpora
from benchmarks.floors import Baseline
from benchmarks.measure import Measure
from benchmarks.outcomes import choose, find_gone, find_orphans, judge_outcome, run_measure

GOLD = "gold/times.jsonl"


@pytest.fixture
def corpora(tmp_path):
    folder = tmp_path / "corpora"
    (folder / "gold").mkdir(parents=True)
    (folder / GOLD).write_text('{"id": "a"}\n\n{"id": "b"}\n')
    return Corpora(folder, checkout=tmp_path)


def make_measure(name="times/seeds", run=lambda _: {"value": 0.7}, files=(GOLD,)):
    return Measure(name, files, run)


def lines_of(measure, corpora, baseline=None, data_required=False):
    return list(judge_outcome(run_measure(measure, corpora), baseline or Baseline(), data_required))


def test_a_score_at_its_floor_passes(corpora):
    (line,) = lines_of(make_measure(), corpora, Baseline(floors={"times/seeds:value": 0.7}))
    assert line.passes
    assert line.verdict == "holds"


def test_a_score_below_its_floor_fails(corpora):
    (line,) = lines_of(make_measure(), corpora, Baseline(floors={"times/seeds:value": 0.8}))
    assert not line.passes
    assert line.verdict == "SUNK"


def test_another_file_than_the_one_the_floors_were_measured_on_fails_though_the_score_holds(corpora):
    baseline = Baseline(floors={"times/seeds:value": 0.7}, digests={GOLD: "0" * 64})
    changed, score = lines_of(make_measure(), corpora, baseline)
    assert not changed.passes
    assert GOLD in changed.verdict
    assert score.passes


def test_the_same_file_passes(corpora):
    baseline = Baseline(floors={"times/seeds:value": 0.7}, digests=corpora.digests([GOLD]))
    assert all(line.passes for line in lines_of(make_measure(), corpora, baseline))


@pytest.mark.parametrize("data_required", [False, True])
def test_a_measure_of_another_tool_is_left_out_where_that_is_not_installed(corpora, data_required):
    measure = Measure("times/other", (GOLD,), lambda _: {"value": 0.7}, packages=("no_such_package",))
    (line,) = lines_of(measure, corpora, data_required=data_required)
    assert line.verdict == "not measured: no_such_package is not installed"
    assert line.passes


def test_another_tool_is_measured_for_comparison_and_needs_no_floor(corpora):
    (line,) = lines_of(Measure("times/other", (GOLD,), lambda _: {"value": 0.1}, packages=("json",)), corpora)
    assert (line.verdict, line.now, line.passes) == ("for comparison", 0.1, True)


@pytest.mark.parametrize("data_required", [False, True])
def test_a_measure_without_its_data_is_told_and_fails_only_where_data_is_required(corpora, data_required):
    measure = make_measure(files=(GOLD, "gold/absent.jsonl"))
    (line,) = lines_of(measure, corpora, data_required=data_required)
    assert line.verdict == "not measured: no gold/absent.jsonl"
    assert line.passes is not data_required


def test_a_measure_that_raises_fails_with_what_it_raised(corpora, capsys):
    def run(_):
        raise KeyError("dct")

    (line,) = lines_of(make_measure(run=run), corpora)
    assert not line.passes
    assert "KeyError" in line.verdict
    assert "Traceback" in capsys.readouterr().err


def test_a_score_that_a_measure_no_longer_gives_fails(corpora):
    baseline = Baseline(floors={"times/seeds:value": 0.7, "times/seeds:days": 0.8, "times/other:value": 0.5})
    outcome = run_measure(make_measure(), corpora)
    assert find_gone([outcome], baseline) == ["times/seeds:days"]
    assert [line.passes for line in judge_outcome(outcome, baseline, data_required=False)] == [True, False]


def test_a_floor_without_a_measure_is_found():
    baseline = Baseline(floors={"times/seeds:value": 0.7, "times/gone:value": 0.5})
    assert find_orphans([make_measure()], baseline) == ["times/gone:value"]


def test_a_name_chooses_a_measure_or_all_below_it():
    measures = [make_measure(name) for name in ("times/seeds", "times/sample", "lineage/seeds")]
    assert choose(measures, []) == measures
    assert choose(measures, ["times"]) == measures[:2]
    assert choose(measures, ["lineage/seeds", "times/sample"]) == measures[1:]


def test_a_name_that_no_measure_bears_is_refused():
    with pytest.raises(ValueError, match="'time'"):
        choose([make_measure()], ["time"])


def test_the_sample_case_lies_in_the_checkout_and_all_else_in_the_corpora(corpora):
    assert corpora.path("examples/a/gold/b.jsonl") == corpora.checkout / "examples/a/gold/b.jsonl"
    assert corpora.rows(GOLD) == [{"id": "a"}, {"id": "b"}]
