"""Names in Latin letters: what belongs to them, and when two spellings may be one name.

Arabic, Persian and Russian names reach English print through several romanisations (Soleimani,
Suleimani, Sulaimani). `spelling_keys` undoes the choices that romanisers are known to differ in:
vowels, doubled letters, q/k/gh/g, dh/d/z, the article and its assimilations.
"""

import re
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from stemma.resources.reading import read_lines
from stemma.text.normalise import fold

SAME_NAME = 0.86
"""Score from which two spellings count as one name: the 70 labelled pairs of the project's name set part
anywhere between .78 and .88."""

_LETTERS = re.compile(r"[a-z]+")
_ARTICLES = frozenset(("al", "el", "ul", "il", "as", "ash", "ad", "ar", "az", "an", "at", "ud", "ed", "ol"))
_LINKS = frozenset(("bin", "ibn", "ben", "bint", "van", "von", "de", "der", "the", "of", "jr", "sr", "ii"))
_SERVANT = re.compile(r"abd(?:[aeiou]l|[aeiou])?")
_TITLE_TRIES = 4
"""Words of the longest title looked for."""
_DIGRAPHS = (
    ("kh", "X"),
    ("gh", "Q"),
    ("dh", "D"),
    ("zh", "z"),
    ("sh", "S"),
    ("sch", "S"),
    ("tch", "C"),
    ("ch", "C"),
    ("th", "t"),
    ("ph", "f"),
    ("ks", "x"),
    ("ck", "k"),
)
_READINGS = {"Q": "kg", "q": "kg", "D": "dz", "c": "k", "v": "w", "X": "X", "j": "j"}
# Scores of two parts of a name, set by hand; only the bound above was measured, with them as they are.
_INITIAL_SCORE = 0.88
_KEY_SCORE = 0.94
_NEAR = 0.9


@cache
def titles() -> frozenset[str]:
    """Return the words and phrases, folded, that stand before a name without being part of it."""
    return frozenset(read_lines("titles.txt"))


def without_titles(name: str) -> str:
    """Return the name without the titles before it, or "" where nothing else is there.

    >>> without_titles("Marine Gen. Frank McKenzie")
    'Frank McKenzie'
    >>> without_titles("Mr.")
    ''
    """
    words = name.split()
    while words:
        longest = _title_length(words)
        if not longest:
            break
        words = words[longest:]
    return " ".join(words)


def _title_length(words: list[str]) -> int:
    """Return how many words at the beginning are a title."""
    for count in range(min(_TITLE_TRIES, len(words)), 0, -1):
        if fold(" ".join(words[:count])).replace(".", "").replace(",", "") in titles():
            return count
    return 0


@lru_cache(maxsize=1 << 16)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return the folded parts of a name that tell it from others: no titles, articles or links.

    "Abd al-X" is one name however it is written.

    >>> name_tokens("Gen. Adil Abd al-Mahdi")
    ('adil', 'abdmahdi')
    >>> name_tokens("Abdul Fattah el-Sisi")
    ('abdfattah', 'sisi')
    """
    folded = re.sub(r"['ʿʾ’]s$", "", fold(without_titles(name))).replace("'", "")
    words = [w for w in _LETTERS.findall(folded) if w not in _LINKS]
    tokens: list[str] = []
    servant = False
    for word in words:
        if word in _ARTICLES:
            continue
        if _SERVANT.fullmatch(word) and word is not words[-1]:
            servant = True
            continue
        tokens.append(_one_servant(word, servant=servant))
        servant = False
    return tuple(tokens or words)


def _one_servant(word: str, *, servant: bool) -> str:
    if servant:
        return "abd" + word
    joined = re.fullmatch(r"abd[aeiou](?:l|(?=([rnsz])\1))([a-z]{4,})", word)
    return "abd" + joined[2] if joined else word


@cache
def spelling_keys(token: str) -> frozenset[str]:
    """Return the consonant skeletons under which romanised spellings of one name meet.

    A final i, the Arabic nisba, is kept: Sudan is not Sudani.

    >>> spelling_keys("soleimani") & spelling_keys("sulaimani") != frozenset()
    True
    >>> spelling_keys("sudan") & spelling_keys("sudani")
    frozenset()
    """
    for pair, letter in _DIGRAPHS:
        token = token.replace(pair, letter)
    token = re.sub(r"(.)\1+", r"\1", token)
    first = "A" if token[0] in "aeiouy" else token[0]
    rest = re.sub(r"[aeiouyhw]", "", token[1:])
    nisba = "I" if len(token) > 3 and re.search(r"[^aeiouy][iy]+e?$|[aeo]i$", token) else ""
    keys = [""]
    for letter in first + rest:
        keys = [key + reading for key in keys for reading in _READINGS.get(letter, letter)]
    return frozenset(key + nisba for key in keys)


MOST_PARTS = 10
"""Parts of a personal or institutional name; in the actor table none has more."""


def name_similarity(left: str, right: str) -> float:
    """Return how well two names agree, from 0 to 1: the parts of the shorter, in order, in the longer.

    Every part of the shorter must find its like, and the last of one (the family name) the last of
    the other; middle initials that differ mean two people (George W. and George H. W. Bush). What has more
    parts than any name agrees only with itself: the ways to lay the parts grow beyond all bounds.
    """
    shorter, longer = sorted((name_tokens(left), name_tokens(right)), key=len)
    if not shorter or _initials_differ(shorter, longer):
        return 0.0
    if len(longer) > MOST_PARTS:
        return float(shorter == longer)
    best = 0.0
    for places in combinations(range(len(longer)), len(shorter)):
        scores = [_token_similarity(a, longer[k]) for a, k in zip(shorter, places, strict=True)]
        score = 0.6 * min(scores) + 0.4 * sum(scores) / len(scores)
        best = max(best, score if places[-1] == len(longer) - 1 else 0.85 * score)
    if len(shorter) == 1 and len(longer) > 1:
        best *= 0.9
    return best * (1 - 0.02 * (len(longer) - len(shorter)))


def _initials_differ(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    ours, theirs = ([t for t in tokens[1:-1] if len(t) == 1] for tokens in (left, right))
    return bool(ours and theirs and ours != theirs)


def _token_similarity(left: str, right: str) -> float:
    if left == right:
        return 1.0
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return _INITIAL_SCORE if long.startswith(short) else 0.0
    near = float(JaroWinkler.similarity(left, right))
    if spelling_keys(left) & spelling_keys(right):
        return max(_KEY_SCORE, near)
    return near if near >= _NEAR and left[0] == right[0] and left[-1:] == right[-1:] else 0.8 * near
