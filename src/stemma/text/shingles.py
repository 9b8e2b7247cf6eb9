"""Words and word n-grams as numbers: the same word has the same number in every pile and on every machine."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
"""Knuth's multiplicative constant, 2^64 over the golden ratio: spreads neighbouring codes apart."""


def word_codes(words: Sequence[str]) -> Codes:
    """Return one 64-bit number per word; equal words have equal numbers.

    >>> word_codes(["iraq", "us", "iraq"])[0] == word_codes(["iraq"])[0]
    np.True_
    """
    return np.fromiter(map(_code, words), dtype=np.uint64, count=len(words))


@lru_cache(maxsize=1 << 18)
def _code(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def shingles(codes: Codes, size: int) -> Codes:
    """Return the code of each run of `size` words, in order; nothing where there are fewer words.

    >>> len(shingles(word_codes("the iraqi government has told".split()), 3))
    3
    """
    count = len(codes) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        mixed = (mixed ^ codes[offset : offset + count]) * _FACTOR
        mixed ^= mixed >> np.uint64(29)
    return mixed
