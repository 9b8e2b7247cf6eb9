"""Which report took what from which."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.ids import content_id
from stemma.model.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class CandidatePair:
    """Two documents worth comparing, and the channels that say so; `left` < `right`."""

    left: str
    right: str
    channels: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("candidate", self.left, self.right)


@dataclass(frozen=True, slots=True, order=True)
class Alignment:
    """A stretch of one document and the stretch of another that says the same in (nearly) the same words."""

    left: Span
    right: Span


class Relation(StrEnum):
    """How two documents are related."""

    REPRINT = "reprint"
    EDITED_COPY = "edited_copy"
    REWRITTEN = "rewritten"
    SAME_WIRE = "same_wire"
    SAME_SOURCE = "same_source"
    QUOTE_ONLY = "quote_only"
    BOILERPLATE_ONLY = "boilerplate_only"
    SAME_STORY_INDEPENDENT = "same_story_independent"


class Direction(StrEnum):
    """Which of two documents is the source; siblings have a common parent, in the pile or not."""

    LEFT_TO_RIGHT = "left->right"
    RIGHT_TO_LEFT = "right->left"
    SIBLINGS = "siblings"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reuse:
    """What two documents share, how they are related, and the passages that show it."""

    left: str
    right: str
    relation: Relation
    derived: bool
    """Text of one came into the other, or both took it from one text."""
    shares_origin: bool
    """They rest on one origin, in its words or in their own."""
    direction: Direction
    score: float
    """Probability that the pair is `derived`; low where one origin is told in two wordings."""
    reasons: tuple[str, ...]
    passages: tuple[Alignment, ...] = ()
    lead: float = 0.0
    """Log-odds that left is the source rather than right; the direction is drawn where they are clear."""
    apart: float = 0.0
    """Log-odds that a third text is the source of both."""
    changes: tuple[float, float] | None = None
    """How much a copyist would have changed to make right of left, and left of right; of derived pairs."""

    def __post_init__(self) -> None:
        if self.derived and not self.passages:
            raise ValueError("a derivation shows the passages it rests on")
        if self.derived and not self.shares_origin:
            raise ValueError("what is derived shares its origin")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("reuse", self.left, self.right)

    @property
    def arrow(self) -> tuple[str, str] | None:
        """Return original and copy, or None where neither came from the other."""
        if self.direction is Direction.LEFT_TO_RIGHT:
            return self.left, self.right
        return (self.right, self.left) if self.direction is Direction.RIGHT_TO_LEFT else None


@dataclass(frozen=True, slots=True)
class Archetype:
    """A parent that nobody gave us, inferred from its copies; named where a copy names it."""

    id: str
    name: str | None
    children: tuple[str, ...]
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """The child used the parent (a document or an archetype). Derivations never form a circle."""

    parent: str
    child: str
    relation: Relation
    reasons: tuple[str, ...]
    further: bool = False
    """The child has only a stretch of its own from this parent; its nearest parent is another."""

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("derivation", self.parent, self.child)


@dataclass(frozen=True, slots=True)
class IndependenceGroup:
    """Documents that rest on one origin and count once; `root` is a document or an archetype.

    A document that was put together from several is in the group of each of its origins.
    """

    root: str
    documents: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("origin", self.root, self.documents)
