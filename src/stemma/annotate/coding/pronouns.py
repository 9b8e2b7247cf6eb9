"""Who a pronoun in subject position means, where the text leaves no choice."""

from collections.abc import Callable

from spacy.tokens import Token

from stemma.annotate.coding.syntax import children, surface_subjects

PERSONAL = {"he", "she", "they", "we", "i", "it", "him", "her", "them", "us", "you", "me", "who", "himself"}
THIRD = {"he", "she", "it", "they"}
_CLAUSES = ("ROOT", "conj", "ccomp", "parataxis")


def is_pronoun(token: Token) -> bool:
    """Tell whether a pronoun stands for somebody; "US" is none, whatever the tagger says."""
    return token.lower_ in PERSONAL and token.text != "US"


Test = Callable[[Token], bool]


def resolve_subject(token: Token, is_entity: Test, is_person: Test) -> Token:
    """Return whom a subject pronoun of the third person means; the pronoun where that is open.

    In a subordinate clause it is the subject above ("Iran said it had fired", "after they overran it").
    Elsewhere it is the subject of the main clause before (centering: the subject is what the next
    sentence goes on about; Grosz, Joshi and Weinstein 1995), where number and kind agree and that
    clause has one subject.
    """
    head = token.head
    if token.lower_ not in THIRD or token.dep_ not in ("nsubj", "nsubj:pass"):
        return token
    if head.dep_ in ("ccomp", "advcl"):
        heads = [head.head]
    elif head.dep_ in _CLAUSES and token.i == min(one.i for one in surface_subjects(head)):
        heads = _clause_before(token)
    else:
        return token
    found = [one for verb in heads for one in surface_subjects(verb) if is_entity(one)]
    if len(found) != 1 or is_pronoun(found[0]) or not _agrees(token.lower_, found[0], is_person):
        return token
    return found[0]


def _clause_before(token: Token) -> list[Token]:
    """Return the root of the sentence before, in the same paragraph, where `token` opens its own."""
    sentence = token.sent
    opening = next((one for one in sentence if not one.is_space and not one.is_punct), token)
    if opening.i != token.i or sentence.start == 0:
        return []
    before = token.doc[sentence.start - 1].sent
    if "\n" in before.text_with_ws.strip(" ") or any(one.lower_ in THIRD for one in before):
        return []
    return [before.root]


def _agrees(pronoun: str, noun: Token, is_person: Test) -> bool:
    plural = noun.tag_ in ("NNS", "NNPS") or bool(children(noun, "conj"))
    if pronoun == "they":
        return plural
    return not plural and is_person(noun) == (pronoun in ("he", "she"))
