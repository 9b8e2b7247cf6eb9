"""The case file: one SQLite database that holds every record, readable while it is being built."""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from stemma.errors import DamagedCase, NewerCaseFile, NotACaseFile, UsageError
from stemma.model.records import Record
from stemma.store.codec import KIND_NAME, decode, digest, encode, kind_of
from stemma.store.kept import KeptInCase
from stemma.store.memory import document_of
from stemma.store.schema import APPLICATION, FORMAT, SCHEMA, SCHEMA_KEPT, begins_as_case

R = TypeVar("R", bound=Record)

NO_CASE = "is no Stemma case but another file; a case is made with: stemma add NAME.stemma FOLDER"
PATIENCE = 30
"""Seconds that one program waits for another that has the case."""


class CaseFile:
    """One case on disk. Use it as a context manager; it implements `Tables`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._cache: dict[type, tuple[Record, ...]] = {}
        self._kept: dict[str, KeptInCase] = {}

    @classmethod
    def create_or_open(cls, path: Path) -> Self:
        """Open the case at `path`, making it first where there is nothing."""
        if not path.exists() or (path.is_file() and not path.stat().st_size):
            if not os.access(path.parent, os.W_OK):
                raise UsageError(f"{path.parent} is no folder that may be written; put the case elsewhere")
            _create(path)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open an existing case; one that may not be written is opened for reading.

        Raises NotACaseFile where there is none, NewerCaseFile where a newer Stemma wrote it, and
        DamagedCase where only its head is that of a case.
        """
        if path.exists() and not path.is_file():
            raise NotACaseFile(f"{path} is no Stemma case but a folder or a device; a case is one file")
        if not path.is_file():
            raise NotACaseFile(f"there is no case at {path}; make one with: stemma add {path} FOLDER")
        with _clear_errors(path):
            return cls(path, _connect(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, folding the write-ahead log back in, so that the case is one file again."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the writes inside happen, or none. Raises UsageError where the file cannot be written."""
        with _clear_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # SQLite itself rolls back on a full disk
                    self._connection.execute("ROLLBACK")
                self._cache.clear()
                raise

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of one kind: by document, and in the order of the text."""
        if kind not in self._cache:
            rows = self._select(
                "SELECT body FROM record WHERE kind = ? ORDER BY document, position, id", (KIND_NAME[kind],)
            )
            self._cache[kind] = tuple(decode(KIND_NAME[kind], body) for (body,) in rows)
        return tuple(record for record in self._cache[kind] if isinstance(record, kind))

    def of(self, kind: type[R], document: str) -> tuple[R, ...]:
        """Return the records of one kind that one document holds, in the order of the text."""
        rows = self._select(
            "SELECT body FROM record WHERE kind = ? AND document = ? ORDER BY position, id",
            (KIND_NAME[kind], document),
        )
        found = (decode(KIND_NAME[kind], body) for (body,) in rows)
        return tuple(record for record in found if isinstance(record, kind))

    def get(self, kind: type[R], identity: str) -> R | None:
        """Return one record by its id, or None."""
        rows = self._select("SELECT body FROM record WHERE kind = ? AND id = ?", (KIND_NAME[kind], identity))
        record = decode(KIND_NAME[kind], rows[0][0]) if rows else None
        return record if isinstance(record, kind) else None

    def write(self, records: Iterable[Record]) -> None:
        """Write records; one with a known id takes the place of the one before."""
        for position, record in enumerate(records):
            body = encode(record)
            row = (kind_of(record), record.id, document_of(record) or "", position, body, digest(body))
            self._connection.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)", row)
            self._cache.pop(type(record), None)

    def delete(self, kinds: Iterable[type[Record]], document: str | None = None) -> None:
        """Delete the records of these kinds, of one document or of the whole case."""
        for kind in kinds:
            where, values = ("", ()) if document is None else (" AND document = ?", (document,))
            self._connection.execute(
                f"DELETE FROM record WHERE kind = ?{where}",
                (KIND_NAME[kind], *values),
            )
            self._cache.pop(kind, None)

    def remove(self, records: Iterable[Record]) -> None:
        """Delete these records."""
        for record in records:
            row = (kind_of(record), record.id)
            self._connection.execute("DELETE FROM record WHERE kind = ? AND id = ?", row)
            self._cache.pop(type(record), None)

    def done(self, work: str) -> str | None:
        """Return the digest of the inputs with which a piece of work was last finished."""
        rows = self._select("SELECT inputs FROM work WHERE name = ?", (work,))
        return str(rows[0][0]) if rows else None

    def mark_done(self, work: str, inputs: str) -> None:
        """Remember that a piece of work is finished for these inputs."""
        self._connection.execute("INSERT OR REPLACE INTO work VALUES (?, ?)", (work, inputs))

    def kept(self, work: str) -> KeptInCase:
        """Return what a piece of work remembers from earlier builds."""
        if work not in self._kept:
            with _clear_errors(self.path):
                self._connection.execute(SCHEMA_KEPT)
            self._kept[work] = KeptInCase(self._select, work)
        return self._kept[work]

    def save_kept(self) -> None:
        """Write what was remembered since the last time, and drop what nothing asked for since."""
        for kept in self._kept.values():
            kept.save(self._connection)
        self._kept.clear()

    def rows(self) -> Iterator[tuple[str, str, bytes, str]]:
        """Yield kind, id, body and digest of every row, for verification."""
        yield from self._select("SELECT kind, id, body, digest FROM record ORDER BY kind, id")

    def integrity(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file, in its words."""
        found = [str(row[0]) for row in self._select("PRAGMA integrity_check")]
        return [] if found == ["ok"] else found

    def _select(self, query: str, values: tuple[str, ...] = ()) -> list[Any]:
        with _clear_errors(self.path):
            return self._connection.execute(query, values).fetchall()


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says into an exception that names the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise UsageError(f"{path} cannot be used: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DamagedCase(f"{path} is damaged ({error}); build it again from the reports") from error


def _connect(path: Path) -> sqlite3.Connection:
    """Return a connection to what is a case of ours; nothing is written into any other file."""
    writable = os.access(path, os.W_OK) and os.access(path.resolve().parent, os.W_OK)
    address = path.resolve().as_uri() if writable else _read_only(path.resolve())
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)
    try:
        _check_format(path, connection)
        if writable:
            _keep_log(connection)
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_log(connection: sqlite3.Connection) -> None:
    """Write ahead from now on. SQLite itself does not wait for others here, whatever its timeout."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def _read_only(path: Path) -> str:
    """Return the address under which SQLite only reads a case.

    Without a write-ahead log beside it nobody is writing, and SQLite need not make its own files there.
    """
    log = path.with_name(f"{path.name}-wal")
    return f"{path.as_uri()}?mode=ro{'' if log.exists() else '&immutable=1'}"


def _create(path: Path) -> None:
    """Make an empty case: all of it or nothing, and only once where two programs do so at a time."""
    with (
        _clear_errors(path),
        closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as connection,
    ):
        connection.executescript(
            f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA application_id = {APPLICATION};"
            f"PRAGMA user_version = {FORMAT}; COMMIT;"
        )


def _check_format(path: Path, connection: sqlite3.Connection) -> None:
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (written,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError:  # locked, or a disk that fails: that says nothing of what it is
        raise
    except sqlite3.DatabaseError as error:
        if _has_the_head_of_a_case(path):
            raise
        raise NotACaseFile(f"{path} {NO_CASE}") from error
    if application != APPLICATION:
        raise NotACaseFile(f"{path} {NO_CASE}")
    if written > FORMAT:
        raise NewerCaseFile(
            f"{path} was written by a newer Stemma (format {written}, this one reads {FORMAT}); update Stemma"
        )


def _has_the_head_of_a_case(path: Path) -> bool:
    """Tell a case that was cut off from other files."""
    with path.open("rb") as file:
        return begins_as_case(file.read(72))
