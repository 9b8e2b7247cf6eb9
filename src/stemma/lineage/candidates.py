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
from stemma.store.tables import Tables
from stemma.text.shingles import shingles, word_codes

Keys = npt.NDArray[np.uint64]
Weights = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]
Pair = tuple[int, int]

SHINGLE = 4
"""Words; as many as start a match in `stemma.text.align`."""
# The bounds below are set by hand where nothing measured is named.
CAP = 40
"""Texts that may hold a key before it says nothing about any two of them."""
ENOUGH_SHINGLES = 4
"""Shared n-grams from which two texts are compared: seven words in a row, or six and four."""
FURNITURE_CAP = 3
"""The same for furniture: a caption that two or three carry may be of one report."""
COMMON = 0.35
"""Weight of an n-gram of more than `CAP` texts between neighbours: 15 words in a row, no stock phrase."""
ENOUGH_LIKENESS = 0.08
"""Cosine over rare facts worth a closer look; over all facts, rewritten pairs have .24 at least."""
CHUNK = 4_000_000
"""Meetings of two texts summed at a time: some 200 MB."""
SKETCH = 32
"""Numbers that stand for the n-grams of a text."""
_RANGE = np.uint64(64 - 5)
NEARLY = 0.5
"""Share of n-grams, those of both texts together, from which two texts are versions of one."""
SKETCHES = 100_000
"""Pairs whose sketches are compared at a time: some 50 MB."""
MANY_COPIES = 40
"""Carriers of one text of which every pair is listed; of more, only those with the first."""


def find_candidates(tables: Tables) -> Iterator[CandidatePair]:
    """Yield the pairs worth comparing in the order of their ids, with the channels that found each.

    Channels: `copies` (the same text), `words` (rare n-grams in prose), `quotation` (rare n-grams in
    quotation marks), `furniture` (captions and notices that hardly anybody else has) and `facts` (rare names,
    numbers and stems, which survive translation).
    """
    witnesses = read_witnesses(tables)
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for channel, pairs in (
        ("words", _by_words(witnesses, Stuff.PROSE)),
        ("quotation", _by_words(witnesses, Stuff.QUOTATION)),
        ("furniture", _by_words(witnesses, Stuff.FURNITURE)),
        ("facts", _by_facts(witnesses)),
    ):
        for pair in pairs:
            found[pair].add(channel)
    for pair in _versions(witnesses, [pair for pair, channels in found.items() if channels == {"facts"}]):
        del found[pair]
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
    """Yield the pairs of texts that share enough rare n-grams that begin in text of one kind.

    Quotations are part of the prose here; furniture is not, since pages of one site are no pairs to compare.
    """
    keys = [np.unique(_shingles_in(witness, stuff)) for witness in witnesses]
    cap = FURNITURE_CAP if stuff is Stuff.FURNITURE else CAP
    common = {Stuff.PROSE: COMMON, Stuff.QUOTATION: 1.0, Stuff.FURNITURE: 0.0}[stuff]
    yield from _joined(_Postings(keys, (), cap, common), ENOUGH_SHINGLES)


def _shingles_in(witness: Witness, stuff: Stuff) -> Keys:
    every = shingles(witness.codes, SHINGLE)
    kinds = witness.stuff[: len(every)]
    wanted: Mask = kinds != Stuff.FURNITURE if stuff is Stuff.PROSE else kinds == stuff
    return every[wanted]


def _by_facts(witnesses: Sequence[Witness]) -> Iterator[Pair]:
    """Yield the pairs of texts whose rare facts have a cosine worth a closer look."""
    rarity = Rarity(witnesses)
    keys, weights = [], []
    for witness in witnesses:
        facts = sorted(witness.facts)
        weight = np.array([rarity.weight(fact) for fact in facts])
        keys.append(word_codes(facts))
        weights.append(weight / max(1e-9, float(np.linalg.norm(weight))))
    yield from _joined(_Postings(keys, weights, CAP, common=0.0), ENOUGH_LIKENESS)


def _versions(witnesses: Sequence[Witness], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield those of the pairs that are one text but for a few words.

    Words do not nominate such a pair only where more than `CAP` texts have them. Of so many versions each is
    compared with its neighbours; the rare names in what each adds would nominate nearly all of them.
    """
    looked_at = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    sketches = np.zeros((len(witnesses), SKETCH), dtype=np.uint64)
    for row in np.unique(looked_at).tolist():
        sketches[row] = _sketch(np.unique(_shingles_in(witnesses[row], Stuff.PROSE)))
    for some in np.array_split(looked_at, 1 + len(looked_at) // SKETCHES):
        left, right = sketches[some[:, 0]], sketches[some[:, 1]]
        same = np.count_nonzero((left == right) & (left > 0), axis=1)
        held = np.count_nonzero((left > 0) | (right > 0), axis=1)
        yield from map(tuple, some[(same > 0) & (same >= NEARLY * held)].tolist())


def _sketch(keys: Keys) -> Keys:
    """Return the least key in each of `SKETCH` equal ranges, or 0; `keys` go up.

    Of two texts, the share of equal numbers estimates how many of their n-grams they share: P. Li, A. Owen,
    C.-H. Zhang, "One permutation hashing", 2012.
    """
    ranges = np.arange(SKETCH, dtype=np.uint64)
    first = np.searchsorted(keys, ranges << _RANGE)
    least = np.append(keys, np.uint64(0))[first]
    return np.where(least >> _RANGE == ranges, least, np.uint64(0))


def _joined(postings: "_Postings", at_least: float) -> Iterator[Pair]:
    """Yield the pairs of rows whose shared keys weigh enough."""
    for one, other, weight in postings.meetings():
        pairs, place = np.unique(one * postings.texts + other, return_inverse=True)
        sums = np.bincount(place, weights=weight)
        for pair in pairs[sums >= at_least].tolist():
            yield divmod(pair, postings.texts)


class _Postings:
    """The rows of every key that several rows share, key by key and in the order of the rows.

    A key of more than `cap` rows joins each row to the next, at the share `common` of its weight, or none.
    """

    def __init__(self, keys: Sequence[Keys], weights: Sequence[Weights], cap: int, common: float) -> None:
        self.texts = len(keys)
        every = np.concatenate([np.empty(0, dtype=np.uint64), *keys])
        order = np.argsort(every, kind="stable")
        every = every[order]
        starts = np.flatnonzero(np.concatenate(([True], every[1:] != every[:-1])))
        sizes = np.diff(np.concatenate((starts, [len(every)])))
        met = (sizes > 1) & ((sizes <= cap) | (common > 0))
        order = order[np.repeat(met, sizes)]
        del every, starts  # most keys have one row: what is left is a small part
        sizes = sizes[met]
        lasts = np.repeat(np.cumsum(sizes) - 1, sizes)
        ahead = lasts - np.arange(len(order))
        wide = np.repeat(sizes > cap, sizes)
        self._rows = np.searchsorted(np.cumsum([len(row) for row in keys]), order, side="right")
        self._weights = np.concatenate([np.empty(0), *weights])[order] if weights else np.ones(len(order))
        self._partners: Indices = np.where(wide, np.minimum(ahead, 1), ahead)
        self._shares = np.where(wide, common, 1.0)

    def meetings(self) -> Iterator[tuple[Indices, Indices, Weights]]:
        """Yield two rows and a weight for each key that they share; those of one first row come together."""
        order = np.argsort(self._rows, kind="stable")
        done = np.cumsum(self._partners[order])
        ends_row = np.flatnonzero(np.diff(self._rows[order], append=-1))
        begin = 0
        while begin < len(order):
            paid = int(done[begin - 1]) if begin else 0
            last = int(np.searchsorted(done[ends_row], paid + CHUNK, side="right"))
            first_left = int(np.searchsorted(ends_row, begin))
            end = int(ends_row[max(first_left, last - 1)]) + 1
            yield self._meet(order[begin:end])
            begin = end

    def _meet(self, entries: Indices) -> tuple[Indices, Indices, Weights]:
        counts = self._partners[entries]
        one = np.repeat(entries, counts)
        step = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
        other = one + step
        weight = self._weights[one] * self._weights[other] * self._shares[one]
        return self._rows[one], self._rows[other], weight
