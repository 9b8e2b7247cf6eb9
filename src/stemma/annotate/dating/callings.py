"""Where a text calls somebody by an office: title and name together, in whichever order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from stemma.resources.offices import Term, terms

RULED_BY = {"administration": "president"}
"""Bodies that are called by the name of who holds an office."""
WIDEST = 80
"""Characters before a title in which the name is looked for that it is put behind. Set by hand."""

_NOT_NOW = re.compile(
    r"\b(?:former|ex|late|then|vice|deputy|acting|one-?time|under|since|like|after|before|when|than)[\s-]+(?:[\w.]+[\s-]+)?$",
    re.IGNORECASE,
)
"""Words before a title after which somebody else holds the office now, or held it then."""
_FORMER = re.compile(r"\b(?:former|ex-|late)[\s-]((?:[\w.]+\s+){0,4}\w+)", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?:\b[Tt]he\s+(?:[A-Z][\w.]*\s+)?|['’]s\s+)$")
_NAME_BEFORE = re.compile(r"((?:[\w.'’-]+\s+){1,4}[\w.'’-]+),\s+(?:the|its|their)\s+$")
_RULER = re.compile(r"((?:[\w.'’-]+\s+){0,2}[\w.'’-]+)\s+$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Calling:
    """A title, in small letters, and the name that stands with it, from `start` to `end`."""

    title: str
    name: str
    start: int
    end: int
    body: bool = False
    """Whether a body is called so after its head: "the Clinton administration"."""


def find_called(text: str) -> Iterator[tuple[Calling, tuple[Term, ...]]]:
    """Yield where somebody is called by an office, with the terms in which it was held.

    "Dmitri Medvedev, the president" and "Russia's president, Dmitri Medvedev" are so, by the full name. "The
    Clinton administration" is called so after its president. No "former" stands before title or name.
    """
    former = {word for found in _FORMER.finditer(text) for word in re.findall(r"\w+", found[1])}
    for title in _titles().finditer(text):
        for calling in _read(text, title):
            held = terms().get((calling.title, calling.name))
            over = _NOT_NOW.search(text, max(0, calling.start - 30), calling.start)
            if held and not over and _surname(calling.name) not in former:
                yield calling, held


def _surname(name: str) -> str:
    """Return the last word of a name, letters only."""
    return "".join(re.findall(r"\w+", name)[-1:])


def _read(text: str, title: re.Match[str]) -> Iterator[Calling]:
    kind = " ".join(title[0].casefold().split())
    before = text[max(0, title.start() - WIDEST) : title.start()]
    if kind in RULED_BY:
        yield from _behind(RULED_BY[kind], _RULER.search(before), title, body=True)
    elif found := _names().match(text, title.end()):
        name = " ".join(found["name"].split())
        if not found["comma"] or (" " in name and _OF_SOMEBODY.search(before)):
            yield Calling(kind, name, title.start(), found.end())
    elif found := _NAME_BEFORE.search(before):
        yield from _behind(kind, found, title)


def _behind(
    kind: str, found: re.Match[str] | None, title: re.Match[str], body: bool = False
) -> Iterator[Calling]:
    """Yield the longest name that held the office among the last words of `found`, two of them or more."""
    words = list(_WORD.finditer(found[1])) if found else []
    for number in range(len(words) - (0 if body else 1)):
        name = " ".join(word[0] for word in words[number:])
        if found and (kind, name) in terms():
            start = title.start() - len(found.string) + found.start(1) + words[number].start()
            yield Calling(kind, name, start, title.end(), body)
            return


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted({title for title, _ in terms()} | set(RULED_BY), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_spaced, titles))})(?!\w)", re.IGNORECASE)


@cache
def _names() -> re.Pattern[str]:
    names = sorted({name for _, name in terms()}, key=len, reverse=True)
    written = "|".join(map(_spaced, names))
    return re.compile(rf"(?P<comma>,)?\s+(?P<name>{written})\b(?![\s-]+[A-Z][a-z])")


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")
