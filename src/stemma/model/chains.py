"""Through whom a statement reached a report, and which statements are one that was told several times."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.ids import content_id
from stemma.model.spans import Span


class StationKind(StrEnum):
    """What a statement passes through on its way from the speaker to the reader."""

    ARTICLE = "article"
    OUTLET = "outlet"
    DOCUMENT = "document"
    SPEAKER = "speaker"


class Basis(StrEnum):
    """What a link of a chain rests on."""

    STATED = "stated"
    """Words of the report say so."""
    GIVEN = "given"
    """It came with the document: the report itself, and its outlet where that was told with it."""
    INFERRED = "inferred"
    """The lineage of the texts says so."""
    MISSING = "missing"
    """There must be one, and nothing tells which."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One station of a statement's way, with what shows that it passed there."""

    kind: StationKind
    name: str
    """What a reader calls it; empty where it is missing."""
    basis: Basis
    spans: tuple[Span, ...] = ()
    why: str = ""
    """How it is inferred, or why it is missing or cannot be checked."""
    record: str | None = None
    """Id of the document, missing original or attribution that it is."""

    def __post_init__(self) -> None:
        if self.basis in (Basis.STATED, Basis.INFERRED) and not self.spans:
            raise ValueError("a link that is stated or inferred shows the words it rests on")
        if self.basis in (Basis.INFERRED, Basis.MISSING) and not self.why:
            raise ValueError("a link that is inferred or missing says why")
        if (self.basis is Basis.MISSING) == bool(self.name):
            raise ValueError("a link has a name, or is missing")


@dataclass(frozen=True, slots=True)
class Chain:
    """The way of one attribution's content: from the report (first) to the speaker (last)."""

    attribution: str
    document: str
    links: tuple[ChainLink, ...]

    def __post_init__(self) -> None:
        if not self.links or self.links[0].kind is not StationKind.ARTICLE:
            raise ValueError("a chain begins with the report that tells the statement")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("chain", self.attribution)


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said once, with every attribution of the pile that tells it.

    Attributions are one statement where lineage shows that one report took it from the other, or both from
    one text. So a copy tells a statement again and adds none.
    """

    attributions: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[str, ...]
    """Roots of the origins from which it came; who only borrowed a quotation adds none."""

    def __post_init__(self) -> None:
        if not self.attributions:
            raise ValueError("a statement is told at least once")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("statement", *self.attributions)
