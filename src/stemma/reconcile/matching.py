"""How likely two tellings are of one event, and what rules it out."""

from dataclasses import dataclass
from math import sqrt

from stemma.model.events import EventType
from stemma.reconcile.days import COARSE, EXACT, meet_all
from stemma.reconcile.kinds import BLOWS, DEADLY, KINDS, SUMS, Deed, deed_of
from stemma.reconcile.places import match_places
from stemma.reconcile.sides import doers, match_sides, targets
from stemma.reconcile.tellings import Telling

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

_WEEK = 7
_CLOSE = 0.1
"""What the dates of two tellings add where they are of one day, month or week of news."""
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
    """The score of two tellings, the part of it that rests on content, and the reasons."""

    score: float
    content: float
    reasons: tuple[str, ...]


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
    place = _place(left, right)
    if place is None and not aligned and not left.persons & right.persons:
        return None
    date = _date(left, right)
    summed = _sums_up(left, right) if date[0] >= _CLOSE else 0.0
    parts = [*sides, date, place or (0.0, ""), *_content(left, right)]
    parts += [(aligned, "the passages were taken over" if aligned else "")]
    parts += [(0.5 * summed, "the news of one week" if summed else "")]
    if not aligned and not any(score > 0 for score, _ in (*sides, place or (0.0, ""))):
        parts.append((NOTHING_SHARED, ""))
    told = _told_alike(left, right) + summed + aligned + 0.3 * bool(left.persons & right.persons)
    reasons = tuple(reason for score, reason in parts if score > 0 and reason)
    return Match(sum(score for score, _ in parts), told, reasons)


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
    return not taken_over and (other_type or _said_by_others(left, right) or _other_mode(left, right))


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


def _date(left: Telling, right: Telling) -> tuple[float, str]:
    lengths = [telling.when.length for telling in (left, right)]
    if any(length is None for length in lengths):
        return (0.1, "") if left.when.known and right.when.known else _publication(left, right)
    longest = max(length or 0 for length in lengths)
    if longest <= EXACT:
        return 0.22, "on the same day"
    return (0.12, "in the same month") if longest <= COARSE else (0.03, "")


def _publication(left: Telling, right: Telling) -> tuple[float, str]:
    """Return what the days of publication tell of undated tellings: news of one week is often one story.

    What a report tells without a day is of the week before it, not of the years that others tell of.
    """
    if left.document == right.document:
        return 0.1, "told by the same report"
    days = [telling.when.last_day or telling.published for telling in (left, right)]
    if days[0] is None or days[1] is None:
        return 0.0, ""
    return (0.12, "told within days") if abs((days[0] - days[1]).days) <= _WEEK else (0.0, "")


def _place(left: Telling, right: Telling) -> tuple[float, str] | None:
    """Return what the places add, or None where they are different ones."""
    score = match_places(left.places, right.places)
    ours, theirs = left.mention.place, right.mention.place
    if score is None:
        return None
    if score:
        return score, "at the same place" if left.places & right.places else "in the same country"
    if ours is None or theirs is None:
        return 0.0, ""
    if ours.country and theirs.country and ours.country != theirs.country:
        return None
    ours_words, theirs_words = (set(p.name.casefold().split()) for p in (ours, theirs))
    return (0.1, "at the same place") if ours_words & theirs_words else (0.0, "")


def _said_by_others(left: Telling, right: Telling) -> bool:
    """Tell whether two accusations, demands or refusals are those of different people.

    What is said is known by who says it; two of unknown countries may be the same.
    """
    if left.mention.type not in _SAID or not left.actors or not right.actors:
        return False
    ours, theirs = ({s.actor or s.code[:3] for s in t.actors} for t in (left, right))
    codes = ({s.code[:3] for s in t.actors} - {"---"} for t in (left, right))
    known = all(any(s.actor for s in t.actors) for t in (left, right))
    return known and not ours & theirs and not set.intersection(*codes)


def _other_mode(left: Telling, right: Telling) -> bool:
    """Tell whether one is a withdrawal and the other a ceasefire, or an arrest and a curfew."""
    modes = {left.mention.mode, right.mention.mode} - {None}
    return left.mention.type in (EventType.RETREAT, EventType.COERCE) and len(modes) > 1


def _sums_up(left: Telling, right: Telling) -> float:
    """Return what it adds that one telling of some days sums up another: the same doers in the same place.

    "Georgia's attack on South Ossetia" is whatever Georgia's troops did there in those days.
    """
    if left.lead and right.lead and {left.trigger, right.trigger} & SUMS and targets(left) & targets(right):
        return 0.3
    if not doers(left) & doers(right):
        return 0.0
    deeds = (deed_of(left.mention), deed_of(right.mention))
    if deeds[0] is deeds[1] is Deed.ENTRY:
        return 0.4
    summary = {left.trigger, right.trigger} & SUMS
    return 0.3 if summary and match_places(left.places, right.places) else 0.0


def _one_deed(left: Telling, right: Telling) -> float:
    """Return what the way of violence adds: a bombing is no entry of troops; an attack may be either."""
    if left.mention.type is not EventType.ASSAULT:
        return 0.0
    ours, theirs = deed_of(left.mention), deed_of(right.mention)
    if ours is theirs:
        return 0.04 if ours is Deed.ANY else 0.1
    return 0.04 if Deed.ANY in (ours, theirs) else -0.15


def _told_alike(left: Telling, right: Telling) -> float:
    """Return the share of words in common that do not just name the sides."""
    sides = {s.actor for t in (left, right) for s in (*t.actors, *t.recipients)}
    ours, theirs = left.words - sides, right.words - sides
    same_kind = left.trigger == right.trigger or any({left.trigger, right.trigger} <= kind for kind in KINDS)
    return len(ours & theirs) / sqrt(max(1, len(ours) * len(theirs))) + 0.12 * same_kind


def _content(left: Telling, right: Telling) -> list[tuple[float, str]]:
    """Return what the wording adds: shared words, the same trigger or two words of one kind of blow."""
    shared = len(left.words & right.words) / sqrt(max(1, len(left.words) * len(right.words)))
    same = left.trigger == right.trigger
    alike = any({left.trigger, right.trigger} <= kind for kind in KINDS)
    return [
        (0.55 * shared, "told in like words" if shared >= 0.3 else ""),
        (0.12 if same else 0.08 if alike else 0.0, "named by the same word" if same else ""),
        (
            0.06
            if left.mention.cameo == right.mention.cameo and not left.mention.cameo.endswith("0")
            else 0.0,
            "",
        ),
        (0.06 if left.mention.mode and left.mention.mode == right.mention.mode else 0.0, ""),
        (_one_deed(left, right), ""),
        (0.08 if left.lead and right.lead else 0.0, "the news of both reports"),
    ]
