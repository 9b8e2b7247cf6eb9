"""What a report says of where it comes from: agencies, datelines, and the publications it cites."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from stemma.model.documents import Document
from stemma.resources.actors import countries
from stemma.resources.reading import read_json
from stemma.text.calendar_names import MONTHS, SHORTENED_MONTH, WEEKDAYS, month_number
from stemma.text.cuts import blank_cuts
from stemma.text.outlets import HEAD, agencies, find_agency, is_outlet, is_portal, name_key, names_publisher

_NAME = r"(?:The )?(?:[A-Z][\w&.-]{0,40}\w)(?:['’]? (?:(?:of|for|and|the) ){0,2}[A-Z][\w&-]{0,40}\w){0,6}"
_CALLED = r"(?:news|press) agency|newswire|newspapers?|magazine|news site"
"""What stands after the name of a publication; before it other words may, too."""
_PLAIN_DATELINE = re.compile(
    r"^[A-Z][A-Z'’.-]{2,}[^\n]{0,40}?\s[-–—]{1,2}\s|^[A-Z]{4,}, [A-Z][a-z]+(?:\.| —|$)", re.MULTILINE
)
_DAY = re.compile(
    rf"^[A-Z][^\n()]{{2,40}}, ({SHORTENED_MONTH.title()})\.? (\d\d?)\b[^\n]{{0,20}}[-–—]", re.MULTILINE
)
_LEAP_YEAR = 2000
_PROVIDER = re.compile(
    r"^([A-Z][\w.'’& -]{1,40}?|[\w-]+\.(?:com|org|net))[^\S\n]*(?:•$| — (?=[A-Z]))", re.MULTILINE
)


class Weight(IntEnum):
    """How strongly the words around a name say that the report rests on it."""

    NAMED = 0
    ACCOUNT = 1
    PUBLICATION = 2


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A publication or body whose account the report gives."""

    key: str
    name: str
    start: int
    end: int
    weight: Weight


@dataclass(frozen=True, slots=True)
class Credits:
    """What one document says of its origin."""

    agency: str | None
    """The agency whose text this is, by dateline, byline or agency line."""
    agency_words: str
    own_agency: bool
    """The outlet is that agency."""
    citations: tuple[Citation, ...]
    reported: bool
    """A dateline or a correspondent's line of its own, without an agency."""
    copied: tuple[str, ...]
    """Marks that copies carry: scraper tags, "Source link", translation notices."""
    portal: bool
    """The outlet prints hardly anything but what others wrote."""
    provider: str | None
    """From whom a portal says that it has the text."""
    outlet: str | None
    day: tuple[int, int] | None
    """Month and day of the dateline, as agencies write them."""


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = read_json("credits.json")
    return loaded


def find_credits(document: Document) -> Credits:
    """Return what a document says of its origin."""
    text = blank_cuts(document.text, document.cuts)
    where = find_agency(text)
    words = text[where[0] : where[1]] if where else ""
    agency = agencies().get(name_key(words), name_key(words)) if words else None
    portal = is_portal(document.outlet)
    return Credits(
        agency=agency,
        agency_words=words,
        own_agency=agency is not None and _is_agency(document.outlet, agency, words),
        citations=_citations_of(text),
        reported=agency is None and _is_reported(text),
        copied=_copy_marks(document),
        portal=portal,
        provider=_provider(document.text) if portal else None,
        outlet=document.outlet,
        day=_dateline_day(text),
    )


def _is_agency(outlet: str | None, agency: str, words: str) -> bool:
    """Tell whether an outlet is an agency, which a text calls by `words`, by any of the agency's names."""
    names = (name for name, key in agencies().items() if key == agency)
    return is_outlet(words, outlet) or any(is_outlet(name, outlet) for name in names)


def _is_reported(text: str) -> bool:
    """Tell whether a text has a dateline or a correspondent of its own."""
    return _PLAIN_DATELINE.search(text[:HEAD]) is not None or any(m in text for m in _words()["own_marks"])


def _copy_marks(document: Document) -> tuple[str, ...]:
    around = document.text, document.outlet or ""
    return tuple(mark for mark in _words()["copy_marks"] if any(mark in words for words in around))


def carries(copy: Credits, source: Credits) -> bool:
    """Tell whether one report credits the other's outlet with its text."""
    return copy.agency is not None and is_outlet(copy.agency_words, source.outlet)


def _provider(text: str) -> str | None:
    """Return who a portal says has written the text: a short line at the head, before a bullet or a dash.

    A line of an agency's name alone is found as a credit.
    """
    match = _PROVIDER.search(text[:HEAD])
    return match[1] if match else None


def _dateline_day(text: str) -> tuple[int, int] | None:
    """Return month and day of a dateline, or None without one and for a day that no year has."""
    match = _DAY.search(text[: 2 * HEAD])
    if match is None:
        return None
    month, day = month_number(match[1]), int(match[2])
    return (month, day) if 1 <= day <= monthrange(_LEAP_YEAR, month)[1] else None


@cache
def _citation_patterns() -> tuple[tuple[re.Pattern[str], Weight], ...]:
    words = {kind: "|".join(map(re.escape, listed)) for kind, listed in _words().items()}
    name = rf"(?:the )?[\"“”‘’'«]* ?(?P<name>{_NAME})"
    publication = rf"(?:{words['publications']})"
    by = r"(?:\s+(?:by|of|in|on|from|at|that|the|whose|for|[a-z]+)){0,3}?"
    return (
        (re.compile(rf"\b{publication}\b[\"“”]*{by}\s+{name}"), Weight.PUBLICATION),
        (re.compile(rf"\b(?P<name>{_NAME})[\"“”]* (?:{_CALLED})\b"), Weight.PUBLICATION),
        (re.compile(rf"\b(?i:{words['accounts']})\b{by}\s+{name}"), Weight.ACCOUNT),
        (re.compile(rf"\b(?:{words['prepositions']})\s+{name}"), Weight.NAMED),
        (
            re.compile(
                rf"{name}[\"“”]*(?:,[^,.\n]{{0,60}},?|\s+(?:has|have|had)|\s+in [A-Z]\w+)?"
                rf"\s+(?:{words['verbs']})\b"
            ),
            Weight.NAMED,
        ),
        (re.compile(rf"\b(?:{words['verbs']})\s+{name}"), Weight.NAMED),
    )


@lru_cache(maxsize=4096)
def _citations_of(text: str) -> tuple[Citation, ...]:
    """Return the citations of a text; the last texts are remembered, since copies have the same."""
    return tuple(sorted(set(_find_citations(text))))


def _find_citations(text: str) -> Iterator[Citation]:
    for pattern, weight in _citation_patterns():
        for match in _named_in(pattern, text):
            name = match["name"]
            if weight == Weight.PUBLICATION or _is_body(name):
                strength = Weight.PUBLICATION if names_publisher(name) else weight
                yield Citation(name_key(name), name, match.start("name"), match.end("name"), strength)


def _named_in(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches whose name may be an origin's; one that may not hides none behind it.

    "On Sunday, the Tigris Monitor reported": Sunday reported nothing.
    """
    ignored, at = _no_citation(), 0
    while (match := pattern.search(text, at)) is not None:
        is_name = name_key(match["name"]) not in ignored
        at = match.end() if is_name else match.end("name")
        if is_name:
            yield match


@cache
def _no_citation() -> frozenset[str]:
    """Return the keys of names that are no origin of a report: "the German newspaper" has none."""
    lands = (name for land in countries() for name in (*land.names, *land.adjectives))
    return frozenset(map(name_key, (*_words()["commonplace"], *WEEKDAYS, *MONTHS, "The", *lands)))


def _is_body(name: str) -> bool:
    """Tell a body from a person by its name: an acronym, or one of the words that bodies are called by."""
    listed = {*_words()["publishers"], *_words()["organisations"]}
    acronym = re.fullmatch(r"(?:The )?[A-Z]{3,6}", name) is not None
    return acronym or name_key(name) in agencies() or (" " in name and not listed.isdisjoint(name.split()))


def listed_words(kind: str) -> tuple[str, ...]:
    """Return one of the word lists of the credits resource. Raises KeyError for an unknown kind."""
    return tuple(_words()[kind])
