"""Paragraphs that travel with a page or a picture and not with the report.

Ingest cuts what one page shows to be furniture; here is what only the pile shows, and what a report keeps
although it is no prose of its own: captions and notices.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from stemma.model.spans import Bounds
from stemma.text.cuts import paragraph_bounds

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
    r"get full access|unlimited access|continue reading|rush (?:deadline|transcript)|in its final form)\b",
    re.IGNORECASE,
)
LONGEST_CAPTION = 120
"""Words; the longest photo caption among the labelled development pairs has 100."""
LONGEST_NOTICE = 80
"""Words; this and the four below are set by hand."""
LONGEST_FORM = 160
"""Words of a paragraph in which two such phrases stand: a form to subscribe with all that it may answer."""
LONGEST_REPEATED = 60
"""Words; longer paragraphs that one outlet repeats are versions of one story ("The Latest")."""
REPEATED = 3
"""Texts of one outlet that carry a paragraph before it counts as that outlet's furniture."""
SHORT = 6
"""Words of a paragraph that may be furniture of several outlets at once ("Related stories")."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and what tells whether it is prose of the report."""

    start: int
    end: int
    words: int
    key: int
    """The same for paragraphs that differ in case only."""
    notice: bool
    """A caption or a notice, wherever it stands."""


def read_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, in order."""
    return tuple(_paragraph(text[start:end], start, end) for start, end in paragraph_bounds(text))


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    words = text.count(" ") + 1
    folded = text.casefold().encode("utf-8", "surrogatepass")
    key = int.from_bytes(blake2b(folded, digest_size=8).digest(), "little")
    return Paragraph(start, end, words, key, _is_notice(text, words))


def _is_notice(paragraph: str, words: int) -> bool:
    if words <= LONGEST_CAPTION and _CAPTION.search(paragraph):
        return True
    if words <= LONGEST_NOTICE:
        return _NOTICE.search(paragraph) is not None
    return words <= LONGEST_FORM and len({m[0].casefold() for m in _NOTICE.finditer(paragraph)}) > 1


def find_furniture(
    texts: Mapping[str, tuple[tuple[Paragraph, ...], frozenset[str]]],
) -> dict[str, list[Bounds]]:
    """Return, per text, the bounds of paragraphs that are no prose of the report.

    `texts` gives each distinct text once, under its key, with the outlets that carry it: copies of one
    text never make its own paragraphs look repeated.
    """
    repeated = _repeated_paragraphs(texts.values())
    return {
        key: [(p.start, p.end) for p in paragraphs if p.notice or p.key in repeated]
        for key, (paragraphs, _) in texts.items()
    }


def _repeated_paragraphs(texts: Iterable[tuple[tuple[Paragraph, ...], frozenset[str]]]) -> set[int]:
    carriers: dict[int, list[frozenset[str]]] = defaultdict(list)
    words: dict[int, int] = {}
    for paragraphs, outlets in texts:
        for paragraph in {p.key: p for p in paragraphs if p.words <= LONGEST_REPEATED}.values():
            carriers[paragraph.key].append(outlets)
            words[paragraph.key] = paragraph.words
    return {key for key, outlets in carriers.items() if _is_repeated(words[key], outlets)}


def _is_repeated(words: int, carriers: list[frozenset[str]]) -> bool:
    """Tell whether one outlet repeats a paragraph that nobody else has, unless it is very short."""
    if len(carriers) < REPEATED:
        return False
    counted = Counter(outlet for outlets in carriers for outlet in outlets)
    most = max(counted.values(), default=0)
    return most >= REPEATED and (most == len(carriers) or words <= SHORT)
