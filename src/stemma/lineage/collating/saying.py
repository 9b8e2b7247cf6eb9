"""Verbs of saying in their forms: whether words say that somebody says something."""

import re
from functools import cache

from stemma.lineage.facts import stem
from stemma.resources.inflection import verb_forms
from stemma.resources.reading import read_rows
from stemma.text.normalise import fold

_ACCORDING = frozenset({"according", "per"})
SHORTEST_STEM = 4
"""Letters of a verb of saying from which a longer word that begins with it is a form of it."""
_OF_SPEECH = frozenset({"speech", "report", "claim"})


def says(cue: str) -> bool:
    """Tell whether words hold a verb of saying, not of wanting, ordering or forbidding."""
    forms = _forms(cue)
    return any(form in _speech() or form.startswith(_stems()) for form in forms) or bool(forms & _ACCORDING)


def tells_of_saying(words: str) -> bool:
    """Tell whether a verb of saying is among words, and not only a noun that begins like one."""
    return not _spoken().isdisjoint(re.findall(r"[a-z]+", fold(words)))


def _forms(words: str) -> set[str]:
    return {form for word in re.findall(r"[a-z]+", fold(words)) for form in (word, stem(word))}


@cache
def _speech() -> frozenset[str]:
    """Return the forms of verbs of saying, and the stems of the regular ones."""
    return frozenset(form for row in _verbs() for form in (stem(row[0]), *" ".join(row[4:]).split()))


@cache
def _stems() -> tuple[str, ...]:
    """Return the beginnings by which longer forms of verbs of saying are told."""
    return tuple(word for word in _speech() if len(word) >= SHORTEST_STEM)


@cache
def _spoken() -> frozenset[str]:
    """Return the verbs of saying in all their forms, and no noun that only begins like one."""
    return frozenset(form for row in _verbs() for form in (*verb_forms(row[0]), *" ".join(row[4:]).split()))


def _verbs() -> list[list[str]]:
    """Return the rows of the verbs of saying: a verb, its class, what it takes, its irregular forms."""
    return [row for row in read_rows("cues.tsv") if row[1] == "verb" and row[2] in _OF_SPEECH]
