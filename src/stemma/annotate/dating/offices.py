"""Office holders who act in the report's own days: it appeared while they held their office."""

import re
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.dating.callings import find_called
from stemma.annotate.parsed import ParsedDocument
from stemma.model.datings import ClueRole, DateClue, Tense
from stemma.model.mentions import TimeExpression
from stemma.resources.offices import Term

LEAD = 3
"""Sentences, headline included, in which a report tells its news. Set by hand."""
PRESENT = frozenset({"VBZ", "VBP"})
SAID = frozenset(
    {
        "said",
        "told",
        "announced",
        "warned",
        "condemned",
        "complained",
        "urged",
        "added",
        "insisted",
        "acknowledged",
    }
)
"""Verbs by which a report quotes whom it heard itself."""
RELATIVE = frozenset({"acl:relcl", "csubj"})
ASIDE = RELATIVE | {"acl", "advcl"}
"""Clauses that may tell what came before the news: those of the first kind in a time of their own."""

AT_HAND = re.compile(r"(?:DCT[+-]\d+|THIS-)(?:D|W|WE|M)(?:T.*)?|(?:(?:last|next) )?XXXX-WXX-\d(?:T.*)?")
"""Symbolic values of "Friday", "yesterday", "last week"."""
_OPENS, _CLOSES = re.compile(r"[“]|``"), re.compile(r"[”]|''")


def find_offices(parsed: ParsedDocument) -> Iterator[DateClue]:
    """Yield a clue for each office holder whom the report calls by the office in telling its own days.

    So told is what a sentence dates by "Friday" or "last week", and outside quotations what stands in the
    present tense, what the first sentences tell, and who is quoted. A year in the sentence makes it history,
    as does a "former" before the name anywhere; "President Truman, under whom NATO was founded" acts in none.
    TimeBank, AQUAINT, the authored piles: 153 such mentions, all within the term; of some 800 in 1,141
    political reports, full of former presidents, all but one.
    """
    times = parsed.all(TimeExpression)
    for called, held in find_called(parsed.text):
        span = parsed.span(called.start, called.end)
        tokens = parsed.tokens(span)
        acts = not called.body or tokens.root.dep_.startswith("nsubj")
        if acts and _acts_now(tokens, times, parsed.text):
            words = parsed.text[called.start : called.end]
            yield DateClue(span, words, ClueRole.OFFICE, Tense.OPEN, _value(held))


def _acts_now(called: TokenSpan, times: tuple[TimeExpression, ...], text: str) -> bool:
    sentence = called.sent
    told = [time for time in times if sentence.start_char <= time.span.start < sentence.end_char]
    if any(time.value[:4].isdigit() for time in told if time.symbolic == time.value):
        return False
    if any(AT_HAND.fullmatch(time.symbolic) and _dates(time, called) for time in told):
        return True
    verb = called.root.head
    if not called.root.dep_.startswith("nsubj") or verb.pos_ not in {"VERB", "AUX"} or verb.dep_ in ASIDE:
        return False
    return not _is_quoted(text, called.start_char) and (
        _is_present(verb) or verb.lower_ in SAID or _is_lead(sentence)
    )


def _dates(time: TimeExpression, called: TokenSpan) -> bool:
    """Tell whether a time stands in the clause in which somebody acts, where that is a relative one."""
    clause = next((t for t in (called.root, *called.root.ancestors) if t.dep_ in RELATIVE), None)
    words = called.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    return clause is None or (words is not None and clause in words.root.ancestors)


def _is_quoted(text: str, place: int) -> bool:
    """Tell whether a place lies within the quotation marks of its paragraph."""
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return before.count('"') % 2 == 1 or len(_OPENS.findall(before)) > len(_CLOSES.findall(before))


def _is_present(verb: Token) -> bool:
    return verb.tag_ in PRESENT or any(
        child.dep_.startswith(("aux", "cop")) and child.tag_ in PRESENT for child in verb.children
    )


def _is_lead(sentence: TokenSpan) -> bool:
    """Tell whether few enough sentences with words come before."""
    told = (other for other in sentence.doc.sents if any(token.is_alpha for token in other))
    return any(other.start == sentence.start for other in islice(told, LEAD))


def _value(held: tuple[Term, ...]) -> str:
    """Return the terms as ISO 8601 intervals; ".." for an end that is open."""
    ends = (f"{term.first_day}/{term.last_day or '..'}" for term in held)
    return "|".join(ends)
