"""The tables of a case file."""

APPLICATION = 0x53544D41
"""The bytes "STMA" in SQLite's application id: tells a case from any other database."""

FORMAT = 1
"""Raised whenever an older Stemma could no longer read what this one writes."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    body BLOB NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_by_document ON record (kind, document, position);
CREATE TABLE IF NOT EXISTS work (
    name TEXT PRIMARY KEY,
    inputs TEXT NOT NULL
) WITHOUT ROWID;
"""

SCHEMA_KEPT = """
CREATE TABLE IF NOT EXISTS kept (
    work TEXT NOT NULL,
    key TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (work, key)
) WITHOUT ROWID;
"""
"""Made where it is first needed: a case without it is complete, and an older Stemma leaves it alone."""


def begins_as_case(head: bytes) -> bool:
    """Tell a case from other files by its first 72 bytes, of which SQLite keeps the last four for the id."""
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4, "big")
