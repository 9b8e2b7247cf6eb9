"""Choosing among candidates by their weight, and leaving open what two of them could be."""

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.annotate.coreference.mentions import Entity
from stemma.model.dates import Unresolved


@dataclass(frozen=True, slots=True)
class Choice:
    """The entity chosen, its share of the weight of the two best, and why none was chosen."""

    entity: Entity | None
    confidence: float
    unresolved: Unresolved | None = None


NOBODY = Choice(None, 0.0, Unresolved.NOT_STATED)


def choose(weights: Mapping[Entity, float], least: float) -> Choice:
    """Return the candidate with most weight; none where its share of the two best is under `least`.

    Somebody described but not named is a candidate like others; where that one wins, the text does not
    state the name.
    """
    ranked = sorted(
        (item for item in weights.items() if item[1] > 0), key=lambda item: (-item[1], _first(item[0]))
    )
    if not ranked:
        return NOBODY
    best, most = ranked[0]
    share = most / (most + ranked[1][1]) if len(ranked) > 1 else 1.0
    if share < least:
        return Choice(None, share, Unresolved.AMBIGUOUS)
    return Choice(best, share)


def _first(entity: Entity) -> tuple[int, int]:
    return min(((n.span.start, n.span.end) for n in entity.names), default=(0, 0))
