"""Datelines: "TBILISI, Aug. 8 (AP) —" says where and when a report was written, nothing of the event."""

import re

from stemma.annotate.parsed import ParsedDocument

_DATELINE = re.compile(
    r"^[^\S\n]*(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3})"  # the place, in capitals
    r"(?:,[ ][A-Z][\w.]+(?:[ ][A-Z][\w.]+)?)?"  # its country
    r"(?:,?[ ](?:[A-Z][a-z]+\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]+\.?)(?:,?[ ]\d{4})?)?"  # the day
    r"[ ]?(?:\([\w ./-]{2,20}\))?[^\S\n]*(?:[–—:]|--|-[ ])",  # the agency
    re.MULTILINE,
)


def find_datelines(parsed: ParsedDocument) -> frozenset[int]:
    """Return the tokens of the datelines, which neither act nor date an event."""
    found: set[int] = set()
    for match in _DATELINE.finditer(parsed.text):
        found |= {token.i for token in parsed.tokens(parsed.span(*match.span()))}
    return frozenset(found)
