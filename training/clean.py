"""Names as the model shall mark them: titles, articles and common nouns outside, no pronouns.

The sources differ: some mark "Foreign Secretary Boris Johnson" or "We". Each rule here is general; what it
cannot mend becomes unknown, so that it teaches nothing.
"""

import re

from training import names
from training.augment import spans

TITLES = frozenset(
    word.lower().rstrip(".")
    for phrase in names.PHRASES["titles"]
    for word in phrase.split()
    if word.lower() not in ("of", "state", "prince", "king")
) | {
    "minister",
    "secretary",
    "deputy",
    "prime",
    "foreign",
    "president",
    "advisor",
    "lord",
    "sir",
    "mr",
    "mrs",
    "dr",
}
PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "you", "us", "them", "our", "his", "my"})
MONTHS = frozenset(month.lower().rstrip(".") for month in names.WORDS["months"])
DEMONYM = re.compile(r"[A-Z]\w+(?:an|ian|ish|ese|i|ic|ch|ans|ians|is|s)$")
PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "de", "del", "da", "van", "von", "der"})
UNKNOWN = "?"


def cleaned(words: list[str], labels: list[str], *, loose: bool) -> list[str]:
    """Return the labels with titles taken off persons, "?" where the truth is unclear.

    `loose` is for a source that also marks pronouns and common nouns: these are taken off as well.
    """
    fresh = list(labels)
    for start, end, kind in spans(labels):
        if kind == "PER":
            fresh[start:end] = _untitled(words[start:end])
        if kind in ("PER", "ORG", "LOC") and loose:
            fresh[start:end] = _named(words[start:end], fresh[start:end], kind)
    return fresh


def _untitled(name: list[str]) -> list[str]:
    start = 0
    while start < len(name) and name[start].lower().rstrip(".") in TITLES:
        start += 1
    return ["O"] * start + _entity("PER", len(name) - start)


def _named(name: list[str], labels: list[str], kind: str) -> list[str]:
    if len(name) == 1 and (name[0].lower() in PRONOUNS or name[0].lower().rstrip(".") in MONTHS):
        return ["O"]
    start = next((index for index, label in enumerate(labels) if label != "O"), len(name))
    if kind == "PER" and any(_is_common(word) for word in name[start:]):  # "Minister for the Middle East"
        return [UNKNOWN] * len(name)
    while kind == "LOC" and start < len(name) and _is_common(name[start]):  # "city of Mosul"
        start += 1
    if start < len(name) and _is_common(name[start]):  # "people of Iraq": no organisation, yet no place alone
        return [UNKNOWN] * len(name)
    end = len(name)
    while end > start and name[end - 1][:1].islower():
        end -= 1
    rest = ["O"] * (len(name) - end)
    if end - start == 1 and rest and DEMONYM.match(name[start]):  # "Iraqi forces" names a people
        return ["O"] * start + _entity("NORP", 1) + rest
    if rest and end > start and kind != "PER":  # "Assad regime": a person's name in an organisation's place
        return [UNKNOWN] * len(name)
    return ["O"] * start + _entity(kind, end - start) + rest


def _is_common(word: str) -> bool:
    return word[:1].islower() and word not in PARTICLES


def _entity(kind: str, size: int) -> list[str]:
    return [f"B-{kind}", *[f"I-{kind}"] * (size - 1)] if size else []
