"""Speed and memory of lineage on generated articles and on piles that nobody should have to read.

`python -m benchmarks.speed_lineage` prints the figures for 20,000 articles; `--growth` goes from 5,000 to
80,000, `--bad` reads the bad piles, `--more` adds 100 reports to a case of 20,000. Each pile is read in a
process of its own. Processor time stands beside wall time: on a busy machine only the first means much.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.bad_piles import BAD_PILES
from benchmarks.generated_articles import generate_articles
from stemma.annotate.language import load_pipeline
from stemma.model.copies import CandidatePair, Derivation, IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.pipeline.build import build_case
from stemma.pipeline.stages import STAGES
from stemma.store.case import CaseFile
from stemma.store.memory import MemoryTables
from stemma.text.normalise import word_bounds
from stemma.text.shingles import shingles, word_codes

ARTICLES = 20_000
MORE = 100
GROWTH = (5_000, 10_000, 20_000, 40_000, 80_000)
LINEAGE = [stage for stage in STAGES if {CandidatePair, Reuse, Derivation} & set(stage.writes)]
GOALS = "goals: signatures 1,500 documents/s, all of lineage 150 documents/s, 4 GiB at 80,000"


def main() -> None:
    """Measure what is asked for and print a line for each pile."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed_lineage", description=__doc__)
    parser.add_argument("--count", type=int, default=ARTICLES, metavar="N", help="generated articles")
    parser.add_argument("--growth", action="store_true", help="from 5,000 to 80,000 articles")
    parser.add_argument("--bad", action="store_true", help="the bad piles")
    parser.add_argument("--more", action="store_true", help=f"{MORE} reports more in a case of --count")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(_measure_here(asked.one, asked.count)))
        return
    print(GOALS)
    for name in BAD_PILES if asked.bad else ():
        _show(name, _measure("bad " + name))
    if asked.more:
        _show(f"{asked.count:,} and then {MORE} more", _measure("more", asked.count))
    for count in GROWTH if asked.growth else () if asked.bad or asked.more else (asked.count,):
        _show(f"{count:,} articles", _measure("articles", count))


def _measure(what: str, count: int = 0) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.speed_lineage", "--one", what, "--count", str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _measure_here(what: str, count: int) -> dict[str, Any]:
    """Return the figures of one pile, and the peak memory of this process."""
    if what.startswith("bad "):
        told = _relate(BAD_PILES[what.removeprefix("bad ")]())
    elif what == "more":
        told = _add_more(list(generate_articles(count + MORE)))
    else:
        documents = list(generate_articles(count))
        told = {**_spent("signatures", lambda: _sign(documents)), **_relate(documents)}
    # Linux counts in KiB
    return {**told, "MiB at most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _sign(documents: list[Document]) -> None:
    for document in documents:
        shingles(word_codes([word for word, _, _ in word_bounds(document.text)]), 4)


def _relate(documents: list[Document]) -> dict[str, Any]:
    """Return the seconds of each stage of lineage over a pile in memory, and how much was found."""
    tables = MemoryTables(documents)
    told: dict[str, Any] = {}
    for stage in LINEAGE:
        told |= _spent(stage.name, lambda stage=stage: tables.add(tuple(stage.run(tables))))  # type: ignore[misc]
    counts = {kind.__name__: len(tables.all(kind)) for kind in (CandidatePair, Reuse, IndependenceGroup)}
    return {"documents": len(documents), **told, **counts}


def _add_more(documents: list[Document]) -> dict[str, Any]:
    """Return the seconds of building the lineage of a case, and again with a few reports more."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "growing.stemma")
        told: dict[str, Any] = {}
        for name, new in (("first", documents[:-MORE]), ("again", documents[-MORE:])):
            with CaseFile.create_or_open(path) as case:
                with case.transaction():
                    case.write(new)
                told |= _spent(name, lambda case=case: build_case(case, LINEAGE, load_pipeline, ""))  # type: ignore[misc]
        return {**told, "MB of case": path.stat().st_size // 1_000_000}


def _spent(name: str, work: Callable[[], object]) -> dict[str, list[float]]:
    """Return processor seconds and wall seconds of some work."""
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return {name: [round(time.process_time() - spent, 2), round(time.perf_counter() - wall, 2)]}


def _show(name: str, told: dict[str, Any]) -> None:
    print(name)
    for key, value in told.items():
        if isinstance(value, list):
            print(f"  {key:<22}{value[0]:>10.2f} s processor{value[1]:>10.2f} s wall")
        else:
            print(f"  {key:<22}{value:>10,}")


if __name__ == "__main__":
    main()
