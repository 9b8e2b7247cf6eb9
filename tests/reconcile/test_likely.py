"""No two tellings that score enough are left out, on drawn tellings and on those of the sample case."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.language import parse_documents
from stemma.ingest.paths import read_paths
from stemma.model.dates import Unresolved
from stemma.model.datings import Redating
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import EventMention, EventType, PlaceMention
from stemma.model.mentions import TimeExpression
from stemma.model.spans import Span
from stemma.pipeline.run import annotate_parse
from stemma.pipeline.stages import STAGES
from stemma.reconcile.actors import link_actors
from stemma.reconcile.days import When
from stemma.reconcile.edges import find_edges
from stemma.reconcile.kinds import BLOWS, CAPTURES, DEADLY, ENTERING, SUMS
from stemma.reconcile.likely import likely_pairs
from stemma.reconcile.matching import enough, match_tellings
from stemma.reconcile.parts import part_of_actors, part_of_naming, part_of_place, part_of_recipients
from stemma.reconcile.passages import Passages
from stemma.reconcile.tellings import Side, Telling, read_tellings
from stemma.reconcile.weighing import IN_LIKE_WORDS, share_words, weigh_days
from stemma.store.memory import MemoryTables

MONDAY = date(2020, 1, 6)
PEOPLE = [
    Side("qassem-soleimani", "IRN MIL", True, "Qassem Soleimani"),
    Side("qassem-soleimani", "IRN GOV", False, "Soleimani"),
    Side("new:ali hassan", "IRQ CVL", True, "Ali Hassan"),
    Side("USA", "USA ---", False, "US"),
    Side("USA-military", "USA MIL", False, "US military"),
    Side(None, "USA MIL", False, "troops"),
    Side(None, "IRQ CVL", False, "villagers"),
    Side(None, "IRQ REB", False, "rebels"),
    Side(None, "--- CVL", False, "civilians"),
    Side(None, "--- ---", False, "dozens"),
    Side(None, "IGO ---", False, "observers"),
    Side("IRQ:Mosul", "IRQ ---", False, "Mosul"),
]
PLACES = ["IRQ:Mosul", "IRQ:Basra", "GEO:South Ossetia", "GEO:Tskhinvali"]
TRIGGERS = [min(stems) for stems in (DEADLY, BLOWS, SUMS, CAPTURES, ENTERING)] + ["push", "said", "met"]
CODES = ["190", "192", "193", "1822", "010", "036", "173"]
WORDS = ["market", "night", "dawn", "dead", "troop", "USA", "qassem-soleimani", "IRQ:Mosul", "border", "bank"]
PARTS = (part_of_naming, part_of_place, part_of_actors, part_of_recipients)
NEAR_DAYS = st.none() | st.integers(0, 40).map(lambda n: MONDAY + timedelta(n // 4))


@st.composite
def whens(draw):
    """Draw what a telling knows of its day."""
    first = draw(NEAR_DAYS)
    if first is not None:
        return When(
            first, first + timedelta(draw(st.sampled_from([0, 0, 1, 6, 30, 365]))), night=draw(st.booleans())
        )
    some_day = When(month=1, day=draw(st.none() | st.integers(6, 9)))
    return draw(st.sampled_from([When(), When(), some_day, When(weekday=1), When(weekday=3)]))


def places_told(names=("Mosul", "Basra city")):
    """Return what draws the place of an event, or none."""
    return st.none() | st.builds(
        PlaceMention, st.just(Span("d", 0, 1)), st.sampled_from(names), st.sampled_from([None, "IRQ", "GEO"])
    )


MENTIONED: dict[str, Any] = {
    "cameo": st.sampled_from(CODES),
    "mode": st.sampled_from([None, "airstrike", "ceasefire"]),
    "place": places_told(),
}
TOLD: dict[str, Any] = {
    "when": whens(),
    "actors": st.lists(st.sampled_from(PEOPLE), max_size=2).map(tuple),
    "recipients": st.lists(st.sampled_from(PEOPLE), max_size=3).map(tuple),
    "words": st.frozensets(st.sampled_from(WORDS), max_size=6),
    "trigger": st.sampled_from(TRIGGERS),
    "published": NEAR_DAYS,
    "places": st.frozensets(st.sampled_from(PLACES), max_size=2),
    "lead": st.booleans(),
}


NOTHING: dict[str, Any] = {
    "cameo": "190",
    "mode": None,
    "place": None,
    "when": When(),
    "actors": (),
    "recipients": (),
    "words": frozenset(),
    "trigger": "attac",
    "published": None,
    "places": frozenset(),
    "lead": False,
}


@st.composite
def alike(draw, kind=None):
    """Draw tellings of one type, each the first one but for some of its traits."""
    kind = kind or draw(st.sampled_from(EventType))
    traits = {name: draw(drawn) for name, drawn in (MENTIONED | TOLD).items()}
    told = [_tell(draw, kind, traits)]
    for _ in range(draw(st.integers(1, 5))):
        others = draw(st.sets(st.sampled_from(sorted(traits)), max_size=6))
        told.append(_tell(draw, kind, traits | {n: draw((MENTIONED | TOLD)[n]) for n in sorted(others)}))
    return told


def _tell(draw, kind, traits):
    return tell(kind, draw(st.sampled_from(["d1", "d2", "d3"])), **traits)


def tell(kind=EventType.ASSAULT, document="d1", **traits):
    """Return a telling with these traits, and none other."""
    given = NOTHING | traits
    mention = EventMention(
        trigger=Span(document, 0, 1),
        sentence=Span(document, 0, 9),
        type=kind,
        undated=Unresolved.NOT_STATED,
        **{name: given[name] for name in MENTIONED},
    )
    persons = frozenset(side.actor for side in given["recipients"] if side.person and side.actor)
    return Telling(mention, persons=persons, definite=False, **{name: given[name] for name in TOLD})


def all_pairs(told):
    """Return the numbers of every two tellings that score enough, each pair being compared."""
    pairs = combinations(range(len(told)), 2)
    matches = ((i, k, match_tellings(told[i], told[k])) for i, k in pairs)
    return {(i, k) for i, k, match in matches if match is not None and enough(match, told[i], told[k])}


@given(alike())
@settings(max_examples=300)
def test_no_pair_that_scores_enough_is_left_out(told):
    assert all_pairs(told) <= set(likely_pairs(told))


@given(st.sampled_from([EventType.ASSAULT, EventType.RETREAT, EventType.ACCUSE]).flatmap(alike))
@settings(max_examples=200)
def test_no_part_of_a_score_is_more_than_the_most_it_can_be_nor_are_all_less_than_the_score(told):
    others = np.arange(1, len(told))
    parts = [part_of(told) for part_of in PARTS]
    exact = np.array([part.exact(0, others) for part in parts])
    assert all((part.most(0, others) >= found - 1e-9).all() for part, found in zip(parts, exact, strict=True))
    for other, added in zip(told[1:], exact.sum(0), strict=True):
        match = match_tellings(told[0], other)
        rest = weigh_days(told[0], other) + IN_LIKE_WORDS * share_words(told[0], other)
        assert match is None or match.score <= rest + added + 1e-9


MOSUL, BASRA = frozenset({"IRQ:Mosul"}), frozenset({"IRQ:Basra"})
US, TROOPS, DOZENS = (
    tuple(side for side in PEOPLE if side.name == name) for name in ("US", "troops", "dozens")
)
EVENING, NIGHT, MORNING = (
    tell(document=f"d{n}", when=When(day, day, night=n == 1), places=MOSUL)
    for n, day in enumerate(MONDAY + timedelta(n) for n in range(3))
)
ENTRIES = [
    tell(document=name, cameo="192", trigger=word, actors=US, recipients=TROOPS, published=MONDAY)
    for name, word in (("d1", "enter"), ("d2", "march"))
]
FALLS = [
    tell(document=name, trigger="captu", places=town, recipients=whose)
    for name, town, whose in (("d1", BASRA, TROOPS), ("d2", MOSUL, TROOPS), ("d3", MOSUL, DOZENS))
]


@pytest.mark.parametrize("told", [[EVENING, NIGHT], [NIGHT, MORNING], ENTRIES, FALLS])
def test_a_night_of_two_days_a_summary_and_the_fall_of_one_town_among_others_are_likely(told):
    assert set(likely_pairs(told)) == all_pairs(told) == {(len(told) - 2, len(told) - 1)}


@pytest.fixture(scope="module")
def tables(examples, nlp):
    """Return the tables of the sample case, as far as tellings are read from them."""
    records = read_paths([examples / "georgia-2008" / "reports"])
    documents = [record for record in records if isinstance(record, Document)]
    found = MemoryTables(documents)
    for document, parse in zip(documents, parse_documents(documents, nlp), strict=True):
        found.add(annotate_parse(document, parse, [s for s in STAGES if s.name.startswith("annotate.")]))
    found.add(tuple(link_actors(found)))
    return found


@pytest.fixture(scope="module")
def sample(tables):
    """Return the tellings of the sample case, by type."""
    told = read_tellings(tables)
    return [[t for t in told if t.mention.type is kind] for kind in EventType]


def test_no_pair_of_the_sample_case_that_scores_enough_is_left_out(sample):
    enough_pairs = [all_pairs(told) for told in sample]
    assert sum(map(len, enough_pairs)) > 0
    assert all(pairs <= set(likely_pairs(told)) for pairs, told in zip(enough_pairs, sample, strict=True))


def test_most_pairs_of_the_sample_case_that_cannot_score_enough_are_never_compared(sample):
    likely = sum(len(set(likely_pairs(told))) for told in sample)
    assert likely < 0.1 * sum(len(told) * (len(told) - 1) / 2 for told in sample)


def test_what_is_dated_anew_has_the_edges_that_it_has_where_nothing_is_kept(tables):
    times = sorted({t.mention.time for t in read_tellings(tables) if t.mention.time})
    redatings = [_redated(time, tables) for time in times[::2]]
    records = [record for kind in (Document, Actor, EventMention) for record in tables.all(kind)]
    fresh, kept = MemoryTables(records), MemoryTables(records)
    before = find_edges(kept, read_tellings(kept), Passages())
    dated = read_tellings(kept, redatings)
    assert set(find_edges(kept, dated, Passages(), redatings)) == set(
        find_edges(fresh, dated, Passages(), redatings)
    )
    assert set(find_edges(fresh, dated, Passages(), redatings)) != set(before)
    assert find_edges(kept, read_tellings(kept), Passages()) == before


def _redated(span, tables):
    """Return the time at a span with a day in the week of the sample case."""
    time = next(time for time in tables.of(TimeExpression, span.document) if time.span == span)
    day = date(2008, 8, 8) + timedelta(span.start % 3)
    return Redating(time, day.isoformat(), day, day, span.document)
