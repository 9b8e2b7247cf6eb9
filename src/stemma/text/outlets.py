"""Outlets by their names: which names are one outlet's, and which agency a text says that it is from."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from stemma.resources.reading import read_json
from stemma.text.normalise import fold

HEAD = 700
"""Characters in which a byline or a dateline stands."""
_PLACE = r"(?:[A-Z][\w.'’-]++[ ,/]*){1,6}(?:\([A-Z][\w .]+\)[ ,]*)?[^\n()]{0,25}?"
_DATELINE = re.compile(rf"^(?:{_PLACE})?\(\s*([A-Z][\w .-]{{1,24}})\s*\)\s*[-–—]", re.MULTILINE)


@cache
def _wires() -> dict[str, list[str]]:
    return dict(read_json("agencies.json"))


@cache
def _syndicates() -> dict[str, list[str]]:
    return dict(read_json("syndicates.json"))


@cache
def agencies() -> dict[str, str]:
    """Return the short name of each news agency, and of each outlet that others print, by its names' keys."""
    listed = _wires() | _syndicates()
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
    line = _heads().search(text[: 2 * HEAD]) or _agency_lines().search(text)
    return line.span(line.lastindex) if line and line.lastindex else None


def _either(names: Iterable[str]) -> str:
    return rf"(?:The )?({'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})"


@cache
def _heads() -> re.Pattern[str]:
    """Return what only the head of a page says: its byline, whoever wrote it, and whose page it was.

    A photographer's name is followed by a caption, and agencies are short in it: "Jane Roe / AP".
    """
    every = [name for listed in (_wires(), _syndicates()) for names in listed.values() for name in names]
    full = [name for name in every if " " in name]
    names = r"[A-Z][\w.'’-]*(?:,? (?:and )?[A-Z][\w.'’-]*){1,11}"
    end = r"[^\S\n]*[|•]?[^\S\n]*$(?!\s*(?:FILE\b|File\b|In this\b|Photo))"
    return re.compile(
        rf"^[^\S\n]*{_either(every)}[^\S\n]*(?:$|(?:[|•]|Published|Updated|[-–—] By\b)[^\n]{{0,90}}$)"
        rf"|^[^\S\n]*{names}(?:,| \|) {_either(full)}{end}"
        rf"|^[^\S\n]*{names}(?<=[a-z]){_either(full)}{end}"
        rf"|\(({'|'.join(map(re.escape, every))})\) ?[-–—]",
        re.MULTILINE,
    )


@cache
def _agency_lines() -> re.Pattern[str]:
    wires = [name for names in _wires().values() for name in names]
    agency = _either([*wires, *(name for names in _syndicates().values() for name in names)])
    wire = _either(wires)
    role = r"(?:Writers?|Staff|News|Sports|contributed|reporting)"
    by = r"By(?:[^\S\n]++|\S){0,80}?\b"
    staff = r"(?:writers?|reporters?|journalists?|correspondents?)"
    lines = (
        rf"^[^\S\n]*(?:{by})?{wire}(?: {role}[^\n]{{0,60}})?[^\S\n]*$",
        rf"^[^\S\n]*{by}{agency}(?: {role}[^\n]{{0,60}})?[^\S\n]*$",
        rf"\bBy\s(?:[A-Z][\w.'’-]+[ ,]+(?:and )?){{1,8}}?(?:of )?{agency}\b",
        rf"\btold (?:the )?{wire}\b",
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
    plain = re.sub(r"\s*\([^)]*\)|(?<=\w)/.*", "", outlet).strip()
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", plain):
        label = plain.removeprefix("www.").split(".")[-2]
        return (label, label.removesuffix("news")) if label.endswith("news") and len(label) > 4 else (label,)
    return (plain,)


@cache
def _portals() -> frozenset[str]:
    names: list[str] = read_json("credits.json")["portals"]
    return frozenset(name_key(name).replace(" ", "").removesuffix("news") for name in names)


def is_portal(outlet: str | None) -> bool:
    """Tell whether an outlet prints hardly anything but what others wrote.

    >>> is_portal("yahoo.com/news"), is_portal("Yahoo News"), is_portal("The Galloway Observer")
    (True, True, False)
    """
    known = (name_key(name).replace(" ", "").removesuffix("news") for name in outlet_names(outlet))
    return any(name in _portals() for name in known)


def is_outlet(name: str, outlet: str | None) -> bool:
    """Tell whether a cited name is that outlet's: "Fox News" is foxnews.com, "Ceibo" the Agencia Ceibo."""
    return any(same_name(name, known) or _core(name) == _core(known) for known in outlet_names(outlet))


def _core(name: str) -> str:
    """Return a name without what it calls itself, and without blanks, since host names have none."""
    words = name_key(name).split()
    return "".join([word for word in words if word not in _KINDS] or words)


_KINDS = frozenset({"agency", "agence", "agencia", "agenzia", "agentur", "news"})
