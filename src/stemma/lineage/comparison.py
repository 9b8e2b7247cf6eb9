"""Two texts side by side: shared passages, what kind of text they are, and shared facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from stemma.lineage.likeness import NOTHING, Likeness, WeighedText, compare_facts, weigh
from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import Stuff, Witness
from stemma.lineage.wordings import FactSentence
from stemma.text.align import SHORTEST, Passage, Seeds, align_words, find_seeds

Indices = npt.NDArray[np.intp]
Kinds = npt.NDArray[np.int8]

NOWHERE = np.empty(0, dtype=np.intp)
EMPTY = WeighedText((), {}, NOWHERE, NOWHERE, 0.0, 0.0, np.empty(0))
MOST_READ = 8_000
"""Texts whose seeds and weights are kept at a time: some 100 MB of usual reports."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shared:
    """How many words of each kind are the same in both texts."""

    prose: int
    quotation: int
    furniture: int
    prose_left: float
    """Share of the left text's own prose that stands in the right text."""
    prose_right: float
    framed: int
    """Prose words of the passage that has most of them beside a quotation."""
    all_left: float
    """Share of all the left text's words, of whatever kind, that stand in the right text."""
    all_right: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that the judgement of a pair rests on."""

    left: Witness
    right: Witness
    passages: tuple[Passage, ...]
    kinds: tuple[Stuff, ...]
    """What most matching words of each passage stand in."""
    shared: Shared
    likeness: Likeness
    left_sentences: tuple[FactSentence, ...]
    """Those that the likeness was measured on: without borrowed quotations."""
    right_sentences: tuple[FactSentence, ...]


class Comparer:
    """Compares texts of one pile; weighs each text's facts once."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity
        self._weighed: dict[str, WeighedText] = {}
        self._seeds: dict[str, Seeds] = {}

    def compare(self, left: Witness, right: Witness, *, facts: bool = True) -> Comparison:
        """Return the comparison of two texts; without `facts`, of their words only."""
        passages = tuple(align_words(self._seeds_of(left), self._seeds_of(right)))
        matching = _Matching(passages, left, right)
        kinds = matching.main_kinds
        likeness = NOTHING
        texts = [EMPTY, EMPTY]
        if facts:
            quoted = [p for p, k in zip(passages, kinds, strict=True) if k is Stuff.QUOTATION]
            texts = [
                self._weigh(left, [passage.left for passage in quoted]),
                self._weigh(right, [passage.right for passage in quoted]),
            ]
            likeness = compare_facts(*texts)
        shared = _count(matching, left, right)
        return Comparison(
            left, right, passages, kinds, shared, likeness, texts[0].sentences, texts[1].sentences
        )

    def _seeds_of(self, witness: Witness) -> Seeds:
        key = witness.documents[0].id
        if (seeds := self._seeds.get(key)) is None:
            seeds = find_seeds(witness.codes)
            _remember(self._seeds, key, seeds)
        return seeds

    def _weigh(self, witness: Witness, borrowed: list[tuple[int, int]]) -> WeighedText:
        if borrowed:
            return weigh(_without(witness, borrowed), self._rarity)
        key = witness.documents[0].id
        if (weighed := self._weighed.get(key)) is None:
            weighed = weigh(witness.sentences, self._rarity)
            _remember(self._weighed, key, weighed)
        return weighed


def _remember(known: dict[str, T], key: str, made: T) -> None:
    """Keep what was made of a text, and drop the oldest: pairs come in the order of their first text."""
    if len(known) >= MOST_READ:
        del known[next(iter(known))]
    known[key] = made


class _Matching:
    """Where the matching words of two texts stand, passage by passage."""

    def __init__(self, passages: Sequence[Passage], left: Witness, right: Witness) -> None:
        runs = [(run.left, run.right, run.length) for passage in passages for run in passage.runs]
        lefts, rights, lengths = np.array(runs, dtype=np.intp).reshape(-1, 3).T
        step = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        self.left: Indices = np.repeat(lefts, lengths) + step
        self.right: Indices = np.repeat(rights, lengths) + step
        self.kinds: Kinds = np.maximum(left.stuff[self.left], right.stuff[self.right])
        """A quotation or furniture on one side is so on both."""
        words = [passage.matched for passage in passages]
        number = np.repeat(np.arange(len(passages)), words)
        counts = np.bincount(number * len(Stuff) + self.kinds, minlength=len(passages) * len(Stuff))
        self.by_passage: Indices = counts.reshape(-1, len(Stuff))
        """Matching words of each passage, by what they stand in."""

    @property
    def main_kinds(self) -> tuple[Stuff, ...]:
        """Return what most matching words of each passage stand in."""
        return tuple(map(Stuff, self.by_passage.argmax(axis=1).tolist()))


def _count(matching: _Matching, left: Witness, right: Witness) -> Shared:
    every = matching.by_passage
    quoting = every[every[:, Stuff.QUOTATION] >= SHORTEST]
    totals = every.sum(axis=0).tolist()
    prose_left, share_left = _prose(left, matching.left, matching.kinds)
    prose_right, share_right = _prose(right, matching.right, matching.kinds)
    return Shared(
        min(prose_left, prose_right),
        totals[Stuff.QUOTATION],
        totals[Stuff.FURNITURE],
        share_left,
        share_right,
        int(quoting[:, Stuff.PROSE].max(initial=0)),
        len(matching.kinds) / max(1, len(left.codes)),
        len(matching.kinds) / max(1, len(right.codes)),
    )


def _prose(witness: Witness, places: Indices, kinds: Kinds) -> tuple[int, float]:
    """Return how many words of a text's prose match, and their share of its prose.

    What the other text shows to be a quotation is no prose here either.
    """
    stuff = witness.stuff.copy()
    stuff[places] = kinds
    matching = np.zeros(len(stuff), dtype=np.bool_)
    matching[places] = True
    prose = stuff == Stuff.PROSE
    matched = int(np.count_nonzero(matching & prose))
    return matched, matched / max(1, int(np.count_nonzero(prose)))


def _without(witness: Witness, borrowed: list[tuple[int, int]]) -> tuple[FactSentence, ...]:
    """Return the sentences of which no borrowed quotation covers half."""
    bounds = [(int(witness.starts[first]), int(witness.ends[after - 1])) for first, after in borrowed]

    def covered(sentence: FactSentence) -> int:
        return sum(max(0, min(sentence.end, end) - max(sentence.start, start)) for start, end in bounds)

    return tuple(s for s in witness.sentences if 2 * covered(s) < s.end - s.start)
