"""Which quotation a token stands in, and where the one who speaks it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stemma.annotate.coreference.links import Turn
from stemma.model.spans import Bounds
from stemma.text.quotes import find_quotations


class Quotations:
    """The quotations of one document with their turns."""

    def __init__(self, text: str, turns: Sequence[Turn]) -> None:
        self._quotations = find_quotations(text)
        self._starts = [quotation.start for quotation in self._quotations]
        self._turns: dict[int, Turn] = {}
        self._sources: set[int] = set()
        for turn in turns:
            self._sources.update(range(*turn.source) if turn.source is not None else ())
            for start, end in turn.content:
                for number in self._touched(start, end):
                    self._turns.setdefault(number, turn)

    def at(self, place: int) -> int | None:
        """Return the number of the quotation that a character stands in."""
        number = bisect_right(self._starts, place) - 1
        return number if number >= 0 and place < self._quotations[number].end else None

    def source(self, number: int) -> Bounds | None:
        """Return where the speaker of a quotation stands, or None where nobody is told."""
        turn = self._turns.get(number)
        return turn.source if turn is not None else None

    def is_source(self, place: int) -> bool:
        """Tell whether a character belongs to the words for a speaker."""
        return place in self._sources

    def _touched(self, start: int, end: int) -> range:
        first = max(0, bisect_right(self._starts, start) - 1)
        if self._quotations and self._quotations[first].end <= start:
            first += 1
        return range(first, bisect_left(self._starts, end))
