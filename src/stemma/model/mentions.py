"""What one document says: names, times and who is quoted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from stemma.model.dates import Unresolved, check_interval
from stemma.model.ids import content_id
from stemma.model.spans import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the report; headlines and captions count as sentences."""

    span: Span

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("sentence", self.span)


@dataclass(frozen=True, slots=True)
class ActorReference:
    """An entry of the actor table: its id, its usual name, and country plus PLOVER sector ("USA MIL")."""

    id: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it stands. `label` is PER, ORG, GPE, LOC, FAC, NORP or MISC.

    `actor` is the table entry the name is known under; None says that no table knows it.
    """

    span: Span
    text: str
    label: str
    actor: ActorReference | None = None

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("name", self.span, self.label)


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Granularity(StrEnum):
    """The unit of the calendar that an expression denotes one of."""

    TIME = "time"
    """A time of day, or a part of one."""
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3-like mention: its value, and the closed interval of days it denotes or the reason why none.

    `value` is a TIMEX3 value ("2020-W19", "P3D", "XXXX-01-03"), or symbolic where it hangs on an
    unknown document date ("DCT-1W").
    """

    span: Span
    text: str
    type: TimexType
    value: str
    first_day: date | None = None
    last_day: date | None = None
    unresolved: Unresolved | None = None
    mod: str | None = None
    anchor: date | None = None
    """The day a relative expression was counted from."""
    granularity: Granularity | None = None
    """What its days make up; None where it denotes none."""
    rule: str = ""
    """The rule of the grammar that found it."""
    symbolic: str = ""
    """The value before any date was put in ("DCT-1W", "REF+2D", "XXXX-WXX-3"), to resolve it anew from."""
    direction: str = ""
    """Where the verb or the words beside point a date without its year or week: past, future or nothing."""
    anchored_on: Span | None = None
    """The expression that tells `anchor`; None where that is the day of publication, or nothing."""

    def __post_init__(self) -> None:
        check_interval(self.first_day, self.last_day, self.unresolved)

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("time", self.span)


class AttributionForm(StrEnum):
    """Direct: all of the content in quotation marks; mixed: a part of it; indirect: none of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """What kind of speaker is quoted."""

    PERSON = "person"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    OUTLET = "outlet"
    GROUP = "group"
    UNSTATED = "unstated"


class CueKind(StrEnum):
    """What a source does in holding a content."""

    SPEECH = "speech"
    REPORT = "report"
    """It tells what it found: "the study found", "the paper reported"."""
    ACCUSATION = "accusation"
    BELIEF = "belief"
    """It thinks, expects, hopes, doubts or favours."""
    INTENTION = "intention"
    """It plans, promises or threatens to do something, or refuses to."""
    REQUEST = "request"
    ORDER = "order"
    DENIAL = "denial"
    RETRACTION = "retraction"


class Certainty(StrEnum):
    """FactBank's certainty and polarity, as the source puts it (Saurí and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    CERTAINLY_NOT = "CT-"
    PROBABLE = "PR+"
    PROBABLY_NOT = "PR-"
    POSSIBLE = "PS+"
    POSSIBLY_NOT = "PS-"
    UNCOMMITTED = "UU"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody (source) says or holds (cue) something (content), after PolNeAR's guidelines.

    `source` is None exactly where `source_kind` is UNSTATED ("it is said that"). `speaker` is the name of
    the source: the one in its own words, or the one that "he" or "the minister" stands for.
    """

    cue: Span | None
    content: tuple[Span, ...]
    source: Span | None
    form: AttributionForm
    source_kind: SourceKind
    anonymous: bool
    certainty: Certainty
    hedges: tuple[Span, ...] = ()
    within: str | None = None
    """Id of the attribution whose content holds this one."""
    broken_quotation: bool = False
    cue_kind: CueKind | None = None
    """None where no word ties the content to a source."""
    distancing: bool = False
    """The cue leaves open whether it is so: "claimed", "allegedly"."""
    negated: bool = False
    """The cue itself is negated: "has not confirmed"."""
    speaker: Span | None = None
    speaker_unresolved: Unresolved | None = Unresolved.NOT_STATED

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution needs a content")
        if (self.source is None) != (self.source_kind is SourceKind.UNSTATED):
            raise ValueError("an attribution has a source, or its source is unstated")
        if (self.speaker is None) != (self.speaker_unresolved is not None):
            raise ValueError("an attribution has a speaker with a name, or a reason why not")

    @property
    def named_source(self) -> Span | None:
        """Return the words to call the source by: its own where they hold its name, else its name's."""
        if self.source is None or self.speaker is None or self.source.document != self.speaker.document:
            return self.source
        longer = self.speaker.start < self.source.end and self.source.start < self.speaker.end
        return self.source if longer else self.speaker

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return _attribution_id(self.source, self.cue, self.content)


@lru_cache(maxsize=1 << 17)
def _attribution_id(source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> str:
    # a pile asks for each id some twenty times, and writing spans out takes longer than comparing them
    return content_id("attribution", source, cue, content)


def innermost_around(span: Span, attributions: Iterable[Attribution]) -> Attribution | None:
    """Return the attribution with the shortest content of those whose content covers a span, or None."""
    around = (one for one in attributions if any(part.covers(span) for part in one.content))
    return min(around, key=_by_length, default=None)


def _by_length(attribution: Attribution) -> tuple[int, str]:
    return sum(part.end - part.start for part in attribution.content), attribution.id
