"""Where PLOVER makes another event of a veto: a promised meeting is an agreement, "will not" a refusal."""

from dataclasses import dataclass

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.annotate.coding.triggers import Candidate
from stemma.model.events import EventType, Veto

PROMISED = {EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID}
YIELDED = {EventType.RETREAT}
REFUSED = PROMISED | YIELDED | {EventType.CONCEDE, EventType.AGREE}
WILL = {"will", "shall", "'ll", "’ll", "wo", "would"}


@dataclass(frozen=True, slots=True)
class Coding:
    """Type, CAMEO code, mode and veto of a mention once the rules of the manual are applied."""

    type: EventType
    cameo: str
    mode: str | None
    veto: Veto | None


def recode(candidate: Candidate, veto: Veto | None) -> Coding:
    """Return the coding of a candidate under its veto.

    PLOVER manual, AGREE: cooperative actions in future tense imply intentions and are coded as AGREE;
    CONCEDE: an announced future withdrawal is a concession. Only what the actor itself announces counts so
    ("will"), never what others plan for it. REJECT takes "all refusals", so "will not release" is one.
    """
    frame = candidate.frame
    announced = veto is Veto.FUTURE and any(_announces(word) for word in candidate.words)
    if announced and frame.type in PROMISED:
        return Coding(EventType.AGREE, "030", None, None)
    if announced and frame.type in YIELDED:
        return Coding(EventType.CONCEDE, "080", None, None)
    if veto is Veto.NEGATED and frame.type in REFUSED and any(_refuses(word) for word in candidate.words):
        return Coding(EventType.REJECT, "120", None, None)
    return Coding(frame.type, candidate.cameo, candidate.mode, veto)


def _refuses(word: Token) -> bool:
    """Tell whether the doer says no for the time to come: "will not", "would never"."""
    auxiliaries = {child.lower_ for child in syntax.children(word, "aux")}
    negated = any(child.lower_ in {"not", "n't", "n’t", "never"} for child in syntax.children(word, "advmod"))
    return negated and bool(auxiliaries & WILL)


def _announces(word: Token) -> bool:
    auxiliaries = {child.lower_ for child in syntax.children(word, "aux")}
    conditional = any(child.lower_ in {"if", "unless"} for one in word.children for child in one.children)
    return bool(auxiliaries & WILL) and not conditional
