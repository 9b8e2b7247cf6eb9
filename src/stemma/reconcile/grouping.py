"""Tellings of one event brought together: the surest first, and never against a contradiction."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product

from stemma.model.documents import Document
from stemma.model.events import EventType
from stemma.reconcile.days import When, meet
from stemma.reconcile.matching import (
    TAKEN_OVER,
    TAKEN_OVER_AMONG,
    can_take_up,
    compatible_types,
    enough,
    match_tellings,
)
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Telling

_MEANS = re.compile(r"\b(?:in|by|with|during|through|via)\s+(?:an?|the)\s+(?:[\w.'’-]+\s+){0,3}$")
_SAME_CLAUSE = re.compile(r"[,\s]*(?:that|which|who|in which)?(?:\s+[\w'’-]+){0,3}\s*")
_LEAD = 400
"""Characters in which the lead stands: two short paragraphs."""
_REACH = 1500
"""Characters over which "the strike" may take up an event told before; a long newspaper paragraph or two."""


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
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
        *_taken_up(tellings, documents),
        *_headlines(tellings, documents),
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


def _likely_pairs(tellings: list[Telling]) -> Iterator[_Edge]:
    """Yield the pairs of one type whose sides, days and wording agree well enough."""
    blocks: dict[EventType, list[int]] = {}
    for number, telling in enumerate(tellings):
        blocks.setdefault(telling.mention.type, []).append(number)
    for i, k in chain.from_iterable(combinations(block, 2) for block in blocks.values()):
        if tellings[i].shares_content(tellings[k]):
            yield from _edge(tellings, i, k, 0.0)


def _taken_over(tellings: list[Telling], passages: Passages) -> Iterator[_Edge]:
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


def _edge(tellings: list[Telling], i: int, k: int, aligned: float) -> Iterator[_Edge]:
    match = match_tellings(tellings[i], tellings[k], aligned=aligned)
    if match and enough(match, tellings[i], tellings[k]):
        yield _Edge(-round(match.score, 6), i, k)


def _taken_up(tellings: list[Telling], documents: dict[str, Document]) -> Iterator[_Edge]:
    """Yield each definite mention with the event it takes up: "the strike", and "a raid that killed".

    The nearest telling before it of its type wins, one named by the same word before others. A
    mention that names another recipient, other sides or other days takes nothing up.
    """
    for number, telling in enumerate(tellings):
        before = [
            k
            for k in range(number - 1, -1, -1)
            if tellings[k].document == telling.document
            and tellings[k].mention.type is telling.mention.type
            and telling.mention.trigger.start - tellings[k].mention.trigger.start <= _REACH
        ]
        text = documents[telling.document].text
        if before and _one_clause(tellings[before[0]], telling, text):
            yield _Edge(-1.5, before[0], number)
            continue
        if not telling.definite:
            continue
        fitting = [k for k in before if can_take_up(tellings[k], telling)]
        fitting.sort(key=lambda k: (tellings[k].trigger != telling.trigger, -k))
        if fitting:
            yield _Edge(-0.7, fitting[0], number)


def _headlines(tellings: list[Telling], documents: dict[str, Document]) -> Iterator[_Edge]:
    """Yield each telling of a headline with the first of its type in the lead: they tell one event."""
    for number, telling in enumerate(tellings):
        headline = documents[telling.document].text.lstrip().find("\n")
        if headline < 0 or telling.mention.sentence.end > headline + 1:
            continue
        lead = [
            k
            for k in range(number + 1, len(tellings))
            if tellings[k].document == telling.document
            and headline < tellings[k].mention.sentence.start <= headline + _LEAD
            and tellings[k].mention.type is telling.mention.type
            and match_tellings(telling, tellings[k])
        ]
        if lead:
            yield _Edge(-0.65, number, lead[0])


def _one_clause(left: Telling, right: Telling, text: str) -> bool:
    """Tell whether two triggers of one sentence name one event: "killed in a strike"."""
    if left.mention.sentence != right.mention.sentence:
        return False
    between = text[left.mention.trigger.end : right.mention.trigger.start]
    if not right.recipients and left.recipients and _MEANS.search(between):
        return True
    return bool(_SAME_CLAUSE.fullmatch(between) and re.search(r"\b(?:that|which)\b", between))


def _fit(tellings: list[Telling]) -> bool:
    """Tell whether all these can be of one event: compatible types, days that meet, one set of persons."""
    types = {t.mention.type for t in tellings}
    if not all(compatible_types(a, b) for a, b in combinations(sorted(types), 2)):
        return False
    when: When | None = When()
    for telling in tellings:
        when = meet(when, telling.when) if when else None
    return when is not None and _one_set_of_persons(tellings)


def _one_set_of_persons(tellings: list[Telling]) -> bool:
    """Tell whether the persons to whom it was done hang together: {A, B} with {B, C}, not {A} with {C}."""
    sets = [set(t.persons) for t in tellings if t.persons]
    while len(sets) > 1:
        for other in sets[1:]:
            if sets[0] & other:
                sets[0] |= other
                sets.remove(other)
                break
        else:
            return False
    return True
