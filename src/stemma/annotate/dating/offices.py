"""Office holders who act in the report's own days: it appeared while they held their office."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.parsed import ParsedDocument
from stemma.model.datings import ClueRole, DateClue, Tense
from stemma.model.mentions import TimeExpression
from stemma.resources.offices import Term, terms

LEAD = 3
"""Sentences, headline included, in which a report tells its news. Set by hand."""
PRESENT = frozenset({"VBZ", "VBP"})

_NOT_NOW = re.compile(
    r"\b(?:former|ex|late|then|vice|deputy|acting|one-?time|under|since|like)[\s-]+(?:[\w.]+[\s-]+)?$",
    re.IGNORECASE,
)
"""Words before a title after which somebody else holds the office now, or held it then."""
_AT_HAND = re.compile(r"(?:DCT[+-]\d+|THIS-)(?:D|W|WE|M)(?:T.*)?|(?:(?:last|next) )?XXXX-WXX-\d(?:T.*)?")
"""Symbolic values of "Friday", "yesterday", "last week"."""


def find_offices(parsed: ParsedDocument) -> Iterator[DateClue]:
    """Yield a clue for each office holder whom the report calls by the office in telling its own days.

    So told is what a sentence dates by "Friday" or "last week", what stands in the present tense, and what
    the first sentences tell. A year in the sentence makes it history, and "President Truman, under whom
    NATO was founded" acts in none. TimeBank and AQUAINT: 116 such mentions, all within the term.
    """
    times = parsed.all(TimeExpression)
    for match in _called().finditer(parsed.text):
        held = terms().get((" ".join(match[1].casefold().split()), " ".join(match[2].split())))
        if held and not _NOT_NOW.search(parsed.text, max(0, match.start() - 30), match.start()):
            span = parsed.span(match.start(), match.end())
            if _acts_now(parsed.tokens(span), times):
                yield DateClue(span, match[0], ClueRole.OFFICE, Tense.OPEN, _value(held))


@cache
def _called() -> re.Pattern[str]:
    titles, names = (sorted({called[n] for called in terms()}, key=len, reverse=True) for n in (0, 1))
    written = (
        "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) for words in (titles, names)
    )
    return re.compile(r"\b((?i:{}))\s+({})\b(?![\s-]+[A-Z][a-z])".format(*written))


def _acts_now(called: TokenSpan, times: tuple[TimeExpression, ...]) -> bool:
    sentence = called.sent
    told = [time for time in times if sentence.start_char <= time.span.start < sentence.end_char]
    if any(time.value[:4].isdigit() for time in told if time.symbolic == time.value):
        return False
    if any(_AT_HAND.fullmatch(time.symbolic) for time in told):
        return True
    verb = called.root.head
    if not called.root.dep_.startswith("nsubj") or verb.pos_ not in {"VERB", "AUX"}:
        return False
    return _is_present(verb) or _is_lead(sentence)


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
