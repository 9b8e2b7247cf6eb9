"""One event per clause: "the strike that killed him" is one attack, told by two words."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.annotate.coding.phrases import noun_lemma
from stemma.annotate.coding.triggers import SPEAKING, Candidate
from stemma.model.events import EventType

MEANS = {"in", "by", "during", "with", "through", "via", "from", "after", "of"}
RESULTS = ("advcl", "conj", "xcomp", "acl", "acl:relcl", "parataxis")


def merge_candidates(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return one candidate for each event that a clause tells, in the order of the text.

    Two words of violence tell one event where one is the subject, the means or the result of the other.
    A noun that only completes the meaning of its verb ("suspend talks") is no event of its own.
    """
    kept = {candidate.token.i: candidate for candidate in candidates}
    for place in sorted(kept):
        if place in kept and (verb := _completed(kept[place], kept)) is not None:
            del kept[place]
            kept[verb.token.i] = verb
    for place in sorted(kept):
        while place in kept and _absorb_one(kept[place], kept):
            pass
    return [kept[place] for place in sorted(kept)]


def _completed(noun: Candidate, kept: dict[int, Candidate]) -> Candidate | None:
    """Return the verb's candidate that swallows this noun's, if there is one."""
    head = noun.token.head
    verb = kept.get(head.i)
    if noun.token.pos_ == "VERB" or verb is None or verb.token == noun.token:
        return None
    if noun.token not in syntax.patients(head) and noun.token.dep_ not in ("nmod", "compound"):
        return None
    words = verb.frame.theme | verb.frame.of_class
    if noun_lemma(noun.token) not in words:
        return None
    if verb.frame.type in SPEAKING and noun.frame.type not in SPEAKING - {EventType.SUPPORT}:
        return None
    return verb


def _absorb_one(one: Candidate, kept: dict[int, Candidate]) -> bool:
    if one.frame.type is not EventType.ASSAULT:
        return False
    for other in list(kept.values()):
        if other.token != one.token and other.frame.type is EventType.ASSAULT and _tell_one(one, other):
            del kept[other.token.i]
            kept[one.token.i] = _union(one, other)
            return True
    return False


def _tell_one(main: Candidate, other: Candidate) -> bool:
    """Tell whether `other` only adds means, cause or result to `main`."""
    if _nominal(main) and other.token.pos_ != "NOUN":
        subject = main.token in syntax.surface_subjects(other.token)
        return subject or (other.frame.effect and _follows(other.token, (main.token, _host(main))))
    if _nominal(other):
        return _is_means(other, main)
    return other.frame.effect and _follows(other.token, (main.token,))


def _nominal(candidate: Candidate) -> bool:
    return candidate.token.pos_ in ("NOUN", "PROPN")


def _host(noun: Candidate) -> Token:
    """Return the verb whose clause a noun stands in."""
    token = noun.carriers[0] if noun.carriers else noun.token
    while token.dep_ in ("obl", "nmod", "obj", "conj") and token.pos_ != "VERB":
        token = token.head
    return token


def _follows(verb: Token, heads: tuple[Token, ...]) -> bool:
    """Tell whether `verb` is a participle or coordinated result of one of `heads` with the same subject."""
    head = verb.head
    while head not in heads and head.tag_ == "VBG" and head.head != head:
        head = head.head
    if head not in heads or verb.dep_ not in RESULTS:
        return False
    if verb.dep_ == "advcl" and verb.tag_ != "VBG":
        return False
    return not syntax.children(verb, "nsubj", "nsubj:pass") or verb.dep_ in ("acl:relcl", "acl")


def _is_means(noun: Candidate, main: Candidate) -> bool:
    hosts = {*main.words}
    phrase = noun.token
    if phrase.dep_ not in ("obl", "nmod", "obl:agent") or syntax.preposition(phrase) not in MEANS:
        return False
    if phrase.head in hosts or any(phrase in syntax.children(host, *syntax.OBLIQUE) for host in hosts):
        return syntax.preposition(phrase) != "after"
    return any(phrase.head in one.subtree for one in main.recipients if phrase.head == one)


def _union(main: Candidate, other: Candidate) -> Candidate:
    own = {main.token, other.token}
    actors = [one for one in (*main.actors, *other.actors) if one not in own]
    recipients = [
        one for one in (*main.recipients, *other.recipients) if one not in own and one not in actors
    ]
    victims = list(other.recipients) if other.frame.effect or main.frame.effect else []
    carriers = tuple(dict.fromkeys((*main.carriers, other.token, *other.carriers)))
    specific = main if main.mode or not other.mode else other
    return replace(
        main,
        actors=tuple(dict.fromkeys(one for one in actors if one not in victims)),
        recipients=tuple(dict.fromkeys(recipients)),
        carriers=carriers,
        mode=specific.mode,
        cameo=specific.cameo,
    )
