"""What work remembers from one build to the next: results under the digest of all they were made from."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b, sha256
from importlib.resources import files
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Protocol

Select = Callable[[str, tuple[str, ...]], list[Any]]

SEAL = 8
"""Bytes of the digest that stands before each body, because SQLite does not notice bit rot."""


class Kept(Protocol):
    """Bodies by key. Nobody notices what is kept, except by the time that work takes."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None."""
        ...

    def put(self, key: str, body: bytes) -> None:
        """Keep `body` under `key`, which `content_key` made of everything that `body` was made from."""
        ...


class KeptInMemory:
    """What one run remembers."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None."""
        return self._bodies.get(key)

    def put(self, key: str, body: bytes) -> None:
        """Keep `body` under `key`."""
        self._bodies[key] = body


class KeptInCase:
    """What a case remembers of one piece of work; new bodies wait for `save`."""

    def __init__(self, select: Select, work: str) -> None:
        self._select = select
        self._work = work
        self._asked: set[str] = set()
        self._new: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was put under `key`, or None; a body that changed on the disk is not there."""
        self._asked.add(key)
        if key in self._new:
            return self._new[key]
        for (row,) in self._select("SELECT body FROM kept WHERE work = ? AND key = ?", (self._work, key)):
            body: bytes = row[SEAL:]
            if _seal(body) == row[:SEAL]:
                return body
        return None

    def put(self, key: str, body: bytes) -> None:
        """Keep `body` under `key`."""
        self._asked.add(key)
        self._new[key] = body

    def save(self, connection: Connection) -> None:
        """Write what is new, and drop what was not asked for: its document or its program is gone."""
        rows = ((self._work, key, _seal(body) + body) for key, body in self._new.items())
        connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        known = self._select("SELECT key FROM kept WHERE work = ?", (self._work,))
        gone = [(self._work, key) for (key,) in known if key not in self._asked]
        connection.executemany("DELETE FROM kept WHERE work = ? AND key = ?", gone)
        self._new.clear()


def content_key(*parts: str | bytes) -> str:
    """Return the key of what this program makes of these parts; no two lists of parts have one key.

    >>> content_key("ab", "c") == content_key("a", "bc")
    False
    """
    digest = sha256(_program())
    for part in parts:
        body = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(body).to_bytes(8, "little") + body)
    return digest.hexdigest()


@cache
def _program() -> bytes:
    """Return a digest of the program itself: what another program kept is never taken for its own."""
    root = Path(str(files("stemma")))
    digest = sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(root)}\n".encode() + sha256(path.read_bytes()).digest())
    return digest.digest()


def _seal(body: bytes) -> bytes:
    return blake2b(body, digest_size=SEAL).digest()
