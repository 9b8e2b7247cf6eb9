"""What a copy changed on the way from one text to the other."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.copies import Direction
from stemma.model.ids import content_id
from stemma.model.spans import Span


class AlterationKind(StrEnum):
    """What was changed."""

    FIGURE = "figure"
    """An amount."""
    CATEGORY = "category"
    """What is counted or befell them: killed or wounded, soldiers or civilians."""
    HEDGE = "hedge"
    """A reservation: "may have", "at least", "reportedly"."""
    CERTAINTY = "certainty"
    """Planned, asked for or expected on one side, done on the other."""
    ATTRIBUTION = "attribution"
    """Who says it, or that anybody does."""
    ACTOR = "actor"
    """Who did it, or to whom."""
    ROLE = "role"
    """Office or rank of one person."""
    DATE = "date"
    PLACE = "place"
    WEAPON = "weapon"
    NAME_VARIANT = "name_variant"
    """Another spelling, or another name, of the same one."""


@dataclass(frozen=True, slots=True, order=True)
class Alteration:
    """A stretch of one document and what stands in its place in the other; `left` and `right` as in `Reuse`.

    Where one side says nothing (an attribution lost on the way), its span is what the sentence says there.
    """

    kind: AlterationKind
    left: Span
    right: Span
    left_words: str
    right_words: str
    direction: Direction
    """Which side is the parent; siblings and unknown where the lineage names none."""

    @property
    def parent(self) -> Span | None:
        """Return the words of the source, or None where neither document is known to be the other's."""
        return {Direction.LEFT_TO_RIGHT: self.left, Direction.RIGHT_TO_LEFT: self.right}.get(self.direction)

    @property
    def child(self) -> Span | None:
        """Return the words of the copy, or None where neither document is known to be the other's."""
        return {Direction.LEFT_TO_RIGHT: self.right, Direction.RIGHT_TO_LEFT: self.left}.get(self.direction)

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("alteration", self.kind, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Collation:
    """The sentences of two documents that say the same, side by side, in the order of the left document."""

    left: str
    right: str
    sentences: tuple[tuple[Span, Span], ...]

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("collation", self.left, self.right)
