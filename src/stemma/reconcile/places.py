"""Where it was done: places by name, by description ("Iraq's second city") and taken up ("the town")."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import EventMention, Participant
from stemma.model.spans import Span
from stemma.reconcile.wording import content_stems
from stemma.resources.place_kinds import place_ids, region_ids, town_ids

_TOWN = frozenset(("town", "city", "capital", "place", "port", "village"))
_REGION = frozenset(("region", "province", "enclave", "territory", "republic"))
_ANAPHOR = re.compile(r"(?:the|this|that)\s+(?:(?:besieged|captured|rebel|battered)\s+)?(\w+)", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)\W*$")


@dataclass(slots=True)
class Places:
    """The named places of a pile by document, and the descriptions that the pile puts beside names."""

    named: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)
    described: dict[frozenset[str], set[str]] = field(default_factory=dict)

    def of(self, mention: EventMention, document: Document) -> frozenset[str]:
        """Return the ids of the towns and regions that an event was done to or happened in."""
        found = {place for one in mention.recipients for place in self._of_recipient(one, document)}
        if not found and mention.place is not None:
            found = set(self._named_in(mention.place.span))
        return frozenset(found & place_ids())

    def _of_recipient(self, one: Participant, document: Document) -> Iterator[str]:
        if one.actor and ":" in one.actor:
            yield one.actor
            return
        match = _ANAPHOR.fullmatch(one.name)
        if match is not None:
            yield from self._taken_up(match[1].casefold(), one.span, document)
        elif one.actor is None and (last := _LAST_WORD.search(one.name)) and last[1].casefold() in _TOWN:
            told = content_stems(one.name)
            fitting = {i for words, ids in self.described.items() if told <= words for i in ids}
            if len(fitting) == 1 and len(told) > 1:
                yield from fitting

    def _taken_up(self, noun: str, span: Span, document: Document) -> Iterator[str]:
        """Yield the town or region most named before "the town" or "the region"; of several the last."""
        kind = town_ids() if noun in _TOWN else region_ids() if noun in _REGION else frozenset()
        named = self.named.get(span.document, [])
        before = [i for s, i in named if s.end <= span.start and i in kind and _is_told_of(document, s)]
        if before:
            yield max(before, key=lambda i: (before.count(i), len(before) - before[::-1].index(i)))

    def _named_in(self, span: Span) -> Iterator[str]:
        return (i for s, i in self.named.get(span.document, ()) if span.covers(s))


def _is_told_of(document: Document, span: Span) -> bool:
    """Tell whether a place is told of: no dateline in capitals, no "New York-based"."""
    return not document.quote(span).isupper() and document.text[span.end : span.end + 1] != "-"


def read_places(actors: Iterable[Actor], mentions: Iterable[EventMention]) -> Places:
    """Return the places of a pile. A noun phrase that holds a place's name describes that place."""
    places = Places()
    for actor in actors:
        if actor.id in place_ids():
            for variant in actor.variants:
                for span in variant.spans:
                    places.named.setdefault(span.document, []).append((span, actor.id))
    for found in places.named.values():
        found.sort()
    for mention in mentions:
        for one in mention.recipients:
            words = content_stems(one.name)
            if one.actor in town_ids() and len(words) > 2:
                places.described.setdefault(words, set()).add(str(one.actor))
    return places


def match_places(left: frozenset[str], right: frozenset[str]) -> float | None:
    """Return how well two sets of places agree, or None where they are different places of one size.

    A town tells most; a town may lie in a region of its country, which neither joins nor parts.
    """
    towns = (left & town_ids(), right & town_ids())
    if towns[0] and towns[1]:
        return 0.35 if towns[0] & towns[1] else None
    regions = (left & region_ids(), right & region_ids())
    if regions[0] and regions[1]:
        return 0.25 if regions[0] & regions[1] else None
    if not left or not right:
        return 0.0
    return 0.15 if {p[:3] for p in left} & {p[:3] for p in right} else None
