"""Denials, retractions and corrections, and what they take back."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.ids import content_id
from stemma.model.mentions import SourceKind
from stemma.model.spans import Span


class DenialKind(StrEnum):
    """Who takes something back, and how."""

    DENIAL = "denial"
    """Somebody calls untrue what is said."""
    RETRACTION = "retraction"
    """Somebody takes back what was said before."""
    CORRECTION = "correction"
    """A newspaper corrects what it printed."""


@dataclass(frozen=True, slots=True)
class Denial:
    """The words by which something is denied, retracted or corrected."""

    span: Span
    """The denying words: "denied", "rescinded the claim"."""
    kind: DenialKind
    denied: tuple[Span, ...] = ()
    """The words that say what is denied: "that it had lost control", "the report"; empty where none do."""
    source: Span | None = None
    """Who denies; None where the text leaves it out."""
    source_kind: SourceKind = SourceKind.UNSTATED
    attribution: str | None = None
    """Id of the attribution that these words are the cue of, or in whose content they stand."""
    takes_up: bool = False
    """What is denied is named only by a noun that takes it up: "the claim", "the count"."""

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("denial", self.span, self.kind)


class Untargeted(StrEnum):
    """Why it is not known what a denial points at."""

    NOT_TOLD = "not_told"
    """Nothing in the pile says what is denied."""
    AMBIGUOUS = "ambiguous"
    """Several statements fit equally well."""
    NO_OBJECT = "no_object"
    """The words do not say what is denied."""


class Found(StrEnum):
    """How the target of a denial was found."""

    TAKEN_UP = "taken_up"
    """A noun of the denial takes up a statement of the same report."""
    SAME_WORDS = "same_words"
    """The statement says in like words what is denied."""
    SAME_FIGURE = "same_figure"
    """The statement gives the figure that is denied."""


@dataclass(frozen=True, slots=True)
class DenialTarget:
    """What one denial points at: the words of each report that tell it, or the reason why that is open."""

    denial: str
    span: Span
    """The denying words."""
    targets: tuple[Span, ...] = ()
    """The words denied, in each report that tells them, the nearest first."""
    attributions: tuple[str, ...] = ()
    """Ids of the attributions whose contents they are, where they are somebody's."""
    found: Found | None = None
    unresolved: Untargeted | None = None

    def __post_init__(self) -> None:
        if bool(self.targets) == (self.unresolved is not None):
            raise ValueError("a denial points at words, or says why not")
        if bool(self.targets) != (self.found is not None):
            raise ValueError("a target says how it was found")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("denial_target", self.denial)
