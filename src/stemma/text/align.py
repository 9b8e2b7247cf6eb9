"""Local alignment of two texts by words: which stretches of one are, gaps allowed, stretches of the other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.text.shingles import Codes, shingles

# All four are set by hand.
SEED = 4
"""Words in a row that start a match; three are met by chance ("the United States")."""
GAP = 8
"""Words that may differ, on either side, between two matching runs of one passage."""
SHORTEST = 8
"""Matching words below which a passage is chance or idiom."""
SOLID = 6
"""Words in a row that a passage has somewhere: stock phrases strung together are no passage."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """The same `length` words in a row, from word `left` of one text and word `right` of the other."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Runs in the same order on both sides with small gaps between them."""

    runs: tuple[Run, ...]

    @property
    def left(self) -> tuple[int, int]:
        """Return the first word and the word after the last, on the left."""
        return self.runs[0].left, self.runs[-1].left + self.runs[-1].length

    @property
    def right(self) -> tuple[int, int]:
        """Return the first word and the word after the last, on the right."""
        return self.runs[0].right, self.runs[-1].right + self.runs[-1].length

    @property
    def matched(self) -> int:
        """Return how many words are the same on both sides."""
        return sum(run.length for run in self.runs)


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Where each run of `SEED` words begins first in a text; `keys` go up."""

    keys: Codes
    places: npt.NDArray[np.int32]


def find_seeds(codes: Codes) -> Seeds:
    """Return the seeds of a text, made once for all texts that it is compared with."""
    keys, places = np.unique(shingles(codes, SEED), return_index=True)
    return Seeds(keys, places.astype(np.int32))


def align_words(left: Seeds, right: Seeds) -> list[Passage]:
    """Return the passages that two texts share, in the order of the left text.

    Seed, extend and chain, as text-reuse detection does since passim: a run grows from `SEED` equal
    words, runs at most `GAP` words apart on both sides make one passage. Each n-gram is matched at its
    first place in each text only, so the time is n log n even for a text that repeats itself.
    """
    return [
        passage
        for passage in _chain(_find_runs(left, right))
        if passage.matched >= SHORTEST and max(run.length for run in passage.runs) >= SOLID
    ]


def _find_runs(left: Seeds, right: Seeds) -> list[Run]:
    """Return maximal equal runs, by left position, none overlapping another on the left."""
    if not len(left.keys) or not len(right.keys):
        return []
    found = np.minimum(np.searchsorted(right.keys, left.keys), len(right.keys) - 1)
    same = right.keys[found] == left.keys
    at_left, at_right = left.places[same], right.places[found[same]]
    if not len(at_left):
        return []
    order = np.argsort(at_left, kind="stable")
    at_left, at_right = at_left[order], at_right[order]
    breaks = np.flatnonzero((np.diff(at_left) != 1) | (np.diff(at_right) != 1)) + 1
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((starts, [len(at_left)]))) + SEED - 1
    runs = zip(at_left[starts].tolist(), at_right[starts].tolist(), lengths.tolist(), strict=True)
    return [Run(*run) for run in runs]


def _chain(runs: list[Run]) -> list[Passage]:
    """Join each run to the passage it continues; runs come by left position."""
    chains: list[list[Run]] = []
    for run in runs:
        for chain in chains[-3:][::-1]:
            if (joined := _continue(chain[-1], run)) is not None:
                if joined.length:
                    chain.append(joined)
                break
        else:
            chains.append([run])
    return [Passage(tuple(chain)) for chain in chains]


def _continue(last: Run, run: Run) -> Run | None:
    """Return `run` without what `last` already covers, or None where it does not continue `last`."""
    ahead_left = run.left - (last.left + last.length)
    ahead_right = run.right - (last.right + last.length)
    overlap = max(0, -ahead_left, -ahead_right)
    if overlap >= SEED or max(ahead_left, ahead_right) > GAP:
        return None
    return Run(run.left + overlap, run.right + overlap, run.length - overlap)
