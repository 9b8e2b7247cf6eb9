"""The tables of a case file."""

from stemma.model.records import KINDS

APPLICATION = 0x53544D41
"""The bytes "STMA" in SQLite's application id: tells a case from any other database."""

FORMAT = 1
"""Raised whenever an older Stemma could no longer read what this one writes."""

SCHEMA = """
CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    body BLOB NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX record_by_document ON record (kind, document, position);
CREATE TABLE work (
    name TEXT PRIMARY KEY,
    inputs TEXT NOT NULL
) WITHOUT ROWID;
"""

KIND_NAME: dict[type, str] = {kind: name for name, kind in KINDS.items()}
