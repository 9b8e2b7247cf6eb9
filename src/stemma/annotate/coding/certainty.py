"""How surely a text says it: hedges in the clause, else what the enclosing attribution says."""

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.model.events import Veto
from stemma.model.mentions import Attribution, Certainty
from stemma.resources.plover_vetoes import load_veto_words

PROBABLE = {"probably", "likely", "reportedly", "apparently", "presumably", "seemingly", "appear", "seem"}
POSSIBLE = {"possibly", "perhaps", "maybe", "allegedly", "purportedly", "supposedly", "alleged", "suspected"}
NEGATIVE = {
    Certainty.CERTAIN: Certainty.CERTAINLY_NOT,
    Certainty.PROBABLE: Certainty.PROBABLY_NOT,
    Certainty.POSSIBLE: Certainty.POSSIBLY_NOT,
}


def find_certainty(words: tuple[Token, ...], veto: Veto | None, attribution: Attribution | None) -> Certainty:
    """Return the certainty of an event told by `words`, after FactBank.

    What is ordered, planned or supposed is uncommitted (UU); "may" is possible; a negated event is certainly
    not so unless it is hedged. An attribution's certainty holds for the head of its content only.
    """
    if veto in (Veto.FUTURE, Veto.HYPOTHETICAL):
        return Certainty.UNCOMMITTED
    if veto is Veto.MODAL:
        return Certainty.POSSIBLE
    certainty = _hedged(words)
    if certainty is Certainty.CERTAIN and attribution is not None and _heads(words, attribution):
        certainty = attribution.certainty
    return NEGATIVE.get(certainty, certainty) if veto is Veto.NEGATED else certainty


def _hedged(words: tuple[Token, ...]) -> Certainty:
    around = {child.lower_ for word in words for child in syntax.children(word, "advmod", "amod")}
    forms = load_veto_words().forms
    around |= {forms.get(word.head.lower_, "") for word in words if word.dep_ == "xcomp"}
    if around & POSSIBLE:
        return Certainty.POSSIBLE
    return Certainty.PROBABLE if around & PROBABLE else Certainty.CERTAIN


def _heads(words: tuple[Token, ...], attribution: Attribution) -> bool:
    """Tell whether one of the words is the topmost of the attribution's content."""
    return any(
        word.head == word or not any(part.start <= word.head.idx < part.end for part in attribution.content)
        for word in words
    )
