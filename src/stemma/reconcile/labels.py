"""One readable line for an event, and who stands on its sides."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from stemma.model.documents import Document
from stemma.model.events import EventActor, EventMention
from stemma.reconcile.tellings import Side, Telling
from stemma.text.normalise import fold

_SHOWN = 2


def label_event(
    best: Telling,
    document: Document,
    sides: tuple[tuple[EventActor, ...], tuple[EventActor, ...]],
    place: str | None,
    days: tuple[date | None, date | None],
) -> str:
    """Return "actor – trigger – recipient (place, days)", leaving out what is not known."""
    trigger = " ".join(document.quote(best.mention.trigger).split())
    names = [" and ".join(side.name for side in group[:_SHOWN]) for group in sides]
    line = " – ".join(part for part in (names[0], trigger, names[1]) if part)
    where = ", ".join(part for part in (place, describe_days(*days)) if part)
    return f"{line} ({where})" if where else line


def describe_days(first_day: date | None, last_day: date | None) -> str:
    """Return an interval of days in words.

    >>> describe_days(date(2020, 1, 3), date(2020, 1, 3))
    '3 January 2020'
    >>> describe_days(date(2020, 1, 3), date(2020, 1, 31))
    '3 January 2020 to 31 January 2020'
    >>> describe_days(date(2020, 1, 1), date(2020, 1, 31))
    'January 2020'
    """
    if first_day is None or last_day is None:
        return ""
    if first_day == last_day:
        return f"{first_day.day} {first_day:%B %Y}"
    month = (first_day.year, first_day.month) == (last_day.year, last_day.month)
    if month and first_day.day == 1 and last_day.day == monthrange(last_day.year, last_day.month)[1]:
        return f"{first_day:%B %Y}"
    return f"{first_day.day} {first_day:%B %Y} to {last_day.day} {last_day:%B %Y}"


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
    names = [side.name for side in sides]
    codes = [side.code for side in sides if not side.code.endswith("---")] or [side.code for side in sides]
    return EventActor(_most_used(names), _most_used(codes), sides[0].actor)


def _most_used(values: list[str]) -> str:
    return min(set(values), key=lambda value: (-values.count(value), value))


def best_telling(tellings: Iterable[Telling]) -> Telling:
    """Return the telling that says most: both sides, named persons, a day, a place; then the first."""
    return min(tellings, key=lambda t: (-_fullness(t.mention, t), t.document, t.mention.trigger))


def _fullness(mention: EventMention, telling: Telling) -> int:
    named = any(side.actor for side in telling.actors) + any(side.actor for side in telling.recipients)
    sides = bool(mention.actors) + bool(mention.recipients)
    extra = bool(mention.place) + (mention.first_day is not None) + (not telling.definite)
    return 3 * named + 2 * sides + 2 * bool(telling.persons) + extra
