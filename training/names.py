"""Names of persons, places and organisations of every world region, composed from `names.toml`.

They replace names in training sentences, because the licensed data hold few names from outside the West.
"""

import random
import tomllib
from pathlib import Path

_LISTS = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
GIVEN: dict[str, list[str]] = {region: text.split() for region, text in _LISTS["given"].items()}
FAMILY: dict[str, list[str]] = {region: text.split() for region, text in _LISTS["family"].items()}
WORDS: dict[str, list[str]] = {kind: text.split() for kind, text in _LISTS["words"].items()}
PHRASES: dict[str, list[str]] = {
    kind: [" ".join(phrase.split()) for phrase in text.split("|")] for kind, text in _LISTS["phrases"].items()
}
REGIONS = [*GIVEN, *["arab"] * 4, "persian", "persian", "kurdish"]  # those that reports of crises name most
SETTLEMENTS = frozenset(WORDS["places"] + WORDS["countries"] + PHRASES["cities"] + PHRASES["states"])
INITIALS = "ABCDEFGHJKLMRSTW"


def person(chance: random.Random) -> str:
    """Return a person's name as news would write it: full, family name only, with particle or patronym."""
    region = chance.choice(REGIONS)
    given, family = chance.choice(GIVEN[region]), chance.choice(FAMILY[region])
    if region == "arab":
        return _arab_person(chance, given, family)
    form = chance.random()
    if form < 0.3:
        return family
    if form < 0.4 and region == "west":
        return f"{given} {chance.choice(INITIALS)}. {family}"
    if form < 0.5:
        return f"{given} {chance.choice(GIVEN[region])} {family}"
    return f"{given} {family}"


def _arab_person(chance: random.Random, given: str, family: str) -> str:
    article = chance.choice(("al-", "Al-", "al ", "Al ", "el-", "", "", ""))
    second = chance.choice(GIVEN["arab"])
    forms = (
        (0.25, f"{article}{family}"),
        (0.10, f"{given} {second} {article}{family}"),
        (0.08, f"Abu {second} {article}{family}"),
        (0.10, f"Abdul{chance.choice(' -')}{chance.choice(WORDS['honorifics'])} {article}{family}"),
        (0.05, f"{given} bin {second} {article}{family}"),
        (0.42, f"{given} {article}{family}"),
    )
    return _drawn(chance, forms)


def settlement(chance: random.Random) -> str:
    """Return a city, town, province or country."""
    city = chance.choice(WORDS["places"])
    forms = (
        (0.20, chance.choice(WORDS["countries"])),
        (0.08, chance.choice(PHRASES["states"])),
        (0.12, chance.choice(PHRASES["cities"])),
        (0.05, f"{city} {chance.choice(PHRASES['place_nouns'])}"),
        (0.55, city),
    )
    return _drawn(chance, forms)


def region(chance: random.Random) -> str:
    """Return a river, sea, mountain range or region without a government."""
    return chance.choice(PHRASES["regions"])


def facility(chance: random.Random) -> str:
    """Return an airport, base, bridge, street, camp or building."""
    if chance.random() < 0.5:
        return chance.choice(PHRASES["facilities"])
    return f"{chance.choice(WORDS['places'])} {chance.choice(PHRASES['facility_nouns'])}"


def product(chance: random.Random) -> str:
    """Return a weapon, law, treaty, operation, war, prize or work."""
    return chance.choice(PHRASES["products"])


def organisation(chance: random.Random) -> str:
    """Return a ministry, force, party, armed group, company or body."""
    demonym, movement = chance.choice(WORDS["demonyms"]), chance.choice(PHRASES["movements"])
    forms = (
        (0.35, f"{demonym} {chance.choice(PHRASES['bodies'])}"),
        (0.15, f"{demonym} {movement}"),
        (0.15, movement),
        (0.15, f"{chance.choice(WORDS['armed'])} {chance.choice(WORDS['armed_names'])}"),
        (0.10, chance.choice(WORDS["acronyms"])),
        (0.10, f"{chance.choice(WORDS['places'])} {chance.choice(PHRASES['civic_nouns'])}"),
    )
    return _drawn(chance, forms)


def _drawn(chance: random.Random, forms: tuple[tuple[float, str], ...]) -> str:
    return chance.choices([name for _, name in forms], [share for share, _ in forms])[0]
