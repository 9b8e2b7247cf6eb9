"""Speed of the stages over a pile, on piles of several sizes: what grows faster than the pile is seen.

`python -m benchmarks.speed_pile` prints processor seconds of each stage for 100, 200, 400 and 800 real
articles, how many of them are reconciled in a second, and how many times longer the last step up takes;
`--sizes` asks for others, up to 1,533. The articles are read once, which takes some minutes and is not
counted. A pile is a sample of one mixture, and begins with the smaller one: 301 articles, most of them on one
summit, 192 on 34 events, 200 short reports of violence, and political reports.
"""

import argparse
import random
import time
from collections.abc import Sequence

from benchmarks.corpora import find_corpora
from benchmarks.running import read_documents
from stemma.annotate.language import load_pipeline
from stemma.model.documents import Document
from stemma.model.problems import Rejection
from stemma.model.records import Mention
from stemma.pipeline.run import annotate_documents
from stemma.pipeline.stage import Per
from stemma.pipeline.stages import STAGES
from stemma.store.memory import MemoryTables

SOURCES = (
    "data/lineage/docs_dev.jsonl",
    "data/events/news_clusters.jsonl",
    "data/events/muc4_dev.jsonl",
    "data/attribution/polnear_train.jsonl",
)
SIZES = (100, 200, 400, 800)
SEED = 20_260
OVER_PILE = [stage for stage in STAGES if stage.per is Per.PILE]
NAMES = [stage.name for stage in OVER_PILE]
Read = tuple[Document, tuple[Mention | Rejection, ...]]


def main() -> None:
    """Measure and print a line for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed_pile", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="articles of each pile"
    )
    sizes = sorted(parser.parse_args().sizes)
    missing = find_corpora().missing(SOURCES)
    if missing:
        print(f"not measured: no {', '.join(missing)}")
        return
    articles = _read(sizes[-1])
    print(_line("articles", [name.rpartition(".")[2] for name in NAMES], "reconciled/s"))
    measured = [_measure_and_print(articles[:size]) for size in sizes]
    if len(sizes) > 1:
        last, before = measured[-1], measured[-2]
        times = [f"x{last[name] / before[name]:.1f}" if before[name] else "" for name in NAMES]
        print(_line(f"x{sizes[-1] / sizes[-2]:.1f}", times, ""))


def _measure_and_print(articles: Sequence[Read]) -> dict[str, float]:
    spent = measure_stages(articles)
    reconciled = sum(seconds for name, seconds in spent.items() if name.startswith("reconcile."))
    seconds = [f"{spent[name]:.2f}" for name in NAMES]
    print(_line(f"{len(articles):,}", seconds, f"{len(articles) / reconciled:.0f}"), flush=True)
    return spent


def _line(size: str, stages: Sequence[str], rate: str) -> str:
    return f"{size:>8}" + "".join(f"{stage:>15}" for stage in stages) + f"{rate:>14}"


def measure_stages(articles: Sequence[Read]) -> dict[str, float]:
    """Return the processor seconds of each stage over a pile of articles that are read already."""
    tables = MemoryTables([document for document, _ in articles])
    for _, records in articles:
        tables.add(records)
    spent = {}
    for stage in OVER_PILE:
        started = time.process_time()
        tables.add(tuple(stage.run(tables)))
        spent[stage.name] = time.process_time() - started
    return spent


def _read(count: int) -> list[Read]:
    """Return so many articles of the mixture with what each says on its own."""
    rows = [row for source in SOURCES for row in find_corpora().rows(source)]
    random.Random(SEED).shuffle(rows)
    return list(annotate_documents(read_documents(rows[:count]), STAGES, load_pipeline()))


if __name__ == "__main__":
    main()
