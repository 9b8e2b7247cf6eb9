"""Datelines: "TBILISI, Aug. 8 (AP) —" says where and when a report was written, nothing of the event."""

from stemma.annotate.parsed import ParsedDocument
from stemma.text.datelines import dateline_bounds


def find_datelines(parsed: ParsedDocument) -> frozenset[int]:
    """Return the tokens of the datelines, which neither act nor date an event."""
    found: set[int] = set()
    for start, end in dateline_bounds(parsed.text):
        found |= {token.i for token in parsed.tokens(parsed.span(start, end))}
    return frozenset(found)
