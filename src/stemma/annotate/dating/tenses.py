"""Whether a report tells a date as past or as coming, as far as that bounds its own day."""

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.timex.direction import (
    FUTURE_AUXILIARIES,
    LEADING,
    PLANNING,
    Direction,
    direction_of,
)
from stemma.model.datings import Tense

DEADLINES = ("by", "until", "till", "through", "before", "beyond")
ENDS = ("due", "matur", "expires", "expiring")
"""Words, and beginnings of words, after which a date is a deadline; after the second kind a coming one."""
FROM = "from"
"""The word before the beginning of what is planned, which may be past: "from 2013 to 2020"."""
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
    *("resolution", "law", "treaty", "accord", "agreement", "deal", "pact", "convention", "act"),
)
"""Nouns, or their beginnings, of what is told only once it is done."""
REACH = 3
"""Words before a date among which they are looked for. Set by hand."""
PICTURES = frozenset({"photo", "photograph", "picture", "image"})
CAPTION = 30
"""Words on either side of a date in a caption among which "File" tells an old picture. Set by hand."""
FISCAL = "fiscal"
STEPS = 6
"""Steps up the tree to look for the verb. Set by hand."""


def tense_of(tokens: TokenSpan) -> Tense:
    """Return whether the words put the date behind or before the document, OPEN where they surely do neither.

    The tense of a verb counts only for its own date: "they spoke of a visit in September" says nothing of
    when the visit was, "the January 1998 bombing" does. What is due lies ahead ("bonds due 1999"), and what
    will be, is set to be or is hoped for; "would", "until" and the present may all be told of the past.
    TimeBank and AQUAINT: of 180 dates of a past verb 3 lay ahead, of 41 of a noun under one 8. In 247
    political reports 2 of 51 dates with their year that are told so were past; with any modal 19 of 79.
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
        begins = bool(before) and before[-1] == FROM
        return Tense.FUTURE if _lies_ahead(tokens.root) and not begins else Tense.OPEN
    deadline = any(word.startswith(DEADLINES) for word in before)
    past = direction is Direction.PAST and not deadline and tokens.root.dep_ != "obj"
    return Tense.PAST if past else Tense.OPEN


def is_pictured(tokens: TokenSpan) -> bool:
    """Tell whether a date under a picture is that of the picture, there told in the present tense.

    "Mourners pack a square on Jan. 4", "in this July 7 file photo"; but neither what will be, nor what stands
    under an old picture: "they head into their meeting Monday. (Pool Photo, File)".
    """
    if any(token.lower_ in PICTURES for token in tokens.doc[tokens.end : tokens.end + REACH]):
        return True
    paragraph = tokens.doc[max(0, tokens.start - CAPTION) : tokens.end + CAPTION]
    filed = any(token.lower_ == "file" for token in paragraph)
    return not filed and not _lies_ahead(tokens.root)


def _lies_ahead(token: Token) -> bool:
    """Tell whether a date's verb is one of "will", or an infinitive planned in the present.

    "It hopes to leave in July 2027" looks ahead, "they were invited to join in July" does not.
    """
    for _ in range(STEPS):
        if token.pos_ in {"VERB", "AUX"} or token.head == token:
            break
        token = token.head
    for _ in range(STEPS):
        if any(child.lower_ in FUTURE_AUXILIARIES for child in token.children):
            return True
        if _is_past(token):
            return False
        if token.tag_ != "VB":
            return token.lower_.startswith(PLANNING)
        token = token.head
        if token.lower_.startswith(LEADING) and not _is_past(token):
            return True
    return False


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in verb.children if child.pos_ == "AUX")
