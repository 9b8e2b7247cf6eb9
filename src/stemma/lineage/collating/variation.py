"""The words of two sentences that say the same, aligned: what they share, and the places where they vary."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz.distance import LCSseq

from stemma.lineage.collating.beads import Bead
from stemma.lineage.facts import word_key
from stemma.model.spans import Bounds
from stemma.text.function_words import FUNCTION_WORDS
from stemma.text.normalise import fold
from stemma.text.numerals import TENS, UNITS

_WORD = re.compile(r"\d[\d,.]*\d(?!\w)|[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A content word where it stands; `key` is equal for forms of one word and spellings of one name."""

    key: str
    form: str
    """Folded."""
    start: int
    end: int


Anchor = tuple[Word, Word]
"""A content word that both sides share, as it stands in either."""


@dataclass(frozen=True, slots=True)
class Place:
    """A variation place: what stands on either side between two content words that both sides share.

    The stretches take in the shared words on either side, where there are any: so both are never empty.
    """

    left: Bounds
    right: Bounds
    before: bool
    """A shared word begins the stretches."""
    after: bool
    """A shared word ends the stretches."""


def read_words(text: str, bounds: Bounds) -> list[Word]:
    """Return the content words of a stretch of text."""
    found = []
    for match in _WORD.finditer(text, *bounds):
        form = fold(match.group())
        if form not in FUNCTION_WORDS and (len(form) > 1 or form.isdigit()):
            key = form if form in UNITS or form in TENS else word_key(match.group(), form)
            found.append(Word(key, form, match.start(), match.end()))
    return found


def align_bead(bead: Bead, left: Sequence[Word], right: Sequence[Word]) -> list[Anchor]:
    """Return the content words that both sides of a bead have in the same order, as pairs."""
    ours, theirs = within(left, bead.left), within(right, bead.right)
    blocks = LCSseq.opcodes([word.key for word in ours], [word.key for word in theirs])
    return [
        (ours[one], theirs[other])
        for block in blocks
        if block.tag == "equal"
        for one, other in zip(
            range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True
        )
    ]


def within(words: Sequence[Word], bounds: Bounds) -> Sequence[Word]:
    """Return those of the words, which are in the order of the text, that stand inside `bounds`."""
    first = bisect_left(words, bounds[0], key=attrgetter("start"))
    return words[first : bisect_right(words, bounds[1], first, key=attrgetter("end"))]


def find_places(bead: Bead, anchors: Sequence[Anchor]) -> list[Place]:
    """Return the places of a bead between its shared words, in order."""
    places = []
    before: Anchor | None = None
    for after in (*anchors, None):
        left = (before[0].start if before else bead.left[0], after[0].end if after else bead.left[1])
        right = (before[1].start if before else bead.right[0], after[1].end if after else bead.right[1])
        places.append(Place(left, right, before is not None, after is not None))
        before = after
    return places


def inner_words(
    place: Place, left: Sequence[Word], right: Sequence[Word]
) -> tuple[Sequence[Word], Sequence[Word]]:
    """Return the content words of a place on both sides, without the shared words at its ends."""
    first, last = int(place.before), -1 if place.after else None
    return within(left, place.left)[first:last], within(right, place.right)[first:last]
