"""Fixtures that more than one part of the tests needs."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from stemma.annotate.language import load_pipeline

ROOT = Path(__file__).parent.parent

# No test is about time, and two runs test the same: these machines are shared and noisy.
settings.register_profile("stemma", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("stemma")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of seeds, gold and development sets that the project's own machines carry."""
    folder = Path(os.environ.get("STEMMA_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        reason = f"no folder {folder} with the seeds and development sets"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the shipped sample case."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the shipped language pipeline, loaded once."""
    return load_pipeline("stemma_en")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch with which `make golden` writes the golden files anew."""
    parser.addoption("--write-golden", action="store_true", help="write the golden files anew")
