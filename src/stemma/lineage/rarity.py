"""How much a shared fact says: the fewer texts of the pile know it, the more."""

import math
from collections import Counter
from collections.abc import Sequence

from stemma.lineage.witnesses import Witness

# In a pile of five every word is rare, so each kind of fact starts with the texts of an imagined background
# pile that know it: of forty, half a one for a number, one for a name, three for a word. Measured on the
# authored piles: F1 of rewritten pairs over all pairs .957 with it, .933 without.
BACKGROUND = 40.0
_KNOWN_NUMBER, _KNOWN_NAME, _KNOWN_WORD = 0.5, 1.0, 3.0


class Rarity:
    """Inverse document frequency of facts over the distinct texts of a pile."""

    def __init__(self, witnesses: Sequence[Witness]) -> None:
        self.frequency: Counter[str] = Counter(fact for witness in witnesses for fact in witness.facts)
        self._texts = len(witnesses) + BACKGROUND
        self._weights: dict[str, float] = {}

    def weight(self, fact: str) -> float:
        """Return the natural logarithm of how many texts there are per text that knows `fact`."""
        weight = self._weights.get(fact)
        if weight is None:
            known = _KNOWN_NUMBER if fact[0] == "#" else _KNOWN_NAME if fact.startswith("n:") else _KNOWN_WORD
            weight = self._weights[fact] = math.log(self._texts / (self.frequency[fact] + known))
        return weight
