"""A sentence cut up as one cue sees it: what hangs on the cue, on its head, on the head's head."""

from typing import NamedTuple

from stemma.annotate.words import Words

_CLAUSES = frozenset(
    {
        "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "conj", "appos",
        "ROOT", "dep",
    }
)  # fmt: skip
_MARKERS = frozenset({"case", "mark", "cc"})

# Tokens on each side of a cue that are looked at, and steps from a cue up to its root; set by hand. They
# bound the work on texts without sentence ends.
_REACH = 150
_HIGHEST = 12


class Constituent(NamedTuple):
    """An unbroken run of words under one head. A clause is told apart into its head and what hangs on it."""

    first: int
    last: int
    top: int
    """The word whose head is the cue or stands above it; or such a word itself."""
    head: int
    """`top`, or where that heads a clause the word under it."""
    path: str
    """The relations from the cue up, then down to the head, and on which side of the cue: "<acl>nsubj L"."""


def constituents_of(words: Words, cue: int) -> list[Constituent]:
    """Return the constituents of a cue's sentence from left to right; every word but blanks is in one."""
    spine = _spine(words, cue)
    heads = {token: (token, token) for token in spine}
    depth = {token: place for place, token in enumerate(spine)}
    runs: list[list[int]] = []
    open_run: tuple[int, int] | None = None
    for token in _near(words, cue):
        run = heads.get(token) or _heads(words, depth, heads, token)
        if run == open_run:
            runs[-1][1] = token
        else:
            runs.append([token, token, *run])
        open_run = run
    up = _ways_up(words, spine)
    return [
        Constituent(first, last, top, head, _path(words, up, depth, (top, head), first < cue))
        for first, last, top, head in runs
    ]


def _near(words: Words, cue: int) -> list[int]:
    first, after = words.sentences[words.sentence[cue]]
    near = range(max(first, cue - _REACH), min(after, cue + _REACH + 1))
    return [token for token in near if not words.blank[token]]


def _spine(words: Words, cue: int) -> list[int]:
    """Return the cue and the words above it."""
    spine = [cue]
    while len(spine) < _HIGHEST and (above := words.head[spine[-1]]) not in spine:
        spine.append(above)
    return spine


def _heads(
    words: Words, depth: dict[int, int], known: dict[int, tuple[int, int]], token: int
) -> tuple[int, int]:
    """Return top and head of the constituent that a token belongs to."""
    below: list[int] = []
    while token not in known:
        below.append(token)
        above = words.head[token]
        if above == token:
            known[token] = (token, token)
        token = above
    for under in reversed(below):
        known.setdefault(under, _step_down(words, depth, known[words.head[under]], under))
    return known[below[0] if below else token]


def _step_down(words: Words, depth: dict[int, int], above: tuple[int, int], token: int) -> tuple[int, int]:
    top, head = above
    if words.head[token] in depth:
        return token, token
    if head != top:
        return above
    apart = words.dep[top] in _CLAUSES or (words.dep[token] in _MARKERS and words.head[token] == top)
    return (top, token) if apart else above


def _ways_up(words: Words, spine: list[int]) -> list[str]:
    """Return, for each word above the cue, the relations that lead up to it: three at most, then "+"."""
    steps = ["<" + words.dep[token] for token in spine]
    return ["".join(steps[: min(height, 3)]) + "+" * (height > 3) for height in range(len(spine))]


def _path(words: Words, up: list[str], depth: dict[int, int], heads: tuple[int, int], left: bool) -> str:
    top, head = heads
    side = "L" if left else "R"
    if top in depth:
        return f"{up[depth[top]]}= {side}"
    way = f"{up[depth.get(words.head[top], 0)]}>{words.dep[top]}"
    return f"{way}>{words.dep[head]} {side}" if head != top else f"{way} {side}"
