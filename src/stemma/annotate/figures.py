"""Figures: the numbers of a report that count people, strikes, votes or money, and what they count."""

import re
from collections.abc import Iterator
from math import ceil, floor

from spacy.tokens import Token

from stemma.annotate.counting.exclusions import is_no_count, is_pronoun
from stemma.annotate.counting.nouns import counted_phrase, noun_entry, outcomes
from stemma.annotate.counting.outcomes import kind_of, outcome_of
from stemma.annotate.parsed import ParsedDocument
from stemma.model.dates import Unresolved
from stemma.model.events import EventMention
from stemma.model.figures import Figure, FigureKind
from stemma.model.mentions import TimeExpression
from stemma.model.spans import Span
from stemma.text.numbers import Number, find_numbers

_FEWEST_VOTES = 5  # "split 4 to 1" is a proportion; set by hand
_VOTING = re.compile(r"\b(?:vot|ballot|passed|approved|resolution|motion|reject|adopt)", re.IGNORECASE)


def find_figures(parsed: ParsedDocument) -> Iterator[Figure]:
    """Yield each number that counts something of the domain, with its bounds; dates, ages and names are none.

    An open side is None; a broken number ("$16.50") stands between whole ones; words that bound nothing
    ("several") give a reason instead of a bound.
    One person killed, wounded or detained ("killed a contractor") counts as one.
    """
    text = parsed.text
    dated = parsed.all(TimeExpression)
    taken: list[Figure] = []
    for number in find_numbers(text):
        span = parsed.span(number.start, number.end)
        if any(span.overlaps(time.span) for time in dated) or is_no_count(text, number):
            continue
        figure = _figure(parsed, number)
        if figure is not None:
            taken.append(figure)
    for single in _singles(parsed):
        if not any(single.span.overlaps(other.span) for other in taken):
            taken.append(single)
    yield from sorted(taken, key=lambda figure: figure.span)


def _figure(parsed: ParsedDocument, number: Number) -> Figure | None:
    tokens = parsed.tokens(parsed.span(number.start, number.end))
    last = tokens[-1]
    if number.money:
        return _record(parsed, number, FigureKind.MONEY, None, last)
    sentence = last.sent.text
    if number.second is not None:
        votes = _VOTING.search(sentence) is not None and (number.low or 0) >= _FEWEST_VOTES
        return _record(parsed, number, FigureKind.VOTES, None, last) if votes else None
    if is_pronoun(tokens[0], last):
        return None
    phrase = counted_phrase(last)
    kind = kind_of(phrase[-1] if phrase else None, last, tokens.root)
    if kind is None or (number.low is None and number.high is None and kind is FigureKind.OTHER):
        return None
    of = parsed.span(phrase[0].idx, phrase[-1].idx + len(phrase[-1])) if phrase else None
    return _record(parsed, number, kind, of, phrase[-1] if phrase else last)


def _singles(parsed: ParsedDocument) -> Iterator[Figure]:
    """Yield one for each single person killed, wounded or detained, and each single place attacked."""
    for token in parsed.parse:
        entry = noun_entry(token)
        article = next((c for c in token.children if c.dep_ == "det" and c.lower_ in ("a", "an")), None)
        if (
            entry is None
            or article is None
            or "Plur" in token.morph.get("Number", [])
            or token.text.endswith("ies")
        ):
            continue
        kind = outcome_of(token) if entry[1] in ("person", "role", "nationality") else None
        if entry[1] == "target" and (
            outcomes().get(token.head.lower_, (None, ""))[1] == "attack"
            and token.dep_ in ("obj", "nsubj:pass", "nmod", "obl")
        ):
            kind = FigureKind.OTHER
        if kind is not None:
            number = Number(article.idx, article.idx + len(article), 1.0, 1.0)
            of = parsed.span(article.idx + len(article) + 1, token.idx + len(token))
            yield _record(parsed, number, kind, of, token)


def _record(
    parsed: ParsedDocument, number: Number, kind: FigureKind, of: Span | None, token: Token
) -> Figure:
    span = parsed.span(number.start, number.end)
    unbounded = number.low is None and number.high is None
    return Figure(
        span=span,
        text=parsed.document.quote(span),
        kind=kind,
        low=None if number.low is None else floor(number.low),
        high=None if number.high is None else ceil(number.high),
        of=of,
        unresolved=Unresolved.VAGUE if unbounded else None,
        event=_event(parsed, token),
    )


def _event(parsed: ParsedDocument, token: Token) -> str | None:
    """Return the event mention whose trigger governs the number, else the only one of its sentence."""
    sentence = parsed.span(token.sent.start_char, token.sent.end_char)
    mentions = [m for m in parsed.all(EventMention) if sentence.overlaps(m.trigger)]
    for ancestor in (token, *token.ancestors):
        here = parsed.span(ancestor.idx, ancestor.idx + len(ancestor))
        for mention in mentions:
            if mention.trigger.overlaps(here):
                return mention.id
    return mentions[0].id if len(mentions) == 1 else None
