"""Offices and ranks: what a person is called beside the name, in either text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, once, span_bounds
from stemma.model.alterations import AlterationKind
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows
from stemma.text.names import SAME_NAME, name_similarity, name_tokens
from stemma.text.normalise import fold

AROUND = 40
"""Characters before a name, and after its comma, in which its office stands; set by hand."""
LONGEST_LESSER = 10
"""Characters before an office in which "deputy" or "assistant" stands; set by hand."""
_LESSER = re.compile(r"\b(?:deputy|vice|acting|interim|assistant|former|ex)[ -]", re.IGNORECASE)
_WIDE = frozenset({"chief", "head", "boss", "leader", "ruler", "official"})
"""Words that every holder of an office may be called."""


@cache
def _offices() -> dict[str, frozenset[str]]:
    """Return what each office or rank may be called: itself, its abbreviations and wider words."""
    return {
        noun: frozenset({noun, *others.split()})
        for noun, _, kind, others in read_rows("person_nouns.tsv")
        if kind == "office"
    }


@cache
def _called() -> dict[str, frozenset[str]]:
    """Return the offices that each word may name: "pm" is the prime minister."""
    called: dict[str, set[str]] = {}
    for noun, words in _offices().items():
        for word in words:
            called.setdefault(word, set()).add(noun)
    return {word: frozenset(nouns) for word, nouns in called.items()}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_called(), key=len, reverse=True)
    offices = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w-])(?:(?:vice|deputy|ex)-)?({offices})(?![\w-])", re.IGNORECASE)


def is_office(word: str) -> bool:
    """Tell whether a folded word is an office or a rank, or part of one of two words."""
    return word in _parts()


@cache
def _parts() -> frozenset[str]:
    return frozenset(part for office in _called() for part in (office, *office.split()))


def roles_differ(one: str, other: str) -> bool:
    """Tell whether two folded words name offices or ranks of which neither may be called the other.

    >>> roles_differ("colonel", "general"), roles_differ("leader", "president"), roles_differ("pm", "premier")
    (True, False, False)
    """
    ours, theirs = _called().get(one), _called().get(other)
    return bool(ours and theirs) and not _compatible(one, other)


def _compatible(one: str, other: str) -> bool:
    return bool(_called()[one] & _called()[other] or {one, other} & _WIDE)


def compare_roles(left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield each person whom one text gives an office that the other never does, and it another."""
    for one in _first_mentions(left):
        if not _roles_of(one, left):
            continue
        for other in _first_mentions(right):
            if name_similarity(one.text, other.text) >= SAME_NAME:
                yield from _compare(one, left, other, right)
                break


@once
def _first_mentions(reading: Reading) -> Sequence[NameMention]:
    first: dict[tuple[str, ...], NameMention] = {}
    for name in reading.names:
        if name.label == "PER":
            first.setdefault(name_tokens(name.text)[-1:], name)
    return [name for tokens, name in first.items() if tokens]


def _compare(one: NameMention, left: Reading, other: NameMention, right: Reading) -> Iterator[Finding]:
    ours, theirs = _roles_of(one, left), _roles_of(other, right)
    if not (ours and theirs):
        return
    pairs = [(ours[a], theirs[b]) for a in ours for b in theirs if _compatible(a, b)]
    if not pairs:
        yield Finding(AlterationKind.ROLE, next(iter(ours.values())), next(iter(theirs.values())))
        return
    lesser = (
        any(_is_lesser(b, left) for b in ours.values()),
        any(_is_lesser(b, right) for b in theirs.values()),
    )
    if lesser[0] != lesser[1]:
        yield Finding(AlterationKind.ROLE, *pairs[0])


def _is_lesser(bounds: Bounds, reading: Reading) -> bool:
    """Tell whether an office is held for another, or no longer: "the deputy spokesman"."""
    return _LESSER.search(reading.text, max(0, bounds[0] - LONGEST_LESSER), bounds[1]) is not None


def _roles_of(person: NameMention, reading: Reading) -> Mapping[str, Bounds]:
    """Return the offices beside each mention of a person, with the stretch that gives it to the name."""
    return _roles(reading).get(name_tokens(person.text)[-1:], {})


@once
def _roles(reading: Reading) -> Mapping[tuple[str, ...], Mapping[str, Bounds]]:
    """Return the offices of each person of a text, by the last part of the name."""
    found: dict[tuple[str, ...], dict[str, Bounds]] = {}
    for name in reading.names:
        if name.label == "PER":
            held = found.setdefault(name_tokens(name.text)[-1:], {})
            for role, bounds in _beside(name, reading):
                held.setdefault(role, bounds)
    return found


def _beside(name: NameMention, reading: Reading) -> Iterator[tuple[str, Bounds]]:
    """Yield the office before the name ("Prime Minister X") and in its apposition ("X, the French PM")."""
    start, end = span_bounds(name.span)
    if inner := _pattern().match(reading.text[start:end]):
        yield fold(inner[1]), (start, end)
    for match in _pattern().finditer(reading.text, max(0, start - AROUND), start):
        if re.fullmatch(r"[\s,.]*", reading.text[match.end() : start]):
            yield fold(match[1]), (match.start(), end)
    after = re.match(
        r",? (?:who is |who was )?(?:the |an? )?([^,.;:]{2,40})[,.;]", reading.text[end : end + AROUND + 9]
    )
    if after and reading.text[end] == ",":
        for match in _pattern().finditer(after[1]):
            yield fold(match[1]), (start, end + after.end(1))
