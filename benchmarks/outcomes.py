"""Running measures and holding what they found against the baseline."""

import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec

from benchmarks.corpora import Corpora
from benchmarks.floors import Baseline, Verdict, changed_files, judge
from benchmarks.measure import Measure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one measure: scores by "measure:score", or the reason why there are none."""

    measure: str
    scores: dict[str, float] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    """Files that are not there; the measure did not run."""
    uninstalled: tuple[str, ...] = ()
    """Packages of others that are not installed; the measure did not run, which is no fault."""
    compared: bool = False
    """Another tool's figures, for comparison: they have no floors."""
    error: str = ""
    """What the measure ended with, where it raised."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    score: str
    now: float | None
    floor: float | None
    verdict: str
    passes: bool


def choose(measures: Sequence[Measure], names: Sequence[str]) -> list[Measure]:
    """Return the measures called one of `names` or standing below it ("times" means all of times).

    Raises ValueError for a name that no measure bears.
    """
    for name in names:
        if not any(_is_below(measure.name, name) for measure in measures):
            raise ValueError(
                f"no measure is called {name!r}; there are {', '.join(m.name for m in measures)}"
            )
    return [m for m in measures if not names or any(_is_below(m.name, name) for name in names)]


def run_measure(measure: Measure, corpora: Corpora) -> Outcome:
    """Return what came of a measure; one that raises says so and does not end the run."""
    if missing := corpora.missing(measure.files):
        return Outcome(measure.name, missing=tuple(missing))
    if uninstalled := tuple(name for name in measure.packages if find_spec(name) is None):
        return Outcome(measure.name, uninstalled=uninstalled)
    started = time.perf_counter()
    try:
        scores = {f"{measure.name}:{name}": float(value) for name, value in measure.run(corpora).items()}
    except Exception as error:  # noqa: BLE001 — the other measures are still wanted
        traceback.print_exc()
        return Outcome(measure.name, error=f"{type(error).__name__}: {error}")
    seconds = time.perf_counter() - started
    digests = corpora.digests(measure.files)
    return Outcome(measure.name, scores, digests, compared=bool(measure.packages), seconds=seconds)


def judge_outcome(outcome: Outcome, baseline: Baseline, data_required: bool) -> Iterator[Line]:
    """Yield the lines of one measure. Missing data fails only where `data_required`."""
    if outcome.missing:
        reason = f"not measured: no {', '.join(outcome.missing)}"
        yield Line(outcome.measure, None, None, reason, passes=not data_required)
    elif outcome.uninstalled:
        reason = f"not measured: {', '.join(outcome.uninstalled)} is not installed"
        yield Line(outcome.measure, None, None, reason, passes=True)
    elif outcome.error:
        yield Line(outcome.measure, None, None, f"FAILED: {outcome.error}", passes=False)
    else:
        changed = changed_files(outcome.digests, baseline)
        for file in changed:
            yield Line(outcome.measure, None, None, f"OTHER DATA than the floors': {file}", passes=False)
        for score, now in outcome.scores.items():
            floor = baseline.floors.get(score)
            verdict = judge(score, now, floor)
            told = "for comparison" if outcome.compared else verdict.value
            yield Line(score, now, floor, told, passes=verdict is not Verdict.SUNK)
        for score in find_gone([outcome], baseline):
            yield Line(score, None, baseline.floors[score], "GONE: measured no longer", passes=False)


def find_gone(outcomes: Iterable[Outcome], baseline: Baseline) -> list[str]:
    """Return the floors of measures that ran and did not give that score any more."""
    scores = {outcome.measure: outcome.scores for outcome in outcomes if outcome.scores}
    return [
        score
        for score in baseline.floors
        if (measure := score.rpartition(":")[0]) in scores and score not in scores[measure]
    ]


def find_orphans(measures: Iterable[Measure], baseline: Baseline) -> list[str]:
    """Return the floors whose measure is no longer in the list."""
    known = {measure.name for measure in measures}
    return [score for score in baseline.floors if score.rpartition(":")[0] not in known]


def _is_below(measure: str, name: str) -> bool:
    return measure == name or measure.startswith(f"{name}/")
