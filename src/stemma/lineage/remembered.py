"""Pairs judged before: what a pair is stays what it was, while all that it was judged by does."""

from collections.abc import Callable, Sequence

import numpy as np

from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import Witness
from stemma.model.copies import CandidatePair, Reuse
from stemma.store.codec import KIND_NAME, decode, encode
from stemma.store.kept import content_key
from stemma.store.tables import Tables

Judge = Callable[[CandidatePair], Reuse | None]


class Remembered:
    """A judge of pairs that asks another only about pairs it has not seen as they are now.

    The other one may look at the two documents, at what is furniture in them, at the weights of their facts
    in this pile where the channel is `facts`, and at nothing else.
    """

    def __init__(self, tables: Tables, witnesses: Sequence[Witness], rarity: Rarity, judge: Judge) -> None:
        self._kept = tables.kept("lineage.pairs")
        self._carried = {d.id: (d, witness) for witness in witnesses for d in witness.documents}
        self._rarity = rarity
        self._judge = judge
        self._states: dict[tuple[str, bool], str] = {}

    def __call__(self, pair: CandidatePair) -> Reuse | None:
        """Return what the pair shares, or None where that is nothing worth showing."""
        facts = "facts" in pair.channels
        key = content_key(self._state(pair.left, facts), self._state(pair.right, facts))
        body = self._kept.get(key)
        if body is None:
            reuse = self._judge(pair)
            self._kept.put(key, encode(reuse) if reuse else b"")
            return reuse
        known = decode(KIND_NAME[Reuse], body) if body else None
        return known if isinstance(known, Reuse) else None

    def _state(self, name: str, facts: bool) -> str:
        """Return the digest of everything about a document that a pair is judged by."""
        if (name, facts) not in self._states:
            document, witness = self._carried[name]
            parts = [encode(document), witness.stuff.tobytes()]
            if facts:
                weights = [self._rarity.weight(fact) for fact in sorted(witness.facts)]
                parts.append(np.array(weights).tobytes())
            self._states[name, facts] = content_key(*parts)
        return self._states[name, facts]
