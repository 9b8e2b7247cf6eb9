"""How likely two tellings are of one event, and what rules it out."""

from dataclasses import dataclass

from stemma.model.events import EventType
from stemma.reconcile.days import meet_all
from stemma.reconcile.kinds import BLOWS, DEADLY
from stemma.reconcile.sides import match_sides
from stemma.reconcile.tellings import Telling
from stemma.reconcile.weighing import (
    IN_LIKE_WORDS,
    share_words,
    told_alike,
    weigh_days,
    weigh_naming,
    weigh_place,
    weigh_summary,
)

SAME_EVENT = 0.58
"""Score from which two dated tellings count as one event. On the seeds together .68, one fused; of the events
told by several of 192 articles on 34 events 86 of 88 stay within one. Lower (.56 and .62) joins no more of
the seeds and the sample, and loses one of the seeds' events."""
SAME_EVENT_UNDATED = 0.68
"""The same where the days of one are unknown: the other evidence has to be stronger."""

TAKEN_OVER = 0.75
"""What a passage taken over adds where each sentence tells one event of the type: enough by itself."""
TAKEN_OVER_AMONG = 0.6
"""The same where a sentence tells several, so that their content has to tell them apart."""
NOTHING_SHARED = -0.15
"""What it takes off that neither the sides nor the place have anything in common."""
LEAST_CONTENT = 0.12
"""What the wording, a named person or a passage taken over must add at least."""
CLOSE = 0.1
"""What the days of two tellings add where they are of one day, month or week of news."""
SUMMED = 0.5
"""How much of what a summary adds to the content goes into the score."""

_ONE_THING = (
    # a suspension of relations may be a withdrawal; a promise of help may be help, and so on
    {EventType.SANCTION, EventType.RETREAT},
    {EventType.SANCTION, EventType.REJECT},
    {EventType.COOPERATE, EventType.SUPPORT},
    {EventType.COOPERATE, EventType.AGREE},
    {EventType.COOPERATE, EventType.CONSULT},
    {EventType.SUPPORT, EventType.AID},
    {EventType.SUPPORT, EventType.AGREE},
    {EventType.COERCE, EventType.ASSAULT},
    {EventType.COERCE, EventType.SANCTION},
    {EventType.REQUEST, EventType.REJECT},
    {EventType.ACCUSE, EventType.REJECT},
    {EventType.CONCEDE, EventType.RETREAT},
    {EventType.THREATEN, EventType.REJECT},
)
_SAID = frozenset(
    (EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT)
)


@dataclass(frozen=True, slots=True)
class Match:
    """The score of two tellings, and the part of it that rests on content."""

    score: float
    content: float


def compatible_types(left: EventType, right: EventType) -> bool:
    """Tell whether one event may be coded as both."""
    return left is right or {left, right} in _ONE_THING


def match_tellings(left: Telling, right: Telling, *, aligned: float = 0.0) -> Match | None:
    """Return how well two tellings agree, or None where they cannot be of one event.

    The type, date and sides alone never join two tellings: something of their content must agree,
    a named person, the wording, or a passage that one took from the other (`aligned`: what that adds).
    """
    if _ruled_out(left, right, taken_over=aligned > 0) or (sides := match_sides(left, right)) is None:
        return None
    shared = bool(left.persons & right.persons)
    place = weigh_place(left, right)
    if place is None and not aligned and not shared:
        return None
    days = weigh_days(left, right)
    summed = weigh_summary(left, right) if days >= CLOSE else 0.0
    words = IN_LIKE_WORDS * share_words(left, right)
    parts = [*sides, days, place or 0.0, words, *weigh_naming(left, right), aligned, SUMMED * summed]
    if not aligned and not any(score > 0 for score in (*sides, place or 0.0)):
        parts.append(NOTHING_SHARED)
    return Match(sum(parts), told_alike(left, right) + summed + aligned + 0.3 * shared)


def _ruled_out(left: Telling, right: Telling, *, taken_over: bool) -> bool:
    """Tell whether types, days, speakers or modes exclude that two tellings are of one event.

    A passage taken over tells the same however the copy words it; only its days and coding must agree.
    """
    if (
        not compatible_types(left.mention.type, right.mention.type)
        or meet_all((left.when, right.when)) is None
    ):
        return True
    other_type = left.mention.type is not right.mention.type
    return not taken_over and (other_type or said_by_others(left, right) or other_mode(left, right))


def can_take_up(earlier: Telling, later: Telling) -> bool:
    """Tell whether a definite mention can be of what was told before it in its document.

    Of violence only a word of the same kind takes up another: "the battle" is not "45 strikes". What
    has a time of its own that cannot be resolved takes up nothing that is dated.
    """
    timed = later.mention.time is not None and not later.when.known and earlier.when.known
    if timed or match_tellings(earlier, later) is None:
        return False
    if later.mention.type is not EventType.ASSAULT or earlier.trigger == later.trigger:
        return True
    return {earlier.trigger, later.trigger} <= DEADLY | BLOWS


def enough(match: Match, left: Telling, right: Telling) -> bool:
    """Tell whether a score is enough to join two tellings; type, days and sides alone never are."""
    dated = left.when.known and right.when.known
    return match.content >= LEAST_CONTENT and match.score >= (SAME_EVENT if dated else SAME_EVENT_UNDATED)


def said_by_others(left: Telling, right: Telling) -> bool:
    """Tell whether two accusations, demands or refusals are those of different people.

    What is said is known by who says it; two of unknown countries may be the same.
    """
    if left.mention.type not in _SAID or not left.actors or not right.actors:
        return False
    ours, theirs = ({s.actor or s.code[:3] for s in t.actors} for t in (left, right))
    codes = ({s.code[:3] for s in t.actors} - {"---"} for t in (left, right))
    known = all(any(s.actor for s in t.actors) for t in (left, right))
    return known and not ours & theirs and not set.intersection(*codes)


def other_mode(left: Telling, right: Telling) -> bool:
    """Tell whether one is a withdrawal and the other a ceasefire, or an arrest and a curfew."""
    modes = {left.mention.mode, right.mention.mode} - {None}
    return left.mention.type in (EventType.RETREAT, EventType.COERCE) and len(modes) > 1
