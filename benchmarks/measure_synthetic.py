"""Generated family trees, over the sample case and over real articles: which parents and origins are found.

The figures are synthetic: the generator knows no agencies, so a copy of a wire keeps the wire's credit.
Stemma takes two texts with one agency's credit for siblings; `uncredited` leaves out what comes from such.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.measure_lineage import NEWS, SAMPLE_ORIGINS
from benchmarks.running import read_documents
from benchmarks.sets import SAMPLE_DOCUMENTS
from stemma import api
from stemma.lineage.credits import find_credits
from stemma.model.copies import Derivation, IndependenceGroup

GENERATOR = "eval/synthetic_lineage.py"
STRAND = 24
"""Words of a paragraph that show where it is from; who puts texts together here rewords none."""
OPTIONS = ("--bases", "20", "--quote", "0")
"""Without quotations: the hosts that the generator puts them into are copies of one another, untold."""


def measure_trees(corpora: Corpora, base: str, times: str) -> Scores:
    """Return how many parents are found, with publication `times` ("ok") or without ("none").

    `parents`: share of the copies with a right parent, or one that has the very text of a right one.
    `grafted`: share of the texts made of two of which both are found. `strands`: of the families that such a
    text has a whole paragraph from, the share in which a parent is found. `origins_off`: by how large a share
    the number of origins is off.
    """
    documents, edges = _generate(corpora.path(GENERATOR), _base(corpora, base), times)
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
        "strands": _share(_strands(documents, edges, tables.all(Derivation))),
        "grafted": _share([true[child] <= found[child] for child in true if len(true[child]) > 1]),
        "origins_off": abs(len(tables.all(IndependenceGroup)) - origins) / origins,
    }


def _base(corpora: Corpora, base: str) -> list[Row]:
    """Return the texts to grow trees from: one of each origin or event, since two may be copies."""
    rows = corpora.rows(base)
    if base == SAMPLE_DOCUMENTS:
        origins = {d: o["origin"] for o in corpora.rows(SAMPLE_ORIGINS) for d in o["documents"]}
    else:
        origins = {row["id"]: row["cluster"] for row in rows}
    return list({origins[row["id"]]: row for row in rows[::-1]}.values())[::-1]


def _strands(documents: list[Row], edges: list[Row], found: Iterable[Derivation]) -> list[bool]:
    """Tell of each family that a text of two has a whole paragraph from whether a parent is found there."""
    tree, text = ({row["id"]: row[field] for row in documents} for field in ("tree", "text"))
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        parents[edge["right"]].append(edge["left"])
    families: dict[str, set[int]] = defaultdict(set)
    for derivation in found:
        families[derivation.child].add(tree.get(derivation.parent, -1))
    return [
        tree[parent] in families[child]
        for child, above in parents.items()
        for parent in above
        if len(above) > 1 and _has_paragraph(text[child], text[parent])
    ]


def _has_paragraph(text: str, source: str) -> bool:
    return any(len(p.split()) >= STRAND and p in source for p in text.split("\n\n")[1:])


def _generate(generator: Path, base: list[Row], times: str) -> tuple[list[Row], list[Row]]:
    with tempfile.TemporaryDirectory() as folder:
        out, texts = str(Path(folder, "trees")), Path(folder, "base.jsonl")
        texts.write_text("".join(json.dumps(row) + "\n" for row in base), encoding="utf-8")
        command = [sys.executable, str(generator), str(texts), out, *OPTIONS, "--times", times]
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
        (GENERATOR, *files),
        partial(measure_trees, base=files[0], times=times),
    )
    for name, files in (("sample", (SAMPLE_DOCUMENTS, SAMPLE_ORIGINS)), ("news", (NEWS,)))
    for times in ("ok", "none")
)
