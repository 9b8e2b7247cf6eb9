"""Paragraphs that travel with a page or a picture and not with the report.

Ingest cuts what one page shows to be furniture; here is what only the pile shows, and what a report keeps
although it is no prose of its own: captions and notices.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from stemma.text.cuts import paragraph_bounds

Bounds = tuple[int, int]

_CAPTION = re.compile(
    r"\((?:AP |File )?Photo\b|\bPhoto(?:graph)?s?(?: credit)?(?: by|:)|\bGetty Images\b|\bvia AP\b|"
    r"AP Photo|\b(?:AFP|EPA|Reuters|REUTERS)/\w|/(?:AFP|EPA|Reuters|REUTERS|Pool|TASS)\b|"
    r"\b(?:Image|Picture|Photo) (?:credit|caption|copyright)|"
    r"\bFILE ?[-–—:(]|^FILE\b|\bin this (?:file )?photo\b",
)
_NOTICE = re.compile(
    r"\b(?:subscri(?:be|ption)|sign up|newsletter|cookies|privacy policy|terms of (?:use|service)|"
    r"advertis\w+|all rights reserved|may not be published|reproduction forbidden|share this|follow us|"
    r"comments are closed|read more|download our|click here|"
    r"get full access|unlimited access|continue reading)\b",
    re.IGNORECASE,
)
LONGEST_CAPTION = 120
"""Words; the longest photo caption among the labelled development pairs has 100."""
LONGEST_NOTICE = 60
"""Words; this and the three below are set by hand."""
LONGEST_REPEATED = 60
"""Words; longer paragraphs that one outlet repeats are versions of one story ("The Latest")."""
REPEATED = 3
"""Texts of one outlet that carry a paragraph before it counts as that outlet's furniture."""
SHORT = 6
"""Words of a paragraph that may be furniture of several outlets at once ("Related stories")."""


def find_furniture(texts: Mapping[str, tuple[str, frozenset[str]]]) -> dict[str, list[Bounds]]:
    """Return, per text, the bounds of paragraphs that are no prose of the report.

    `texts` gives each distinct text once, under its key, with the outlets that carry it: copies of one
    text never make its own paragraphs look repeated.
    """
    repeated = _repeated_paragraphs(texts.values())
    found = {}
    for key, (text, _) in texts.items():
        bounds = paragraph_bounds(text)
        found[key] = [b for b in bounds if _is_furniture(text[b[0] : b[1]], repeated)]
    return found


def _is_furniture(paragraph: str, repeated: set[str]) -> bool:
    words = paragraph.count(" ") + 1
    if words <= LONGEST_REPEATED and paragraph.casefold() in repeated:
        return True
    if words <= LONGEST_CAPTION and _CAPTION.search(paragraph):
        return True
    return words <= LONGEST_NOTICE and _NOTICE.search(paragraph) is not None


def _repeated_paragraphs(texts: Iterable[tuple[str, frozenset[str]]]) -> set[str]:
    carriers: dict[str, list[frozenset[str]]] = defaultdict(list)
    for text, outlets in texts:
        for paragraph in {text[start:end].casefold() for start, end in paragraph_bounds(text)}:
            carriers[paragraph].append(outlets)
    return {paragraph for paragraph, outlets in carriers.items() if _is_repeated(paragraph, outlets)}


def _is_repeated(paragraph: str, carriers: list[frozenset[str]]) -> bool:
    """Tell whether one outlet repeats a paragraph that nobody else has, unless it is very short."""
    if len(carriers) < REPEATED:
        return False
    most = max(
        sum(outlet in outlets for outlets in carriers) for outlet in frozenset().union(*carriers) or {""}
    )
    return most >= REPEATED and (most == len(carriers) or paragraph.count(" ") < SHORT)
