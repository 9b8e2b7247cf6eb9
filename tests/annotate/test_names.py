import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_document, make_parsed
from stemma.annotate.language import parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.naming.actor_table import known_name
from stemma.annotate.parsed import ParsedDocument
from stemma.model.documents import Cut
from stemma.resources.actors import actors, bodies, countries, places

CASES = json.loads((Path(__file__).parent.parent / "cases/names.json").read_text("utf-8"))
SECTORS = frozenset(
    (
        *("GOV", "JUD", "LEG", "MIL", "COP", "OPP", "PTY", "REB", "PRM", "SPY", "UAF", "CVL", "ELI", "BUS"),
        *("EDU", "MED", "LAB", "AGR", "JRN", "REF", "REL", "SOC", "CRM", "---"),
    )
)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_names_are_found_with_their_type_and_actor(case, nlp):
    names = find_names(make_parsed(nlp, case["text"], "2016-06-01"))
    found = [[name.text, name.label, name.actor.id if name.actor else None] for name in names]
    assert found == case["names"]


def test_a_name_quotes_its_span(nlp, examples):
    text = next(iter(sorted((examples / "georgia-2008/reports").glob("*.txt")))).read_text("utf-8")
    parsed = make_parsed(nlp, text)
    names = list(find_names(parsed))
    assert names
    assert all(parsed.document.quote(name.span) == name.text for name in names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))


def test_nothing_is_named_in_a_cut(nlp):
    text = "Read more: Vladimir Putin in Moscow.\n\nThe rebels left Aleppo on Friday."
    document = make_document(text, cuts=(Cut(0, 36, "related"),))
    (parse,) = parse_documents([document], nlp)
    assert [name.text for name in find_names(ParsedDocument(document, parse))] == ["Aleppo"]


@pytest.mark.parametrize(
    ("published", "code"),
    [("2019-05-01", "IRQ SPY"), ("2021-05-01", "IRQ GOV"), ("2024-05-01", "IRQ GOV"), (None, "IRQ ---")],
)
def test_the_sector_is_that_of_the_day_and_open_where_no_day_is_known(published, code):
    known = known_name("Mustafa al-Kadhimi")
    day = date.fromisoformat(published) if published else None
    assert known is not None
    assert known.reference(day, day).code == code


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Taji", "IRQ"),
        ("Anbar", "IRQ"),
        ("Gaza", "PSE"),
        ("Tskhinvali", "GEO"),
        ("Misrata", "LBY"),
        ("Utopia", None),
    ],
)
def test_places_of_crisis_regions_have_their_country(place, country):
    known = known_name(place)
    assert (known.rows[0].code[:3] if known else None) == country


def test_the_tables_are_sound():
    iso = {country.iso3 for country in countries()}
    assert len(iso) == len(countries()) == 250
    assert all(place.code.split()[0] in iso for place in places())
    assert all(row.code.split()[0] in {*iso, "IGO", "NGO", "IMG", "ISM", "MNC", "---"} for row in actors())
    assert all(row.code.split()[1] in SECTORS for row in actors())
    assert all(body.sector in SECTORS for body in bodies().values())
    assert all(row.first_day <= row.last_day for row in actors())


def test_no_name_of_the_actor_table_means_two_actors():
    seen: dict[str, str] = {}
    for row in actors():
        for name in row.names:
            assert seen.setdefault(name, row.id) == row.id


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text):
    known = known_name(text)
    assert known is None or known.id
