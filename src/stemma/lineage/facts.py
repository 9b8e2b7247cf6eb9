"""What survives rewriting and translation: names folded by sound, numbers, and the stems of content words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from stemma.text.function_words import FUNCTION_WORDS
from stemma.text.normalise import fold
from stemma.text.numerals import SCALES, SHORT_SCALES, TENS, UNITS

_TOKEN = re.compile(r"[$€£]?\d[\d,.]*\d|[$€£]?\d|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SUFFIX = re.compile(r"(?:ations?|ition|ings?|edly|ments?|ness|ers?|ors?|ed|es|ly|al|s|e|y)$")
_UNITS = UNITS | TENS
# The bounds of likeness in relations.py were measured with these: "dozen" is a word here, and "k" a letter.
_SCALES = {
    word: (SCALES | SHORT_SCALES)[word]
    for word in ("hundred", "thousand", "million", "billion", "trillion", "m", "bn")
}
_SOUNDS = str.maketrans("cqgzxvwpbt", "kkkssffffd")
"""Consonants that transliterations exchange: q, k, c, g; z, s; v, w, f, b, p; t, d."""


@lru_cache(maxsize=200_000)
def sound_key(name: str) -> str:
    """Return the consonants of a name, folded so that spellings of one name fall together.

    One key to join texts on, and coarse. Whether two spellings may be one name is for
    `stemma.text.names.spelling_keys`, which keeps several readings of a name and its final i.

    >>> sound_key("Soleimani") == sound_key("Suleimani")
    True
    >>> sound_key("Qassem") == sound_key("Qasem")
    True
    """
    letters = fold(name).replace("'", "").replace("’", "").replace("kh", "k")
    letters = letters.replace("ph", "f").replace("sh", "s").replace("ch", "s").replace("th", "t")
    letters = letters.replace("gh", "k").removesuffix("s") if len(letters) > 4 else letters
    skeleton = re.sub(r"[aeiouyh]", "", letters.translate(_SOUNDS))
    return re.sub(r"(.)\1+", r"\1", skeleton)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the beginning of a folded word without its commonest endings: a key, not a lemma.

    Coarse, for the bounds of likeness were measured with it. Its forms, for matching words of a list, are in
    `stemma.resources.inflection`.
    """
    if len(word) > 4:
        word = word.removesuffix("'s").removesuffix("’s")
        short = _SUFFIX.sub("", word, count=1)
        word = short if len(short) >= 3 else word
    return word[:6]


def find_facts(text: str) -> Iterator[str]:
    """Yield the keys of names (`n:`), numbers (`#`) and content words of a sentence, in order.

    >>> sorted(find_facts("In Baghdad, three officials met General Soleimani."))
    ['#3', 'met', 'n:fkd', 'n:knrl', 'n:slmn']
    """
    pending: float | None = None
    for token in _TOKEN.findall(text):
        key, value, scale = _read_token(token)
        if scale is not None and pending is not None:
            pending *= scale
            continue
        if pending is not None:
            yield f"#{pending:g}"
        pending = value
        if key:
            yield key
    if pending is not None:
        yield f"#{pending:g}"


@lru_cache(maxsize=200_000)
def _read_token(token: str) -> tuple[str, float | None, float | None]:
    """Return the key of a content word, the value of a number, and by what it multiplies one before it."""
    word = fold(token)
    value = _number(word)
    spoken = value is None and word not in FUNCTION_WORDS and len(word) > 1
    return word_key(token, word) if spoken else "", value, _SCALES.get(word)


def _number(word: str) -> float | None:
    if word in _UNITS:
        return float(_UNITS[word])
    digits = word.lstrip("$€£").replace(",", "").rstrip(".")
    try:
        return float(digits)
    except ValueError:
        return None


@lru_cache(maxsize=200_000)
def word_key(token: str, word: str) -> str:
    """Return the key of a word, as written and folded: the sound of a name (`n:`), else the stem."""
    if token[0].isupper():
        sound = sound_key(token)
        if len(sound) >= 2:
            return f"n:{sound}"
    return stem(word)
