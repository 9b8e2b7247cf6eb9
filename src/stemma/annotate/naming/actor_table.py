"""Looking a name up: which country, actor or place it stands for, and its code on a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache

from stemma.model.mentions import ActorReference
from stemma.resources.actors import UNKNOWN, ActorRow, actors, bodies, countries, places
from stemma.text.names import SAME_NAME, name_similarity, name_tokens, spelling_keys
from stemma.text.normalise import word_bounds

Words = tuple[str, ...]

_ORGAN_WORDS = 4
"""Words of the longest organ of a state that is tried after a country's name."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9+]{1,6}(?:-[A-Z])?")


@dataclass(frozen=True, slots=True)
class Known:
    """What one name may stand for: all rows are periods of one actor."""

    label: str
    rows: tuple[ActorRow, ...]

    @property
    def id(self) -> str:
        """Return the id of the table entry."""
        return self.rows[0].id

    def reference(self, first_day: date | None, last_day: date | None) -> ActorReference:
        """Return the entry with the code that held between two days.

        Where the days are unknown or fall into periods with different codes, the sector is left open.
        Outside all periods the nearest one counts: a minister stays one in reports of last month.
        """
        codes = {row.code for row in self._rows_of(first_day, last_day)}
        code = codes.pop() if len(codes) == 1 else f"{self.rows[0].code.split()[0]} {UNKNOWN}"
        return ActorReference(self.id, self.rows[0].name, code)

    def _rows_of(self, first_day: date | None, last_day: date | None) -> Iterable[ActorRow]:
        if len(self.rows) == 1 or first_day is None or last_day is None:
            return self.rows
        inside = [r for r in self.rows if r.first_day <= last_day and first_day <= r.last_day]
        past = [r for r in self.rows if r.last_day < first_day]
        return inside or past[-1:] or self.rows[:1]


@dataclass(slots=True)
class _Index:
    """Names by their folded words, acronyms by their letters, and the names of persons by family name."""

    names: dict[Words, Known] = field(default_factory=dict)
    acronyms: dict[str, Known] = field(default_factory=dict)
    metonyms: dict[Words, Known] = field(default_factory=dict)
    persons: dict[str, list[Known]] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    """By its first word, the number of words of the longest name that begins with it."""

    def add(self, name: str, known: Known) -> None:
        letters = name.replace(".", "")
        if _ACRONYM.fullmatch(letters):
            self.acronyms.setdefault(letters, known)
            words = tuple(word for word, _, _ in word_bounds(name))
        else:
            words = name_words(name) if name.startswith("the ") else _folded(name)
            self.names.setdefault(words, known)
        organ = _ORGAN_WORDS if known.label in {"GPE", "NORP"} and len(known.id) == 3 else 0
        self.lengths[words[0]] = max(self.lengths.get(words[0], 0), len(words) + organ)


def name_words(name: str) -> Words:
    """Return the folded words of a name, without the article before it and the 's after it."""
    words = _folded(name)
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _folded(name: str) -> Words:
    return tuple(re.sub(r"'s$", "", word) for word, _, _ in word_bounds(name))


@cache
def _index() -> _Index:
    index = _Index()
    _add_countries(index)
    _add_actors(index)
    for place in places():
        for name in place.names:
            index.add(name, Known(place.label, (place,)))
    return index


def _add_countries(index: _Index) -> None:
    for country in countries():
        row = ActorRow(country.iso3, "GPE", f"{country.iso3} {UNKNOWN}", country.names)
        for name in country.names:
            index.add(name, Known("GPE", (row,)))
        for adjective in country.adjectives:
            index.add(adjective, Known("NORP", (row,)))
        government = _organ(country.iso3, "government", "GOV")
        for metonym in country.metonyms:
            index.add(metonym, government)
        for capital in country.capitals:
            index.metonyms.setdefault(name_words(capital), government)


@cache
def _organ(iso3: str, body: str, sector: str) -> Known:
    country = next(c for c in countries() if c.iso3 == iso3)
    adjective = country.adjectives[0] if country.adjectives else country.names[0]
    return Known("ORG", (ActorRow(f"{iso3}-{body}", "ORG", f"{iso3} {sector}", (f"{adjective} {body}",)),))


def _add_actors(index: _Index) -> None:
    by_id: dict[str, list[ActorRow]] = {}
    for row in actors():
        by_id.setdefault(row.id, []).append(row)
    for rows in by_id.values():
        known = Known(rows[0].label, tuple(rows))
        for name in rows[0].names:
            index.add(name, known)
        if known.label == "PER":
            for key in spelling_keys(name_tokens(rows[0].name)[-1]):
                index.persons.setdefault(key, []).append(known)


@lru_cache(maxsize=1 << 16)
def known_name(text: str) -> Known | None:
    """Return what the tables know under exactly this name, or None.

    Capitals and accents do not matter, but an acronym has to be written as one: "us" is not the US.
    """
    letters = text.strip().replace(".", "")
    letters = re.sub(r"^[Tt]he |['’]s$", "", letters)
    index = _index()
    if _ACRONYM.fullmatch(letters) and letters in index.acronyms:
        return index.acronyms[letters]
    words = _folded(text)
    return index.names.get(words) or index.names.get(name_words(text)) or _organ_of(name_words(text))


def _organ_of(words: Words) -> Known | None:
    """Return the organ of a state that a country's name or adjective and a noun make: "Iraqi parliament"."""
    index = _index()
    for count in range(1, min(4, len(words))):
        body = bodies().get(" ".join(words[count:]))
        if body is None:
            continue
        owner = index.names.get(words[:count]) or index.acronyms.get("".join(words[:count]).upper())
        if owner is not None and owner.label in {"GPE", "NORP"} and len(owner.id) == 3:
            return _organ(owner.id, body.body, body.sector)
    return None


def known_capital(text: str) -> Known | None:
    """Return the government that a capital's name can stand for ("Baghdad refused"), or None."""
    return _index().metonyms.get(name_words(text))


@lru_cache(maxsize=1 << 12)
def known_person(text: str) -> Known | None:
    """Return the one person of the table whose name this is in another spelling, or None."""
    tokens = name_tokens(text)
    if len(tokens) < 2:
        return None
    found = {
        known.id: known
        for key in spelling_keys(tokens[-1])
        for known in _index().persons.get(key, ())
        if name_similarity(text, known.rows[0].name) >= SAME_NAME
    }
    return next(iter(found.values())) if len(found) == 1 else None


def longest_name(first_word: str) -> int:
    """Return the number of words of the longest name that begins with this folded word; 0: none does."""
    return _index().lengths.get(first_word, 0)
