"""Words that keep a told event from counting, read once."""

from dataclasses import dataclass
from functools import cache

from stemma.model.events import Veto
from stemma.resources.inflection import noun_forms, verb_forms
from stemma.resources.reading import read_toml


@dataclass(frozen=True, slots=True)
class VetoWords:
    """The word lists of plover_vetoes.toml; `forms` leads from every form to its word."""

    negators: frozenset[str]
    nobody: frozenset[str]
    conditional: frozenset[str]
    future: frozenset[str]
    modal: frozenset[str]
    habitual: frozenset[str]
    any_of_them: frozenset[str]
    failing: frozenset[str]
    lacking: frozenset[str]
    hypothetical: frozenset[str]
    doubting: frozenset[str]
    intending: frozenset[str]
    permitting: frozenset[str]
    implicative: frozenset[str]
    reporting: frozenset[str]
    transparent: frozenset[str]
    carrying: frozenset[str]
    adjectives: dict[str, tuple[Veto, ...]]
    forms: dict[str, str]


@cache
def load_veto_words() -> VetoWords:
    """Return the word lists, read once."""
    raw = read_toml("plover_vetoes.toml")
    lists = {name: _words(listed) for name, listed in raw.items() if name != "adjectives"}
    adjectives: dict[str, tuple[Veto, ...]] = {
        word: (Veto(kind),) for kind, listed in raw["adjectives"].items() for word in _words(listed)
    }
    words = sorted(set().union(*lists.values()))
    forms = {form: word for word in words for form in sorted(verb_forms(word) | noun_forms(word))}
    return VetoWords(**lists, adjectives=adjectives, forms=forms | {word: word for word in words})


def _words(listed: str) -> frozenset[str]:
    return frozenset(word.strip() for word in listed.split(","))
