"""One document on its own, dated by its own words where these leave a closed interval."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from stemma.annotate.times import resolve_anew
from stemma.model.datings import DateClue
from stemma.model.documents import Document
from stemma.model.events import EventMention
from stemma.model.mentions import TimeExpression
from stemma.model.problems import Rejection
from stemma.model.records import Mention
from stemma.model.spans import Span
from stemma.reconcile.datings import date_from_own_words

Found = Mention | Rejection


def date_alone(document: Document, mentions: Sequence[Found]) -> tuple[Document, tuple[Found, ...]]:
    """Return a document with the interval that its own words leave, and its times and events dated from it.

    Nothing changes where a date is stated, or where an end stays open. The basis are the reasons in words.
    """
    clues = tuple(mention for mention in mentions if isinstance(mention, DateClue))
    if document.published.unresolved is None or not clues:
        return document, tuple(mentions)
    published = date_from_own_words(document, clues).dating
    if published.unresolved is not None:
        return document, tuple(mentions)
    times = sorted((m for m in mentions if isinstance(m, TimeExpression)), key=lambda time: time.span)
    anew = {time.span: time for time in resolve_anew(times, published)}
    return replace(document, published=published), tuple(_dated(mention, anew) for mention in mentions)


def _dated(mention: Found, times: Mapping[Span, TimeExpression]) -> Found:
    if isinstance(mention, TimeExpression):
        return times[mention.span]
    if not isinstance(mention, EventMention) or mention.time is None or mention.first_day is not None:
        return mention
    time = times.get(mention.time)
    if time is None or time.first_day is None:
        return mention
    return replace(
        mention, first_day=time.first_day, last_day=time.last_day, undated=None, time_value=time.value
    )
