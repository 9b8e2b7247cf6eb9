"""Who speaks in each attribution: how many, why without a name, and through whom they reached the report."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan

from stemma.annotate.attribution.anonymity import find_grounds
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.voicing.people import count_people
from stemma.annotate.voicing.relays import Found, find_relays
from stemma.model.mentions import Attribution, SourceKind
from stemma.model.spans import Bounds, Span
from stemma.model.voices import AgencyCredit, Relay, RelayRole, Voice
from stemma.text.outlets import agencies, find_agency, name_key

_ORDER = (
    RelayRole.TOLD,
    RelayRole.QUOTED_BY,
    RelayRole.PUBLISHED_BY,
    RelayRole.SAID_IN,
    RelayRole.QUOTING,
)
"""From the report's side to the speaker's: an outlet was told what somebody said in a statement."""
_RESTING = frozenset({SourceKind.OUTLET, SourceKind.DOCUMENT, SourceKind.ORGANISATION})
"""Sources that rest on others' words where they quote them."""
_BESIDE = 12
"""Characters after a cue in which stands who was told, or is quoted: ", quoting …". Set by hand."""
_REACH = 4
"""Sentences after a source in which "the official spoke on condition of anonymity" means it. Set by hand."""


def find_voices(parsed: ParsedDocument) -> Iterator[AgencyCredit | Voice]:
    """Yield the agency that the report says it is from, then one voice for each attribution with a source."""
    agency = find_agency(parsed.text)
    if agency is not None and not _was_told(parsed.text, agency):
        words = parsed.text[agency[0] : agency[1]]
        yield AgencyCredit(parsed.span(*agency), agencies().get(name_key(words), words))
    quoted = [attribution for attribution in parsed.all(Attribution) if attribution.source is not None]
    relays = _relays(parsed, quoted)
    grounds = _grounds(parsed, quoted)
    for attribution in quoted:
        yield _voice(parsed, attribution, relays.get(attribution.id, []), grounds.get(attribution.id))


def _was_told(text: str, agency: Bounds) -> bool:
    """Tell whether an agency is only named as the one to whom something was said."""
    return text[: agency[0]].removesuffix("The ").removesuffix("the ").endswith("told ")


def _voice(
    parsed: ParsedDocument, attribution: Attribution, relays: Iterable[Found], ground: Span | None
) -> Voice:
    source = attribution.source
    if source is None:
        raise ValueError("a voice needs a source")
    low, high = count_people(parsed.tokens(source), attribution.source_kind)
    ordered = sorted(relays, key=lambda found: (_ORDER.index(found[1]), found[0]))
    passed = tuple(Relay(parsed.span(*bounds), role, kind) for bounds, role, kind in ordered)
    return Voice(attribution.id, source, low, high, ground, passed)


def _relays(parsed: ParsedDocument, quoted: Sequence[Attribution]) -> dict[str, list[Found]]:
    """Return the relays of each attribution: those of its sentence that stand nearest to it."""
    found: dict[str, list[Found]] = {}
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in quoted:
        at = parsed.tokens(attribution.cue or attribution.content[0]).sent.start
        by_sentence.setdefault(at, []).append(attribution)
    for first, own in by_sentence.items():
        for relay in find_relays(parsed.parse[first].sent):
            fitting = [one for one in own if _fits(relay, one)]
            if fitting:
                nearest = min(fitting, key=lambda one: (_cites(relay, one), _distance(relay[0], one)))
                if relay not in found.setdefault(nearest.id, []):
                    found[nearest.id].append(relay)
    return found


def _fits(relay: Found, attribution: Attribution) -> bool:
    """Tell whether a relay can be an attribution's: not its source itself, and not inside what is said."""
    (start, end), role, _ = relay
    source, cue = attribution.source, attribution.cue
    if source is None or (source.start <= start and end <= source.end and role is not RelayRole.PUBLISHED_BY):
        return False
    if source.start == start or (role is RelayRole.QUOTING and attribution.source_kind not in _RESTING):
        return False
    within = any(part.start <= start and end <= part.end for part in attribution.content)
    beside = cue is not None and 0 <= start - cue.end < _BESIDE
    return not within or (beside and role in (RelayRole.TOLD, RelayRole.QUOTING))


def _cites(relay: Found, attribution: Attribution) -> bool:
    """Tell whether an attribution's cue is the very word that quotes: "citing" in "it said, citing him"."""
    cue = attribution.cue
    return relay[1] is RelayRole.QUOTING and cue is not None and 0 <= relay[0][0] - cue.end < 2


def _distance(bounds: Bounds, attribution: Attribution) -> int:
    spans = [span for span in (attribution.source, attribution.cue) if span is not None]
    return min(max(span.start - bounds[1], bounds[0] - span.end, 0) for span in spans)


@dataclass(frozen=True, slots=True)
class _Ground:
    """Words that tell why somebody has no name, and the sentence in which they stand."""

    span: Span
    sentence: TokenSpan
    number: int


def _grounds(parsed: ParsedDocument, quoted: Sequence[Attribution]) -> dict[str, Span]:
    """Return the stated reason for each source without a name, from its own sentence before a later one.

    A later sentence speaks of a source by the same noun: "The officials spoke on condition of anonymity".
    """
    sentences = list(parsed.parse.sents)
    told = [
        _Ground(parsed.span(*bounds), sentence, number)
        for number, sentence in enumerate(sentences)
        for bounds in find_grounds(parsed.text, sentence.start_char, sentence.end_char)
    ]
    numbers = {sentence.start: number for number, sentence in enumerate(sentences)}
    found: dict[str, Span] = {}
    for attribution in quoted if told else ():
        if attribution.anonymous and attribution.source is not None:
            source = parsed.tokens(attribution.source)
            at = numbers[source.root.sent.start]
            ground = next((g for g in told if g.number == at and _near(g, attribution)), None)
            ground = ground or next((g for g in told if _takes_up(g, source, at)), None)
            if ground is not None:
                found[attribution.id] = _up_to_cue(parsed, ground.span, attribution)
    return found


def _up_to_cue(parsed: ParsedDocument, ground: Span, attribution: Attribution) -> Span:
    """Return a reason without the cue that it runs into: "who requested anonymity | said"."""
    cue = attribution.cue
    if cue is None or not ground.start < cue.start < ground.end:
        return ground
    return parsed.span(ground.start, ground.start + len(parsed.text[ground.start : cue.start].rstrip()))


def _near(ground: _Ground, attribution: Attribution) -> bool:
    """Tell whether a reason is outside what the source says: it is the report's, not the speaker's."""
    return not any(part.covers(ground.span) for part in attribution.content)


def _takes_up(ground: _Ground, source: TokenSpan, at: int) -> bool:
    subjects = [t for t in ground.sentence if t.dep_ in ("nsubj", "nsubj:pass") and t.idx < ground.span.start]
    if not subjects or not 0 < ground.number - at <= _REACH:
        return False
    return any(subject.lemma_ == source.root.lemma_ for subject in subjects)
