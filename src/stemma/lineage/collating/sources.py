"""Who speaks in a sentence, read by the words of the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stemma.lineage.collating.readings import Reading, once, span_bounds
from stemma.lineage.collating.roles import is_office
from stemma.lineage.collating.saying import says
from stemma.lineage.facts import stem
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
WIDEST = 80
"""Characters of source and cue together, above which the source alone is shown."""
LONGEST = 12
"""Words of a source; what is longer is a sentence taken for one. Set by hand."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of one attribution, by its words."""

    bounds: Bounds
    """Source and cue."""
    source: str
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


def find_speakers(reading: Reading, bounds: Bounds) -> Sequence[Speaker]:
    """Return the speakers in a stretch who are no outlet of the pair's documents."""
    return _others_than(reading, reading.outlets, bounds)


@once
def _others_than(reading: Reading, outlets: tuple[str, ...], bounds: Bounds) -> Sequence[Speaker]:
    found = _every_speaker(reading, bounds)
    return [s for s in found if not any(is_outlet(s.source, outlet) for outlet in outlets)]


@once
def _every_speaker(reading: Reading, bounds: Bounds) -> Sequence[Speaker]:
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
        plain,
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


@once
def source_keys(reading: Reading, bounds: Bounds) -> frozenset[str]:
    """Return the keys that the words of a stretch have as a source's."""
    return _source_keys(reading.quote(bounds))


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
    """Tell whether nobody is meant, or the place of a dateline."""
    words = reading.quote(span_bounds(source))
    dateline = cue is None or reading.quote(span_bounds(cue)) == ":"
    place = any(n.span == source and n.label in ("GPE", "LOC") for n in reading.names)
    return (
        (cue is not None and not says(reading.quote(span_bounds(cue))))
        or words[-1] in ".!?"
        or len(words.split()) > LONGEST
        or words.split()[0].lower() in _NOBODY
        or (dateline and place)
    )


def _many(source: str) -> bool | None:
    """Tell several speakers from one by number, article and plural; None where neither tells."""
    words = [fold(word) for word in re.split(r"[,(]| of | in | at ", source, maxsplit=1)[0].split()]
    if not words:
        return None
    if UNITS.get(words[0], 1) > 1 or (words[-1] in _source_nouns() and words[-1].endswith("s")):
        return True
    return False if _ONE.match(source) else None
