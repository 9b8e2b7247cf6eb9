"""What a reader of attributions hands over, before it becomes a record; and cutting spans to shape."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation

_END = attrgetter("end")
_BEFORE = frozenset(",.;:-–—…")
_AFTER = _BEFORE | frozenset("?!'’”\"") | {"''"}


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as one reader found them, in characters of the text."""

    cue: Bounds
    """An empty stretch where no word ties the content to a source."""
    content: tuple[Bounds, ...]
    source: Bounds | None
    cue_class: CueClass
    root: int | None = None
    """The token that heads the content, whose modality and polarity are the content's."""
    negated: bool = False
    """The cue itself is negated: "has not said"."""

    def with_more(self, bounds: Bounds) -> "Draft":
        """Return the same draft with one stretch of content more."""
        return replace(self, content=tuple(sorted({*self.content, bounds})))


def bounds_of(words: Words, tokens: Iterable[int]) -> Bounds | None:
    """Return the stretch from the first to the last of `tokens`, blanks and outer punctuation left out."""
    inside = sorted(tokens)
    while inside and (words.blank[inside[-1]] or words.form[inside[-1]] in _AFTER):
        inside.pop()
    for first in inside:
        if not words.blank[first] and words.form[first] not in _BEFORE:
            return words.start[first], words.end[inside[-1]]
    return None


def touching(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return the quotations that share a character with the stretch; they are in order and apart."""
    first = after = bisect_right(quotations, start, key=_END)
    while after < len(quotations) and quotations[after].start < end:
        after += 1
    return quotations[first:after]


def snap(bounds: Bounds, quotations: Sequence[Quotation], cue: Bounds) -> Bounds | None:
    """Fit a content to the quotations it touches: whole quotations around the cue's, never across its own."""
    start, end = bounds
    for quotation in touching(quotations, start, end):
        if quotation.start <= cue[0] and cue[1] <= quotation.end:
            start = max(start, quotation.start + 1)
            end = min(end, quotation.end - 1) if end >= quotation.end else end
        elif not (quotation.start < cue[1] and cue[0] < quotation.end):
            start, end = min(start, quotation.start), max(end, quotation.end)
    return (start, end) if start < end else None


def without(bounds: Bounds, *holes: Bounds | None) -> list[Bounds]:
    """Return what is left of `bounds` when `holes` are cut out of it."""
    left = [bounds]
    for hole in holes:
        if hole is not None:
            left = [part for piece in left for part in _cut(piece, hole)]
    return left


def _cut(piece: Bounds, hole: Bounds) -> list[Bounds]:
    if hole[1] <= piece[0] or piece[1] <= hole[0]:
        return [piece]
    parts = [(piece[0], min(hole[0], piece[1])), (max(hole[1], piece[0]), piece[1])]
    return [part for part in parts if part[0] < part[1]]


def tidy(text: str, bounds: Bounds, quotations: Sequence[Quotation]) -> Bounds | None:
    """Return `bounds` without outer blanks and stops; what closes a quotation stays."""
    start, end = bounds
    near = touching(quotations, start, end)
    ends = {quotation.end for quotation in near}
    starts = {quotation.start for quotation in near}
    while start < end and end not in ends and (text[end - 1].isspace() or text[end - 1] in ",.;:—–-"):
        if text[end - 1] == "." and _abbreviation(text[start:end]):
            break
        end -= 1
    while start < end and start not in starts and (text[start].isspace() or text[start] in ",.;:—–-"):
        start += 1
    return (start, end) if start < end else None


def _abbreviation(words: str) -> bool:
    """Tell whether the full stop belongs to "U.S." and is no end of a sentence."""
    last = words.rsplit(maxsplit=1)[-1]
    return last.count(".") > 1 or (len(last) == 2 and last[0].isupper())
