"""The clues to where the shared text came from: credits, citations, days, what each side has or has lost."""

from collections.abc import Iterator

from stemma.lineage.changes import Changes
from stemma.lineage.clock import find_earlier
from stemma.lineage.comparison import Comparison
from stemma.lineage.credit_clues import find_credit_clues
from stemma.lineage.credits import Credits
from stemma.lineage.judgement import Clue, Side
from stemma.lineage.speakers import find_speaker, is_degraded
from stemma.lineage.witnesses import Stuff
from stemma.model.copies import Relation
from stemma.model.documents import Document

# Log-odds, set by hand in the order of how much an editor would trust each clue, then looked over on the
# labelled development pairs (13 of 14 arrows right) and the authored piles (23 of 23); none was fitted.
HAS_MORE = 1.0
LITTLE_NEW = 0.7
MORE_NOTICES = 0.09
"""No more than a hint: pages differ in their furniture for many reasons."""
LOST_SPEAKER = 1.2

SENTENCE = 12
"""Words that make one text shorter than another, rather than changed in a word or two."""
ADDED, ADDED_LITTLE = 0.1, 0.25
"""Words that the shorter one may add, per word that it leaves out, and still be cut from the longer.

Labelled development pairs with an arrow: the longer is the source in 13 of 13, and in 17 of 20.
"""
CLEARLY_MORE = 0.25
"""Difference of the shares at which one text contains the other rather than resembles it."""


def find_clues(
    pair: Comparison,
    documents: tuple[Document, Document],
    credited: tuple[Credits, Credits],
    relation: Relation,
    changes: tuple[Changes, Changes],
) -> tuple[Clue, ...]:
    """Return every clue to the direction of a pair, in a fixed order."""
    clues = [
        *find_credit_clues(documents, credited, relation),
        *find_earlier(*documents),
        *_contents(pair, changes),
        *_notices(changes[0], relation),
        *_speakers(pair),
    ]
    return tuple(clues)


def _contents(pair: Comparison, changes: tuple[Changes, Changes]) -> Iterator[Clue]:
    """Yield the side that contains the other: cutting is commoner than padding."""
    if pair.shared.prose:
        for side, forth in zip((Side.LEFT, Side.RIGHT), changes, strict=True):
            cut = sum(forth.left_out)
            if cut >= SENTENCE and forth.added <= ADDED_LITTLE * cut:
                words = f"{side.other.word} leaves out {cut} of {side.word}'s words and adds {forth.added}"
                yield Clue(side, HAS_MORE if forth.added <= ADDED * cut else LITTLE_NEW, words)
                return
        more = pair.shared.prose_right - pair.shared.prose_left
        what = "words"
    else:
        more = pair.likeness.known_right - pair.likeness.known_left
        what = "facts"
    if abs(more) >= CLEARLY_MORE:
        side = Side.LEFT if more > 0 else Side.RIGHT
        yield Clue(side, HAS_MORE, f"{side.word} has most of {side.other.word}'s {what}, not the reverse")


def _notices(forth: Changes, relation: Relation) -> Iterator[Clue]:
    """Yield the side whose page furniture the other carries along with more: copies gather notices."""
    added, lost = forth.notices_added, forth.notices_lost
    if relation is Relation.QUOTE_ONLY or (added and lost) or added == lost:
        return
    side = Side.LEFT if added else Side.RIGHT
    words = f"{side.other.word} carries {added + lost} page notices more than {side.word}"
    yield Clue(side, MORE_NOTICES, words)


def _speakers(pair: Comparison) -> Iterator[Clue]:
    for passage, kind in zip(pair.passages, pair.kinds, strict=True):
        if kind is not Stuff.QUOTATION:
            continue
        left, right = find_speaker(pair.left, *passage.left), find_speaker(pair.right, *passage.right)
        for side, copy, source in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
            if is_degraded(copy, source):
                words = f"{side.other.word}'s '{source}' is {side.word}'s '{copy}'"
                yield Clue(side.other, LOST_SPEAKER, words)
                return
