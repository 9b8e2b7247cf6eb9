"""One document resolved from left to right: the narrator's words first, then what is in quotation marks."""

from collections.abc import Iterator
from functools import cache

from stemma.annotate.coreference.candidates import (
    choose_for_body,
    choose_for_pronoun,
    choose_for_short_name,
    choose_for_title,
)
from stemma.annotate.coreference.lexicon import ADDRESS, BODIES, PRONOUNS, SPEAKERS, person_nouns
from stemma.annotate.coreference.links import Link, LinkKind
from stemma.annotate.coreference.mentions import Entity
from stemma.annotate.coreference.naming import called, fuller, fullest_before
from stemma.annotate.coreference.phrases import (
    Description,
    beside_name,
    describe,
    has_owner,
    is_definite,
    is_singular_noun,
    read_titles,
    stands_alone,
)
from stemma.annotate.coreference.ranking import NOBODY, Choice
from stemma.annotate.coreference.scene import Scene
from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention

_SURE = 0.75
"""Confidence from which a pronoun tells the sex of a person for the sentences after it. Set by hand."""
_SPEAKER = 0.9
"""Confidence that "I" in a quotation is its speaker: quotations inside one are not read. Set by hand."""


def resolve(scene: Scene) -> Iterator[Link]:
    """Yield a link for each pronoun, title and short name of a document."""
    quoted: list[int] = []
    words = scene.words
    for token in _telling(scene):
        form = words.lower[token]
        if token in scene.heads:
            yield from _name(scene, token, scene.heads[token])
        elif token in scene.named:
            continue
        elif form in PRONOUNS or form in SPEAKERS:
            if scene.quotations.at(words.start[token]) is not None:
                quoted.append(token)
            elif form in PRONOUNS:
                yield _pronoun(scene, token)
        elif is_singular_noun(words, token):
            told = describe(words, token, scene.named)
            if told is not None:
                yield from _noun(scene, token, told)
    for token in quoted:
        yield _pronoun(scene, token) if words.lower[token] in PRONOUNS else _speaker(scene, token)


def _telling(scene: Scene) -> Iterator[int]:
    """Yield the tokens that may stand for somebody: heads of names, pronouns, nouns that call one."""
    forms, words = scene.words.lower, _telling_words()
    telling = {form for form in set(forms) if form.rstrip(".") in words}
    yield from (token for token, form in enumerate(forms) if form in telling or token in scene.heads)


@cache
def _telling_words() -> frozenset[str]:
    return frozenset({*PRONOUNS, *SPEAKERS, *BODIES, *person_nouns()})


def _pronoun(scene: Scene, token: int) -> Link:
    choice = choose_for_pronoun(scene, token)
    if choice.entity is not None:
        scene.mention(token, choice.entity)
        if choice.entity.sex is None and choice.confidence >= _SURE:
            choice.entity.sexes[PRONOUNS[scene.words.lower[token]]] += 1
    return scene.link(token, LinkKind.PRONOUN, choice)


def _speaker(scene: Scene, token: int) -> Link:
    entity = scene.speaker(token)
    if entity is not None:
        scene.discourse.by_token[token] = entity
    choice = NOBODY if entity is None else Choice(entity, _SPEAKER)
    return scene.link(token, LinkKind.PRONOUN, choice)


def _name(scene: Scene, token: int, name: NameMention) -> Iterator[Link]:
    entity = scene.names.entity(name)
    choice = Choice(entity, 1.0) if entity is not None else _which(scene, token, name)
    entity = choice.entity
    if entity is None:
        scene.mention(token, Entity(is_person=True))
        yield scene.link_name(token, name, choice)
        return
    read_titles(scene.words, scene.first_of(name), entity, scene.named)
    scene.note_titles(entity)
    scene.mention(token, entity)
    entity.calls[called(name)] += 1
    known = fullest_before(entity, scene.end_of_sentence(token))
    if known is not None and fuller(name, known):
        yield scene.link_name(token, name, choice)


def _which(scene: Scene, token: int, name: NameMention) -> Choice:
    """Return whose name a part of several full names is; "Mr." and "Mrs." rule out half of them."""
    first = scene.first_of(name)
    before = [form.rstrip(".") for form in scene.words.lower[max(0, first - 2) : first]]
    sex = next((ADDRESS[form] for form in before if form in ADDRESS), None)
    fitting = [e for e in scene.names.fitting(name) if sex is None or e.sex in (None, sex)]
    choice = choose_for_short_name(scene, token, name, fitting)
    if choice.entity is not None:
        scene.names.join(name, choice.entity)
    return choice


def _noun(scene: Scene, token: int, told: Description) -> Iterator[Link]:
    """Take a noun for a title beside its name, for a title that takes somebody up, or for somebody new."""
    beside = beside_name(scene.words, token, scene.named)
    entity = scene.names.entity(beside) if beside is not None else None
    if entity is not None:
        scene.call(token, entity)
        scene.discourse.by_token.setdefault(token, entity)
        return
    if not stands_alone(scene.words, token, scene.named):
        return
    if told.kind == "body":
        if is_definite(scene.words, token):
            choice = choose_for_body(scene, token, told)
            if choice.entity is not None:
                scene.mention(token, choice.entity)
            yield scene.link(token, LinkKind.TITLE, choice)
        return
    taken_up = is_definite(scene.words, token) and not has_owner(scene.words, token)
    choice = choose_for_title(scene, token, told) if taken_up else NOBODY
    if choice.unresolved is not Unresolved.AMBIGUOUS:
        entity = choice.entity or Entity(is_person=True)
        scene.call(token, entity)
        scene.mention(token, entity)
    if is_definite(scene.words, token) and told.kind in ("office", "role"):
        yield scene.link(token, LinkKind.TITLE, choice)
