"""Where reports disagree, and what kind of disagreement it is."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.ids import content_id
from stemma.model.spans import Span


class Verdict(StrEnum):
    """What kind of disagreement it is, the gravest first."""

    CONFLICT = "conflict"
    """Both cannot hold."""
    SUPERSEDED = "superseded"
    """A later report overtakes an earlier one."""
    REFINES = "refines"
    """Compatible, one more exact than the other."""
    DRIFT = "drift"
    """A copy altered what its original says."""
    INCOMPARABLE = "incomparable"
    """They do not measure the same thing."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the values that stand against each other, who gives it, and the words."""

    value: str
    documents: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more values for one field of one event."""

    event: str
    field: str
    values: tuple[Variant, ...]
    verdict: Verdict
    why: str

    def __post_init__(self) -> None:
        if len(self.values) < 2:
            raise ValueError("a contradiction needs two values")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("contradiction", self.event, self.field, [v.value for v in self.values])
