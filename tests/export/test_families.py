from datetime import date, timedelta

from builders import make_document
from stemma.export.drawing import MARGIN, draw_families
from stemma.export.families import family_trees
from stemma.export.trees import draw_trees
from stemma.model.copies import Derivation, Relation
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
