"""Event mentions: what one report says happened, who did it to whom, when, where, how surely."""

from collections.abc import Iterator

from stemma.annotate.coding.certainty import find_certainty
from stemma.annotate.coding.merge import merge_candidates
from stemma.annotate.coding.recoding import recode
from stemma.annotate.coding.sides import Sides, make_sides
from stemma.annotate.coding.triggers import Candidate, find_candidates
from stemma.annotate.coding.vetoes import find_veto
from stemma.annotate.coding.when_where import Setting, find_place, find_time, make_setting
from stemma.annotate.parsed import ParsedDocument
from stemma.model.events import EventMention, Polarity, Veto
from stemma.model.mentions import Attribution, innermost_around
from stemma.model.spans import Span


def find_events(parsed: ParsedDocument) -> Iterator[EventMention]:
    """Yield each event the document tells, coded after the PLOVER manual, in the order of the text.

    Needs the names, times and attributions found before. An event that is denied, planned, possible or
    supposed is yielded with its `veto`, so that nobody counts it and nobody loses it.
    """
    sides, setting = make_sides(parsed), make_setting(parsed)
    attributions = parsed.all(Attribution)
    for sentence in parsed.parse.sents:
        for candidate in merge_candidates(find_candidates(sentence, sides)):
            trigger = parsed.span(candidate.token.idx, candidate.token.idx + len(candidate.token))
            attribution = innermost_around(trigger, attributions)
            yield _mention(candidate, trigger, sides, setting, attribution)


def _mention(
    candidate: Candidate, trigger: Span, sides: Sides, setting: Setting, attribution: Attribution | None
) -> EventMention:
    coding = recode(candidate, find_veto(candidate.words))
    dated = find_time(setting, candidate.words)
    actors = sides.actors(candidate.actors)
    recipients = sides.recipients(candidate.recipients)
    return EventMention(
        trigger=trigger,
        sentence=sides.parsed.printed(candidate.token.sent),
        type=coding.type,
        cameo=coding.cameo,
        actors=actors,
        recipients=tuple(one for one in recipients if one not in actors),
        mode=coding.mode,
        first_day=dated.first_day,
        last_day=dated.last_day,
        undated=dated.undated,
        time=dated.time,
        time_value=dated.value,
        place=find_place(setting, candidate.words),
        polarity=Polarity.NEGATIVE if coding.veto is Veto.NEGATED else Polarity.POSITIVE,
        certainty=find_certainty(candidate.words, coding.veto, attribution),
        veto=coding.veto,
        attribution=None if attribution is None else attribution.id,
    )
