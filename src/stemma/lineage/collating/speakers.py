"""Who says it, in two sentences that say the same: kept, another, or lost."""

import re
from collections.abc import Iterator, Sequence

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, once
from stemma.lineage.collating.reservations import is_headline
from stemma.lineage.collating.saying import tells_of_saying
from stemma.lineage.collating.sources import Speaker, find_speakers, source_keys
from stemma.lineage.collating.variation import Anchor, within
from stemma.lineage.judgement import Side
from stemma.model.alterations import AlterationKind
from stemma.model.spans import Bounds

ALIKE = 0.3
"""Share of the longer sentence's content words that both have, from which another speaker is a change.

Set by hand, where the authored piles and 22 pairs of real articles leave room.
"""
ENOUGH = 2
"""Content words that two contents share before a change of speaker says anything; set by hand."""


def compare_speakers(
    bead: Bead, anchors: Sequence[Anchor], left: Reading, right: Reading
) -> Iterator[Finding]:
    """Yield the speakers that were lost or exchanged, or became more or fewer.

    Another speaker whom the other sentence does not know at all is another report, not an alteration.
    """
    ours, theirs = find_speakers(left, bead.left), find_speakers(right, bead.right)
    longer = max(len(within(left.words, bead.left)), len(within(right.words, bead.right)))
    if len(anchors) >= ALIKE * longer:
        yield from _exchanged(bead, (ours, theirs), left, right)
    if ours and not theirs:
        for speaker in _lost(ours, (left, bead.left), (right, bead.right)):
            yield Finding(AlterationKind.ATTRIBUTION, speaker.bounds, bead.right, Side.LEFT)
    elif theirs and not ours:
        for speaker in _lost(theirs, (right, bead.right), (left, bead.left)):
            yield Finding(AlterationKind.ATTRIBUTION, bead.left, speaker.bounds, Side.RIGHT)


def _lost(
    speakers: Sequence[Speaker], here: tuple[Reading, Bounds], there: tuple[Reading, Bounds]
) -> list[Speaker]:
    """Return the first speaker of whom the other sentence has no word, though it tells what was said."""
    if _is_told(*there):
        return []
    told = _known(*there)
    contents = [(s, _known(here[0], s.content)) for s in _unheard(speakers, *there)]
    return [s for s, said in contents if len(said & told) >= max(ENOUGH, len(said) / 2)][:1]


@once
def _is_told(reading: Reading, bounds: Bounds) -> bool:
    """Tell whether a sentence may have a speaker all the same: outside it, missed, or in the text below."""
    said = any(
        span.start < bounds[1] and bounds[0] < span.end
        for attribution in reading.attributions
        if attribution.source is not None
        for span in attribution.content
    )
    words = reading.quote(bounds)
    return said or is_headline(words) or tells_of_saying(words)


def _unheard(speakers: Sequence[Speaker], reading: Reading, bounds: Bounds) -> list[Speaker]:
    """Return the speakers whose last word, or name, does not stand in a sentence."""
    here = source_keys(reading, bounds) | _small_words(reading, bounds)
    return [s for s in speakers if s.words and not s.heads & here and s.initials not in here]


@once
def _small_words(reading: Reading, bounds: Bounds) -> frozenset[str]:
    """Return the words of a stretch in small letters, among which an acronym may be."""
    return frozenset(re.findall(r"[a-z]+", reading.quote(bounds).lower()))


def _exchanged(
    bead: Bead, speakers: tuple[Sequence[Speaker], Sequence[Speaker]], left: Reading, right: Reading
) -> Iterator[Finding]:
    known = source_keys(left, bead.left), source_keys(right, bead.right)
    for one in speakers[0]:
        other = max(speakers[1], key=lambda s: _agreement(one, s, left, right), default=None)
        if other is None or _agreement(one, other, left, right) < ENOUGH or not (one.words and other.words):
            continue
        if one.words & other.words:
            found = None not in (one.many, other.many) and one.many != other.many
        elif _answered(one, speakers[1]) or _answered(other, speakers[0]) or one.office != other.office:
            found = False
        else:
            found = bool(other.heads & known[0]) != bool(one.heads & known[1])
        if found:
            yield Finding(AlterationKind.ATTRIBUTION, one.bounds, other.bounds)


def _answered(speaker: Speaker, others: Sequence[Speaker]) -> bool:
    """Tell whether one of the other side's speakers is this one."""
    return any(speaker.words & other.words for other in others)


def other_report(bead: Bead, left: Reading, right: Reading) -> bool:
    """Tell whether two sentences both have speakers, and one has one whom the other does not know at all."""
    ours, theirs = find_speakers(left, bead.left), find_speakers(right, bead.right)
    unheard = any(not _answered(s, theirs) for s in _unheard(ours, right, bead.right))
    unheard = unheard or any(not _answered(s, ours) for s in _unheard(theirs, left, bead.left))
    return bool(ours and theirs and unheard)


@once
def _known(reading: Reading, bounds: Bounds) -> frozenset[str]:
    return frozenset(word.key for word in within(reading.words, bounds))


def _agreement(one: Speaker, other: Speaker, left: Reading, right: Reading) -> int:
    """Return how many content words what they say has in common."""
    return len(_known(left, one.content) & _known(right, other.content))
