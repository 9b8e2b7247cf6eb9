"""How the lists and tables of this folder are read: one way for each kind of file."""

import csv
import json
import tomllib
from importlib.resources import files
from typing import Any


def read_text(name: str) -> str:
    """Return the whole text of a file of this folder. Raises FileNotFoundError where there is none."""
    return files("stemma.resources").joinpath(name).read_text("utf-8")


def read_bytes(name: str) -> bytes:
    """Return a file of this folder that is no text. Raises FileNotFoundError where there is none."""
    return files("stemma.resources").joinpath(name).read_bytes()


def read_lines(name: str) -> list[str]:
    """Return the lines of a list, without empty ones and remarks ("#" at the beginning)."""
    return [line for line in read_text(name).splitlines() if line and not line.startswith("#")]


def read_rows(name: str) -> list[list[str]]:
    """Return the cells of each line of a tab-separated list, which has remarks but no head."""
    return [line.split("\t") for line in read_lines(name)]


def read_table(name: str) -> list[dict[str, str]]:
    """Return the rows of a CSV table by the names in its head."""
    return list(csv.DictReader(read_text(name).splitlines()))


def read_json(name: str) -> Any:  # noqa: ANN401 — the caller says what the file holds
    """Return what a JSON file holds."""
    return json.loads(read_text(name))


def read_toml(name: str) -> dict[str, Any]:
    """Return what a TOML file holds."""
    return tomllib.loads(read_text(name))
