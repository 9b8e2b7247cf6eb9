"""What words tell about a person: sex, and the office or role they name."""

from dataclasses import dataclass
from functools import cache

from stemma.resources.reading import read_rows
from stemma.text.names import name_tokens, titles
from stemma.text.normalise import fold

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
"""Pronouns of the third person that stand for one person, with the sex they tell."""
SPEAKERS = frozenset({"i", "me", "my", "mine", "myself"})
"""Pronouns that stand for whoever is speaking."""
REFLEXIVES = frozenset({"himself", "herself"})
ADDRESS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}
BODIES = frozenset(
    {
        *("group", "organisation", "organization", "company", "firm", "agency", "alliance", "bank", "party"),
        *("ministry", "movement", "militia", "union", "committee", "commission", "network", "department"),
    }
)
"""Nouns that take up the name of a body."""
WIDE_BODIES = frozenset({"group", "organisation", "organization", "company", "firm", "alliance", "bank"})
"""Those that may take up a name which does not hold the noun itself."""


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for one person: the sex it tells ("m", "f" or None), its kind, and wider words for the same."""

    noun: str
    sex: str | None
    kind: str
    wider: frozenset[str]


@cache
def person_nouns() -> dict[str, PersonNoun]:
    """Return the nouns for one person, by the noun and by its abbreviations."""
    found: dict[str, PersonNoun] = {}
    rows = read_rows("person_nouns.tsv")
    for noun, sex, kind, *others in rows:
        wider = frozenset(others[0].split()) if others else frozenset()
        found[noun] = PersonNoun(noun, None if sex == "-" else sex, kind, wider | {noun})
    for entry in list(found.values()):
        for word in sorted(entry.wider):
            found.setdefault(word, entry)
    return found


@cache
def _first_names() -> dict[str, str]:
    return {name: sex for sex, names in read_rows("first_names.tsv") for name in names.split()}


def sex_of_name(name: str) -> str | None:
    """Return the sex that the first part of a full name tells; one word alone may be a family name."""
    tokens = name_tokens(name)
    return _first_names().get(tokens[0]) if tokens else None


def is_one_office(modifier: str, noun: str) -> bool:
    """Tell whether a word makes another office of a noun: "foreign minister", "vice president"."""
    return f"{fold(modifier)} {noun}" in titles()
