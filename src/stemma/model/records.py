"""All record kinds that a case keeps, in the order in which they are made."""

from typing import TypeAlias

from stemma.model.claims import Contradiction
from stemma.model.copies import Archetype, CandidatePair, Derivation, IndependenceGroup, Reuse
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event, EventMention
from stemma.model.mentions import Attribution, Figure, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection

LineageRecord: TypeAlias = CandidatePair | Reuse | Archetype | Derivation | IndependenceGroup
Mention: TypeAlias = Sentence | NameMention | TimeExpression | Attribution | EventMention | Figure
Fact: TypeAlias = Actor | Event | Contradiction
Record: TypeAlias = Document | Rejection | LineageRecord | Mention | Fact

KINDS: dict[str, type[Record]] = {
    "document": Document,
    "rejection": Rejection,
    "candidate": CandidatePair,
    "reuse": Reuse,
    "archetype": Archetype,
    "derivation": Derivation,
    "origin": IndependenceGroup,
    "sentence": Sentence,
    "name": NameMention,
    "time": TimeExpression,
    "attribution": Attribution,
    "mention": EventMention,
    "figure": Figure,
    "actor": Actor,
    "event": Event,
    "contradiction": Contradiction,
}
