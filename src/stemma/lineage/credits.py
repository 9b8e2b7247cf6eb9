"""What a report says of where it comes from: agencies, datelines, and the publications it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from stemma.model.documents import Document
from stemma.resources.reading import read_json
from stemma.text.cuts import blank_cuts
from stemma.text.normalise import fold

HEAD = 700
"""Characters in which a byline or a dateline stands."""
_NAME = r"(?:The )?(?:[A-Z][\w&.-]{0,40}\w)(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w&-]{0,40}\w){0,6}"
_DATELINE = re.compile(
    r"^(?:[A-Z][\w'’.-]++[ ,/]*){1,6}(?:\([A-Z][\w .]+\)[ ,]*)?[^\n()]{0,25}?"
    r"\(\s*([A-Z][\w .-]{1,24})\s*\)\s*[-–—]",
    re.MULTILINE,
)
_PLAIN_DATELINE = re.compile(
    r"^[A-Z][A-Z'’.-]{2,}[^\n]{0,40}?\s[-–—]{1,2}\s|^[A-Z]{4,}, [A-Z][a-z]+(?:\.| —|$)", re.MULTILINE
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile(
    rf"^[A-Z][^\n()]{{2,40}}, ({'|'.join(_MONTHS)})[a-z]*\.? (\d\d?)\b[^\n]{{0,20}}[-–—]", re.MULTILINE
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
    outlet: str | None
    day: tuple[int, int] | None
    """Month and day of the dateline, as agencies write them."""


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = read_json("credits.json")
    return loaded


@cache
def _agencies() -> dict[str, str]:
    listed: dict[str, list[str]] = read_json("agencies.json")
    return {name_key(name): key for key, names in listed.items() for name in names}


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return the key under which mentions of one publication fall together.

    >>> name_key("The Hill") == name_key("the hill")
    True
    """
    words = re.findall(r"\w+", fold(name).replace("'s", ""))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(name: str) -> str:
    """Return the initials of the capitalised words of a name, as its acronym would have them.

    >>> initials("Center for Strategic and Budgetary Assessments")
    'csba'
    """
    words = re.findall(r"[A-Z]\w*", re.sub(r"^[Tt]he\s", "", name))
    return "".join(word[0] for word in words).lower() if len(words) > 1 else ""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one: folded alike, or one the initials of the other."""
    keys = {name_key(one), name_key(other)}
    return len(keys) == 1 or name_key(one) == initials(other) != "" or name_key(other) == initials(one) != ""


def outlet_names(outlet: str | None) -> tuple[str, ...]:
    """Return the names by which others may cite an outlet; of a host name, its first label."""
    if not outlet:
        return ()
    plain = re.sub(r"\s*\([^)]*\)", "", outlet).strip()
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", plain):
        label = plain.removeprefix("www.").split(".")[-2]
        return (label, label.removesuffix("news")) if label.endswith("news") and len(label) > 4 else (label,)
    return (plain,)


def is_outlet(name: str, outlet: str | None) -> bool:
    """Tell whether a cited name is that outlet's: "Fox News" is foxnews.com."""
    squeezed = name_key(name).replace(" ", "")
    return any(
        same_name(name, known) or squeezed == name_key(known).replace(" ", "")
        for known in outlet_names(outlet)
    )


def find_credits(document: Document) -> Credits:
    """Return what a document says of its origin."""
    text = blank_cuts(document.text, document.cuts)
    words = _find_agency(text)
    agency = _agencies().get(name_key(words), name_key(words)) if words else None
    own = agency is not None and (
        is_outlet(words, document.outlet)
        or any(is_outlet(n, document.outlet) for n, k in _agencies().items() if k == agency)
    )
    marks = tuple(m for m in _words()["copy_marks"] if m in document.text or m in (document.outlet or ""))
    reported = agency is None and (
        _PLAIN_DATELINE.search(text[:HEAD]) is not None or any(m in text for m in _words()["own_marks"])
    )
    citations = tuple(sorted(set(_find_citations(text))))
    return Credits(agency, words, own, citations, reported, marks, document.outlet, _dateline_day(text))


def _dateline_day(text: str) -> tuple[int, int] | None:
    match = _DAY.search(text[: 2 * HEAD])
    return (_MONTHS.index(match[1][:3]) + 1, int(match[2])) if match else None


@cache
def _agency_lines() -> re.Pattern[str]:
    listed: dict[str, list[str]] = read_json("agencies.json")
    every = [re.escape(name) for names in listed.values() for name in names]
    agency = rf"(?:The )?({'|'.join(sorted(every, key=len, reverse=True))})"
    role = r"(?:Writers?|Staff|News|Sports|contributed|reporting)"
    staff = r"(?:writers?|reporters?|journalists?|correspondents?)"
    lines = (
        rf"^[^\S\n]*(?:By\s[^\n]{{0,80}}?\b)?{agency}(?: {role}[^\n]{{0,60}})?[^\S\n]*$",
        rf"\bBy\s(?:[A-Z][\w.'’-]+[ ,]+(?:and )?){{1,8}}?(?:of )?{agency}\b",
        rf"\btold (?:the )?{agency}\b",
        rf"(?:Copyright|©)[^\n]{{0,20}}? {agency}\b",
        rf"\b{agency} (?:[a-z]+ )?{staff}\b[^\n]{{0,120}}contributed",
    )
    return re.compile("|".join(lines), re.MULTILINE)


def _find_agency(text: str) -> str:
    """Return the agency's name as written, from the dateline before any other place, or nothing."""
    dateline = _DATELINE.search(text[: 2 * HEAD])
    if dateline:
        return dateline.group(1).strip()
    line = _agency_lines().search(text)
    return next((group for group in line.groups() if group), "") if line else ""


@cache
def _citation_patterns() -> tuple[tuple[re.Pattern[str], Weight], ...]:
    words = {kind: "|".join(map(re.escape, listed)) for kind, listed in _words().items()}
    name = rf"(?:the )?[\"“”‘’'«]* ?(?P<name>{_NAME})"
    publication = rf"(?:{words['publications']})"
    by = r"(?:\s+(?:by|of|in|on|from|at|that|the|whose|for|[a-z]+)){0,3}?"
    return (
        (re.compile(rf"\b{publication}\b[\"“”]*{by}\s+{name}"), Weight.PUBLICATION),
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


def _find_citations(text: str) -> Iterator[Citation]:
    ignored = {name_key(name) for name in (*_words()["commonplace"], *_words()["calendar"], "The")}
    for pattern, weight in _citation_patterns():
        for match in pattern.finditer(text):
            name = match["name"]
            key = name_key(name)
            if key in ignored or (weight < Weight.PUBLICATION and not _is_body(name)):
                continue
            strength = Weight.PUBLICATION if _is_publisher(name) else weight
            yield Citation(key, name, match.start("name"), match.end("name"), strength)


def _is_publisher(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1] in _words()["publishers"] or name_key(name) in _agencies()


def _is_body(name: str) -> bool:
    """Tell a body from a person by its name: an acronym, or one of the words that bodies are called by."""
    listed = {*_words()["publishers"], *_words()["organisations"]}
    acronym = re.fullmatch(r"(?:The )?[A-Z]{3,6}", name) is not None
    return acronym or name_key(name) in _agencies() or (" " in name and not listed.isdisjoint(name.split()))


def listed_words(kind: str) -> tuple[str, ...]:
    """Return one of the word lists of the credits resource. Raises KeyError for an unknown kind."""
    return tuple(_words()[kind])
