"""What the brief shows: its rows, each with the words it rests on."""

from dataclasses import dataclass
from datetime import date

from stemma.export.families import Borrowing, Family
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
    held: str = ""
    """Who holds it how surely, where that is more than the report's own certainty."""


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
class Telling:
    """One statement in the words of its first report, with its way to the speaker."""

    evidence: Evidence
    chain: str
    reports: int
    """How many reports tell it."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker, as reports name them, with what they are quoted for."""

    name: str
    kind: SourceKind
    anonymous: bool
    people: int | None
    """The least number of people that speak; None where the source is no people."""
    ground: Evidence | None
    """The stated reason why there is no name."""
    tellings: tuple[Telling, ...]
    """One for each statement."""
    reports: int
    origins: int
    only_through: str | None
    """The one origin through which all of it came, where there is only one."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """How many statements a kind of source makes, and how often they are told."""

    kind: str
    statements: int
    told: int


@dataclass(frozen=True, slots=True)
class WhoSaysSo:
    """Who is behind the pile: its statements, each counted once however many copies tell it."""

    statements: int
    told: int
    kinds: tuple[KindRow, ...]
    named: int
    """Statements of persons with a name."""
    anonymous: int
    anonymous_people: int
    """The least number of people who speak without a name."""
    speakers: tuple[SpeakerRow, ...]


@dataclass(frozen=True, slots=True)
class DenialRow:
    """Words that take something back, by whom, and what they point at in each report that tells it."""

    kind: str
    source: str | None
    words: Evidence
    denied: str
    targets: tuple[Evidence, ...]
    note: str
    """How the target was found, or why it is open."""


@dataclass(frozen=True, slots=True)
class KinshipRow:
    """Two documents that share text or a source, why we think so, and their passages side by side."""

    reuse: Reuse
    left: str
    right: str
    relation: str
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
    families: tuple[Family, ...]
    borrowings: tuple[Borrowing, ...]
    kinships: tuple[KinshipRow, ...]
    chronology: tuple[ChronologyRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    denials: tuple[DenialRow, ...]
    who: WhoSaysSo
    spellings: tuple[Actor, ...]
    questions: tuple[str, ...]
