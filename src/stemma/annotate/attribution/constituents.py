"""A sentence cut up as one cue sees it: what hangs on the cue, on its head, on the head's head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.annotate.words import Words

Run = tuple[int, int]
"""Top and head of a constituent."""

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


@dataclass(frozen=True, slots=True)
class Constituents:
    """The constituents of a sentence from left to right, one list for each of their properties.

    A constituent is an unbroken run of words under one head. A clause is told apart into its head and what
    hangs on it.
    """

    first: list[int]
    last: list[int]
    top: list[int]
    """The word whose head is the cue or stands above it; or such a word itself."""
    head: list[int]
    """`top`, or where that heads a clause the word under it."""
    path: list[str]
    """The relations from the cue up, then down to the head, and on which side of the cue: "<acl>nsubj L"."""

    def __len__(self) -> int:
        return len(self.first)


def constituents_of(words: Words, cue: int) -> Constituents:
    """Return the constituents of a cue's sentence; every word but blanks is in one."""
    spine = _spine(words, cue)
    near = _near(words, cue)
    firsts: list[int] = []
    lasts: list[int] = []
    runs: list[Run] = []
    open_run: Run | None = None
    for token, run in zip(near, _runs(words, spine, near), strict=True):
        if run == open_run:
            lasts[-1] = token
        else:
            firsts.append(token)
            lasts.append(token)
            runs.append(run)
            open_run = run
    paths = list(_paths(words, spine, firsts, runs))
    return Constituents(firsts, lasts, [top for top, _ in runs], [head for _, head in runs], paths)


def joined(parts: Sequence[Constituents]) -> Constituents:
    """Return the constituents of several cues one after another."""
    return Constituents(
        [token for part in parts for token in part.first],
        [token for part in parts for token in part.last],
        [token for part in parts for token in part.top],
        [token for part in parts for token in part.head],
        [path for part in parts for path in part.path],
    )


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


def _runs(words: Words, spine: Sequence[int], tokens: Sequence[int]) -> list[Run]:
    """Return top and head of the constituent that each token belongs to."""
    known = {token: (token, token) for token in spine}
    tops, heads, dep = frozenset(spine), words.head, words.dep
    for token in tokens:
        if token in known:
            continue
        way = [token]
        while (above := heads[way[-1]]) not in known and above != way[-1]:
            way.append(above)
        for under in reversed(way):
            above = heads[under]
            run = under, under  # under the spine, or a root further up than the spine reaches
            if above not in tops and above != under:
                top, head = known[above]
                apart = head == top and (dep[top] in _CLAUSES or (above == top and dep[under] in _MARKERS))
                run = (top, under) if apart else known[above]
            known[under] = run
    return [known[token] for token in tokens]


def _ways_up(words: Words, spine: Sequence[int]) -> list[str]:
    """Return, for each word above the cue, the relations that lead up to it: three at most, then "+"."""
    steps = ["<" + words.dep[token] for token in spine]
    return ["".join(steps[: min(height, 3)]) + "+" * (height > 3) for height in range(len(spine))]


def _paths(words: Words, spine: Sequence[int], firsts: Sequence[int], runs: Sequence[Run]) -> Iterator[str]:
    cue = spine[0]
    up = dict(zip(spine, _ways_up(words, spine), strict=True))
    for first, (top, head) in zip(firsts, runs, strict=True):
        side = "L" if first < cue else "R"
        if top in up:
            yield f"{up[top]}= {side}"
        else:
            way = f"{up.get(words.head[top], up[cue])}>{words.dep[top]}"
            yield f"{way}>{words.dep[head]} {side}" if head != top else f"{way} {side}"
