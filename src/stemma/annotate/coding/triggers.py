"""Words that tell an event, with who does it and to whom, as the lexicon's frames ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.annotate.coding.conditions import class_fits, clause_fits, modified, phrases_of, verb_fits
from stemma.annotate.coding.phrases import noun_lemma
from stemma.annotate.coding.sides import Sides
from stemma.model.events import EventType
from stemma.resources.event_lexicon import Entry, EventLexicon, Frame, load_event_lexicon

# "helicopter attack": the modifier is the means, not the side.
WEAPONS = {
    *("helicopter", "jet", "aircraft", "warplane", "warship", "military", "commando", "intelligence"),
    *("child", "house"),
}
# A noun told by such a verb is a second event beside the verb's own ("condemned the attack").
SPEAKING = {EventType.ACCUSE, EventType.SUPPORT, EventType.REQUEST, EventType.REJECT, EventType.THREATEN}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that tells an event. `carriers` are the verbs its vetoes and times may hang on."""

    token: Token
    frame: Frame
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    carriers: tuple[Token, ...] = ()
    mode: str | None = None
    cameo: str = ""

    @property
    def words(self) -> tuple[Token, ...]:
        """Return the trigger and its carriers."""
        return (self.token, *self.carriers)


def find_candidates(tokens: Iterable[Token], sides: Sides) -> Iterator[Candidate]:
    """Yield each trigger with its sides, before vetoes and merging, in the order of the text."""
    lexicon = load_event_lexicon()
    for token in tokens:
        if token.i in sides.times or _is_compounded(token):
            continue
        if token.pos_ in ("VERB", "AUX"):
            yield from _verbal(token, lexicon.verbs.get(token.lower_, ()), sides)
        elif token.pos_ == "ADJ":
            yield from _verbal(token, lexicon.adjectives.get(token.lower_, ()), sides)
        elif token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.i not in sides.names):
            yield from _nominal(token, lexicon, sides)


def _is_compounded(token: Token) -> bool:
    """Tell whether a hyphen makes the word an adjective: "Iran-backed", "US-trained"."""
    return token.i > 1 and token.tag_ in ("VBN", "VBD", "JJ") and token.nbor(-1).text in ("-", "–")


def matches_phrase(token: Token, others: tuple[str, ...]) -> bool:
    """Tell whether the other words of a phrasal verb follow `token` and belong to it."""
    window = list(token.doc[token.i + 1 : token.i + 6])
    for word in others:
        found = next((one for one in window if one.lower_ == word), None)
        if found is None or token not in (found.head, found.head.head):
            return False
    return True


def carrier_of(noun: Token, lexicon: EventLexicon) -> tuple[str, Token] | None:
    """Return the light verb that carries an event noun, and how: light, undergo or answer."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    if first.dep_ in ("obj", "nsubj:pass"):
        kinds = [kind for kind in ("light", "undergo") if _is(first.head, getattr(lexicon, kind))]
        return (kinds[0], first.head) if kinds else None
    if first.dep_ == "obl" and _is(first.head, lexicon.answer) and syntax.has_case(first, "with", "by"):
        return "answer", first.head
    for verb in syntax.children(noun, "acl", "acl:relcl"):
        if _is(verb, lexicon.light) and noun in syntax.patients(verb):
            return "light", verb
    return None


def _is(verb: Token, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    return any(matches_phrase(verb, others) for others in phrases.get(verb.lower_, ()))


def _verbal(verb: Token, entries: tuple[Entry, ...], sides: Sides) -> Iterator[Candidate]:
    for entry in entries:
        if matches_phrase(verb, entry.others) and verb_fits(verb, entry.frame, sides):
            agents, recipients = (
                _verb_agents(verb, entry.frame),
                tuple(_verb_recipients(verb, entry.frame, sides)),
            )
            if entry.frame.theme and not syntax.patients(verb):
                agents = tuple(
                    one
                    for one in agents
                    if sides.is_entity(one) or not sides.fits(one, entry.frame.theme - {"@entity", "*"})
                )
            yield Candidate(verb, entry.frame, agents, recipients, (), entry.frame.mode, entry.frame.cameo)
            return


def _verb_agents(verb: Token, frame: Frame) -> tuple[Token, ...]:
    """Return the doers; where the subject undergoes it ("Mosul fell to ISIS") they stand after "to"."""
    if frame.recipient != "subject":
        return tuple(syntax.agents(verb))
    return tuple(noun for mark, noun in phrases_of(verb) if mark in frame.to)


def _verb_recipients(verb: Token, frame: Frame, sides: Sides) -> list[Token]:
    phrases = [noun for mark, noun in phrases_of(verb) if mark in frame.to]
    if frame.recipient == "prep":
        return phrases
    if frame.recipient == "subject":
        return syntax.surface_subjects(verb)
    patients = syntax.patients(verb)
    return patients if any(sides.is_entity(one) for one in patients) else [*patients, *phrases]


def _nominal(noun: Token, lexicon: EventLexicon, sides: Sides) -> Iterator[Candidate]:
    for entry in lexicon.nouns.get(noun.lower_, ()):
        frame = entry.frame
        if not _has_modifiers(noun, entry.others) or modified(noun, frame.not_modifier):
            continue
        if frame.modifier and not modified(noun, frame.modifier):
            continue
        if frame.clause is not None and not clause_fits(noun, frame.clause):
            continue
        if frame.of_class and not class_fits(noun, frame.of_class, sides):
            continue
        if any(noun_lemma(one) in frame.not_cause for _, one in syntax.obliques(noun)):
            continue
        if frame.prep and not any(mark in frame.prep for mark, _ in syntax.obliques(noun)):
            continue
        candidate = _noun_candidate(noun, frame, lexicon, sides)
        if frame.bare or frame.of_class or candidate.actors or candidate.recipients or candidate.carriers:
            yield candidate
            return


def _has_modifiers(noun: Token, others: tuple[str, ...]) -> bool:
    near = {token.lower_ for token in noun.doc[max(noun.left_edge.i, noun.i - 4) : noun.i]}
    return all(word in near or f"{word}s" in near or f"{word}s'" in near for word in others)


def _noun_candidate(noun: Token, frame: Frame, lexicon: EventLexicon, sides: Sides) -> Candidate:
    actors, recipients = _noun_arguments(noun, frame, sides)
    carried = carrier_of(noun, lexicon)
    if carried is None:
        return Candidate(noun, frame, tuple(actors), tuple(recipients), (), frame.mode, frame.cameo)
    kind, verb = carried
    if kind == "undergo":
        recipients += syntax.agents(verb)
    elif not any(sides.is_entity(one) for one in actors):
        actors += syntax.agents(verb)
    recipients += [one for mark, one in syntax.obliques(verb) if mark in frame.to - {"in", "of", "to", "at"}]
    return Candidate(noun, frame, tuple(actors), tuple(recipients), (verb,), frame.mode, frame.cameo)


def _is_doer(modifier: Token, sides: Sides) -> bool:
    return sides.is_entity(modifier) and noun_lemma(modifier) not in WEAPONS and modifier.tag_ != "CD"


def _noun_arguments(noun: Token, frame: Frame, sides: Sides) -> tuple[list[Token], list[Token]]:
    phrases = list(syntax.obliques(noun))
    of = [one for mark, one in phrases if mark == "of"]
    owners = syntax.children(noun, "nmod:poss")
    actors = [one for mark, one in phrases if mark == "by"]
    recipients = [one for mark, one in phrases if mark in frame.to and mark != "of"]
    if frame.of == "recipient":
        recipients += of or owners
        actors += owners if of else []
    else:
        actors += [*owners, *(of if frame.of == "actor" else [])]
    modifiers = [one for one in syntax.children(noun, "compound", "amod") if _is_doer(one, sides)]
    ordered = [
        one for verb in syntax.children(noun, "acl") for one in syntax.agents(verb) if syntax.is_passive(verb)
    ]
    return actors + modifiers + ordered, [one for one in recipients if one not in modifiers]
