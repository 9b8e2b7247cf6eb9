"""Explicit words of estimation, and the likelihood that they stand for."""

from functools import cache

from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows

_COMPARING = frozenset({"more", "less", "most", "least", "as", "how", "so", "too", "not", "n't", "no"})


def find_estimates(words: Words, part: Bounds) -> list[tuple[Bounds, int, int]]:
    """Return where each word of estimation stands, and its lowest and highest likelihood in per cent.

    The words and bands are those of ICD 203 and no others. A compared or negated word ("more likely than",
    "not likely") gives none, for the directive has no band for it.
    """
    tokens = words.between(part)
    line, found, at = words.lower[tokens.start : tokens.stop], list[tuple[Bounds, int, int]](), 0
    while at < len(line):
        longest = min(3, len(line) - at)
        length = next((n for n in range(longest, 0, -1) if tuple(line[at : at + n]) in _bands()), 0)
        if length and not (at and line[at - 1] in _COMPARING):
            low, high = _bands()[tuple(line[at : at + length])]
            found.append(((words.start[tokens[at]], words.end[tokens[at + length - 1]]), low, high))
        at += max(length, 1)
    return found


@cache
def _bands() -> dict[tuple[str, ...], tuple[int, int]]:
    rows = read_rows("estimative_words.tsv")
    return {tuple(words.split()): (int(low), int(high)) for words, low, high in rows}
