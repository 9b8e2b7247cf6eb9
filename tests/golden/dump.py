"""A built case as lines that a reviewer can read, one file a kind."""

import json
from pathlib import Path
from typing import Any

from stemma.export.event_rows import event_rows
from stemma.export.files import MENTIONS
from stemma.export.rows import alteration_row, annotation_row, pair_row, rejection_row
from stemma.export.wording import short_path
from stemma.model.alterations import Alteration
from stemma.model.copies import Archetype, Derivation, IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.problems import Rejection
from stemma.store.tables import Tables

TEXT_KEYS = frozenset(
    {"text", "title", "reasons", "why", "of", "label", "name", "attributed_to", "quote", "message", "words"}
)
"""Keys whose values are words of the articles; left out where the articles are not ours to publish."""


def dump(tables: Tables, with_words: bool) -> dict[str, list[Any]]:
    """Return the rows of each kind; documents go by their names, and words only where `with_words`."""
    documents = {document.id: document for document in tables.all(Document)}
    rows: dict[str, list[Any]] = {
        "documents": [_document_row(d) for d in sorted(documents.values(), key=lambda d: d.name)],
        "rejections": [{**rejection_row(r), "id": short_path(r.name)} for r in tables.all(Rejection)],
        "pairs": [pair_row(r) for r in tables.all(Reuse)],
        "alterations": [alteration_row(a) for a in tables.all(Alteration)],
        "archetypes": [{"id": a.id, "name": a.name, "children": a.children} for a in tables.all(Archetype)],
        "derivations": [
            {"parent": d.parent, "child": d.child, "relation": d.relation} for d in tables.all(Derivation)
        ],
        "origins": [
            {"root": g.root, "documents": sorted(g.documents)} for g in tables.all(IndependenceGroup)
        ],
        "actors": [_actor_row(actor) for actor in tables.all(Actor) if len(actor.variants) > 1],
        "events": list(event_rows(tables)),
        "annotations": [
            annotation_row(d, [m for kind in MENTIONS for m in tables.of(kind, d.id)])
            for d in sorted(documents.values(), key=lambda d: d.name)
        ],
    }
    if with_words:
        for row in rows["events"]:
            for mention in row["mentions"]:
                text = documents[mention["document"]].text
                mention["quote"] = " ".join(text[mention["start"] : mention["end"]].split())
    names = {document.id: document.name for document in documents.values()}
    named = {kind: [_renamed(row, names) for row in found] for kind, found in rows.items()}
    return named if with_words else {kind: [_wordless(row) for row in found] for kind, found in named.items()}


def write(rows: dict[str, list[Any]], folder: Path) -> None:
    """Write one JSONL file a kind."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, found in rows.items():
        (folder / f"{kind}.jsonl").write_text(lines(found), encoding="utf-8")


def lines(rows: list[Any]) -> str:
    """Return rows as JSON Lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False, default=str)}\n" for row in rows)


def _document_row(document: Document) -> dict[str, Any]:
    dating = document.published
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": dating.first_day and [str(dating.first_day), str(dating.last_day)],
        "language": document.language,
        "cuts": [[cut.start, cut.end, cut.rule] for cut in document.cuts],
    }


def _actor_row(actor: Actor) -> dict[str, Any]:
    variants = [variant.text for variant in actor.variants]
    return {"actor": actor.name, "kind": actor.label, "code": actor.code, "spellings": variants}


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, list | tuple):
        return [_renamed(part, names) for part in value]
    if isinstance(value, dict):
        return {key: _renamed(part, names) for key, part in value.items()}
    return value


def _wordless(value: Any) -> Any:
    if isinstance(value, list):
        return [_wordless(part) for part in value]
    if isinstance(value, dict):
        return {key: _wordless(part) for key, part in value.items() if key not in TEXT_KEYS}
    return value
