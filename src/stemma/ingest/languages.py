"""Which language a report is written in."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_TAG = re.compile(r"([A-Za-z]{2}|und)(?:[-_][A-Za-z0-9]{2,8})*")
_BLANKS = re.compile(r"\s+")

# At a probability of .9 no excerpt of 10 to 400 characters was given a wrong language (11,000 excerpts of
# 371 English reports, 1,500 of the Universal Declaration in 11 other languages). What is decided grows
# with length, in English: 30 characters 31 %, 60 71 %, 120 94 %, 200 99 %, 400 all.
MIN_PROBABILITY = 0.9
MIN_LETTERS = 20
"""Below this there are names and numbers, which belong to no language."""

READ_CHARACTERS = 20_000
"""Enough for any report; more changes no answer and costs time."""


def identify_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "und" where it is too short or undecided."""
    sample = _BLANKS.sub(" ", text[:READ_CHARACTERS]).strip()
    if sum(character.isalpha() for character in sample) < MIN_LETTERS:
        return "und"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= MIN_PROBABILITY and len(code) == 2 else "und"


def read_language(tag: str) -> str:
    """Return the ISO 639-1 code of a language tag ("en-GB" is "en").

    Raises ValueError for anything else.
    """
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        raise ValueError(f"{tag!r} is no ISO 639-1 code such as 'en'")
    return match.group(1).lower()


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a fifth of a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
