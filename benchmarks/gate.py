"""Measure every score the project claims and hold it against its floor.

Exits 1 where a score sank below its floor, a measure failed, or a gold file is not the one that the floors
were measured on. With CI=true a gold file that is missing fails too.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks import (
    measure_alterations,
    measure_attributions,
    measure_coreference,
    measure_dating,
    measure_events,
    measure_language,
    measure_lineage,
    measure_record,
    measure_synthetic,
    measure_textacy,
    measure_times,
)
from benchmarks.corpora import Corpora, find_corpora
from benchmarks.floors import (
    Baseline,
    FloorWouldSink,
    drop_floors,
    load_baseline,
    raise_floors,
    save_baseline,
)
from benchmarks.measure import Measure, lower_is_better
from benchmarks.outcomes import (
    Line,
    Outcome,
    choose,
    find_gone,
    find_orphans,
    judge_outcome,
    run_measure,
)

PROCESSES = 2
"""One language model each; two cores are what the project plans for."""

BASELINE = Path(__file__).with_name("baseline.json")

MEASURES: tuple[Measure, ...] = (
    *measure_language.MEASURES,
    *measure_times.MEASURES,
    *measure_dating.MEASURES,
    *measure_attributions.MEASURES,
    *measure_textacy.MEASURES,
    *measure_coreference.MEASURES,
    *measure_events.MEASURES,
    *measure_lineage.MEASURES,
    *measure_synthetic.MEASURES,
    *measure_alterations.MEASURES,
    *measure_record.MEASURES,
)


def main() -> int:
    """Run the gate from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="times, lineage/piles, …")
    parser.add_argument("--update", action="store_true", help="raise the floors to the present figures")
    parser.add_argument(
        "--allow-regression", metavar="REASON", help="with --update: let floors sink, and why"
    )
    arguments = parser.parse_args()
    try:
        chosen = choose(MEASURES, arguments.only)
    except ValueError as error:
        parser.error(str(error))
    if arguments.allow_regression is not None and not (
        arguments.update and arguments.allow_regression.strip()
    ):
        parser.error("--allow-regression wants a reason, and --update with it")
    started = time.perf_counter()
    baseline = load_baseline(BASELINE)
    outcomes, passes = hold(chosen, find_corpora(), baseline, data_required=os.environ.get("CI") == "true")
    orphans = find_orphans(MEASURES, baseline)
    for score in orphans:
        show(Line(score, None, baseline.floors[score], "GONE: measured no longer", passes=False))
    print(f"\n{len(outcomes)} measures in {time.perf_counter() - started:.0f} s: " + _times_of(outcomes))
    if arguments.update:
        return update(BASELINE, outcomes, orphans, arguments.allow_regression)
    return 0 if passes and not orphans else 1


def hold(
    measures: Sequence[Measure], corpora: Corpora, baseline: Baseline, data_required: bool
) -> tuple[list[Outcome], bool]:
    """Run `measures`, print the table as it grows, and return what came of them and whether all holds."""
    outcomes, passes = [], True
    print(f"{'score':<42}{'now':>8}{'floor':>8}  verdict")
    with ProcessPoolExecutor(PROCESSES) as processes:
        for outcome in processes.map(partial(run_measure, corpora=corpora), measures):
            outcomes.append(outcome)
            for line in judge_outcome(outcome, baseline, data_required):
                show(line)
                passes = passes and line.passes
    return outcomes, passes


def show(line: Line) -> None:
    """Print one line of the table."""
    print(f"{line.score:<42}{_figure(line, line.now)}{_figure(line, line.floor)}  {line.verdict}", flush=True)


def update(path: Path, outcomes: Sequence[Outcome], orphans: list[str], reason: str | None) -> int:
    """Write the baseline with risen floors; return 1 where a floor would sink without a reason."""
    baseline = load_baseline(path)
    own = (outcome for outcome in outcomes if not outcome.compared)
    figures = {score: value for outcome in own for score, value in outcome.scores.items()}
    digests = {file: digest for outcome in outcomes for file, digest in outcome.digests.items()}
    try:
        kept = drop_floors(baseline, [*find_gone(outcomes, baseline), *orphans], reason)
        save_baseline(raise_floors(kept, figures, digests, reason), path)
    except FloorWouldSink as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"floors written to {path.name}")
    return 1 if any(outcome.error for outcome in outcomes) else 0


def _times_of(outcomes: Sequence[Outcome]) -> str:
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)
    return ", ".join(f"{outcome.measure} {outcome.seconds:.0f}" for outcome in slowest)


def _figure(line: Line, value: float | None) -> str:
    if value is None:
        return " " * 8
    counts = lower_is_better(line.score) and value == int(value)
    return f"{value:>8.0f}" if counts else f"{value:>8.3f}"


if __name__ == "__main__":
    sys.exit(main())
