"""One readable line for an event, and who stands on its sides."""

from collections.abc import Iterable

from stemma.model.documents import Document
from stemma.model.events import EventActor, EventMention
from stemma.reconcile.kinds import SUMS
from stemma.reconcile.tellings import Side, Telling
from stemma.text.function_words import FUNCTION_WORDS
from stemma.text.normalise import fold
from stemma.text.numerals import TENS, UNITS

_SHOWN = 2


def label_event(
    best: Telling,
    document: Document,
    sides: tuple[tuple[EventActor, ...], tuple[EventActor, ...]],
    place: str | None,
) -> str:
    """Return "actors → recipients: trigger, place", leaving out what is not known.

    The days are not part of it: they become more exact with every report.
    """
    trigger = " ".join(document.quote(best.mention.trigger).split())
    actors, recipients = (", ".join(side.name for side in group[:_SHOWN]) for group in sides)
    who = f"{actors} → {recipients}" if recipients else actors
    told = f"{who}: {trigger}" if who else trigger
    known = fold(told)
    return f"{told.lstrip()}, {place}" if place and fold(place) not in known else told.lstrip()


def event_sides(tellings: Iterable[Telling], *, recipients: bool) -> tuple[EventActor, ...]:
    """Return who stands on one side of an event, the most told first.

    A description ("a top Iranian general") goes to the one actor whose code it shares; where no
    telling names anybody, the description most used stands.
    """
    told: dict[tuple[bool, str], list[tuple[str, Side]]] = {}
    for telling in tellings:
        for side in telling.recipients if recipients else telling.actors:
            key = (side.actor is None, side.actor or fold(side.name))
            told.setdefault(key, []).append((telling.document, side))
    named = {key: found for key, found in told.items() if not key[0]}
    described = {key: found for key, found in told.items() if key[0]}
    if named:
        codes = {side.code for found in named.values() for _, side in found}
        described = {k: v for k, v in described.items() if _adds(v[0][1].code, codes)}
    ranked = sorted({**named, **described}.items(), key=lambda item: _rank(*item))
    return tuple(_event_actor([side for _, side in found]) for _, found in ranked)


def _adds(code: str, codes: set[str]) -> bool:
    """Tell whether a description names somebody else: of a known country, with a code of its own."""
    return not code.startswith("---") and code not in codes


def _rank(key: tuple[bool, str], found: list[tuple[str, Side]]) -> tuple[object, ...]:
    told_by = len({document for document, _ in found})
    return (key[0], -told_by, not found[0][1].person, -len(found), key[1])


def _event_actor(sides: list[Side]) -> EventActor:
    names = [_mid_sentence(side.name) for side in sides]
    codes = [side.code for side in sides if not side.code.endswith("---")] or [side.code for side in sides]
    return EventActor(_most_used(names), _most_used(codes), sides[0].actor)


def _mid_sentence(name: str) -> str:
    """Return a description as it stands inside a sentence: "A military base" is "a military base".

    >>> _mid_sentence("Twelve Russian soldiers"), _mid_sentence("Russian soldiers")
    ('twelve Russian soldiers', 'Russian soldiers')
    """
    first = fold(name.split(maxsplit=1)[0])
    plain = first in FUNCTION_WORDS or first in UNITS or first in TENS
    return name[0].lower() + name[1:] if plain and first != "us" else name


def _most_used(values: list[str]) -> str:
    return min(set(values), key=lambda value: (-values.count(value), value))


def best_telling(tellings: Iterable[Telling]) -> Telling:
    """Return the telling that says most: sides, persons, the whole, a day, a place; then the first."""
    return min(tellings, key=lambda t: (-_fullness(t.mention, t), t.document, t.mention.trigger))


def _fullness(mention: EventMention, telling: Telling) -> int:
    named = any(side.actor for side in telling.actors) + any(side.actor for side in telling.recipients)
    sides = bool(mention.actors) + bool(mention.recipients)
    extra = bool(mention.place) + (mention.first_day is not None) + (not telling.definite)
    return 3 * named + 2 * sides + 2 * bool(telling.persons) + extra + 2 * (telling.trigger in SUMS)
