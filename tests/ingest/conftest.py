"""Fixtures of the readers' tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stemma.ingest.paths import read_paths
from stemma.model.documents import Document
from stemma.model.problems import Rejection

ReadBytes = Callable[[str, bytes], list[Document | Rejection]]


@pytest.fixture
def read_bytes(tmp_path: Path) -> ReadBytes:
    """Return a function that writes bytes to a file of the given name and reads it."""

    def read(name: str, content: bytes) -> list[Document | Rejection]:
        path = tmp_path / name
        path.write_bytes(content)
        return list(read_paths([path]))

    return read
