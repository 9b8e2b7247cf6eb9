"""All record kinds that a case keeps, in the order in which they are made."""

from typing import TypeAlias

from stemma.model.alterations import Alteration, Collation
from stemma.model.chains import Chain, Statement
from stemma.model.claims import Contradiction
from stemma.model.copies import Archetype, CandidatePair, Derivation, IndependenceGroup, Reuse
from stemma.model.datings import DateClue, DocumentDating, Redating
from stemma.model.denials import Denial, DenialTarget
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event, EventMention
from stemma.model.figures import Figure
from stemma.model.mentions import Attribution, NameMention, Sentence, TimeExpression
from stemma.model.problems import Rejection
from stemma.model.stances import Stance
from stemma.model.voices import AgencyCredit, Voice

LineageRecord: TypeAlias = CandidatePair | Reuse | Archetype | Derivation | IndependenceGroup
Mention: TypeAlias = (
    Sentence
    | NameMention
    | TimeExpression
    | DateClue
    | Attribution
    | AgencyCredit
    | Voice
    | EventMention
    | Stance
    | Denial
    | Figure
)
Comparison: TypeAlias = Collation | Alteration
Fact: TypeAlias = Actor | DocumentDating | Redating | Event | Contradiction | Statement | Chain | DenialTarget
Record: TypeAlias = Document | Rejection | LineageRecord | Mention | Comparison | Fact

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
    "date_clue": DateClue,
    "attribution": Attribution,
    "agency_credit": AgencyCredit,
    "voice": Voice,
    "mention": EventMention,
    "stance": Stance,
    "denial": Denial,
    "figure": Figure,
    "collation": Collation,
    "alteration": Alteration,
    "actor": Actor,
    "dating": DocumentDating,
    "redating": Redating,
    "event": Event,
    "contradiction": Contradiction,
    "statement": Statement,
    "chain": Chain,
    "denial_target": DenialTarget,
}
