"""Which PLOVER sector a noun names when no actor table knows more."""

from functools import cache

from stemma.resources.inflection import noun_forms
from stemma.resources.reading import read_toml


@cache
def role_sectors() -> dict[str, str]:
    """Return the PLOVER sector (GOV, MIL, REB …) of each role noun, in singular and plural; head noun last.

    >>> role_sectors()["soldiers"], role_sectors()["air force"]
    ('MIL', 'MIL')
    """
    sectors: dict[str, str] = {}
    for sector, listed in read_toml("plover_roles.toml").items():
        for phrase in listed.split(","):
            *before, head = phrase.replace("-", " ").split()
            for form in noun_forms(head):
                sectors.setdefault(" ".join([*before, form]), sector)
    return sectors
