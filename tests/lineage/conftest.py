"""The pile that most tests of lineage look at, and the whole way through its three stages."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from builders import make_document
from stemma.lineage.candidates import find_candidates
from stemma.lineage.origins import draw_lineage
from stemma.lineage.pairs import compare_pairs
from stemma.model.documents import Document
from stemma.store.memory import MemoryTables

CASES = Path(__file__).parent.parent / "cases"


def read_documents(rows: Iterable[dict[str, Any]]) -> list[Document]:
    """Return documents of rows with an id, a text and perhaps a day, an outlet and a title."""
    return [
        make_document(
            row["text"],
            (row.get("published") or "")[:10] or None,
            row["id"],
            outlet=row.get("outlet"),
            title=row.get("title"),
        )
        for row in rows
    ]


@pytest.fixture(scope="session")
def mosul() -> dict[str, Any]:
    """Return an authored pile on Mosul in 2014, its labelled pairs and its origins."""
    found: dict[str, Any] = json.loads((CASES / "lineage_mosul.json").read_text(encoding="utf-8"))
    found["documents"] = read_documents(found["documents"])
    return found


@pytest.fixture(scope="session")
def trace() -> Callable[[Iterable[Document]], MemoryTables]:
    """Return a function that runs documents through the stages of lineage."""

    def run(documents: Iterable[Document]) -> MemoryTables:
        tables = MemoryTables(documents)
        for stage in (find_candidates, compare_pairs, draw_lineage):
            tables.add(list(stage(tables)))
        return tables

    return run


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Document]:
    """Return the five seeds, named 0 to 4."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    return [make_document(path.read_text(encoding="utf-8"), None, str(at)) for at, path in enumerate(paths)]
