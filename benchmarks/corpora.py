"""Where the gold sets are, and whether they are the ones the floors were measured on."""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

CHECKOUT = Path(__file__).resolve().parent.parent
SHIPPED = ("examples/", "tests/cases/")
"""Files under them are part of the checkout; all others lie in the corpora's folder."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """The folder of seeds, gold, development sets and scorers, and the checkout with the sample case."""

    folder: Path
    checkout: Path = CHECKOUT

    def path(self, file: str) -> Path:
        """Return where `file` lies, named as in the baseline."""
        return (self.checkout if file.startswith(SHIPPED) else self.folder) / file

    def missing(self, files: Iterable[str]) -> list[str]:
        """Return those of `files` that are not there."""
        return [file for file in files if not self.path(file).is_file()]

    def digests(self, files: Iterable[str]) -> dict[str, str]:
        """Return the SHA-256 of each of `files`."""
        return {file: hashlib.sha256(self.path(file).read_bytes()).hexdigest() for file in files}

    def rows(self, file: str) -> list[Row]:
        """Return the rows of a JSON Lines file."""
        with self.path(file).open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]


def find_corpora() -> Corpora:
    """Return the corpora in $STEMMA_SHARED, or in the folder beside the checkout."""
    return Corpora(Path(os.environ.get("STEMMA_SHARED", CHECKOUT.parent / "shared")))
