"""Generated family trees, over the sample case and over real articles: which parents and origins are found.

The figures are synthetic: the generator knows no agencies, so a copy of a wire keeps the wire's credit.
Stemma takes two texts with one agency's credit for siblings; `uncredited` leaves out what comes from such.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from functools import partial
from pathlib import Path

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.running import read_documents
from benchmarks.sets import SAMPLE_DOCUMENTS
from stemma import api
from stemma.lineage.credits import find_credits
from stemma.model.copies import Derivation, IndependenceGroup

GENERATOR = "eval/synthetic_lineage.py"
NEWS = "data/events/news_clusters.jsonl"
OPTIONS = ("--bases", "20", "--quote", "0")
"""Without quotations: the hosts that the generator puts them into are copies of one another, untold."""


def measure_trees(corpora: Corpora, base: str, times: str) -> Scores:
    """Return how many parents are found, with publication `times` ("ok") or without ("none").

    `parents`: share of the copies with a right parent, or one that has the very text of a right one.
    `grafted`: share of the texts made of two of which both are found. `origins_off`: by how large a share the
    number of origins is off.
    """
    documents, edges = _generate(corpora.path(GENERATOR), corpora.path(base), times)
    body = {row["id"]: row["text"].partition("\n\n")[2] for row in documents}
    tables = api.relate(read_documents(documents))
    found: dict[str, set[str]] = defaultdict(set)
    for derivation in tables.all(Derivation):
        found[derivation.child].add(body.get(derivation.parent, derivation.parent))
    true: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        true[edge["right"]].add(body[edge["left"]])
    origins = sum(row["id"] not in true for row in documents)
    plain = [row["id"] for row in _uncredited(documents) if row["id"] in true]
    return {
        "parents": _share([bool(found[child] & true[child]) for child in true]),
        "uncredited": _share([bool(found[child] & true[child]) for child in plain]),
        "grafted": _share([true[child] <= found[child] for child in true if len(true[child]) > 1]),
        "origins_off": abs(len(tables.all(IndependenceGroup)) - origins) / origins,
    }


def _generate(generator: Path, base: Path, times: str) -> tuple[list[Row], list[Row]]:
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder, "trees"))
        command = [sys.executable, str(generator), str(base), out, *OPTIONS, "--times", times]
        subprocess.run(command, check=True, capture_output=True)
        return _rows(Path(f"{out}_docs.jsonl")), _rows(Path(f"{out}_edges.jsonl"))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _uncredited(documents: list[Row]) -> list[Row]:
    """Return the documents of the trees whose root carries no agency's credit."""
    roots = [row for row in documents if row["kind"] == "root"]
    read = read_documents(roots)
    credited = {row["tree"] for row, root in zip(roots, read, strict=True) if find_credits(root).agency}
    return [row for row in documents if row["tree"] not in credited]


def _share(right: list[bool]) -> float:
    return sum(right) / max(1, len(right))


MEASURES = tuple(
    Measure(
        f"synthetic/{name}_{'timed' if times == 'ok' else 'untimed'}",
        (GENERATOR, base),
        partial(measure_trees, base=base, times=times),
    )
    for name, base in (("sample", SAMPLE_DOCUMENTS), ("news", NEWS))
    for times in ("ok", "none")
)
