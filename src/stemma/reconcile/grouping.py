"""Tellings of one event brought together: the surest first, and never against a contradiction."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product

from stemma.model.documents import Document
from stemma.model.events import EventType
from stemma.reconcile.coreference import find_coreferences
from stemma.reconcile.days import When, meet_all
from stemma.reconcile.matching import (
    TAKEN_OVER,
    TAKEN_OVER_AMONG,
    compatible_types,
    enough,
    match_tellings,
)
from stemma.reconcile.passages import Passages
from stemma.reconcile.places import match_places
from stemma.reconcile.sides import doers, targets
from stemma.reconcile.tellings import Telling

NEAR = 60
"""Tellings of one type between which two of one document are compared. Set by hand: no report met so far
tells as many, and a text of ten thousand clauses ends in time."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """Two tellings that may be of one event; sorts the surest first, then by the text."""

    weight: float
    left: int
    right: int


def group_tellings(
    tellings: list[Telling], passages: Passages, documents: dict[str, Document]
) -> list[list[Telling]]:
    """Return the tellings of each event together; each stands in exactly one group.

    Pairs are joined in falling order of their score, as long as the two groups have compatible days
    and types and no two different persons to whom it was done. Ties fall by document id and offset.
    """
    edges = [
        *_likely_pairs(tellings),
        *_taken_over(tellings, passages),
        *(Edge(weight, i, k) for weight, i, k in find_coreferences(tellings, documents)),
    ]
    group = list(range(len(tellings)))
    members: dict[int, list[int]] = {i: [i] for i in group}
    for edge in sorted(edges):
        one, other = sorted((group[edge.left], group[edge.right]))
        if one == other or not _fit([tellings[i] for i in (*members[one], *members[other])]):
            continue
        members[one] += members.pop(other)
        for i in members[one]:
            group[i] = one
    return [[tellings[i] for i in sorted(found)] for _, found in sorted(members.items())]


def _likely_pairs(tellings: list[Telling]) -> Iterator[Edge]:
    """Yield the pairs of one type whose sides, days and wording agree well enough."""
    blocks: dict[EventType, list[int]] = {}
    for number, telling in enumerate(tellings):
        blocks.setdefault(telling.mention.type, []).append(number)
    for i, k in chain.from_iterable(_compared(block, tellings) for block in blocks.values()):
        if tellings[i].shares_content(tellings[k]):
            yield from _edge(tellings, i, k, 0.0)


def _compared(block: list[int], tellings: list[Telling]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of tellings worth comparing: all across documents, the near ones within."""
    ends = {tellings[i].document: place for place, i in enumerate(block, 1)}
    for place, i in enumerate(block, 1):
        end = ends[tellings[i].document]
        yield from ((i, k) for k in block[place : min(end, place + NEAR)])
        yield from ((i, k) for k in block[end:])


def _taken_over(tellings: list[Telling], passages: Passages) -> Iterator[Edge]:
    """Yield the pairs whose sentences one document took from the other, or both from a third."""
    alone = Counter((t.mention.sentence, t.mention.type) for t in tellings)
    by_document: dict[str, list[int]] = {}
    for number, telling in enumerate(tellings):
        by_document.setdefault(telling.document, []).append(number)
    for left, right in passages.derived_pairs():
        for i, k in product(by_document.get(left, ()), by_document.get(right, ())):
            here, there = tellings[i].mention, tellings[k].mention
            if passages.aligned(here.sentence, there.sentence):
                single = alone[here.sentence, here.type] == alone[there.sentence, there.type] == 1
                yield from _edge(tellings, i, k, TAKEN_OVER if single else TAKEN_OVER_AMONG)


def _edge(tellings: list[Telling], i: int, k: int, aligned: float) -> Iterator[Edge]:
    match = match_tellings(tellings[i], tellings[k], aligned=aligned)
    if match and enough(match, tellings[i], tellings[k]):
        yield Edge(-round(match.score, 6), i, k)


def _fit(tellings: list[Telling]) -> bool:
    """Tell whether all these can be of one event: compatible types, days that meet, one set of persons."""
    types = {t.mention.type for t in tellings}
    if not all(compatible_types(a, b) for a, b in combinations(sorted(types), 2)):
        return False
    when = meet_all(t.when for t in tellings)
    return (
        when is not None
        and _hang_together([t.persons for t in tellings if t.persons])
        and _hang_together([c for t in tellings if (c := doers(t))])
        and _hang_together([c for t in tellings if (c := targets(t))])
        and _one_place(tellings)
        and _one_time(tellings, when)
    )


def _one_place(tellings: list[Telling]) -> bool:
    """Tell whether no two tellings that share no named victim put it in different places."""
    named = [t for t in tellings if t.places]
    return all(
        match_places(a.places, b.places) is not None or a.persons & b.persons
        for a, b in combinations(named, 2)
    )


def _one_time(tellings: list[Telling], when: When) -> bool:
    """Tell whether no report without a day was published before the days that the others give."""
    told = [t.published for t in tellings if not t.when.known and t.published]
    return when.first_day is None or all(when.first_day <= day for day in told)


def _hang_together(given: list[frozenset[str]]) -> bool:
    """Tell whether sets of names can be of one event: {A, B} with {B, C}, not {A} with {C}."""
    sets = [set(one) for one in given]
    while len(sets) > 1:
        for other in sets[1:]:
            if sets[0] & other:
                sets[0] |= other
                sets.remove(other)
                break
        else:
            return False
    return True
