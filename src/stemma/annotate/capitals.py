"""Capitals that only a sentence's beginning gives."""

from spacy.tokens import Token

from stemma.resources.event_lexicon import load_event_lexicon


def is_capitalised_noun(token: Token) -> bool:
    """Tell whether a common noun of the event lexicon only looks like a name, as it opens a sentence.

    "Rockets hit the town": taggers take such plurals for teams.
    """
    opening = token.is_sent_start and token.text.istitle() and token.tag_ == "NNPS"
    return bool(opening) and token.lower_ in load_event_lexicon().noun_lemmas
