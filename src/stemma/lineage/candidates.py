"""Which pairs of documents are worth comparing, without comparing all of them.

Joins on keys: a key is a word n-gram or a fact, its posting the texts that hold it. A key of more than
`CAP` texts joins only neighbours, so the work stays linear in the number of keys.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
import numpy.typing as npt

from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import Stuff, Witness, read_witnesses
from stemma.model.copies import CandidatePair
from stemma.model.documents import Document
from stemma.store.tables import Tables
from stemma.text.shingles import shingles, word_codes

Keys = npt.NDArray[np.uint64]
Weights = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Pair = tuple[int, int]

SHINGLE = 4
"""Words; as many as start a match in `stemma.text.align`."""
# The bounds below are set by hand where nothing measured is named.
CAP = 40
"""Texts that may hold a key before it says nothing about any two of them."""
ENOUGH_SHINGLES = 4
"""Shared n-grams from which two texts are compared: seven words in a row, or six and four."""
ENOUGH_LIKENESS = 0.08
"""Cosine over rare facts worth a closer look; over all facts, rewritten pairs have .24 at least."""
CHUNK = 4_000_000
"""Pairs summed at a time: 64 MB."""
MANY_COPIES = 40
"""Carriers of one text of which every pair is listed; of more, only those with the first."""


def find_candidates(tables: Tables) -> Iterator[CandidatePair]:
    """Yield the pairs worth comparing in the order of their ids, with the channels that found each.

    Channels: `copies` (the same text), `words` (rare n-grams in prose), `quotation` (rare n-grams in
    quotation marks) and `facts` (rare names, numbers and stems, which survive translation).
    """
    witnesses = read_witnesses(tables.all(Document))
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for channel, pairs in (
        ("words", _by_words(witnesses, Stuff.PROSE)),
        ("quotation", _by_words(witnesses, Stuff.QUOTATION)),
        ("facts", _by_facts(witnesses)),
    ):
        for pair in pairs:
            found[pair].add(channel)
    yield from sorted([*_across(witnesses, found), *_within(witnesses)])


def _within(witnesses: Sequence[Witness]) -> Iterator[CandidatePair]:
    """Yield the pairs of documents that carry one text."""
    for witness in witnesses:
        ids = [document.id for document in witness.documents]
        if not len(witness.codes):
            continue
        pairs = combinations(ids, 2) if len(ids) <= MANY_COPIES else ((ids[0], other) for other in ids[1:])
        for left, right in pairs:
            yield CandidatePair(left, right, ("copies",))


def _across(witnesses: Sequence[Witness], found: dict[tuple[int, int], set[str]]) -> Iterator[CandidatePair]:
    for (one, other), channels in found.items():
        carriers = [witnesses[one].documents, witnesses[other].documents]
        if len(carriers[0]) * len(carriers[1]) > MANY_COPIES:
            carriers = [documents[:1] for documents in carriers]
        for left, right in product(*carriers):
            first, second = sorted((left.id, right.id))
            yield CandidatePair(first, second, tuple(sorted(channels)))


def _by_words(witnesses: Sequence[Witness], stuff: Stuff) -> Iterator[Pair]:
    """Yield the pairs of texts that share enough rare n-grams that begin in text of one kind."""
    keys = [np.unique(_shingles_in(witness, stuff)) for witness in witnesses]
    weights = [np.ones(len(row)) for row in keys]
    yield from _joined(keys, weights, neighbours=True, at_least=ENOUGH_SHINGLES)


def _shingles_in(witness: Witness, stuff: Stuff) -> Keys:
    every = shingles(witness.codes, SHINGLE)
    return every[witness.stuff[: len(every)] == stuff] if stuff is Stuff.QUOTATION else every


def _by_facts(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """Yield the pairs of texts whose rare facts have a cosine worth a closer look."""
    rarity = Rarity(witnesses)
    keys, weights = [], []
    for witness in witnesses:
        facts = sorted(witness.facts)
        weight = np.array([rarity.weight(fact) for fact in facts])
        keys.append(word_codes(facts))
        weights.append(weight / max(1e-9, float(np.linalg.norm(weight))))
    yield from _joined(keys, weights, neighbours=False, at_least=ENOUGH_LIKENESS)


def _joined(
    keys: Sequence[Keys], weights: Sequence[Weights], *, neighbours: bool, at_least: float
) -> Iterator[Pair]:
    """Yield the pairs of rows whose shared keys weigh enough.

    A key of more than `CAP` rows joins each row to the next where `neighbours` says so, else none.
    """
    if not keys:
        return
    rows = np.repeat(np.arange(len(keys)), [len(row) for row in keys])
    every, weight = np.concatenate(keys), np.concatenate(weights)
    order = np.lexsort((rows, every))
    rows, every, weight = rows[order], every[order], weight[order]
    starts = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1]))) if len(every) else rows
    sizes = np.diff(np.concatenate((starts, [len(every)])))
    sums = _PairSums(len(keys))
    for size in np.unique(sizes[(sizes > 1) & (sizes <= CAP)]).tolist():
        ones, others = np.triu_indices(size, k=1)
        for some in np.array_split(
            starts[sizes == size], 1 + int((sizes == size).sum() * len(ones)) // CHUNK
        ):
            one, other = (some[:, None] + ones).ravel(), (some[:, None] + others).ravel()
            sums.add(rows[one], rows[other], weight[one] * weight[other])
    if neighbours:
        for start, size in zip(starts[sizes > CAP].tolist(), sizes[sizes > CAP].tolist(), strict=True):
            one = np.arange(start, start + size - 1)
            sums.add(rows[one], rows[one + 1], weight[one] * weight[one + 1])
    yield from sums.at_least(at_least)


class _PairSums:
    """Sums of weights per pair of rows, gathered in chunks."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._pairs: list[Indices] = []
        self._sums: list[Weights] = []
        self._waiting = 0

    def add(self, one: Indices, other: Indices, weight: Weights) -> None:
        self._pairs.append(one * self._rows + other)
        self._sums.append(weight)
        self._waiting += len(weight)
        if self._waiting > CHUNK:
            self._merge()

    def _merge(self) -> None:
        place: Indices
        pairs, place = np.unique(np.concatenate(self._pairs), return_inverse=True)
        sums: Weights = np.bincount(place, weights=np.concatenate(self._sums)).astype(np.float64)
        self._pairs, self._sums, self._waiting = [pairs], [sums], 0

    def at_least(self, least: float) -> Iterator[Pair]:
        """Yield the pairs whose weights sum to `least` or more."""
        if not self._pairs:
            return
        self._merge()
        for pair in self._pairs[0][self._sums[0] >= least].tolist():
            yield divmod(pair, self._rows)
