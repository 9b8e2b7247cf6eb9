"""A small built pile: three reports of one strike, one of them rewritten from a missing original."""

from datetime import date

from builders import make_document
from stemma.model.chains import Basis, Chain, ChainLink, Statement, StationKind
from stemma.model.claims import Contradiction, Variant, Verdict
from stemma.model.copies import (
    Alignment,
    Archetype,
    Derivation,
    Direction,
    IndependenceGroup,
    Relation,
    Reuse,
)
from stemma.model.denials import Denial, DenialKind, DenialTarget, Found
from stemma.model.documents import Cut
from stemma.model.entities import Actor, NameVariant
from stemma.model.events import Event, EventActor, EventMention, EventType, FigureReport, MentionReference
from stemma.model.figures import Figure, FigureKind
from stemma.model.mentions import (
    Attribution,
    AttributionForm,
    Certainty,
    NameMention,
    Sentence,
    SourceKind,
    TimeExpression,
    TimexType,
)
from stemma.model.problems import Rejection, RejectionReason
from stemma.model.spans import Span
from stemma.model.stances import Estimate, Stance
from stemma.model.voices import Voice
from stemma.store.memory import MemoryTables

FIRST = (
    "Strike kills general\n\n"
    "A strike killed General Qassem Soleimani on Friday, officials said. 64 were wounded."
)
SECOND = (
    "Raid kills Suleimani\n\nA raid killed Suleimani, it said. More than 100 were wounded. <b>&\n\n[ad_1]"
)
THIRD = "Ten tips from experts for healthier winter skin\n\nHe was killed by a drone, the blog writes."
TEXTS = {"d1": FIRST, "d2": SECOND, "d3": THIRD}


def at(document: str, words: str) -> Span:
    """Return where `words` first stand in one of the three reports."""
    start = TEXTS[document].index(words)
    return Span(document, start, start + len(words))


STRIKE = at("d1", "A strike killed General Qassem Soleimani on Friday, officials said.")
RAID = at("d2", "A raid killed Suleimani, it said.")
DRONE = at("d3", "He was killed by a drone")


def make_pile() -> MemoryTables:
    """Return the tables of the small pile."""
    ad = at("d2", "[ad_1]")
    first = make_document(FIRST, "2020-01-04", "d1", outlet="Wire <script>alert(1)</script>")
    second = make_document(SECOND, None, "d2", cuts=(Cut(ad.start, ad.end, "ad_marker"),), outlet="The Copy")
    third = make_document(THIRD, "2020-01-06", "d3", outlet="A Blog")
    told = Attribution(
        at("d1", "said"),
        (at("d1", "A strike killed General Qassem Soleimani on Friday"),),
        at("d1", "officials"),
        AttributionForm.INDIRECT,
        SourceKind.OFFICIAL,
        True,
        Certainty.CERTAIN,
    )
    retold = Attribution(
        at("d2", "said"),
        (at("d2", "A raid killed Suleimani"),),
        at("d2", "it"),
        AttributionForm.INDIRECT,
        SourceKind.ORGANISATION,
        False,
        Certainty.CERTAIN,
    )
    denial = Denial(at("d3", "tips"), DenialKind.DENIAL, (at("d3", "experts"),), at("d3", "the blog"))
    links = (
        ChainLink(StationKind.ARTICLE, "d1", Basis.GIVEN, record="d1"),
        ChainLink(StationKind.OUTLET, "Wire", Basis.GIVEN),
        ChainLink(StationKind.OUTLET, "The Hill", Basis.INFERRED, (STRIKE,), "not in the pile", "x1"),
        ChainLink(StationKind.SPEAKER, "officials", Basis.STATED, (at("d1", "officials"),)),
    )
    soleimani = Actor(
        "a1",
        "Qassem Soleimani",
        "PER",
        "IRN MIL",
        (
            NameVariant("Soleimani", (at("d1", "Soleimani"),)),
            NameVariant("Suleimani", (at("d2", "Suleimani,"),)),
        ),
    )
    event = Event(
        "e1",
        "strike kills Qassem Soleimani",
        EventType.ASSAULT,
        "19",
        (),
        (EventActor("Qassem Soleimani", "IRN MIL", "a1"),),
        (
            MentionReference("m1", STRIKE, told.id),
            MentionReference("m2", RAID),
            MentionReference("m3", DRONE),
        ),
        ("d1", "d2", "d3"),
        (("d1", "d2"), ("d3",)),
        Certainty.CERTAIN,
        first_day=date(2020, 1, 3),
        last_day=date(2020, 1, 3),
        figures=(
            FigureReport(FigureKind.WOUNDED, 64, 64, None, ("d1",), (at("d1", "64"),)),
            FigureReport(FigureKind.WOUNDED, 101, None, None, ("d2",), (at("d2", "More than 100"),)),
        ),
    )
    disagreement = Contradiction(
        "e1",
        "wounded",
        (
            Variant("64", ("d1",), (at("d1", "64"),)),
            Variant("more than 100", ("d2",), (at("d2", "More than 100"),)),
        ),
        Verdict.CONFLICT,
        "64 lies outside more than 100",
    )
    reasons = ("half of the sentences say the same",)
    passages = (Alignment(STRIKE, RAID),)
    return MemoryTables(
        [
            first,
            second,
            third,
            Rejection("broken.html", "ingest", RejectionReason.NOT_TEXT, "not text: looks like gzip"),
            Reuse("d1", "d2", Relation.REWRITTEN, True, True, Direction.SIBLINGS, 0.8, reasons, passages),
            Reuse(
                "d1",
                "d3",
                Relation.QUOTE_ONLY,
                False,
                False,
                Direction.LEFT_TO_RIGHT,
                0.4,
                ("a quotation",),
                (Alignment(at("d1", "A strike killed General Qassem Soleimani on Friday"), DRONE),),
            ),
            Archetype("x1", "The Hill", ("d1", "d2"), (at("d2", "it said"),)),
            Derivation("x1", "d1", Relation.REWRITTEN, reasons),
            Derivation("x1", "d2", Relation.REWRITTEN, reasons),
            IndependenceGroup("x1", ("d1", "d2")),
            IndependenceGroup("d3", ("d3",)),
            Sentence(STRIKE),
            Sentence(at("d2", "More than 100 were wounded.")),
            NameMention(at("d1", "Qassem Soleimani"), "Qassem Soleimani", "PER"),
            TimeExpression(
                at("d1", "Friday"), "Friday", TimexType.DATE, "2020-01-03", date(2020, 1, 3), date(2020, 1, 3)
            ),
            told,
            retold,
            Voice(told.id, at("d1", "officials"), 2, None, at("d1", "on Friday")),
            Statement((told.id, retold.id), ("d1", "d2"), ("x1",)),
            Chain(told.id, "d1", links),
            Stance("m1", STRIKE, told.id, Certainty.PROBABLE, (), (Estimate(at("d1", "killed"), 55, 80),)),
            Stance("m1", STRIKE, None, Certainty.UNCOMMITTED),
            denial,
            DenialTarget(denial.id, denial.span, (told.content[0],), (told.id,), Found.SAME_WORDS),
            EventMention(
                at("d1", "killed"),
                STRIKE,
                EventType.ASSAULT,
                "19",
                first_day=date(2020, 1, 3),
                last_day=date(2020, 1, 3),
                attribution=told.id,
            ),
            Figure(at("d1", "64"), "64", FigureKind.WOUNDED, 64, 64),
            soleimani,
            event,
            disagreement,
        ]
    )
