"""What the network knows of a word beside its pieces, and how a lemma is made from a word."""

from enum import IntEnum

KEEP = "="  # the lemma is the word itself


class Case(IntEnum):
    """The shape of a word's capitals, which the uncased pieces have lost."""

    PADDING = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGITS = 5
    UNCASED = 6
    MARK = 7


def case_of(word: str) -> Case:
    """Return the shape of a word's capitals; a single capital letter counts as a capitalised word."""
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.TITLE
    if word[:1].isupper():
        return Case.TITLE
    if any(char.isupper() for char in word):
        return Case.MIXED
    if any(char.isdigit() for char in word):
        return Case.DIGITS
    return Case.UNCASED if word[:1].isalnum() else Case.MARK


def apply_script(word: str, script: str) -> str:
    """Return the lemma that an edit script ("lower?|cut|add", see training) makes of a word.

    "1|1|y" lowers the word, cuts one letter at its end and adds y. "=" keeps the word.
    """
    if script == KEEP:
        return word
    lower, cut, add = script.split("|")
    base = word.lower() if lower == "1" else word
    return (base[: len(base) - int(cut)] + add) or word
