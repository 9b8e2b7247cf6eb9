"""How many independent origins bear an event out, and how surely they tell it."""

from collections.abc import Iterable, Mapping, Sequence

from stemma.model.copies import IndependenceGroup
from stemma.model.mentions import Certainty
from stemma.reconcile.joining import JoinedSets
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Telling
from stemma.store.tables import Tables

STRENGTH = (
    Certainty.CERTAIN,
    Certainty.PROBABLE,
    Certainty.POSSIBLE,
    Certainty.UNCOMMITTED,
    Certainty.POSSIBLY_NOT,
    Certainty.PROBABLY_NOT,
    Certainty.CERTAINLY_NOT,
)
"""Certainties from the strongest to the weakest."""


Origins = Mapping[str, Sequence[str]]


def read_origins(tables: Tables) -> Origins:
    """Return the ids of the origins on which each document rests: several where it was put together."""
    origins: dict[str, list[str]] = {}
    for group in sorted(tables.all(IndependenceGroup), key=lambda group: group.root):
        for document in group.documents:
            origins.setdefault(document, []).append(group.root)
    return origins


def find_origins(
    tellings: Iterable[Telling], origins: Origins, passages: Passages
) -> tuple[tuple[str, ...], ...]:
    """Return the documents of one event by the origin they rest on.

    A document that tells it only in a quotation borrowed from another counts for that one's origin;
    where it is not known who borrowed, the two share one. One that was put together from several counts for
    an origin that bears the event out anyway, if any does. So a copy never adds an origin.
    """
    by_document: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_document.setdefault(telling.document, []).append(telling)
    resting = _choose(by_document, origins)
    sets = JoinedSets()
    for document, own in by_document.items():
        root = resting[document]
        lenders = [passages.lenders(t.mention.sentence) for t in own]
        if all(lenders):
            for lender, _ in lenders[0]:
                sets.join(root, resting.get(lender) or origins.get(lender, (lender,))[0])
    groups: dict[str, list[str]] = {}
    for document in by_document:
        groups.setdefault(sets.find(resting[document]), []).append(document)
    return tuple(sorted(tuple(sorted(documents)) for documents in groups.values()))


def _choose(documents: Iterable[str], origins: Origins) -> dict[str, str]:
    """Return one origin for each document; those that rest on one come first."""
    chosen: dict[str, str] = {}
    ordered = sorted(documents, key=lambda document: (len(origins.get(document, ())), document))
    for document in ordered:
        own = origins.get(document, (document,))
        present = set(chosen.values())
        chosen[document] = next((root for root in own if root in present), own[0])
    return chosen


def find_certainty(tellings: Iterable[Telling], groups: tuple[tuple[str, ...], ...]) -> Certainty:
    """Return the certainty that most origins give at their surest; of equally many the stronger."""
    group_of = {d: number for number, group in enumerate(groups) for d in group}
    surest: dict[int, Certainty] = {}
    for telling in tellings:
        origin, certainty = group_of[telling.document], telling.mention.certainty
        if origin not in surest or STRENGTH.index(certainty) < STRENGTH.index(surest[origin]):
            surest[origin] = certainty
    found = list(surest.values())
    return min(set(found), key=lambda c: (-found.count(c), STRENGTH.index(c)))
