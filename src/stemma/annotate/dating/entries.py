"""Entries into office told by "last week" or "on Friday": the day of the event is known from elsewhere."""

import re
from collections.abc import Iterator
from datetime import timedelta

from spacy.tokens import Span as TokenSpan

from stemma.annotate.dating.callings import Calling, find_called
from stemma.annotate.dating.offices import AT_HAND
from stemma.annotate.parsed import ParsedDocument
from stemma.model.datings import ClueRole, DateClue, Tense
from stemma.model.mentions import TimeExpression
from stemma.resources.offices import Term

APPROVED = frozenset({"approved", "confirmed", "endorsed"})
"""Verbs of a parliament that makes somebody head of government, who is sworn in within days."""
SWORN = frozenset({"sworn", "inaugurated"})
GOVERNING = frozenset({"prime minister", "premier"})
"""Titles of those whom a parliament makes so. A confidence vote for a cabinet may come weeks later."""
VOTE_BEFORE = timedelta(7)
OATH_WITHIN = timedelta(1)
"""Days between a vote, or an oath, and the first day of a term. Set by hand."""


def find_entries(parsed: ParsedDocument) -> Iterator[DateClue]:
    """Yield a clue for each entry into office that a report tells by a time near its own day.

    "Parliament approved Prime Minister Abadi on Monday": it was the 8th of September 2014. Whoever is sworn
    in again after an election is not new, so the report must speak of a new holder of the title.
    """
    for called, held in find_called(parsed.text):
        tokens = parsed.tokens(parsed.span(called.start, called.end))
        margin = None if called.body else _margin(tokens, called.title)
        time = _only_time(tokens.sent, parsed.all(TimeExpression))
        if margin and time and len(held) == 1 and _is_new(called.title, parsed.text):
            yield _clue(parsed, called, time, held[0], margin)


def _margin(called: TokenSpan, title: str) -> timedelta | None:
    """Return how long before the first day the event may lie, or None where the words tell no entry."""
    role, verb = called.root.dep_, called.root.head.lower_
    if verb in SWORN and role in {"nsubj:pass", "nsubj", "obj"}:
        return OATH_WITHIN
    if verb in APPROVED and role in {"nsubj:pass", "obj"} and title in GOVERNING:
        return VOTE_BEFORE
    return None


def _only_time(sentence: TokenSpan, times: tuple[TimeExpression, ...]) -> TimeExpression | None:
    told = [time for time in times if sentence.start_char <= time.span.start < sentence.end_char]
    return told[0] if len(told) == 1 and AT_HAND.fullmatch(told[0].symbolic) else None


def _is_new(title: str, text: str) -> bool:
    return re.search(rf"\b(?:new|next)\s+(?:[\w-]+\s+)?{re.escape(title)}\b", text, re.IGNORECASE) is not None


def _clue(
    parsed: ParsedDocument, called: Calling, time: TimeExpression, term: Term, before: timedelta
) -> DateClue:
    start, end = min(called.start, time.span.start), max(called.end, time.span.end)
    return DateClue(
        span=parsed.span(start, end),
        text=parsed.text[start:end],
        role=ClueRole.ENTRY,
        tense=Tense.PAST,
        value=time.symbolic,
        first_day=term.first_day - before,
        last_day=term.first_day + OATH_WITHIN,
    )
