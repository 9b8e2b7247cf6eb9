"""Within one report: which mentions tell the same event, by reference, by elaboration and by result."""

import re
from collections.abc import Iterator
from itertools import groupby

from stemma.model.documents import Document
from stemma.model.events import EventType
from stemma.reconcile.kinds import DEADLY, Deed, deed_of
from stemma.reconcile.matching import can_take_up, match_tellings
from stemma.reconcile.places import match_places
from stemma.reconcile.tellings import Telling

Reference = tuple[float, int, int]
"""Weight (the surest is the smallest) and the two tellings."""

_MEANS = re.compile(r"\b(?:in|by|with|during|through|via)\s+(?:an?|the)\s+(?:[\w.'’-]+\s+){0,3}$")
_SAME_CLAUSE = re.compile(r"[,\s]*(?:that|which|who|in which)?(?:\s+[\w'’-]+){0,3}\s*")
_LEAD = 400
"""Characters in which the lead stands: two short paragraphs."""
_REACH = 1500
"""Characters over which "the strike" may take up an event told before; a long newspaper paragraph or two."""
_NEXT = 200
"""Characters between an act of violence and the sentence that tells its dead."""


def find_coreferences(tellings: list[Telling], documents: dict[str, Document]) -> Iterator[Reference]:
    """Yield the pairs of tellings of one report that tell one event, with weights below zero."""
    for report in _reports(tellings):
        text = documents[tellings[report.start].document].text
        for number in report:
            before = range(report.start, number)
            yield from _taken_up(tellings, before, number, text)
            yield from _headline(tellings, range(number + 1, report.stop), number, text)
            yield from _result(tellings, before, number)
            yield from _elaboration(tellings, before, number)


def _reports(tellings: list[Telling]) -> Iterator[range]:
    """Yield where the tellings of each report stand; those of one report stand together."""
    start = 0
    for _, told in groupby(tellings, key=lambda telling: telling.document):
        stop = start + len(list(told))
        yield range(start, stop)
        start = stop


def _result(tellings: list[Telling], before: range, number: int) -> Iterator[Reference]:
    """Yield the dead that the next sentence tells: the square was shelled, five people were killed.

    They need to be told right after the blow, as people of no other side, on no other day or place.
    """
    dead = tellings[number]
    if not before or dead.trigger not in DEADLY or dead.actors or dead.mention.time or dead.mention.place:
        return
    if any(side.person or not side.code.startswith("---") for side in dead.recipients):
        return
    blow = tellings[before[-1]]
    gap = dead.mention.sentence.start - blow.mention.sentence.end
    blown = deed_of(blow.mention) is Deed.FIRE and blow.trigger not in DEADLY
    if blown and 0 <= gap <= _NEXT and match_tellings(blow, dead) is not None:
        yield -0.62, before[-1], number


def _elaboration(tellings: list[Telling], before: range, number: int) -> Iterator[Reference]:
    """Yield what tells more of the news: in the place of the lead's event, by nobody else, of its kind.

    "Georgia's attack on South Ossetia … Much of Tskhinvali was in ruins after being struck."
    """
    telling = tellings[number]
    if telling.mention.type is not EventType.ASSAULT or telling.persons or not telling.places:
        return
    for k in before:
        news = tellings[k]
        near = telling.mention.trigger.start - news.mention.trigger.start <= _REACH
        if not news.lead or not near or news.persons or news.mention.type is not EventType.ASSAULT:
            continue
        fitting = _is_part_of(telling, news) and match_places(news.places, telling.places)
        if fitting and match_tellings(news, telling) is not None:
            yield -0.61, k, number


def _is_part_of(telling: Telling, news: Telling) -> bool:
    """Tell whether the same doers, or doers not told, did it, and in a way that the news allows."""
    ours, theirs = ({side.code[:3] for side in one.actors} for one in (telling, news))
    deeds = {deed_of(news.mention), deed_of(telling.mention)}
    return (not ours or bool(ours & theirs)) and (len(deeds) == 1 or Deed.ANY in deeds)


def _taken_up(tellings: list[Telling], before: range, number: int, text: str) -> Iterator[Reference]:
    """Yield a definite mention with the event it takes up: "the strike", and "a raid that killed".

    The nearest telling before it of its type wins, one named by the same word before others. A
    mention that names another recipient, other sides or other days takes nothing up.
    """
    telling = tellings[number]
    near = [
        k
        for k in reversed(before)
        if tellings[k].mention.type is telling.mention.type
        and telling.mention.trigger.start - tellings[k].mention.trigger.start <= _REACH
    ]
    if near and _one_clause(tellings[near[0]], telling, text):
        yield -1.5, near[0], number
    elif telling.definite:
        fitting = [k for k in near if can_take_up(tellings[k], telling)]
        fitting.sort(key=lambda k: (tellings[k].trigger != telling.trigger, -k))
        yield from ((-0.7, k, number) for k in fitting[:1])


def _headline(tellings: list[Telling], after: range, number: int, text: str) -> Iterator[Reference]:
    """Yield a telling of the headline with the first of its type in the lead: they tell one event."""
    telling = tellings[number]
    headline = text.lstrip().find("\n")
    if headline < 0 or telling.mention.sentence.end > headline + 1:
        return
    for k in after:
        lead = headline < tellings[k].mention.sentence.start <= headline + _LEAD
        if lead and tellings[k].mention.type is telling.mention.type and match_tellings(telling, tellings[k]):
            yield -0.65, number, k
            return


def _one_clause(left: Telling, right: Telling, text: str) -> bool:
    """Tell whether two triggers of one sentence name one event: "killed in a strike"."""
    if left.mention.sentence != right.mention.sentence:
        return False
    between = text[left.mention.trigger.end : right.mention.trigger.start]
    if not right.recipients and left.recipients and _MEANS.search(between):
        return True
    return bool(_SAME_CLAUSE.fullmatch(between) and re.search(r"\b(?:that|which)\b", between))
