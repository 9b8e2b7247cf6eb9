"""Where something is written."""

from dataclasses import dataclass

Bounds = tuple[int, int]
"""Start and end of a stretch in characters of a text at hand, end exclusive."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document: Unicode code points of its text as given, end exclusive."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}–{self.end}")

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character of one document."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end
