"""What coreference gives, and what it is given beside the parse."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds, Span


class LinkKind(StrEnum):
    """What kind of words stands for the name."""

    PRONOUN = "pronoun"
    TITLE = "title"
    SHORT_NAME = "short_name"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that stand for somebody, and the name they stand for or the reason why it is open.

    `antecedent` is the fullest name of the same one that stands before the end of the sentence.
    `confidence` is the weight of the best candidate among its rivals, from 0 to 1, also where it was too
    little to decide.
    """

    span: Span
    kind: LinkKind
    antecedent: NameMention | None
    confidence: float
    unresolved: Unresolved | None = None

    def __post_init__(self) -> None:
        if (self.antecedent is None) != (self.unresolved is not None):
            raise ValueError("a link has an antecedent or a reason why not")


@dataclass(frozen=True, slots=True)
class Turn:
    """Words in quotation marks, and where their speaker stands; None where the text names nobody."""

    content: tuple[Bounds, ...]
    source: Bounds | None


Speakers = dict[Bounds, NameMention | Unresolved]
"""The name of who speaks, by where the source stands, or why it is open."""
