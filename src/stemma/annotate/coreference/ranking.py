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

    `least` is above one half, so that two of the same weight leave it open. Somebody described but not named
    is a candidate like others; where that one wins, the text does not state the name.
    """
    best, most, second = None, 0.0, 0.0
    for entity, weight in weights.items():
        if weight > most:
            best, most, second = entity, weight, most
        elif weight > second:
            second = weight
    if best is None:
        return NOBODY
    share = most / (most + second)
    return Choice(best, share) if share >= least else Choice(None, share, Unresolved.AMBIGUOUS)
