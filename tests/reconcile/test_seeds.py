"""The five seeds from text to events: the origins are given, all else is read."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from builders import make_document
from stemma.annotate.attributions import find_attributions
from stemma.annotate.events import find_events
from stemma.annotate.figures import find_figures
from stemma.annotate.language import parse_documents
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.sentences import find_sentences
from stemma.annotate.times import find_times
from stemma.model.copies import IndependenceGroup
from stemma.model.entities import Actor
from stemma.model.events import Event
from stemma.model.records import Mention
from stemma.reconcile.actors import link_actors
from stemma.reconcile.events import link_events
from stemma.store.memory import MemoryTables

STAGES: tuple[Callable[[ParsedDocument], Iterator[Mention]], ...] = (
    find_sentences,
    find_names,
    find_times,
    find_attributions,
    find_events,
    find_figures,
)
PUBLISHED = {"000": "2020-05-14", "001": "2020-05-14", "002": "2020-02-10", "003": "2020-02-07"}


@pytest.fixture(scope="module", params=["dated", "undated"])
def record(request, shared, nlp):
    """Return the tables of the five seeds, with the days of publication given and without them."""
    dates = PUBLISHED if request.param == "dated" else {}
    documents = [
        make_document(path.read_text("utf-8"), dates.get(path.stem[:3]), path.stem[:3])
        for path in sorted((shared / "seeds").glob("*.txt"))
    ]
    tables = MemoryTables(documents)
    for document, parse in zip(documents, parse_documents(documents, nlp), strict=True):
        parsed = ParsedDocument(document, parse)
        for stage in STAGES:
            parsed.add(stage(parsed))
        tables.add(mention for found in parsed.found.values() for mention in found)
    tables.add(
        [
            IndependenceGroup("000", ("000", "001")),
            *(IndependenceGroup(d, (d,)) for d in ("002", "003", "004")),
        ]
    )
    tables.add(link_actors(tables))
    tables.add(link_events(tables))
    return tables


def test_the_strike_on_soleimani_is_one_event_of_five_documents_and_four_origins(record):
    told = [e for e in record.all(Event) if any(r.name == "Qassem Soleimani" for r in e.recipients)]
    assert len(told) == 1
    assert told[0].documents == ("000", "001", "002", "003", "004")
    assert told[0].origins == (("000", "001"), ("002",), ("003",), ("004",))
    assert told[0] == record.all(Event)[0]


def test_its_day_is_known_from_the_one_who_tells_the_day_and_the_one_who_tells_the_year(record):
    assert record.all(Event)[0].first_day == record.all(Event)[0].last_day == date(2020, 1, 3)


def test_his_spellings_are_one_actor(record):
    (soleimani,) = [actor for actor in record.all(Actor) if actor.name == "Qassem Soleimani"]
    spellings = {variant.text for variant in soleimani.variants}
    assert {"Qassem Soleimani", "Qaseem Soleimani", "Qassim Suleimani"} <= spellings


def test_the_prime_ministers_two_spellings_are_one_actor_and_the_brothers_in_name_are_not(record):
    names = {actor.name: {v.text for v in actor.variants} for actor in record.all(Actor)}
    assert names["Mustafa al-Kadhimi"] >= {"Mustafa al-Kadhimi", "Mustafa Al-Kazemi"}
    assert names["Adel Abdul Mahdi"] >= {"Adel Abdul Mahdi", "Adel Abdul-Mahdi"}
    assert "Abu Mahdi al-Muhandis" not in names["Adel Abdul Mahdi"]


def test_the_december_attack_and_the_march_attack_are_two_events(record):
    victims = [e for e in record.all(Event) if any("contractor" in r.name for r in e.recipients)]
    assert len(victims) == 1
    assert not any("soldiers" in recipient.name for recipient in victims[0].recipients)
