"""Explicit words of estimation, and the likelihood that they stand for."""

from functools import cache

from spacy.tokens import Doc

from stemma.annotate.attribution.drafts import tokens_at
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows

_COMPARING = frozenset({"more", "less", "most", "least", "as", "how", "so", "too", "not", "n't", "n’t", "no"})


def find_estimates(parse: Doc, part: Bounds) -> tuple[tuple[Bounds, int, int], ...]:
    """Return where each word of estimation stands, and its lowest and highest likelihood in per cent.

    The words and bands are those of ICD 203 and no others. A compared or negated word ("more likely than",
    "not likely") gives none, for the directive has no band for it.
    """
    tokens = tokens_at(parse, part)
    words = [token.lower_ for token in tokens]
    found, at = [], 0
    while at < len(words):
        longest = min(3, len(words) - at)
        length = next((n for n in range(longest, 0, -1) if tuple(words[at : at + n]) in _bands()), 0)
        if length and not (at and words[at - 1] in _COMPARING):
            low, high = _bands()[tuple(words[at : at + length])]
            last = tokens[at + length - 1]
            found.append(((tokens[at].idx, last.idx + len(last)), low, high))
        at += max(length, 1)
    return tuple(found)


@cache
def _bands() -> dict[tuple[str, ...], tuple[int, int]]:
    rows = read_rows("estimative_words.tsv")
    return {tuple(words.split()): (int(low), int(high)) for words, low, high in rows}
