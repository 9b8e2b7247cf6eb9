"""Whether a word stands in a clause as a frame of the lexicon asks."""

from collections.abc import Iterable

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.annotate.coding.phrases import noun_lemma
from stemma.annotate.coding.sides import Sides
from stemma.model.events import EventType
from stemma.resources.event_lexicon import Frame, load_event_lexicon

OBLIGATION = {"must"}
CAUSING = {"in", "by", "from", "of", "during", "after", "when"}
ERGATIVE = {EventType.SANCTION, EventType.COOPERATE, EventType.CONCEDE, EventType.RETREAT}
MODIFIERS = ("compound", "amod", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked")


def verb_fits(verb: Token, frame: Frame, sides: Sides) -> bool:
    """Tell whether a verb stands as a frame asks."""
    patients = syntax.patients(verb)
    themes = patients
    if not patients and frame.type in ERGATIVE and not frame.theme & {"*"}:
        themes = syntax.surface_subjects(verb)
    checks = (
        not frame.theme or _any(themes, frame.theme, sides),
        not frame.object or _any(patients, frame.object, sides),
        not any(noun_lemma(one) in frame.not_theme for one in themes),
        _subject_fits(verb, frame, sides),
        not frame.not_cause or not _causes(verb, frame, sides),
        not frame.prep or _prep_fits(verb, frame, sides),
        frame.clause is None or clause_fits(verb, frame.clause),
        not frame.inner or _inner_fits(verb, frame.inner),
        not frame.modifier or any(modified(one, frame.modifier) for one in themes),
        not any(modified(one, frame.not_modifier) for one in themes),
    )
    return all(checks)


def _any(tokens: Iterable[Token], words: frozenset[str], sides: Sides) -> bool:
    return any(sides.fits(token, words) for token in tokens)


def _subject_fits(verb: Token, frame: Frame, sides: Sides) -> bool:
    if not frame.subject:
        return True
    agents = syntax.agents(verb)
    return (not agents and not frame.agent) or _any(agents, frame.subject, sides)


def _causes(verb: Token, frame: Frame, sides: Sides) -> bool:
    """Tell whether an accident or a disaster did it."""
    causes = syntax.agents(verb) + [noun for mark, noun in syntax.obliques(verb) if mark in CAUSING]
    # Parsers hang "which" on the last noun of "an explosion in the port which killed …".
    causes += [
        above for one in causes for above in one.ancestors if one.dep_ == "nmod" and above.pos_ == "NOUN"
    ]
    return _any(causes, frame.not_cause, sides)


def phrases_of(verb: Token) -> list[tuple[str, Token]]:
    """Return the prepositional phrases of a verb and, as parsers often hang them there, of its object."""
    found = list(syntax.obliques(verb))
    for patient in syntax.children(verb, "obj", "nsubj:pass"):
        found.extend(syntax.obliques(patient))
    return found


def _prep_fits(verb: Token, frame: Frame, sides: Sides) -> bool:
    return any(
        mark in frame.prep
        and (not frame.prep_object or sides.fits(noun, frame.prep_object))
        and noun_lemma(noun) not in frame.not_prep_object
        for mark, noun in phrases_of(verb)
    )


def clause_fits(verb: Token, clause: str) -> bool:
    """Tell whether a verb or noun has the complement clause that a frame asks for."""
    inner = syntax.complements(verb)
    if clause == "none":
        return not inner
    if verb.pos_ == "NOUN":
        inner = syntax.children(verb, "acl")
    if clause == "must":
        return any(_obliged(one) for one in inner)
    if clause == "to":
        return any(syntax.is_infinitive(one) for one in [*inner, *syntax.children(verb, "advcl")])
    if clause == "not to":
        return any(_denied_infinitive(one) for one in inner)
    return any(clause == "any" or one.dep_ == "ccomp" for one in inner)


def _obliged(verb: Token) -> bool:
    return any(child.lower_ in OBLIGATION for child in syntax.children(verb, "aux"))


def _denied_infinitive(verb: Token) -> bool:
    limits = {"minimize", "minimise", "limit", "reduce", "stop", "cease", "avoid", "end", "halt"}
    denied = any(child.lower_ == "not" for child in syntax.children(verb, "advmod"))
    return syntax.is_infinitive(verb) and (denied or verb.lower_ in limits)


def _inner_fits(verb: Token, words: frozenset[str]) -> bool:
    lexicon = load_event_lexicon()
    for one in syntax.complements(verb):
        if noun_lemma(one) in words:
            return True
        if any(f"@{entry.frame.type}" in words for entry in lexicon.verbs.get(one.lower_, ())):
            return True
    return False


def modified(noun: Token, words: frozenset[str]) -> bool:
    """Tell whether one of the words modifies a noun."""
    return any(
        child.lower_ in words or noun_lemma(child) in words for child in syntax.children(noun, *MODIFIERS)
    )


def class_fits(noun: Token, words: frozenset[str], sides: Sides) -> bool:
    """Tell whether a noun is "of", "in" or "by" one of the words, or modified by one."""
    phrases = [one for mark, one in syntax.obliques(noun) if mark in ("of", "in", "to", "from", "by")]
    return _any([*phrases, *syntax.children(noun, "compound", "nmod:poss", "amod")], words, sides)
