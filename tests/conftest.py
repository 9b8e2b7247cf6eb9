"""Fixtures that more than one part of the tests needs."""

import os
from pathlib import Path

import pytest
from spacy.language import Language

from stemma.annotate.language import load_pipeline

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of seeds, gold and development sets that the project's own machines carry."""
    folder = Path(os.environ.get("STEMMA_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no folder {folder} with the seeds and development sets")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the shipped sample case."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Return the shipped language pipeline, loaded once."""
    return load_pipeline("stemma_en")
