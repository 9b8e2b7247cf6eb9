"""Which tellings are so surely of one event that the day of one bounds the other's document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from stemma.model.events import EventType
from stemma.reconcile.kinds import BLOWS, DEADLY
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Telling

DEATHS = DEADLY | {"slayi"}
"""Stems of triggers that tell somebody's death."""
NAMED = {(9, 11), (1, 6), (10, 7)}
"""Days of the year that are the name of one attack, and fall on others too."""
ALIKE = 3
"""Words, names among them, that two tellings of one kind of violence share to be surely of one event.

Set by hand; on AQUAINT, 73 reports of four stories, no interval comes out wrong with it.
"""


def is_strong(left: Telling, right: Telling, passages: Passages) -> bool:
    """Tell whether two tellings of one event share what tells it from others of its kind.

    They name the deed alike, and have a passage in common, or tell violence with one victim or in like words.
    The same people meet, speak and are asked again and again.
    """
    if not _same_deed(left, right):
        return False
    if is_done(left) and (_people(left) & right.persons or left.persons & _people(right)):
        return True
    return _in_like_words(left, right) or passages.aligned(left.mention.sentence, right.mention.sentence)


def is_done(telling: Telling) -> bool:
    """Tell whether a telling is of violence, which is told only once it is done, unlike a summit."""
    return telling.mention.type is EventType.ASSAULT or telling.trigger in DEATHS


def join_sure(groups: Sequence[Sequence[Telling]]) -> list[list[Telling]]:
    """Return the groups, those made one that tell one death or one day's violence in like words.

    Nobody dies twice, and what two reports call the Aug. 7 bombings is one thing, wherever their other
    details kept them apart.
    """
    belongs = list(range(len(groups)))
    for one, other in sorted(set(_sure_pairs(groups))):
        low, high = sorted((belongs[one], belongs[other]))
        belongs = [low if group == high else group for group in belongs]
    joined: dict[int, list[Telling]] = defaultdict(list)
    for group, number in zip(groups, belongs, strict=True):
        joined[number] += group
    return [joined[number] for number in sorted(joined)]


def _sure_pairs(groups: Sequence[Sequence[Telling]]) -> Iterator[tuple[int, int]]:
    dead: dict[str, int] = {}
    days: dict[tuple[str, int, int], list[tuple[int, Telling]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for telling in group:
            for person in sorted(telling.persons) if telling.trigger in DEATHS else ():
                yield dead.setdefault(person, number), number
            if (day := _day_of_year(telling)) and telling.mention.type is EventType.ASSAULT:
                days[telling.trigger, *day].append((number, telling))
    for told in days.values():
        for (one, left), (other, right) in combinations(told, 2):
            if one != other and left.document != right.document and _in_like_words(left, right):
                yield one, other


def _day_of_year(telling: Telling) -> tuple[int, int] | None:
    when = telling.when
    if when.month and when.day:
        return when.month, when.day
    return (when.first_day.month, when.first_day.day) if when.length == 1 and when.first_day else None


def _same_deed(left: Telling, right: Telling) -> bool:
    both = {left.trigger, right.trigger}
    return left.mention.type is right.mention.type and (len(both) == 1 or both <= DEATHS | BLOWS)


def _in_like_words(left: Telling, right: Telling) -> bool:
    violent = left.mention.type is EventType.ASSAULT is right.mention.type
    named = {_day_of_year(left), _day_of_year(right)} & NAMED
    return violent and not named and left.trigger == right.trigger and len(left.words & right.words) >= ALIKE


def _people(telling: Telling) -> set[str]:
    """Return the named persons on either side: whoever is killed is often taken for the one who acts."""
    sides = (*telling.actors, *telling.recipients)
    return {side.actor for side in sides if side.person and side.actor} | telling.persons
