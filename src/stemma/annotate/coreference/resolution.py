"""One document resolved from left to right: the narrator's words first, then what is in quotation marks."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from stemma.annotate.coreference.candidates import (
    choose_for_body,
    choose_for_pronoun,
    choose_for_short_name,
    choose_for_title,
)
from stemma.annotate.coreference.lexicon import ADDRESS, BODIES, PRONOUNS, SPEAKERS, person_nouns
from stemma.annotate.coreference.links import LinkKind
from stemma.annotate.coreference.mentions import Entity, Named
from stemma.annotate.coreference.phrases import (
    Description,
    beside_name,
    describe,
    has_owner,
    is_definite,
    is_singular_noun,
    stands_alone,
)
from stemma.annotate.coreference.ranking import NOBODY, Choice
from stemma.annotate.coreference.scene import Scene
from stemma.model.dates import Unresolved

_FOR_ONE = frozenset({*PRONOUNS, *SPEAKERS})
_SURE = 0.75
"""Confidence from which a pronoun tells the sex of a person for the sentences after it. Set by hand."""
_SPEAKER = 0.9
"""Confidence that "I" in a quotation is its speaker: quotations inside one are not read. Set by hand."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A token that refers to somebody, and whom it was found to mean."""

    token: int
    kind: LinkKind
    choice: Choice


def resolve(scene: Scene, asked: Collection[int] | None = None) -> Iterator[Reference]:
    """Yield a reference for each pronoun and title of a document, and each short name that stays open.

    With `asked` it ends as soon as these tokens are read: none is touched by what is read after it.
    """
    for token in _in_order(scene, asked):
        reference = _read(scene, token)
        if reference is not None:
            yield reference


def _in_order(scene: Scene, asked: Collection[int] | None) -> list[int]:
    """Return the tokens that may stand for somebody in the order in which they are read."""
    narrated, quoted = [], []
    for token in _telling(scene):
        if token in scene.heads or (form := scene.words.lower[token]) not in _FOR_ONE:
            narrated.append(token)
        elif scene.quotations.at(scene.words.start[token]) is not None:
            quoted.append(token)
        elif form in PRONOUNS:
            narrated.append(token)
    order = narrated + quoted
    while asked is not None and order and order[-1] not in asked:
        order.pop()
    return order


def _telling(scene: Scene) -> list[int]:
    """Return the tokens that may stand for somebody: heads of names, pronouns, nouns that call one."""
    words, named = _telling_words(), scene.named
    telling = [token for token, form in enumerate(scene.words.lower) if form in words and token not in named]
    heads = (head for head, name in scene.heads.items() if name.entity is None or name.entity.is_meant)
    return sorted([*telling, *heads])


@cache
def _telling_words() -> frozenset[str]:
    words = {*_FOR_ONE, *BODIES, *person_nouns()}
    return frozenset(words | {f"{word}." for word in words})


def _read(scene: Scene, token: int) -> Reference | None:
    """Return whom a token means, and note that it means them."""
    if token in scene.heads:
        return _name(scene, scene.heads[token])
    form = scene.words.lower[token]
    if form in PRONOUNS:
        return _pronoun(scene, token)
    if form in SPEAKERS:
        return _speaker(scene, token)
    told = describe(scene.words, token, scene.named) if is_singular_noun(scene.words, token) else None
    return _noun(scene, token, told) if told is not None else None


def _pronoun(scene: Scene, token: int) -> Reference:
    choice = choose_for_pronoun(scene, token)
    if choice.entity is not None:
        scene.mention(token, choice.entity)
        if choice.entity.sex is None and choice.confidence >= _SURE:
            choice.entity.tell_sex(PRONOUNS[scene.words.lower[token]])
    return Reference(token, LinkKind.PRONOUN, choice)


def _speaker(scene: Scene, token: int) -> Reference:
    entity = scene.speaker(token)
    if entity is not None:
        scene.entities[token] = entity
    choice = NOBODY if entity is None else Choice(entity, _SPEAKER)
    return Reference(token, LinkKind.PRONOUN, choice)


def _name(scene: Scene, name: Named) -> Reference | None:
    """Note that a name is used; one that fits several full names is given to one of them, or left open."""
    if name.entity is None:
        choice = _which(scene, name)
        if choice.entity is None:
            scene.mention(name.head, Entity(is_person=True))
            return Reference(name.head, LinkKind.SHORT_NAME, choice)
        name.entity, name.confidence = choice.entity, choice.confidence
        scene.entities.update(dict.fromkeys(name.tokens, choice.entity))
    scene.use(name, name.entity)
    return None


def _which(scene: Scene, name: Named) -> Choice:
    """Return whose name a part of several full names is; "Mr." and "Mrs." rule out half of them."""
    first = name.tokens[0]
    before = [form.rstrip(".") for form in scene.words.lower[max(0, first - 2) : first]]
    sex = next((ADDRESS[form] for form in before if form in ADDRESS), None)
    fitting = [e for e in scene.names.fitting(name.form) if sex is None or e.sex in (None, sex)]
    return choose_for_short_name(scene, name, fitting)


def _noun(scene: Scene, token: int, told: Description) -> Reference | None:
    """Take a noun for a title beside its name, for a title that takes somebody up, or for somebody new."""
    beside = beside_name(scene.words, token, scene.named)
    if beside is not None and beside.entity is not None:
        scene.call(beside.entity, told)
        scene.entities.setdefault(token, beside.entity)
        return None
    if not stands_alone(scene.words, token, scene.named):
        return None
    definite = is_definite(scene.words, token)
    if told.kind == "body":
        return _body(scene, token, told) if definite else None
    taken_up = definite and not has_owner(scene.words, token)
    choice = choose_for_title(scene, token, told) if taken_up else NOBODY
    if choice.unresolved is not Unresolved.AMBIGUOUS:
        entity = choice.entity or Entity(is_person=True)
        scene.call(entity, told)
        scene.mention(token, entity)
    official = definite and told.kind in ("office", "role")
    return Reference(token, LinkKind.TITLE, choice) if official else None


def _body(scene: Scene, token: int, told: Description) -> Reference:
    choice = choose_for_body(scene, token, told)
    if choice.entity is not None:
        scene.mention(token, choice.entity)
    return Reference(token, LinkKind.TITLE, choice)
