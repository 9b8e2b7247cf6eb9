"""What happened: in one text (EventMention) and in the world (Event)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stemma.model.dates import Unresolved, check_interval
from stemma.model.figures import FigureKind
from stemma.model.ids import content_id
from stemma.model.mentions import Certainty
from stemma.model.spans import Span


class EventType(StrEnum):
    """The sixteen event types of the PLOVER manual."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Polarity(StrEnum):
    """Whether the text says that it happened or that it did not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Veto(StrEnum):
    """Why a mention is kept but never counted as something that happened."""

    NEGATED = "negated"
    FUTURE = "future"
    MODAL = "modal"
    HYPOTHETICAL = "hypothetical"
    HABITUAL = "habitual"


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of an event mention. `code` is country plus PLOVER sector; unknown parts are "---"."""

    span: Span
    name: str
    code: str = "--- ---"
    actor: str | None = None
    """Id of the table entry, where the table knows the name."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Where a mention puts the event; `country` is ISO 3166-1 alpha-3 where it is known."""

    span: Span
    name: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one text tells it: trigger, who did it to whom, when, where, how surely."""

    trigger: Span
    sentence: Span
    type: EventType
    cameo: str
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    mode: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    undated: Unresolved | None = None
    time: Span | None = None
    """The time expression the days rest on."""
    time_value: str | None = None
    """That expression's value, kept because "XXXX-01-03" can still meet "2020-01" elsewhere."""
    place: PlaceMention | None = None
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    veto: Veto | None = None
    attribution: str | None = None

    def __post_init__(self) -> None:
        check_interval(self.first_day, self.last_day, self.undated)

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("mention", self.trigger, self.type)


@dataclass(frozen=True, slots=True)
class EventActor:
    """One side of an event: the name most used for it, its code, and the reconciled actor's id."""

    name: str
    code: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class MentionReference:
    """The words of one report that tell an event, and through whom."""

    mention: str
    """Id of the event mention."""
    span: Span
    """The sentence."""
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class FigureReport:
    """One figure as a group of reports gives it."""

    kind: FigureKind
    low: int | None
    high: int | None
    of: str | None
    documents: tuple[str, ...]
    spans: tuple[Span, ...]
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in the world, with every report of it and its independent origins."""

    id: str
    label: str
    type: EventType
    cameo: str
    actors: tuple[EventActor, ...]
    recipients: tuple[EventActor, ...]
    mentions: tuple[MentionReference, ...]
    documents: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    """Documents that rest on one origin stand together; the number of groups is the corroboration."""
    certainty: Certainty
    mode: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    undated: Unresolved | None = None
    place: str | None = None
    country: str | None = None
    figures: tuple[FigureReport, ...] = ()

    def __post_init__(self) -> None:
        check_interval(self.first_day, self.last_day, self.undated)
        if not self.mentions:
            raise ValueError("an event rests on at least one mention")
