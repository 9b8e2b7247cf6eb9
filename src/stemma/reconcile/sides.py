"""How well the sides of two tellings agree, and when they are different people."""

import re

from stemma.model.events import EventType
from stemma.reconcile.kinds import CAPTURES, DEADLY
from stemma.reconcile.tellings import Side, Telling
from stemma.resources.place_kinds import place_ids, town_ids

_COUNTRY = re.compile(r"[A-Z]{3}(?:$|:)")
_UNKNOWN = "---"
_STATE = frozenset(("GOV", "MIL", "SPY", "COP", "---"))
_ARMED = frozenset(("REB", "PRM", "UAF", "MIL", "---"))
_INTERNATIONAL = frozenset(("IGO", "IMG", "NGO", "---"))


def match_sides(left: Telling, right: Telling) -> tuple[float, float] | None:
    """Return what recipients and actors add to a score, or None where they are different people."""
    recipients = match_recipients(left, right)
    actors = match_actors(left, right) if recipients is not None else None
    if recipients is None or actors is None:
        return None
    return recipients, actors


def match_recipients(left: Telling, right: Telling) -> float | None:
    """Return what the recipients add, or None where they are different people.

    A person is killed once, and a place falls once in a while: the same object of such an act tells
    most of all (the recipient weighs more than the actor everywhere).
    """
    recipient = _best_side(left.recipients, right.recipients)
    if recipient is None or (left.persons and right.persons and not left.persons & right.persons):
        return None
    deadly = is_deadly(left) and is_deadly(right)
    if left.mention.type is EventType.ASSAULT and left.persons & right.persons:
        return 0.75 if deadly else 0.5
    if {left.trigger, right.trigger} <= CAPTURES and left.places & right.places & town_ids():
        # a place falls once in a while, not twice a week
        return recipient + 0.3
    if deadly and recipient >= 0.2:
        return recipient + (0.15 + 0.15 * (_pairs(left, right) > 1))
    return recipient


def match_actors(left: Telling, right: Telling) -> float | None:
    """Return what the actors add, or None where they are different people and nobody named binds the two."""
    actor = _best_side(left.actors, right.actors)
    if actor is None:
        return 0.0 if left.persons & right.persons else None
    return 0.6 * actor


def _pairs(left: Telling, right: Telling) -> int:
    """Return how many of the recipients of one are described as some of the other are."""
    codes = {side.code for side in right.recipients if _UNKNOWN not in side.code}
    return len({side.code for side in left.recipients} & codes)


def is_deadly(telling: Telling) -> bool:
    """Tell whether a telling speaks of somebody's death."""
    return telling.trigger in DEADLY or bool(telling.words & DEADLY)


def _best_side(left: tuple[Side, ...], right: tuple[Side, ...]) -> float | None:
    """Return the agreement of the best pair of two sides; None where every pair excludes itself."""
    if not left or not right:
        return 0.0
    shorter, longer = sorted((left, right), key=len)
    found = [[score for b in longer if (score := _side(a, b)) is not None] for a in shorter]
    best = max((score for scores in found for score in scores), default=None)
    if best is None:
        return None
    return best - 0.1 * sum(not scores for scores in found)


def _side(left: Side, right: Side) -> float | None:
    """Return how well two participants agree, or None where they are different.

    A country (an id of three letters) says less than one of its organs or a group.
    """
    places = place_ids()
    if left.actor and left.actor == right.actor and left.actor not in places:
        return 0.45 if left.person else 0.25 if len(left.actor) > 3 else 0.15
    if left.person and right.person:
        return None
    if left.actor in places and right.actor in places:
        # what two places have in common is weighed as the place of the event
        return 0.0
    (one, sector), (other, another) = left.code.split(), right.code.split()
    if one != other:
        return 0.0 if _UNKNOWN in {one, other} or {one, other} & _INTERNATIONAL else None
    return 0.0 if one == _UNKNOWN else _sectors(sector, another)


def _sectors(left: str, right: str) -> float | None:
    """Return how well two sectors of one country agree; the organs of a state are compatible."""
    if left == right:
        return 0.2
    if {left, right} <= _STATE:
        return 0.12
    return 0.05 if {left, right} <= _ARMED or _UNKNOWN in {left, right} else None


def doers(telling: Telling) -> frozenset[str]:
    """Return the countries that are told to have done an act of violence; of other acts nothing."""
    if telling.mention.type is not EventType.ASSAULT:
        return frozenset()
    return frozenset(side.code[:3] for side in telling.actors) - {_UNKNOWN} - _INTERNATIONAL


def targets(telling: Telling) -> frozenset[str]:
    """Return the countries that an act of violence was done to, as themselves or in one of their places."""
    if telling.mention.type is not EventType.ASSAULT:
        return frozenset()
    named = (side.actor for side in telling.recipients if side.actor and not side.person)
    return frozenset(actor[:3] for actor in named if _COUNTRY.match(actor))
