from builders import make_document
from stemma.lineage.archetypes import make_archetype


def copies(*cited):
    return [
        make_document(f"Banks were robbed, the {name} reported.", name=f"d{at}", outlet=f"Outlet {at}")
        for at, name in enumerate(cited)
    ]


def test_a_missing_parent_is_called_by_the_publication_that_most_copies_cite():
    told = copies("Amber Gazette", "Tigris Monitor", "Tigris Monitor")
    found = make_archetype(told)
    assert found.name is not None
    assert found.name.removeprefix("the ") == "Tigris Monitor"
    assert {span.document for span in found.evidence} == {"d1", "d2"}


def test_a_missing_parent_has_no_name_where_the_only_ones_cited_are_its_copies():
    told = copies("Amber Gazette", "Amber Gazette")
    told[1] = make_document("Banks were robbed.", name="d1", outlet="Amber Gazette")
    assert make_archetype(told).name is None
