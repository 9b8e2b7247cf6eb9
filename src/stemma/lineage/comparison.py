"""Two texts side by side: shared passages, what kind of text they are, and shared facts."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.lineage.likeness import NOTHING, Likeness, WeighedText, compare_facts, weigh
from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import Stuff, Witness
from stemma.lineage.wordings import FactSentence
from stemma.text.align import SHORTEST, Passage, align_words

Mask = npt.NDArray[np.bool_]

EMPTY = WeighedText((), {}, 0.0, 0.0, np.empty(0))


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

    def __init__(self, witnesses: Iterable[Witness]) -> None:
        self._rarity = Rarity(witnesses)
        self._weighed: dict[str, WeighedText] = {}

    def compare(self, left: Witness, right: Witness, *, facts: bool = True) -> Comparison:
        """Return the comparison of two texts; without `facts`, of their words only."""
        passages = tuple(align_words(left.codes, right.codes))
        kinds = [_kinds(passage, left, right) for passage in passages]
        likeness = NOTHING
        texts = [EMPTY, EMPTY]
        if facts:
            quoted = [p for p, k in zip(passages, kinds, strict=True) if _main_kind(k) is Stuff.QUOTATION]
            texts = [
                self._weigh(left, [passage.left for passage in quoted]),
                self._weigh(right, [passage.right for passage in quoted]),
            ]
            likeness = compare_facts(*texts)
        return Comparison(
            left,
            right,
            passages,
            tuple(_main_kind(kind) for kind in kinds),
            _count(passages, kinds, left, right),
            likeness,
            texts[0].sentences,
            texts[1].sentences,
        )

    def _weigh(self, witness: Witness, borrowed: list[tuple[int, int]]) -> WeighedText:
        if borrowed:
            return weigh(_without(witness, borrowed), self._rarity)
        key = witness.documents[0].id
        if key not in self._weighed:
            self._weighed[key] = weigh(witness.sentences, self._rarity)
        return self._weighed[key]


def _kinds(passage: Passage, left: Witness, right: Witness) -> npt.NDArray[np.int8]:
    """Return the kind of each matching word: a quotation or furniture on one side is so on both."""
    return np.concatenate(
        [
            np.maximum(
                left.stuff[run.left : run.left + run.length], right.stuff[run.right : run.right + run.length]
            )
            for run in passage.runs
        ]
    )


def _main_kind(kinds: npt.NDArray[np.int8]) -> Stuff:
    return Stuff(int(np.bincount(kinds, minlength=len(Stuff)).argmax()))


def _count(
    passages: tuple[Passage, ...], kinds: list[npt.NDArray[np.int8]], left: Witness, right: Witness
) -> Shared:
    prose_left, prose_right = _Prose(left), _Prose(right)
    framed = 0
    for passage, kind in zip(passages, kinds, strict=True):
        if (kind == Stuff.QUOTATION).sum() >= SHORTEST:
            framed = max(framed, int((kind == Stuff.PROSE).sum()))
        for run in passage.runs:
            here = np.maximum(
                left.stuff[run.left : run.left + run.length], right.stuff[run.right : run.right + run.length]
            )
            prose_left.add(run.left, here)
            prose_right.add(run.right, here)
    every = np.concatenate(kinds) if kinds else np.empty(0, dtype=np.int8)
    counts = np.bincount(every, minlength=len(Stuff))
    prose = min(prose_left.matched, prose_right.matched)
    return Shared(
        prose,
        int(counts[1]),
        int(counts[2]),
        prose_left.share,
        prose_right.share,
        framed,
        len(every) / max(1, len(left.codes)),
        len(every) / max(1, len(right.codes)),
    )


class _Prose:
    """Which words of one text are its prose, and which of those the other text has."""

    def __init__(self, witness: Witness) -> None:
        self._stuff = witness.stuff.copy()
        self._matching: Mask = np.zeros(len(self._stuff), dtype=np.bool_)

    def add(self, first: int, kinds: npt.NDArray[np.int8]) -> None:
        """Take in a run; what the other text shows to be a quotation is no prose here either."""
        self._stuff[first : first + len(kinds)] = kinds
        self._matching[first : first + len(kinds)] = True

    @property
    def matched(self) -> int:
        return int((self._matching & (self._stuff == Stuff.PROSE)).sum())

    @property
    def share(self) -> float:
        return self.matched / max(1, int((self._stuff == Stuff.PROSE).sum()))


def _without(witness: Witness, borrowed: list[tuple[int, int]]) -> tuple[FactSentence, ...]:
    """Return the sentences of which no borrowed quotation covers half."""
    bounds = [(int(witness.starts[first]), int(witness.ends[after - 1])) for first, after in borrowed]

    def covered(sentence: FactSentence) -> int:
        return sum(max(0, min(sentence.end, end) - max(sentence.start, start)) for start, end in bounds)

    return tuple(s for s in witness.sentences if 2 * covered(s) < s.end - s.start)
