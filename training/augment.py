"""Named sentences made new: other names in the same places, titles before persons, datelines before all."""

import random
import re
from collections.abc import Callable

from training import names

Labelled = tuple[list[str], list[str]]
COMPOSED: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "PER": ("PER", names.person),
    "ORG": ("ORG", names.organisation),
    "GPE": ("GPE", names.settlement),
    "PLACE": ("GPE", names.settlement),
    "LOC": ("LOC", names.region),
    "FAC": ("FAC", names.facility),
    "MISC": ("MISC", names.product),
}
REPLACED = {"PER": 0.9, "GPE": 0.5, "PLACE": 0.5, "LOC": 0.3, "FAC": 0.3, "ORG": 0.35, "MISC": 0.15}
TITLED = 0.25
DATELINED = 0.15


def renamed(words: list[str], labels: list[str], chance: random.Random) -> Labelled | None:
    """Return the sentence with some names replaced by composed ones of the same type; None if it has none."""
    new_words: list[str] = []
    new_labels: list[str] = []
    changed = False
    for start, end, kind in spans(labels):
        found = words[start:end]
        marks = labels[start:end]
        if chance.random() < REPLACED.get(kind, 0):
            new_kind, compose = COMPOSED[kind]
            found = tokens(compose(chance))
            marks = [f"B-{new_kind}", *[f"I-{new_kind}"] * (len(found) - 1)]
            changed = True
            if kind == "PER" and chance.random() < TITLED and not _is_titled(new_words):
                title = chance.choice(names.PHRASES["titles"]).split()
                new_words += title
                new_labels += ["O"] * len(title)
        new_words += found
        new_labels += marks
    if not changed:
        return None
    if chance.random() < DATELINED:
        head_words, head_labels = dateline(chance)
        return head_words + new_words, head_labels + new_labels
    return new_words, new_labels


def dateline(chance: random.Random) -> Labelled:
    """Return the words that open a wire report; the place is a place, the agency an organisation."""
    city = chance.choice(names.WORDS["places"]).upper()
    words, labels = tokens(city), ["B-GPE"]
    labels += ["I-GPE"] * (len(words) - 1)
    if chance.random() < 0.4:
        words += [",", chance.choice(names.WORDS["countries"])]
        labels += ["O", "B-GPE"]
    if chance.random() < 0.4:
        words += [",", chance.choice(names.WORDS["months"]), str(chance.randint(1, 31))]
        labels += ["O", "O", "O"]
    if chance.random() < 0.7:
        words += ["(", chance.choice(names.WORDS["agencies"]), ")"]
        labels += ["O", "B-ORG", "O"]
    return [*words, chance.choice("—–-")], [*labels, "O"]


def spans(labels: list[str]) -> list[tuple[int, int, str]]:
    """Return begin, end and type of each entity, and of each single word outside, whose type is ''."""
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        if label.startswith("I-") and found:
            found[-1] = (found[-1][0], index + 1, found[-1][2])
        else:
            found.append((index, index + 1, label.partition("-")[2]))
    return found


def tokens(name: str) -> list[str]:
    """Return the tokens of a name; hyphens stand apart."""
    return [part for part in re.split(r"(-)|\s+", name) if part]


def _is_titled(words: list[str]) -> bool:
    return bool(words) and (words[-1].endswith(".") or words[-1][:1].isupper())
