"""What the brief shows: its rows, each with the words it rests on."""

from dataclasses import dataclass
from datetime import date

from stemma.export.families import Borrowing, Node
from stemma.export.pile import PileRow
from stemma.export.side_by_side import SideBySide
from stemma.model.claims import Contradiction
from stemma.model.copies import Reuse
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import Event
from stemma.model.mentions import SourceKind
from stemma.model.problems import Rejection
from stemma.model.spans import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one report: which, where, what they say, and through whom."""

    document: str
    name: str
    span: Span
    words: str
    source: str | None = None
    before: str = ""
    after: str = ""
    """The rest of the sentence, for words that mean little on their own ("64")."""


@dataclass(frozen=True, slots=True)
class ChronologyRow:
    """One event, its reports and its independent origins; `rank` 0 is the most important."""

    rank: int
    when: str
    event: Event
    remarks: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One field of one event on which reports differ."""

    contradiction: Contradiction
    label: str
    values: tuple[tuple[str, tuple[Evidence, ...]], ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One speaker, as reports name them: in how many reports and origins, with the words."""

    name: str
    kind: SourceKind
    anonymous: bool
    reports: int
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class KinshipRow:
    """Two documents that share text or a source, why we think so, and their passages side by side."""

    reuse: Reuse
    left: str
    right: str
    reasons: tuple[str, ...]
    """The reasons, with the documents called by their short names."""
    passages: tuple[tuple[Evidence, Evidence], ...]
    side_by_side: SideBySide | None = None
    """Both texts whole, for the strongest of the derived pairs."""


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the brief shows; renderers only lay it out."""

    name: str
    documents: tuple[Document, ...]
    names: dict[str, str]
    origins: int
    first_day: date | None
    last_day: date | None
    pile: tuple[PileRow, ...]
    left_out: tuple[Rejection, ...]
    families: tuple[Node, ...]
    borrowings: tuple[Borrowing, ...]
    kinships: tuple[KinshipRow, ...]
    chronology: tuple[ChronologyRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    sources: tuple[SourceRow, ...]
    kinds: tuple[tuple[str, int], ...]
    spellings: tuple[Actor, ...]
    questions: tuple[str, ...]
