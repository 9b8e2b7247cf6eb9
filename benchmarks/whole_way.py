"""The whole way of a pile into a case file, timed stage by stage; prints one JSON object.

Runs in a process of its own, so that its memory can be told apart.
"""

import argparse
import cProfile
import json
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from spacy.language import Language

from stemma import api
from stemma.annotate.language import load_pipeline
from stemma.annotate.parsed import ParsedDocument
from stemma.model.problems import Rejection, RejectionReason
from stemma.model.records import Record
from stemma.pipeline.build import build_case
from stemma.pipeline.stage import Per, Stage
from stemma.pipeline.stages import STAGES
from stemma.store.case import CaseFile
from stemma.store.tables import Tables

T = TypeVar("T")

SHOWN = 12
"""Functions shown of each stage's profile."""


class Stopwatch:
    """Seconds by name, and profiles by name where they are wanted."""

    def __init__(self, profile: bool) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.profiles: dict[str, cProfile.Profile] | None = {} if profile else None

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Count the time until the block ends under `name`."""
        profile = None if self.profiles is None else self.profiles.setdefault(name, cProfile.Profile())
        started = time.perf_counter()
        if profile:
            profile.enable()
        try:
            yield
        finally:
            if profile:
                profile.disable()
            self.seconds[name] += time.perf_counter() - started

    def watch(self, stage: Stage) -> Stage:
        """Return `stage` with its work timed."""

        def run(given: ParsedDocument | Tables) -> Iterable[Record]:
            with self.timing(stage.name):
                return tuple(stage.run(given))

        return replace(stage, run=run)


def main() -> None:
    """Add and build, then print seconds by stage and the number of failures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("case", type=Path)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    watch = Stopwatch(arguments.profile)
    with CaseFile.create_or_open(arguments.case) as case:
        report = _timed("add", watch, partial(api.add, case, [arguments.documents]))
        pipeline = _timed("load the language model", watch, load_pipeline)
        _build(case, pipeline, watch)
        failures = [r for r in case.all(Rejection) if r.reason is RejectionReason.STAGE_FAILED]
    for rejection in failures:
        print(f"  {rejection.stage} failed on {rejection.name}: {rejection.message}", file=sys.stderr)
    for name, profile in (watch.profiles or {}).items():
        print(f"\n--- {name}", file=sys.stderr)
        pstats.Stats(profile, stream=sys.stderr).sort_stats("tottime").print_stats(SHOWN)
    told = {"seconds": dict(watch.seconds), "added": report.added, "failures": len(failures)}
    print(json.dumps(told))


def _timed(name: str, watch: Stopwatch, work: Callable[[], T]) -> T:
    with watch.timing(name):
        return work()


def _build(case: CaseFile, pipeline: Language, watch: Stopwatch) -> None:
    """Build with every stage timed; what none of them accounts for is parsing and writing."""
    started = time.perf_counter()
    before = sum(watch.seconds.values())
    stages = [stage if stage.per is Per.FILE else watch.watch(stage) for stage in STAGES]
    build_case(case, stages, lambda: pipeline, "stemma_en")
    rest = time.perf_counter() - started - (sum(watch.seconds.values()) - before)
    watch.seconds["parse and write"] = rest


if __name__ == "__main__":
    main()
