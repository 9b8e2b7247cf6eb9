"""The tables of countries, actors and places: facts, with the days between which they hold."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from stemma.resources.reading import read_table

UNKNOWN = "---"
"""Stands for a country or a sector that is not known."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor between two days, with every name it is known under; the first is the usual one."""

    id: str
    label: str
    code: str
    names: tuple[str, ...]
    first_day: date = date.min
    last_day: date = date.max

    @property
    def name(self) -> str:
        """Return the usual name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory, and the words that stand for it, its people and its government."""

    iso3: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What a common noun for an organ of a state ("parliament") stands for."""

    sector: str
    body: str
    """The organ, whatever the noun: a "regime" is a government."""


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries and territories of ISO 3166-1, and Kosovo."""
    return tuple(
        Country(
            row["iso3"],
            (row["name"], *_listed(row["variants"])),
            _listed(row["adjectives"]),
            _listed(row["capital"]),
            _listed(row["metonyms"]),
        )
        for row in read_table("countries.csv")
    )


@cache
def bodies() -> dict[str, Body]:
    """Return the organs of a state by the noun that names them."""
    return {row["noun"]: Body(row["sector"], row["body"]) for row in read_table("bodies.csv")}


@cache
def actors() -> tuple[ActorRow, ...]:
    """Return the persons, organisations and groups; one row per period in which the code holds."""
    rows = []
    names: dict[str, tuple[str, ...]] = {}
    for row in read_table("actors.csv"):
        known = names.setdefault(row["id"], (row["name"], *_listed(row["variants"])))
        rows.append(
            ActorRow(
                row["id"],
                row["label"],
                f"{row['country']} {row['sector']}",
                known,
                date.fromisoformat(row["first_day"]) if row["first_day"] else date.min,
                date.fromisoformat(row["last_day"]) if row["last_day"] else date.max,
            )
        )
    return tuple(rows)


@cache
def places() -> tuple[ActorRow, ...]:
    """Return cities, regions and facilities, capitals among them; the code holds their country."""
    rows = [
        _place(row["name"], row["country"], row["kind"], _listed(row["variants"]))
        for row in read_table("places.csv")
    ]
    rows += [
        _place(capital, country.iso3, "city", ())
        for country in countries()
        for capital in country.capitals
        if capital not in country.names
    ]
    return tuple(rows)


def _place(name: str, country: str, kind: str, variants: tuple[str, ...]) -> ActorRow:
    label = "FAC" if kind == "facility" else "GPE"
    return ActorRow(f"{country}:{name}", label, f"{country} {UNKNOWN}", (name, *variants))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
