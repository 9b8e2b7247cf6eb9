from builders import make_document
from stemma.export.families import short_names
from stemma.export.quoting import Quoter
from stemma.export.who import who_says_so
from stemma.model.chains import Statement
from stemma.model.dates import Unresolved
from stemma.model.documents import Document
from stemma.model.entities import Actor, NameVariant
from stemma.model.mentions import Attribution, AttributionForm, Certainty, SourceKind
from stemma.model.spans import Span
from stemma.store.memory import MemoryTables


def names_of(*sources, actor, spoken, label="ORG"):
    """Return how the brief calls those who say one thing each, where `spoken` stands for an actor."""
    tables, speakers = MemoryTables(), []
    for number, source in enumerate(sources):
        document = make_document(f"{source} said that the raid went on.", name=f"d{number}")
        at = document.text.find(spoken)
        speaker = Span(document.id, at, at + len(spoken)) if at >= 0 else None
        speakers += [speaker] if speaker else []
        cue = document.text.index("said")
        told = Attribution(
            Span(document.id, cue, cue + 4),
            (Span(document.id, cue + 5, len(document.text)),),
            Span(document.id, 0, cue - 1),
            AttributionForm.INDIRECT,
            SourceKind.ORGANISATION,
            False,
            Certainty.CERTAIN,
            speaker=speaker,
            speaker_unresolved=None if speaker else Unresolved.NOT_STATED,
        )
        tables.add([document, told, Statement((told.id,), (document.id,), (document.id,))])
    tables.add([Actor("a1", actor, label, "--- ---", (NameVariant(spoken, tuple(speakers)),))])
    quoter = Quoter(tables, short_names(tables.all(Document)))
    return [row.name for row in who_says_so(tables, quoter).speakers]


def test_a_speaker_is_called_as_most_reports_do_that_give_the_whole_name():
    sources = ("Credit agency giant Equifax", "Equifax", "It", "Equifax")
    assert names_of(*sources, actor="Equifax", spoken="Equifax") == ["Equifax"]


def test_the_office_of_a_speaker_stays_where_the_reports_give_it():
    sources = ("President Mikheil Saakashvili", "Mikheil Saakashvili")
    named = names_of(*sources, actor="Mikheil Saakashvili", spoken="Mikheil Saakashvili")
    assert named == ["President Mikheil Saakashvili"]


def test_a_person_whom_no_report_quotes_by_the_whole_name_has_that_of_the_pile():
    named = names_of("Gen. Soleimani", actor="Qassem Soleimani", spoken="Soleimani", label="PER")
    assert named == ["Qassem Soleimani"]


def test_what_a_report_tells_of_a_speaker_besides_is_left_out_of_the_name():
    source = "Prime Minister Vladimir Putin, who flew from Beijing to Vladikavkaz,"
    named = names_of(source, actor="Vladimir Putin", spoken="Vladimir Putin", label="PER")
    assert named == ["Prime Minister Vladimir Putin"]


def test_a_capital_that_speaks_for_its_government_keeps_its_name():
    assert names_of("Moscow", "Moscow", actor="Russian government", spoken="Moscow") == ["Moscow"]


def test_a_speaker_of_whom_only_a_pronoun_is_known_is_not_listed():
    assert names_of("It", "Its", "Those", actor="Iran", spoken="Iran") == []


def test_the_article_before_a_speaker_makes_no_second_one():
    assert len(names_of("Militia", "The militia", actor="Nobody", spoken="Nobody")) == 1


def test_who_has_no_resolved_name_is_the_person_whose_whole_name_the_report_writes():
    named = names_of(
        "Colonel Hadi Salim, its spokesman,", "Hadi Salim", actor="Hadi Salim", spoken="Nobody", label="PER"
    )
    assert named == ["Colonel Hadi Salim, its spokesman"]
