"""Capitals that stand for a government: "Baghdad refused" (the manual of PLOVER: metonyms)."""

import re

from spacy.tokens import Token

from stemma.annotate.naming.stretches import Stretch
from stemma.annotate.parsed import ParsedDocument

_PARAGRAPH_START = re.compile(r"(?:^|\n)[^\S\n]*$")
_AFTER_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]+?)?(?:, \w+ \d+)?\s*(?:\([\w ./-]{2,20}\)\s*)?(?:[–—:]|--|-\s)|\s*\([A-Z]{2,}\)"
)


def acts(parsed: ParsedDocument, stretch: Stretch) -> bool:
    """Tell whether a capital stands where only somebody who acts can stand.

    That is: the subject of an active verb that is no verb of place, or beside "between", "with",
    "against" and "by". A dateline is always a place.
    """
    if is_dateline(parsed.text, stretch):
        return False
    head = parsed.tokens(parsed.span(stretch.start, stretch.end)).root
    if head.dep_ == "conj":
        head = head.head
    cases = {child.lower_ for child in head.children if child.dep_ == "case"}
    if cases:
        return bool(cases <= {"between", "with", "against", "by"})
    subject = head.dep_ == "nsubj" and head.head.pos_ == "VERB"
    passive = {"aux:pass", "nsubj:pass", "obl:agent"} & {child.dep_ for child in head.head.children}
    return bool(subject and not passive and not _has_agent(head.head))


def _has_agent(verb: Token) -> bool:
    return any(case.lower_ == "by" for child in verb.children for case in child.children)


def is_dateline(text: str, stretch: Stretch) -> bool:
    """Tell whether a place opens a paragraph as "BAGHDAD (AP) —" does."""
    opens = _PARAGRAPH_START.search(text[max(0, stretch.start - 40) : stretch.start])
    return bool(opens and _AFTER_DATELINE.match(text[stretch.end : stretch.end + 60]))
