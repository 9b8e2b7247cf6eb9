"""Which tellings of the pile may be of one event, and how surely; grouping joins the surest first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from typing import NamedTuple

import numpy as np

from stemma.model.datings import Redating
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import EventMention, EventType
from stemma.model.spans import Span
from stemma.reconcile.coreference import find_coreferences
from stemma.reconcile.likely import likely_pairs
from stemma.reconcile.matching import TAKEN_OVER, TAKEN_OVER_AMONG, enough, match_tellings
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Telling
from stemma.store.codec import encode
from stemma.store.kept import content_key
from stemma.store.tables import Tables

NEAR = 60
"""Tellings of one type between which two of one document are compared. Set by hand: no report met so far
tells as many, and a text of ten thousand clauses ends in time."""
_KEPT = np.dtype([("millionths", "<i4"), ("left", "<i4"), ("right", "<i4")])


class Edge(NamedTuple):
    """Two tellings that may be of one event; sorts the surest first, then by the text."""

    weight: float
    left: int
    right: int


def find_edges(
    tables: Tables, tellings: list[Telling], passages: Passages, redatings: Iterable[Redating] = ()
) -> list[Edge]:
    """Return every two tellings of the pile that may be of one event.

    They are of one type and agree well enough, or their sentences were taken over, or one document refers
    with one to the other. `redatings` are those that the tellings were read with.
    """
    documents = {document.id: document for document in tables.all(Document)}
    spans = {redating.span for redating in redatings}
    redated = {number for number, telling in enumerate(tellings) if telling.mention.time in spans}
    return [
        *_likely(tables, tellings, redated),
        *_taken_over(tellings, passages),
        *(Edge(weight, i, k) for weight, i, k in find_coreferences(tellings, documents)),
    ]


def _likely(tables: Tables, tellings: Sequence[Telling], redated: AbstractSet[int]) -> list[Edge]:
    """Return the pairs of one type that agree well enough.

    Those found with the days that the texts tell are kept, so that only what is redated is compared again.
    """
    kinds = (Document, Actor, EventMention)
    key = content_key(*(b"\n".join(map(encode, tables.all(kind))) for kind in kinds))
    kept = tables.kept("reconcile.likely")
    body = kept.get(key)
    if body is None:
        found = list(_agreeing(tellings))
        if not redated:
            kept.put(key, _packed(found))
        return found
    others = [edge for edge in _unpacked(body) if not {edge.left, edge.right} & redated]
    return others + list(_agreeing(tellings, redated))


def _packed(edges: Sequence[Edge]) -> bytes:
    rows = [(round(edge.weight * 1_000_000), edge.left, edge.right) for edge in edges]
    return np.array(rows, dtype=_KEPT).tobytes()


def _unpacked(body: bytes) -> Iterator[Edge]:
    rows = np.frombuffer(body, dtype=_KEPT).tolist()
    return (Edge(weight / 1_000_000, left, right) for weight, left, right in rows)


def _agreeing(tellings: Sequence[Telling], of: AbstractSet[int] | None = None) -> Iterator[Edge]:
    """Yield the pairs of one type whose sides, days and wording agree well enough, all or those of some."""
    blocks: dict[EventType, list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        blocks[telling.mention.type].append(number)
    for block in blocks.values():
        some = None if of is None else [place for place, number in enumerate(block) if number in of]
        for here, there in likely_pairs([tellings[number] for number in block], some):
            left, right = tellings[block[here]], tellings[block[there]]
            near = there - here <= NEAR or left.document != right.document
            if near and left.shares_content(right):
                yield from _edge(tellings, block[here], block[there], 0.0)


def _taken_over(tellings: Sequence[Telling], passages: Passages) -> Iterator[Edge]:
    """Yield the pairs whose sentences one document took from the other, or both from a third."""
    alone = Counter((t.mention.sentence, t.mention.type) for t in tellings)
    told: dict[str, dict[Span, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, telling in enumerate(tellings):
        told[telling.document][telling.mention.sentence].append(number)
    for pair in passages.derived_pairs():
        ours, theirs = told[pair[0]], told[pair[1]]
        for here, there in set(passages.aligned_among(pair, ours, theirs)):
            for i, k in product(ours[here], theirs[there]):
                types = tellings[i].mention.type, tellings[k].mention.type
                single = alone[here, types[0]] == alone[there, types[1]] == 1
                yield from _edge(tellings, i, k, TAKEN_OVER if single else TAKEN_OVER_AMONG)


def _edge(tellings: Sequence[Telling], i: int, k: int, aligned: float) -> Iterator[Edge]:
    match = match_tellings(tellings[i], tellings[k], aligned=aligned)
    if match and enough(match, tellings[i], tellings[k]):
        yield Edge(-round(match.score, 6), i, k)
