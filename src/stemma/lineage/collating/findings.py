"""What one comparison finds: a kind of alteration and where it stands on both sides."""

from dataclasses import dataclass

from stemma.lineage.judgement import Side
from stemma.model.alterations import AlterationKind
from stemma.model.spans import Bounds


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """An alteration before its documents are named."""

    kind: AlterationKind
    left: Bounds
    right: Bounds
    only: Side = Side.NEITHER
    """The side that alone has it, where the other says nothing: a speaker who was lost."""

    def flipped(self) -> "Finding":
        """Return the finding with its sides exchanged."""
        return Finding(self.kind, self.right, self.left, self.only.other)
