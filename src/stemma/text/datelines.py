"""Datelines: "BAGHDAD, Aug. 8 (AP) —" says where and when a report was written, nothing of its events."""

import re

_DATELINE = re.compile(
    r"^[^\S\n]*(?P<place>[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}"
    r"(?:,[ ][A-Z][\w.]+(?:[ ][A-Z][\w.]+)?)?"  # its country
    r"(?:,?[ ](?:[A-Z][a-z]+\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]+\.?)(?:,?[ ]\d{4})?)?"  # the day
    r"[ ]?(?:\([\w ./-]{2,20}\))?)"  # the agency
    r"[^\S\n]*(?P<dash>(?:[–—:]|--|-(?=[ ]))[ ]?)(?=\S)",
    re.MULTILINE,
)

_FEWEST_TURNS = 2
"""Lines with "NAME:" that make a dialogue; a report has one dateline."""


def dateline_bounds(text: str) -> list[tuple[int, int]]:
    """Return start and end of each dateline, its dash left out.

    >>> text = "BAGHDAD (AP) — The army left."
    >>> [text[start:end] for start, end in dateline_bounds(text)]
    ['BAGHDAD (AP)']
    """
    return [match.span("place") for match in _datelines(text)]


def part_datelines(text: str) -> str:
    r"""Return `text`, at its length, with each dateline in a paragraph of its own.

    A parser takes "BAGHDAD — Troops left" for one sentence and the city for somebody who acts.

    >>> part_datelines("BAGHDAD (AP) — The army left.")
    'BAGHDAD (AP) \n\nThe army left.'
    """
    pieces, done = [], 0
    for match in _datelines(text):
        start, end = match.span("dash")
        pieces += [text[done:start], "\n" * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _datelines(text: str) -> list[re.Match[str]]:
    """Return the datelines; of several names before a colon none is one, for they are turns of dialogue."""
    found = list(_DATELINE.finditer(text))
    turns = [match for match in found if match["dash"].startswith(":")]
    return found if len(turns) < _FEWEST_TURNS else [match for match in found if match not in turns]
