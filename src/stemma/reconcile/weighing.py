"""What the days, place and words of two tellings add to how surely they are of one event."""

from datetime import date
from functools import cache
from math import sqrt

from stemma.model.events import EventType
from stemma.reconcile.days import COARSE, EXACT
from stemma.reconcile.kinds import KINDS, SUMS, Deed, deed_of
from stemma.reconcile.places import match_places
from stemma.reconcile.sides import doers, targets
from stemma.reconcile.tellings import Telling

WEEK = 7
"""Days of publication between which the news of two reports is often one story."""
ONE_DAY, ONE_MONTH, ONE_AGE = 0.22, 0.12, 0.03
"""What it adds that two tellings lie within one day or night, within a month, within something longer."""
BOTH_DATED, ONE_REPORT, ONE_WEEK = 0.1, 0.1, 0.12
"""The same where no year is known: both give days, both are told by one report, or in one week of news."""
IN_LIKE_WORDS = 0.55
"""What it adds where two tellings have all their words in common."""
MOST_SUMMARY = 0.4
"""The most that `weigh_summary` gives."""


def weigh_days(left: Telling, right: Telling) -> float:
    """Return what the days add: most where they are one day, less where one month or week of news."""
    lengths = (left.when.length, right.when.length)
    if lengths[0] is None or lengths[1] is None:
        return BOTH_DATED if left.when.known and right.when.known else _weigh_publication(left, right)
    longest = max(lengths[0], lengths[1])
    return ONE_DAY if longest <= EXACT else ONE_MONTH if longest <= COARSE else ONE_AGE


def _weigh_publication(left: Telling, right: Telling) -> float:
    """Return what the days of publication tell of undated tellings: news of one week is often one story.

    What a report tells without a day is of the week before it, not of the years that others tell of.
    """
    if left.document == right.document:
        return ONE_REPORT
    ours, theirs = latest_day(left), latest_day(right)
    if ours is None or theirs is None:
        return 0.0
    return ONE_WEEK if abs((ours - theirs).days) <= WEEK else 0.0


def latest_day(telling: Telling) -> date | None:
    """Return the last day on which it can have happened, or that of its report where it tells none."""
    return telling.when.last_day or telling.published


def weigh_place(left: Telling, right: Telling) -> float | None:
    """Return what the places add, or None where they are different ones."""
    score = match_places(left.places, right.places)
    if score is None or score:
        return score
    ours, theirs = left.mention.place, right.mention.place
    if ours is None or theirs is None:
        return 0.0
    if ours.country and theirs.country and ours.country != theirs.country:
        return None
    ours_words, theirs_words = (set(p.name.casefold().split()) for p in (ours, theirs))
    return 0.1 if ours_words & theirs_words else 0.0


def weigh_summary(left: Telling, right: Telling) -> float:
    """Return what it adds that one telling of some days sums up another: the same doers in the same place.

    "Georgia's attack on South Ossetia" is whatever Georgia's troops did there in those days.
    """
    if not may_sum_up(left, right):
        return 0.0
    summary = {left.trigger, right.trigger} & SUMS
    if left.lead and right.lead and summary and targets(left) & targets(right):
        return 0.3
    if not doers(left) & doers(right):
        return 0.0
    if deed_of(left.mention) is deed_of(right.mention) is Deed.ENTRY:
        return 0.4
    return 0.3 if summary and match_places(left.places, right.places) else 0.0


def may_sum_up(left: Telling, right: Telling) -> bool:
    """Tell whether both are of violence, and the word of one sums it up or both tell that troops went in."""
    if {left.mention.type, right.mention.type} != {EventType.ASSAULT}:
        return False
    summary = left.trigger in SUMS or right.trigger in SUMS
    return summary or deed_of(left.mention) is deed_of(right.mention) is Deed.ENTRY


def weigh_naming(left: Telling, right: Telling) -> tuple[float, ...]:
    """Return what it adds that a deed is named by like words, coded alike, and the news of both reports."""
    ours, theirs = left.mention, right.mention
    same = left.trigger == right.trigger
    return (
        0.12 if same else 0.08 if same_kind(left.trigger, right.trigger) else 0.0,
        0.06 if ours.cameo == theirs.cameo and not ours.cameo.endswith("0") else 0.0,
        0.06 if ours.mode and ours.mode == theirs.mode else 0.0,
        _weigh_deed(left, right),
        0.08 if left.lead and right.lead else 0.0,
    )


@cache
def same_kind(trigger: str, other: str) -> bool:
    """Tell whether two stems of triggers name one kind of thing."""
    return trigger == other or any(trigger in kind and other in kind for kind in KINDS)


def _weigh_deed(left: Telling, right: Telling) -> float:
    """Return what the way of violence adds: a bombing is no entry of troops; an attack may be either."""
    if left.mention.type is not EventType.ASSAULT:
        return 0.0
    ours, theirs = deed_of(left.mention), deed_of(right.mention)
    if ours is theirs:
        return 0.04 if ours is Deed.ANY else 0.1
    return 0.04 if Deed.ANY in (ours, theirs) else -0.15


def share_words(left: Telling, right: Telling) -> float:
    """Return the share of words in common, from 0 to 1 (the cosine of two sets)."""
    return len(left.words & right.words) / sqrt(max(1, len(left.words) * len(right.words)))


def told_alike(left: Telling, right: Telling) -> float:
    """Return the share of words in common that do not just name the sides, and more for words of one kind."""
    sides = {s.actor for t in (left, right) for s in (*t.actors, *t.recipients)}
    ours, theirs = left.words - sides, right.words - sides
    shared = len(ours & theirs) / sqrt(max(1, len(ours) * len(theirs)))
    return shared + 0.12 * same_kind(left.trigger, right.trigger)
