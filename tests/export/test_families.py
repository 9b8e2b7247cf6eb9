from datetime import date, timedelta
from io import StringIO

from rich.console import Console

from builders import make_document
from stemma.export.brief import compose_brief
from stemma.export.drawing import MARGIN, draw_families
from stemma.export.families import family_trees, stand_alone
from stemma.export.page import render_page
from stemma.export.terminal import print_brief
from stemma.export.trees import draw_trees
from stemma.export.wording import alone_words
from stemma.model.copies import Alignment, Derivation, Direction, Relation, Reuse
from stemma.model.documents import Document
from stemma.model.spans import Span
from stemma.store.memory import MemoryTables

FIRST_DAY = date(2020, 1, 3)


def make_family(parents):
    """Return a pile in which each document but the first comes from the one whose number is given."""
    days = [(FIRST_DAY + timedelta(number)).isoformat() for number in range(len(parents) + 1)]
    documents = [make_document(f"Version {n}.", day, name=f"v{n}") for n, day in enumerate(days)]
    derivations = [
        Derivation(documents[parent].id, documents[child].id, Relation.EDITED_COPY, ())
        for child, parent in enumerate(parents, 1)
    ]
    return MemoryTables([*documents, *derivations])


def test_a_branch_goes_on_beside_the_children_of_an_earlier_one():
    tables = make_family([0, 1, 0, 3])
    assert [line.replace(" · edited copy", "") for line in draw_trees(tables)] == [
        "● v0",
        "├── ● v1",
        "│   └── ● v2",
        "└── ● v3",
        "    └── ● v4",
    ]


def test_a_report_kept_up_to_date_two_thousand_times_is_drawn_as_one_chain():
    families = family_trees(make_family(range(2_000)))
    assert [len(family) for family in families] == [2_001]
    drawing = draw_families(families, ())
    assert (len(drawing.spots), len(drawing.lines)) == (2_001, 2_000)
    assert drawing.spots[-1].x == 2_001 * MARGIN


def test_a_line_of_the_drawing_runs_from_parent_to_child():
    drawing = draw_families(family_trees(make_family([0, 1, 0])), ())
    spots = {spot.node.label.split()[0]: (spot.x, spot.y) for spot in drawing.spots}
    ends = {((line.x1, line.y1), (line.x2, line.y2)) for line in drawing.lines}
    assert ends == {(spots["D1"], spots["D2"]), (spots["D2"], spots["D3"]), (spots["D1"], spots["D4"])}


def make_loan(left, right):
    """Return a quotation of two documents, which nobody knows who had first."""
    passage = Alignment(Span(left, 0, 7), Span(right, 0, 7))
    return Reuse(left, right, Relation.QUOTE_ONLY, False, False, Direction.UNKNOWN, 0.0, (), (passage,))


def test_who_only_lent_or_borrowed_a_quotation_does_not_stand_alone():
    documents = [make_document("Version.", name=name) for name in "abcd"]
    loan = make_loan(documents[0].id, documents[1].id)
    brief = compose_brief(MemoryTables([*documents, loan]), "small.stemma")
    alone = {family[0].id for family in stand_alone(brief.families, brief.borrowings)}
    assert alone == {documents[2].id, documents[3].id}
    drawn = {spot.node.id for spot in draw_families(brief.families, brief.borrowings).spots}
    assert drawn == {documents[0].id, documents[1].id}
    assert alone_words(brief) == "2 documents stand alone"
    assert "2 documents stand alone." in render_page(brief)


def test_the_page_and_the_terminal_count_the_documents_that_stand_alone_alike():
    tables = make_family([0])
    lonely = make_document("Another story.", name="apart")
    brief = compose_brief(
        MemoryTables([*tables.all(Document), *tables.all(Derivation), lonely]), "small.stemma"
    )
    console = Console(record=True, width=80, file=StringIO())
    print_brief(brief, console)
    assert "1 document stands alone\n" in console.export_text()
    assert "1 document stands alone." in render_page(brief)
