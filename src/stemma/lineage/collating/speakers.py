"""Who says it, in two sentences that say the same: kept, another, or lost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, span_bounds
from stemma.lineage.collating.reservations import is_headline
from stemma.lineage.collating.roles import is_office
from stemma.lineage.collating.saying import says, tells_of_saying
from stemma.lineage.collating.variation import Anchor, within
from stemma.lineage.facts import stem
from stemma.lineage.judgement import Side
from stemma.model.alterations import AlterationKind
from stemma.model.mentions import Attribution, Certainty
from stemma.model.spans import Bounds, Span
from stemma.resources.reading import read_rows
from stemma.text.function_words import FUNCTION_WORDS
from stemma.text.names import spelling_keys
from stemma.text.normalise import fold
from stemma.text.numerals import UNITS
from stemma.text.outlets import initials, is_outlet

_NOBODY = frozenset({"nobody", "none", "no"})
_ONE = re.compile(r"^(?:an?|one|the|this|another)\b", re.IGNORECASE)
ALIKE = 0.3
"""Share of the longer sentence's content words that both have, from which another speaker is a change.

Set by hand, where the authored piles and 22 pairs of real articles leave room.
"""
WIDEST = 80
"""Characters of source and cue together, above which the source alone is shown."""
LONGEST = 12
"""Words of a source; what is longer is a sentence taken for one. Set by hand."""
ENOUGH = 2
"""Content words that two contents share before a change of speaker says anything; set by hand."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of one attribution, by its words."""

    bounds: Bounds
    """Source and cue."""
    content: Bounds
    words: frozenset[str]
    """Keys of its content words, and of its name where that stands elsewhere."""
    heads: frozenset[str]
    """Of those, the keys of the last word of the source and of its name."""
    initials: str
    """Of its name, as an acronym would have them."""
    office: bool
    """Called by an office, which a name may stand for: "the president"."""
    many: bool | None
    """Several speakers; None for a name and where the words do not tell."""


def compare_speakers(
    bead: Bead, anchors: Sequence[Anchor], left: Reading, right: Reading
) -> Iterator[Finding]:
    """Yield the speakers that were lost or exchanged, or became more or fewer.

    Another speaker whom the other sentence does not know at all is another report, not an alteration.
    """
    ours, theirs = _speakers(bead.left, left), _speakers(bead.right, right)
    longer = max(len(within(left.words, bead.left)), len(within(right.words, bead.right)))
    if len(anchors) >= ALIKE * longer:
        yield from _exchanged(bead, (ours, theirs), left, right)
    if ours and not theirs:
        for speaker in _lost(ours, (bead.left, left), (bead.right, right)):
            yield Finding(AlterationKind.ATTRIBUTION, speaker.bounds, bead.right, Side.LEFT)
    elif theirs and not ours:
        for speaker in _lost(theirs, (bead.right, right), (bead.left, left)):
            yield Finding(AlterationKind.ATTRIBUTION, bead.left, speaker.bounds, Side.RIGHT)


def _lost(
    speakers: Sequence[Speaker], here: tuple[Bounds, Reading], there: tuple[Bounds, Reading]
) -> list[Speaker]:
    """Return the first speaker of whom the other sentence has no word, though it tells what was said."""
    if _is_told(*there):
        return []
    told = _known(*there)
    contents = [(s, {w.key for w in within(here[1].words, s.content)}) for s in _unheard(speakers, *there)]
    return [s for s, said in contents if len(said & told) >= max(ENOUGH, len(said) / 2)][:1]


def _is_told(bounds: Bounds, reading: Reading) -> bool:
    """Tell whether a sentence may have a speaker all the same: outside it, missed, or in the text below."""
    said = any(
        span.start < bounds[1] and bounds[0] < span.end
        for attribution in reading.attributions
        if attribution.source is not None
        for span in attribution.content
    )
    words = reading.quote(bounds)
    return said or is_headline(words) or tells_of_saying(words)


def _unheard(speakers: Sequence[Speaker], bounds: Bounds, reading: Reading) -> list[Speaker]:
    """Return the speakers whose last word, or name, does not stand in a sentence."""
    here = _source_keys(reading.quote(bounds)) | _small_words(reading, bounds)
    return [s for s in speakers if s.words and not s.heads & here and s.initials not in here]


def _small_words(reading: Reading, bounds: Bounds) -> frozenset[str]:
    """Return the words of a stretch in small letters, among which an acronym may be."""
    return frozenset(re.findall(r"[a-z]+", reading.quote(bounds).lower()))


def _exchanged(
    bead: Bead, speakers: tuple[list[Speaker], list[Speaker]], left: Reading, right: Reading
) -> Iterator[Finding]:
    known = _source_keys(left.quote(bead.left)), _source_keys(right.quote(bead.right))
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
    ours, theirs = _speakers(bead.left, left), _speakers(bead.right, right)
    unheard = any(not _answered(s, theirs) for s in _unheard(ours, bead.right, right))
    unheard = unheard or any(not _answered(s, ours) for s in _unheard(theirs, bead.left, left))
    return bool(ours and theirs and unheard)


def _known(bounds: Bounds, reading: Reading) -> frozenset[str]:
    return frozenset(word.key for word in within(reading.words, bounds))


def _agreement(one: Speaker, other: Speaker, left: Reading, right: Reading) -> int:
    """Return how many content words what they say has in common."""
    ours = {word.key for word in within(left.words, one.content)}
    return len(ours & {word.key for word in within(right.words, other.content)})


def _speakers(bounds: Bounds, reading: Reading) -> list[Speaker]:
    """Return the speakers whose words stand for the most part in a stretch; "he" counts by its name."""
    told = (a for a in reading.attributions if a.certainty is not Certainty.UNCOMMITTED)
    return [speaker for a in told if (speaker := _speaker(a, bounds, reading)) is not None]


def _speaker(attribution: Attribution, bounds: Bounds, reading: Reading) -> Speaker | None:
    source, cue = attribution.source, attribution.cue
    if source is None or not (bounds[0] <= source.start and source.end <= bounds[1]):
        return None
    if _is_no_speaker(source, cue, reading):
        return None
    named = attribution.named_source or source
    called = [reading.quote(span_bounds(span)) for span in dict.fromkeys((source, named))]
    content = (attribution.content[0].start, attribution.content[-1].end)
    plain = called[0]
    return Speaker(
        _source_and_cue(source, cue, content),
        content,
        _source_keys(" ".join(called)),
        _heads(called),
        initials(plain) or "-",
        _is_office(plain),
        _many(plain),
    )


def _source_and_cue(source: Span, cue: Span | None, content: Bounds) -> Bounds:
    """Return where source and cue stand together, or the source alone where they are far apart."""
    spans = [span for span in (source, cue) if span is not None]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    apart = start < content[0] < content[1] < end or end - start > WIDEST
    return span_bounds(source) if apart else (start, end)


def _source_keys(words: str) -> frozenset[str]:
    """Return the stems of words and of wider words for the same (surgeon, doctor), and names by sound."""
    found = [(word, fold(word)) for word in re.findall(r"[^\W\d_]+", words)]
    told = [(w, form) for w, form in found if form not in FUNCTION_WORDS or form in _source_nouns()]
    stems = {stem(other) for _, form in told for other in (form, *_wider().get(form, ()))}
    names = {
        f"~{key}"
        for w, f in told
        if w[0].isupper() and f.isascii()
        for key in spelling_keys(f)
        if len(key) > 2
    }
    return frozenset(stems | names)


def _heads(called: Sequence[str]) -> frozenset[str]:
    """Return the keys of the last word of each, without what an apposition or a relative clause adds."""
    plain = (re.split(r"[,(]", words, maxsplit=1)[0].split() for words in called)
    return frozenset(key for words in plain if words for key in _source_keys(words[-1]))


@cache
def _source_nouns() -> frozenset[str]:
    return frozenset(noun for noun, *_ in read_rows("source_nouns.tsv"))


@cache
def _wider() -> dict[str, tuple[str, ...]]:
    return {noun: tuple(others.split()) for noun, _, _, others in read_rows("person_nouns.tsv")}


def _is_office(source: str) -> bool:
    words = re.split(r"[,(]", source, maxsplit=1)[0].split()
    return bool(words) and is_office(fold(words[-1]))


def _is_no_speaker(source: Span, cue: Span | None, reading: Reading) -> bool:
    """Tell whether nobody is meant, the place of a dateline, or the outlet of either document."""
    words = reading.quote(span_bounds(source))
    dateline = cue is None or reading.quote(span_bounds(cue)) == ":"
    place = any(n.span == source and n.label in ("GPE", "LOC") for n in reading.names)
    return (
        (cue is not None and not says(reading.quote(span_bounds(cue))))
        or words[-1] in ".!?"
        or len(words.split()) > LONGEST
        or words.split()[0].lower() in _NOBODY
        or (dateline and place)
        or any(is_outlet(words, outlet) for outlet in reading.outlets)
    )


def _many(source: str) -> bool | None:
    """Tell several speakers from one by number, article and plural; None where neither tells."""
    words = [fold(word) for word in re.split(r"[,(]| of | in | at ", source, maxsplit=1)[0].split()]
    if not words:
        return None
    if UNITS.get(words[0], 1) > 1 or (words[-1] in _source_nouns() and words[-1].endswith("s")):
        return True
    return False if _ONE.match(source) else None
