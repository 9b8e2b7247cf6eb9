"""Records to rows of JSON and back."""

from hashlib import sha256

import msgspec

from stemma.errors import DamagedCase
from stemma.model.records import KINDS, Record

KIND_NAME: dict[type, str] = {kind: name for name, kind in KINDS.items()}
"""The short name under which a case keeps each kind of record."""


def kind_of(record: Record) -> str:
    """Return the short name of a record's kind."""
    return KIND_NAME[type(record)]


def encode(record: Record) -> bytes:
    """Return a record as JSON: the same record gives the same bytes."""
    return msgspec.json.encode(record)


def decode(kind: str, body: bytes) -> Record:
    """Return the record that `body` holds. Raises DamagedCase where it holds none of this kind."""
    try:
        record: Record = msgspec.json.decode(body, type=KINDS[kind])
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError) as error:
        raise DamagedCase(f"a row of kind {kind!r} cannot be read: {error}") from error
    return record


def digest(body: bytes) -> str:
    """Return the SHA-256 that is kept beside every row, because SQLite does not notice bit rot."""
    return sha256(body).hexdigest()
