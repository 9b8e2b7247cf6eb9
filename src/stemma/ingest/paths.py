"""Files and folders: which files there are, and in which order they are read."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from stemma.errors import NothingToRead
from stemma.ingest.files import read_file
from stemma.model.documents import Document
from stemma.model.problems import Rejection

CASE_FILES = (".stemma", ".stemma-wal", ".stemma-shm", ".stemma-journal")
"""A case that lies among its reports, with what SQLite puts beside it, is none of them."""


def read_paths(paths: Iterable[Path]) -> Iterator[Document | Rejection]:
    """Return what the files at `paths` hold, in a stable order.

    Folders are read with all folders below them, hidden files and cases left out. Every file yields at
    least one record. Raises NothingToRead, before anything is read, where a path does not exist or no file
    was found.
    """
    return chain.from_iterable(map(read_file, find_files(paths)))


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return each file once: the paths in the order given, within a folder sorted by relative path.

    Raises NothingToRead where a path does not exist or no file was found.
    """
    given = list(paths)
    missing = [str(path) for path in given if not os.path.lexists(path)]
    if missing:
        raise NothingToRead(f"no such file or folder: {', '.join(missing)}")
    files = dict.fromkeys(file for path in given for file in (_walk(path) if path.is_dir() else [path]))
    if not files:
        places = ", ".join(str(path) for path in given) or "no paths given"
        raise NothingToRead(f"no file to read ({places}); hidden files and cases are not read")
    return list(files)


def _walk(folder: Path) -> list[Path]:
    """Return the files below `folder`; a linked folder is entered once, so a circle of links ends."""
    found: list[Path] = []
    entered: set[str] = set()
    for place, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(place)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(_ordinary_files(Path(place), names))
    return sorted(found, key=lambda file: file.relative_to(folder).parts)


def _ordinary_files(place: Path, names: list[str]) -> Iterator[Path]:
    """Yield what is no hidden file, no case, and no pipe, which would keep its reader waiting.

    Links may be broken.
    """
    for name in names:
        file = place / name
        if (
            not name.startswith(".")
            and file.suffix not in CASE_FILES
            and (file.is_file() or file.is_symlink())
        ):
            yield file
