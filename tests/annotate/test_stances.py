"""Stances: how surely each holder holds an event or a content."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.attribution.factuality import certainty_of
from stemma.annotate.attributions import find_attributions
from stemma.annotate.events import find_events
from stemma.annotate.names import find_names
from stemma.annotate.stances import find_stances
from stemma.annotate.times import find_times
from stemma.model.mentions import Attribution, Certainty
from stemma.model.stances import Stance
from stemma.resources.reading import read_rows

CASES = json.loads((Path(__file__).parent.parent / "cases" / "stances.json").read_text(encoding="utf-8"))


def read(nlp, text):
    return make_parsed(nlp, text, "2020-01-10", find_names, find_times, find_attributions, find_events)


def holder(parsed, stance: Stance) -> str:
    if stance.holder is None:
        return "author"
    source = next(a.source for a in parsed.all(Attribution) if a.id == stance.holder)
    return parsed.document.quote(source) if source else "unstated"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_the_event_has_a_stance_for_each_holder(nlp, case):
    parsed = read(nlp, case["text"])
    quote = parsed.document.quote
    found = [s for s in find_stances(parsed) if quote(s.span) == case["of"]]
    assert [holder(parsed, s) for s in found] == [name for name, _ in case["stances"]]
    for stance, (_, certainty) in zip(found, case["stances"], strict=True):
        assert certainty in ("any", stance.certainty.value)
    if "hedges" in case:
        assert [quote(span) for span in found[0].hedges] == case["hedges"]
    assert [[quote(e.span), e.low, e.high] for e in found[0].estimates] == case.get("estimates", [])


def test_the_words_of_whom_a_source_quotes_are_not_its_own_hedges(nlp):
    parsed = read(nlp, "The report said that officials said that the raid probably failed.")
    outer = next(s for s in find_stances(parsed) if s.holder and holder(parsed, s) == "The report")
    assert outer.hedges == ()


def test_every_content_and_every_event_ends_with_the_author(nlp, examples):
    text = (examples / "georgia-2008" / "reports" / "galloway-observer-gori.txt").read_text(encoding="utf-8")
    stances = list(find_stances(read(nlp, text)))
    subjects = list(dict.fromkeys(s.of for s in stances))
    assert len(subjects) > 10
    for subject in subjects:
        assert [s.holder for s in stances if s.of == subject][-1] is None
        assert len({s.holder for s in stances if s.of == subject}) == len(
            [s for s in stances if s.of == subject]
        )


@given(st.floats(-3, 3))
def test_a_degree_and_its_certainty_have_one_polarity(degree):
    certainty = certainty_of(degree)
    if certainty is Certainty.UNCOMMITTED:
        assert abs(degree) < 0.5
    else:
        assert certainty.value[-1] == ("+" if degree > 0 else "-")
        assert certainty_of(-degree).value == certainty.value[:-1] + ("-" if degree > 0 else "+")


def test_the_bands_of_the_directive_meet_and_none_overlap():
    bands = sorted({(int(low), int(high)) for _, low, high in read_rows("estimative_words.tsv")})
    assert len(bands) == 7
    assert all(before[1] == after[0] for before, after in pairwise(bands))
