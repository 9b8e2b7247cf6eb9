"""The numbers a document states."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.dates import Unresolved
from stemma.model.ids import content_id
from stemma.model.spans import Span


class FigureKind(StrEnum):
    """What a number counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    DETAINED = "detained"
    DISPLACED = "displaced"
    TROOPS = "troops"
    STRIKES = "strikes"
    VOTES = "votes"
    MONEY = "money"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the report states, in whole units: "more than 100 wounded" is low 101, high None."""

    span: Span
    text: str
    kind: FigureKind
    low: int | None
    high: int | None
    of: Span | None = None
    """Who or what is counted: "US soldiers"."""
    unresolved: Unresolved | None = None
    event: str | None = None
    """Id of the event mention it belongs to."""

    def __post_init__(self) -> None:
        if (self.low is None and self.high is None) == (self.unresolved is None):
            raise ValueError("a figure has a bound or a reason why not")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("a figure's low bound is not above its high bound")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("figure", self.span, self.kind)
