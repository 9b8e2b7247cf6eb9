"""Which places of the table are towns, and which are regions that hold towns."""

from functools import cache

from stemma.resources.actors import places
from stemma.resources.reading import read_table


@cache
def town_ids() -> frozenset[str]:
    """Return the ids of the cities of the table, capitals among them; "IRQ:Mosul" is one."""
    others = {f"{row['country']}:{row['name']}" for row in read_table("places.csv") if row["kind"] != "city"}
    return frozenset(place.id for place in places()) - others


@cache
def region_ids() -> frozenset[str]:
    """Return the ids of the provinces and regions of the table; "GEO:South Ossetia" is one."""
    return frozenset(
        f"{row['country']}:{row['name']}" for row in read_table("places.csv") if row["kind"] == "region"
    )


@cache
def place_ids() -> frozenset[str]:
    """Return the ids of all towns and regions."""
    return town_ids() | region_ids()
