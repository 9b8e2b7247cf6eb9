"""What is in the pile: one row a document, with what it is a copy of and what is odd about it."""

from collections import defaultdict
from dataclasses import dataclass

from stemma.export.dates import interval_words
from stemma.export.families import RELATION_WORDS, borrowings
from stemma.model.copies import Archetype, Derivation
from stemma.model.datings import DocumentDating
from stemma.model.documents import Document
from stemma.model.mentions import Attribution
from stemma.model.problems import Rejection, RejectionReason
from stemma.store.tables import Tables
from stemma.text.cuts import blank_cuts, paragraph_bounds
from stemma.text.headline import headline_fits


@dataclass(frozen=True, slots=True)
class PileRow:
    """One document as the brief lists it."""

    document: Document
    name: str
    published: str
    role: str
    words: int
    cut: int
    """Stretches of page furniture left out of it."""
    remarks: tuple[str, ...]


def pile_rows(tables: Tables, documents: tuple[Document, ...], names: dict[str, str]) -> tuple[PileRow, ...]:
    """Return one row a document, in the order given."""
    roles = _roles(tables, names)
    datings = {dating.document: dating for dating in tables.all(DocumentDating)}
    return tuple(
        PileRow(
            document,
            names[document.id],
            _published(document, datings.get(document.id)),
            roles.get(document.id, "single"),
            len(blank_cuts(document.text, document.cuts).split()),
            len(document.cuts),
            _remarks(tables, document),
        )
        for document in documents
    )


def _published(document: Document, inferred: DocumentDating | None) -> str:
    """Return the stated days, or in brackets those between which the rest of the pile puts it."""
    if document.published.unresolved is None:
        return interval_words(document.published.first_day, document.published.last_day)
    words = interval_words(inferred.first_day, inferred.last_day) if inferred else "no date"
    return words if words == "no date" else f"[{words}]"


def _roles(tables: Tables, names: dict[str, str]) -> dict[str, str]:
    missing = {archetype.id: archetype.name or "a missing original" for archetype in tables.all(Archetype)}
    children: dict[str, int] = defaultdict(int)
    roles: dict[str, str] = {}
    for derivation in sorted(tables.all(Derivation), key=lambda d: (d.further, d.parent)):
        children[derivation.parent] += 1
        origin = names.get(derivation.parent) or missing[derivation.parent]
        roles.setdefault(derivation.child, f"{RELATION_WORDS[derivation.relation]} ← {origin}")
    for loan in borrowings(tables):
        if loan.giver and loan.taker:
            roles.setdefault(loan.taker, f"borrows a quotation ← {names[loan.giver]}")
    for parent, count in children.items():
        if parent in names:
            roles.setdefault(parent, f"original of {count}")
    return roles


def _remarks(tables: Tables, document: Document) -> tuple[str, ...]:
    remarks = []
    if any(r.reason is RejectionReason.OTHER_LANGUAGE for r in tables.of(Rejection, document.id)):
        remarks.append(f"in {document.language}, not annotated")
    kept = blank_cuts(document.text, document.cuts)
    bounds = paragraph_bounds(kept)
    headline, body = _headline_and_body(document, kept, bounds)
    if headline and body and not headline_fits(headline, body):
        remarks.append("headline of another article?")
    broken = sum(attribution.broken_quotation for attribution in tables.of(Attribution, document.id))
    if broken:
        remarks.append(f"{broken} quotation{'s' if broken > 1 else ''} broken")
    return tuple(remarks)


def _headline_and_body(
    document: Document, kept: str, bounds: list[tuple[int, int]]
) -> tuple[str | None, str]:
    if not bounds:
        return None, ""
    first = kept[bounds[0][0] : bounds[0][1]]
    if document.title and document.title.strip() != first.strip():
        return document.title, kept
    return first, kept[bounds[0][1] :]
