"""When each document was published: what its text, its kin and the events it tells leave of the calendar."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from stemma.model.copies import Reuse
from stemma.model.datings import DateClue, DocumentDating
from stemma.model.documents import Document
from stemma.model.mentions import Sentence
from stemma.reconcile.dating.combination import Combination, Constraint, combine
from stemma.reconcile.dating.kinship import find_kin
from stemma.reconcile.dating.own_text import find_own
from stemma.reconcile.dating.retellings import find_retold
from stemma.reconcile.dating.shared_days import find_shared_days, read_days
from stemma.reconcile.dating.shared_events import find_shared, read_shared
from stemma.reconcile.edges import find_edges
from stemma.reconcile.grouping import group_tellings
from stemma.reconcile.passages import read_passages
from stemma.reconcile.tellings import read_tellings
from stemma.store.tables import Tables

ROUNDS = 8
"""How far knowledge travels from document to document. The seeds settle after three rounds."""


def date_documents(tables: Tables) -> Iterator[DocumentDating]:
    """Yield the interval of each document with its reasons.

    All documents are bounded at once, round by round, from the days that the round before left them: the
    order of the pile changes nothing. Without evidence an end stays open; there is no default.
    """
    documents = sorted(tables.all(Document), key=lambda d: d.id)
    clues = _by_document(tables.all(DateClue))
    combinations = _settle(tables, documents, clues)
    for document in documents:
        yield combinations[document.id].dating(document.id)


def date_from_own_words(document: Document, clues: Sequence[DateClue]) -> DocumentDating:
    """Return the interval that a document's own words leave, nothing else being looked at."""
    own = find_own(document, tuple(sorted(clues, key=lambda clue: clue.span)))
    return combine(own).dating(document.id)


def _by_document(clues: Sequence[DateClue]) -> Mapping[str, tuple[DateClue, ...]]:
    found: dict[str, list[DateClue]] = defaultdict(list)
    for clue in sorted(clues, key=lambda clue: clue.span):
        found[clue.span.document].append(clue)
    return {document: tuple(told) for document, told in found.items()}


def _settle(
    tables: Tables, documents: Sequence[Document], clues: Mapping[str, tuple[DateClue, ...]]
) -> dict[str, Combination]:
    by_id = {document.id: document for document in documents}
    own = {document.id: tuple(find_own(document, clues.get(document.id, ()))) for document in documents}
    reuses, passages = sorted(tables.all(Reuse), key=lambda r: (r.left, r.right)), read_passages(tables)
    spans = {clue.span: clue for found in clues.values() for clue in found}
    tellings = read_tellings(tables)
    groups = group_tellings(tellings, find_edges(tables, tellings, passages))
    events = read_shared(groups, spans, by_id, passages)
    days = read_days(clues, by_id, tables.all(Sentence))
    found = own
    settled = {document: combine(constraints) for document, constraints in own.items()}
    for _ in range(ROUNDS):
        known = {document: combination.days for document, combination in settled.items()}
        told = [
            *find_kin(reuses, clues, known, by_id),
            *find_retold(reuses, clues, known),
            *find_shared(events, known),
            *find_shared_days(days, known),
        ]
        before, found = found, _gathered(own, told)
        changed = [document for document in found if found[document] != before[document]]
        if not changed:
            break
        settled |= {document: combine(found[document]) for document in changed}
    return settled


def _gathered(
    own: Mapping[str, tuple[Constraint, ...]], told: Sequence[tuple[str, Constraint]]
) -> dict[str, tuple[Constraint, ...]]:
    """Return the constraints on each document: its own, then what the others tell."""
    found = {document: list(constraints) for document, constraints in own.items()}
    for document, constraint in told:
        found[document].append(constraint)
    return {document: tuple(constraints) for document, constraints in found.items()}
