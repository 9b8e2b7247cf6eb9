"""How likely two tellings are of one event, and what rules it out."""

from dataclasses import dataclass
from math import sqrt

from stemma.model.events import EventType
from stemma.reconcile.days import COARSE, EXACT, meet
from stemma.reconcile.kinds import BLOWS, DEADLY, KINDS
from stemma.reconcile.sides import match_sides
from stemma.reconcile.tellings import Telling

SAME_EVENT = 0.58
"""Score from which two dated tellings count as one event. On the seeds together .68, two fused; of the events
told by several of 383 articles on 69 events 84 of 88 stay within one (at .62: .65, three, 75 of 79)."""
SAME_EVENT_UNDATED = 0.68
"""The same where the days of one are unknown: the other evidence has to be stronger."""

TAKEN_OVER = 0.75
"""What a passage taken over adds where each sentence tells one event of the type: enough by itself."""
TAKEN_OVER_AMONG = 0.6
"""The same where a sentence tells several, so that their content has to tell them apart."""
LEAST_CONTENT = 0.12
"""What the wording, a named person or a passage taken over must add at least."""

_WEEK = 7
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
    same_type = left.mention.type is right.mention.type
    if not compatible_types(left.mention.type, right.mention.type) or (not same_type and not aligned):
        return None
    if meet(left.when, right.when) is None:
        return None
    sides = match_sides(left, right)
    if sides is None:
        return None
    place = _place(left, right)
    content = _content(left, right)
    if aligned:
        content.append((aligned, "the passages were taken over"))
    if place[0] < 0 and not aligned and not (left.persons & right.persons):
        return None
    parts = [*sides, _date(left, right), place, *content]
    told = _told_alike(left, right) + aligned + 0.3 * bool(left.persons & right.persons)
    reasons = tuple(reason for score, reason in parts if score > 0 and reason)
    return Match(sum(score for score, _ in parts), told, reasons)


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
    """Return what the days of publication tell of undated tellings: news of one week is often one story."""
    if left.document == right.document:
        return 0.1, "told by the same report"
    days = [telling.published for telling in (left, right)]
    if days[0] is None or days[1] is None:
        return 0.0, ""
    return (0.12, "published within days") if abs((days[0] - days[1]).days) <= _WEEK else (0.0, "")


def _place(left: Telling, right: Telling) -> tuple[float, str]:
    ours, theirs = left.mention.place, right.mention.place
    if ours is None or theirs is None:
        return 0.0, ""
    if ours.country and theirs.country and ours.country != theirs.country:
        return -0.5, ""
    ours_words, theirs_words = (set(p.name.casefold().split()) for p in (ours, theirs))
    return (0.1, "at the same place") if ours_words & theirs_words else (0.0, "")


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
    ]


def _exact_code(telling: Telling) -> str | None:
    """Return the CAMEO code where it is more than a root class."""
    return None if telling.mention.cameo.endswith("0") else telling.mention.cameo
