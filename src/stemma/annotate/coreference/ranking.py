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

    Weights are above 0 and `least` above one half, so that no two are chosen. Somebody described but not
    named is a candidate like others; where that one wins, the text does not state the name.
    """
    if not weights:
        return NOBODY
    best = max(weights, key=weights.__getitem__)
    most, *others = sorted(weights.values(), reverse=True)
    share = most / (most + others[0]) if others else 1.0
    return Choice(best, share) if share >= least else Choice(None, share, Unresolved.AMBIGUOUS)
