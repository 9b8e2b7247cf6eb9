"""Outlets by their names: which names are one outlet's, and which agency a text says that it is from."""

import re
from functools import cache, lru_cache

from stemma.resources.reading import read_json
from stemma.text.normalise import fold

HEAD = 700
"""Characters in which a byline or a dateline stands."""
_DATELINE = re.compile(
    r"^(?:[A-Z][\w'’.-]++[ ,/]*){1,6}(?:\([A-Z][\w .]+\)[ ,]*)?[^\n()]{0,25}?"
    r"\(\s*([A-Z][\w .-]{1,24})\s*\)\s*[-–—]",
    re.MULTILINE,
)


@cache
def agencies() -> dict[str, str]:
    """Return the short name of each listed news agency by the key of each of its names."""
    listed: dict[str, list[str]] = read_json("agencies.json")
    return {name_key(name): key for key, names in listed.items() for name in names}


@cache
def _publishers() -> frozenset[str]:
    return frozenset(read_json("credits.json")["publishers"])


def names_publisher(name: str) -> bool:
    """Tell whether a name is an agency's, or ends in a word that publishers are called by.

    >>> names_publisher("the Galloway Observer"), names_publisher("the interior ministry")
    (True, False)
    """
    return name_key(name) in agencies() or name.rsplit(maxsplit=1)[-1] in _publishers()


def find_agency(text: str) -> tuple[int, int] | None:
    """Return where a text names its agency, the dateline before any other place, or None."""
    dateline = _DATELINE.search(text[: 2 * HEAD])
    if dateline:
        start, end = dateline.span(1)
        return start, start + len(text[start:end].rstrip())
    line = _agency_lines().search(text)
    return line.span(line.lastindex) if line and line.lastindex else None


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
