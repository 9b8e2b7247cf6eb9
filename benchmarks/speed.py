"""Speed and memory: 200 real articles the whole way, the sample case, and how soon the help answers.

The figures are this machine's; they are printed, not kept. Exits 1 where a goal is missed.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.corpora import find_corpora

ARTICLES = "data/lineage/docs_dev.jsonl"
ARTICLE_COUNT = 200
STEMMA = Path(sys.executable).with_name("stemma")
HELP_RUNS = 5
GIB = 2**30


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and the goal it may not exceed."""

    name: str
    value: float
    goal: float
    unit: str

    @property
    def met(self) -> bool:
        """Return whether the goal is met."""
        return self.value <= self.goal


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--profile", action="store_true", help="profile each stage, and show where time goes")
    arguments = parser.parse_args()
    articles = find_corpora().path(ARTICLES)
    figures = measure_commands()
    if articles.is_file():
        figures += measure_articles(articles, arguments.profile)
    else:
        print(f"not measured: no {ARTICLES}")
    for figure in figures:
        verdict = "met" if figure.met else "MISSED"
        print(f"{figure.name:<34}{figure.value:>9.2f} {figure.unit:<5} goal {figure.goal:>7.2f}  {verdict}")
    return 0 if all(figure.met for figure in figures) else 1


def measure_commands() -> list[Figure]:
    """Return how long `stemma --help` takes (the median of five) and `stemma demo` in a fresh folder."""
    helped = statistics.median(_seconds([str(STEMMA), "--help"]) for _ in range(HELP_RUNS))
    with tempfile.TemporaryDirectory() as folder:
        demo = _seconds([str(STEMMA), "demo", "--quiet", "--into", folder])
    return [Figure("stemma --help", helped, 0.3, "s"), Figure("stemma demo, warm", demo, 60, "s")]


def measure_articles(articles: Path, profile: bool) -> list[Figure]:
    """Return wall time, memory and failures of adding and building 200 articles in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "articles.jsonl")
        with articles.open("rb") as lines:
            documents.write_bytes(b"".join(islice(lines, ARTICLE_COUNT)))
        command = [
            sys.executable,
            "-m",
            "benchmarks.whole_way",
            str(documents),
            str(Path(folder, "x.stemma")),
        ]
        started, before = time.perf_counter(), _processor_seconds()
        done = subprocess.run(
            [*command, "--profile"] if profile else command, stdout=subprocess.PIPE, check=True, text=True
        )
        wall, spent = time.perf_counter() - started, _processor_seconds() - before
    told: dict[str, Any] = json.loads(done.stdout)
    _show_stages(told["seconds"], wall)
    print(f"  {'all, in processor time':<32}{spent:>9.2f} s")
    # Linux counts in KiB. The largest of all children so far, which is the one that loads the model.
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / GIB
    return [
        Figure(f"{told['added']} articles, add and build", wall, 240, "s"),
        Figure("peak memory", memory, 2.5, "GiB"),
        Figure("documents a stage failed on", told["failures"], 0, ""),
    ]


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _show_stages(seconds: dict[str, float], wall: float) -> None:
    for name, spent in seconds.items():
        print(f"  {name:<32}{spent:>9.2f} s{spent / wall:>8.0%}")


if __name__ == "__main__":
    sys.exit(main())
