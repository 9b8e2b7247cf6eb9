"""The project's own lexicon of event words: which verb or noun, in which frame, tells which PLOVER type."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from stemma.model.events import EventType
from stemma.resources.inflection import noun_forms, verb_forms
from stemma.resources.reading import read_toml

Words = frozenset[str]
NO_WORDS: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling one type of event; see event_lexicon.toml for what each condition asks."""

    type: EventType
    cameo: str
    mode: str | None = None
    theme: Words = NO_WORDS
    not_theme: Words = NO_WORDS
    object: Words = NO_WORDS
    subject: Words = NO_WORDS
    agent: bool = False
    not_cause: Words = NO_WORDS
    prep: Words = NO_WORDS
    prep_object: Words = NO_WORDS
    not_prep_object: Words = NO_WORDS
    clause: str | None = None
    inner: Words = NO_WORDS
    modifier: Words = NO_WORDS
    not_modifier: Words = NO_WORDS
    of_class: Words = NO_WORDS
    of: str = "actor"
    to: Words = NO_WORDS
    recipient: str = "object"
    bare: bool = False
    effect: bool = False

    @property
    def conditions(self) -> int:
        """Return how much the frame asks; the frame that asks most is tried first."""
        asked = (self.theme, self.object, self.subject, self.prep, self.prep_object, self.clause)
        anything = frozenset({"*"})
        return sum(
            bool(one) and one != anything for one in (*asked, self.inner, self.modifier, self.of_class)
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame under one of its words; `others` are the words that stand with it ("out", "air")."""

    lemma: str
    others: tuple[str, ...]
    frame: Frame

    @property
    def weight(self) -> int:
        """Return how specific the entry is."""
        return self.frame.conditions + 2 * len(self.others)


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Entries by word form, most specific first, and word forms by lemma."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    noun_lemmas: dict[str, str]
    classes: dict[str, Words]
    light: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    undergo: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    answer: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@cache
def load_event_lexicon() -> EventLexicon:
    """Return the lexicon, read once."""
    raw = read_toml("event_lexicon.toml")
    classes = _classes(raw)
    rows = [(row, _frame(row, classes)) for row in raw["frame"]]
    lemmas = {word for row, _ in rows for word in _words(row.get("nouns", ""))}
    lemmas |= {word for members in classes.values() for word in members}
    return EventLexicon(
        _entries(rows, "verbs"),
        _entries(rows, "nouns"),
        _entries(rows, "adjectives"),
        {form: lemma.split()[-1] for lemma in sorted(lemmas) for form in noun_forms(lemma.split()[-1])},
        classes,
        *(_phrases(raw["light"][kind]) for kind in ("verbs", "undergo", "answer")),
    )


def _words(listed: str) -> list[str]:
    return [word.strip().replace("-", " ") for word in listed.split(",") if word.strip()]


def _classes(raw: dict[str, Any]) -> dict[str, Words]:
    classes = {f"@{name}": frozenset(_words(listed)) for name, listed in raw["classes"].items()}
    by_type: dict[str, set[str]] = defaultdict(set)
    for row in raw["frame"]:
        by_type[f"@{row['type']}"] |= {word.split()[-1] for word in _words(row.get("nouns", ""))}
    return classes | {name: frozenset(words) for name, words in by_type.items()}


def _frame(row: dict[str, str], classes: dict[str, Words]) -> Frame:
    fields: dict[str, object] = {}
    for key, value in row.items():
        if key in {"verbs", "nouns", "adjectives"}:
            continue
        if key in {"type", "cameo", "mode", "clause", "of", "recipient", "bare", "effect", "agent"}:
            fields[key] = EventType(value) if key == "type" else value
        else:
            fields[key] = _resolved(_words(value), classes)
    return Frame(**fields)  # type: ignore[arg-type]


def _resolved(words: Iterable[str], classes: dict[str, Words]) -> Words:
    """Put the members of a class in the place of its name; "@entity" and the like stay, the parse decides."""
    return frozenset(
        member
        for word in words
        for member in classes.get(word, {word}) | ({word} if word in classes else set())
    )


def _entries(rows: list[tuple[dict[str, str], Frame]], kind: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for row, frame in rows:
        for phrase in _words(row.get(kind, "")):
            *before, last = phrase.split()
            head, others = (last, before) if kind == "nouns" else (phrase.split()[0], phrase.split()[1:])
            entry = Entry(phrase, tuple(others), frame)
            for form in noun_forms(head) if kind == "nouns" else verb_forms(head):
                found[form].append(entry)
    return {form: tuple(sorted(entries, key=lambda e: -e.weight)) for form, entries in found.items()}


def _phrases(listed: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in _words(listed):
        head, *others = phrase.split()
        for form in verb_forms(head):
            found[form].append(tuple(others))
    return {form: tuple(phrases) for form, phrases in found.items()}
