"""Naming a parent that nobody gave us, after what its copies say."""

from collections import Counter
from collections.abc import Sequence

from stemma.lineage.credits import Citation, Credits, Weight, find_credits
from stemma.model.copies import Archetype
from stemma.model.documents import Document
from stemma.model.ids import content_id
from stemma.model.spans import Span
from stemma.text.outlets import is_outlet, same_name

Naming = tuple[str, Span]


def make_archetype(copies: Sequence[Document]) -> Archetype:
    """Return the missing parent of some documents, named where a copy names it, with the words that do.

    The agency that a copy carries comes first, then the publication or account that most copies cite.
    """
    credited = {document.id: find_credits(document) for document in copies}
    named = _by_agency(copies, credited) or _by_citation(copies, credited)
    children = tuple(sorted(document.id for document in copies))
    name = named[0][0] if named else None
    evidence = tuple(sorted({span for _, span in named}))
    return Archetype(content_id("archetype", name, children), name, children, evidence)


def _by_agency(copies: Sequence[Document], credited: dict[str, Credits]) -> list[Naming]:
    carried = Counter(c.agency for c in credited.values() if c.agency and not c.own_agency)
    if not carried:
        return []
    agency = min(carried, key=lambda name: (-carried[name], name))
    named = []
    for document in copies:
        found = credited[document.id]
        if found.agency == agency and (at := document.text.find(found.agency_words)) >= 0:
            named.append((found.agency_words, Span(document.id, at, at + len(found.agency_words))))
    return named


def _by_citation(copies: Sequence[Document], credited: dict[str, Credits]) -> list[Naming]:
    outlets = [document.outlet for document in copies]
    cited = [
        (citation, document.id)
        for document in copies
        for citation in credited[document.id].citations
        if citation.weight >= Weight.ACCOUNT and not any(is_outlet(citation.name, o) for o in outlets)
    ]
    if not cited:
        return []
    best = min((citation for citation, _ in cited), key=lambda c: (-_support(c, cited), -c.weight, c))
    same = [(c, document) for c, document in cited if same_name(c.name, best.name)]
    return [(best.name, Span(document, c.start, c.end)) for c, document in same]


def _support(citation: Citation, cited: Sequence[tuple[Citation, str]]) -> int:
    """Return how many copies cite the one that `citation` cites."""
    return len({document for other, document in cited if same_name(other.name, citation.name)})
