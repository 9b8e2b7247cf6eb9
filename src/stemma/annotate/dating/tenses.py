"""Whether a report tells a date as past or as coming, as far as that bounds its own day."""

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.timex.direction import Direction, direction_of
from stemma.model.datings import Tense

TENSES = {Direction.PAST: Tense.PAST, Direction.OPEN: Tense.OPEN, Direction.FUTURE: Tense.FUTURE}
DEADLINES = ("by", "until", "till", "through", "before", "beyond")
ENDS = ("due", "matur", "expir")
"""Words, and beginnings of words, after which a date is a deadline; after the second kind a coming one."""
SINCE = "since"
"""The word after which a date lies behind whatever is told; "after" it something may be still to come."""
DONE = (
    *(
        "attack",
        "attempt",
        "assassinat",
        "blast",
        "bomb",
        "killing",
        "murder",
        "massacre",
        "shooting",
        "slaying",
    ),
    *("death", "crash", "explosion", "invasion", "raid", "strike", "war", "coup", "uprising", "revolution"),
    *("incident", "demonstration", "protest", "arrest", "capture", "kidnapping", "hijacking", "earthquake"),
    *("resolution", "law", "treaty", "accord", "convention", "act"),
)
"""Nouns, or their beginnings, of what is told only once it is done."""
REACH = 3
"""Words before a date among which they are looked for. Set by hand."""
FISCAL = "fiscal"
STEPS = 6
"""Steps up the tree to look for the verb. Set by hand."""


def tense_of(tokens: TokenSpan) -> Tense:
    """Return whether the words put the date behind or before the document, OPEN where they surely do neither.

    The tense of a verb counts only for its own date: "they spoke of a visit in September" says nothing of
    when the visit was, "the January 1998 bombing" does. A deadline ("bonds due 1999", "by 1992") lies after
    its verb. TimeBank and AQUAINT: of 180 dates of a past verb 3 lay ahead, of 41 of a noun under one 8.
    """
    first, root = tokens[0], tokens.root
    before = [token.lower_ for token in root.doc[max(first.sent.start, first.i - REACH) : first.i]]
    if any(word.startswith(ENDS) for word in before):
        return Tense.FUTURE
    if FISCAL in tokens.text.casefold():
        return Tense.OPEN
    if before and before[-1] == SINCE:
        return Tense.PAST
    if root.head.pos_ in {"NOUN", "PROPN"} and root.head != root:
        return Tense.PAST if root.head.lower_.startswith(DONE) else Tense.OPEN
    return _tense_of_verb(tokens, before)


def _tense_of_verb(tokens: TokenSpan, before: list[str]) -> Tense:
    direction = direction_of(tokens)
    if direction is Direction.FUTURE:
        return Tense.OPEN if _under_past(tokens.root) else Tense.FUTURE
    deadline = any(word.startswith(DEADLINES) for word in before)
    return Tense.OPEN if deadline or tokens.root.dep_ == "obj" else TENSES[direction]


def _under_past(token: Token) -> bool:
    """Tell whether a date's verb is an infinitive under a verb in the past: "invited to join in July"."""
    for _ in range(STEPS):
        if token.pos_ == "VERB" or token.head == token:
            break
        token = token.head
    return token.tag_ == "VB" and token.head.tag_ in {"VBD", "VBN"}
