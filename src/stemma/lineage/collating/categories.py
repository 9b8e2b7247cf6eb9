"""What sort of people a noun names, and what sort of weapon."""

from functools import cache

from stemma.resources.plover_roles import role_sectors
from stemma.resources.reading import read_rows

_CATEGORIES = {
    "MIL": "soldiers",
    "COP": "police",
    "REB": "fighters",
    "UAF": "fighters",
    "PRM": "fighters",
    "CVL": "civilians",
    "REF": "refugees",
}
"""PLOVER sectors whose members reports count and confuse."""
_ANYBODY = frozenset({"people", "person", "persons"})
_UNTOLD = frozenset(
    {
        *("peoples", "man", "men", "family", "families", "crowd", "crowds", "community", "communities"),
        *("victim", "victims", "resident", "residents", "inhabitant", "inhabitants", "national", "nationals"),
        *("couple", "couples", "supporter", "supporters", "force", "forces", "unit", "units", "command"),
        *("commands", "coalition", "coalitions", "military", "paramilitary"),
    }
)
"""Nouns of those sectors that do not say which sort of people, or name no people."""
_PRISONERS = frozenset(
    {"prisoner", "prisoners", "detainee", "detainees", "inmate", "inmates", "captive", "captives"}
)


@cache
def category_of(word: str) -> str | None:
    """Return the sort of people that a folded noun names, or None where it tells none.

    >>> category_of("troops"), category_of("civilian"), category_of("people")
    ('soldiers', 'civilians', 'people')
    """
    if word in _PRISONERS:
        return "prisoners"
    if word in _ANYBODY:
        return "people"
    return None if word in _UNTOLD else _CATEGORIES.get(role_sectors().get(word, ""))


@cache
def weapon_classes() -> dict[str, str]:
    """Return the class of weapon that each folded word means."""
    return {word: name for name, words in read_rows("weapons.tsv") for word in words.split()}
