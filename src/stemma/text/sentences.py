"""Sentences by rule, where no language model has read the text yet."""

import re

from stemma.text.cuts import paragraph_bounds

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[“\"‘'(\[]?\s?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|Inc|Corp|Co|Ltd)|\b[A-Z])\.\s+$"
)


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Return start and end of each sentence, in order; a sentence never leaves its paragraph.

    >>> text = "Gen. Frank McKenzie met Iraqi leaders. He left on Tuesday."
    >>> [text[start:end] for start, end in sentence_bounds(text)]
    ['Gen. Frank McKenzie met Iraqi leaders.', 'He left on Tuesday.']
    """
    bounds = []
    for start, end in paragraph_bounds(text):
        begun = start
        for match in _END.finditer(text, start, end):
            if _ABBREVIATION.search(text, max(begun, match.start() - 6), match.end()):
                continue
            bounds.append((begun, match.start() + len(match.group().rstrip())))
            begun = match.end()
        if begun < end:
            bounds.append((begun, end))
    return bounds
