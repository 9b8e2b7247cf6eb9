"""Who speaks in an attribution, and through whom or what it came into the report."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.ids import content_id
from stemma.model.mentions import SourceKind
from stemma.model.spans import Span


class RelayRole(StrEnum):
    """Where words that pass something on stand between the report and the source."""

    TOLD = "told"
    """It was told to them: "told The Associated Press"."""
    QUOTED_BY = "quoted_by"
    """They quote the source: "was quoted by Interfax as saying"."""
    PUBLISHED_BY = "published_by"
    """They put the source's words out: "a report on the site The Hill"."""
    SAID_IN = "said_in"
    """What the source spoke in: "in a statement"."""
    QUOTING = "quoting"
    """Whom the source itself rests on: "state TV reported, quoting the ministry"."""


@dataclass(frozen=True, slots=True)
class Relay:
    """One that passed something on, as the report names it."""

    span: Span
    role: RelayRole
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Voice:
    """How many speak in an attribution, why without a name, and through whom they reached the report."""

    attribution: str
    span: Span
    """The source."""
    low: int | None = None
    high: int | None = None
    """How many people: "two officials" 2 and 2, "officials" 2 and open; both None for what is no people."""
    ground: Span | None = None
    """The stated reason why the source has no name: "who was not authorized to speak"."""
    relays: tuple[Relay, ...] = ()
    """From the report's side to the speaker's."""

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("a number of people has its low bound not above its high bound")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("voice", self.attribution)


@dataclass(frozen=True, slots=True)
class AgencyCredit:
    """The dateline, byline or line that says from which agency the whole report is."""

    span: Span
    agency: str
    """The agency's usual short name where it is a known one, else as written."""

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("credit", self.span)
