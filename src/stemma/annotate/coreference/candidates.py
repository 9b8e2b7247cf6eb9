"""Who a pronoun, a title or a short name can mean where it stands, and how much speaks for each."""

from collections.abc import Sequence

from stemma.annotate.coreference.constraints import barred_tokens, subject_after, subject_of, subjects_above
from stemma.annotate.coreference.lexicon import PRONOUNS, REFLEXIVES, WIDE_BODIES
from stemma.annotate.coreference.mentions import Entity, Named
from stemma.annotate.coreference.phrases import Description, bears
from stemma.annotate.coreference.ranking import NOBODY, Choice, choose
from stemma.annotate.coreference.scene import Scene

# Weights beside those of salience, set by hand. On the development part of the project's gold, halving or
# doubling one of them moves the precision of pronouns by 1 point at most, their coverage by 1; no penalty at
# all for an unknown sex costs 2 and 6.
_SUBJECT_ABOVE = 200.0
"""The subject of the clause that a pronoun's own clause hangs on: "Berg said that he …"."""
_FOLLOWS = 250.0
"""The subject right after a fronted phrase: "In his speech, Berg …"."""
_SEX_UNKNOWN = 0.6
"""What is left of the weight of a person whose sex nothing tells."""
_KNOWN_BEFORE = 40.0
"""Who bears the title or name but was not mentioned lately."""
_CALLED_SO = 300.0
"""Each earlier use of the same short name for the same person."""
# The least share of the two best candidates' weight with which one is chosen. On the development part .53
# links 4 points more of the pronouns, .65 11 points fewer, right 1.5 points less and 2 points more often.
_PRONOUN_LEAST = 0.58
_OTHER_LEAST = 0.6
_OF_STATE = frozenset({"GOV", "LEG", "JUD", "COP"})
"""Sectors of PLOVER whose bodies nobody calls "the group" or "the company"."""


def choose_for_pronoun(scene: Scene, token: int) -> Choice:
    """Return whom a pronoun of the third person means."""
    if scene.words.lower[token] in REFLEXIVES and (bound := _bound(scene, token)) is not None:
        return Choice(bound, 1.0)
    return choose(_pronoun_weights(scene, token), _PRONOUN_LEAST)


def _bound(scene: Scene, token: int) -> Entity | None:
    """Return the subject that a reflexive must mean, or the name it stands behind ("the king himself")."""
    sex = PRONOUNS[scene.words.lower[token]]
    before = [token - 1] if token else []
    subject = subject_of(scene.words, scene.words.head[token])
    for one in [*before, *([subject] if subject is not None else [])]:
        entity = scene.entities.get(one)
        if entity is not None and _fits(entity, sex):
            return entity
    return None


def _pronoun_weights(scene: Scene, token: int) -> dict[Entity, float]:
    words, entities = scene.words, scene.entities
    sex = PRONOUNS[words.lower[token]]
    barred = {entities.get(other) for other in barred_tokens(words, token)}
    barred.add(scene.speaker(token))
    salience = scene.salience(token)
    weights = {e: salience[e] for e in salience if e not in barred and _fits(e, sex)}
    for above in subjects_above(words, token):
        entity = entities.get(above)
        if entity in weights:
            weights[entity] += _SUBJECT_ABOVE
            break
    following = subject_after(words, token)
    coming = entities.get(following) if following is not None else None
    if coming is not None and coming not in barred and _fits(coming, sex):
        weights[coming] = weights.get(coming, 0.0) + _FOLLOWS
    return {e: weight if e.sex is not None else weight * _SEX_UNKNOWN for e, weight in weights.items()}


def _fits(entity: Entity, sex: str) -> bool:
    return entity.is_person and entity.sex in (None, sex)


def choose_for_title(scene: Scene, token: int, told: Description) -> Choice:
    """Return who was called by a title before: the most prominent of those that bear it."""
    salience = scene.salience(token)
    described = (entity for entity in salience if not entity.names)
    bearers = [e for e in (*scene.bearers.get(told.office, ()), *described) if bears(e, told)]
    barred = {scene.entities.get(other) for other in barred_tokens(scene.words, token)}
    return choose(
        {e: _KNOWN_BEFORE + salience.get(e, 0.0) for e in bearers if e.is_person and e not in barred},
        _OTHER_LEAST,
    )


def choose_for_body(scene: Scene, token: int, told: Description) -> Choice:
    """Return the body that a noun takes up: one whose name holds it, else the most prominent body."""
    salience = scene.salience(token)
    bodies = [e for e in salience if e.names and e.names[0].form.label == "ORG"]
    wide = [e for e in bodies if not any(_is_of_state(name) for name in e.names)]
    holding = [e for e in bodies if bears(e, told) or any(_holds(n, told.office) for n in e.names)]
    if not holding and told.office not in WIDE_BODIES:
        return NOBODY
    return choose({e: salience[e] for e in holding or wide}, _OTHER_LEAST)


def _is_of_state(named: Named) -> bool:
    actor = named.name.actor
    return actor is not None and not _OF_STATE.isdisjoint(actor.code.split()[1:])


def _holds(named: Named, noun: str) -> bool:
    return noun in named.name.text.casefold().split()


def choose_for_short_name(scene: Scene, named: Named, fitting: Sequence[Entity]) -> Choice:
    """Return which of several full names a part of a name takes up.

    Who was called so before is called so again (one sense per discourse: Gale, Church and Yarowsky 1992);
    who goes by the first name does not take up the family name.
    """
    salience = scene.salience(named.head)
    own = named.form.parts[0]
    weights = {}
    for entity in fitting:
        if entity.names and entity.names[0].name.span.start < named.name.span.start:
            others = sum(count for part, count in entity.calls.items() if part != own)
            weight = _KNOWN_BEFORE + salience.get(entity, 0.0) + _CALLED_SO * entity.calls.get(own, 0)
            weights[entity] = weight / (1 + others)
    return choose(weights, _OTHER_LEAST)
