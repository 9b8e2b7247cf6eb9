"""Voices: sentences with how many speak, why without a name, and through whom it came."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.attribution.anonymity import find_grounds
from stemma.annotate.attributions import find_attributions
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.voices import find_voices
from stemma.model.mentions import Attribution
from stemma.model.voices import AgencyCredit, Voice

CASES = json.loads((Path(__file__).parent.parent / "cases" / "voices.json").read_text(encoding="utf-8"))


def read(nlp, text):
    return make_parsed(nlp, text, None, find_names, find_attributions)


def wanted(parsed: ParsedDocument, case: dict[str, Any]) -> Voice:
    attributions = {one.id: one for one in parsed.all(Attribution)}
    quote = parsed.document.quote
    for voice in (v for v in find_voices(parsed) if isinstance(v, Voice)):
        cue = attributions[voice.attribution].cue
        fits = case.get("source", quote(voice.span)) == quote(voice.span)
        if fits and case.get("cue", cue and quote(cue)) == (cue and quote(cue)):
            return voice
    pytest.fail("no attribution has this source and cue")


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_the_sentence_tells_who_speaks_and_through_whom(nlp, case):
    parsed = read(nlp, case["text"])
    voice = wanted(parsed, case)
    quote = parsed.document.quote
    assert [voice.low, voice.high] == case["people"]
    assert (quote(voice.ground) if voice.ground else None) == case.get("ground")
    assert [[quote(r.span), r.role.value, r.kind.value] for r in voice.relays] == case["relays"]


def test_a_dateline_credits_its_agency(nlp):
    parsed = read(nlp, "BAGHDAD (AP) — Two men died, police said.")
    (credit,) = [v for v in find_voices(parsed) if isinstance(v, AgencyCredit)]
    assert (credit.agency, parsed.document.quote(credit.span)) == ("AP", "AP")


def test_whom_somebody_told_is_not_the_agency_of_the_report(nlp):
    parsed = read(nlp, "Two men died, an officer told The Associated Press.")
    assert not [v for v in find_voices(parsed) if isinstance(v, AgencyCredit)]


@given(
    st.text(
        alphabet=st.sampled_from("who spoke on condition of anonymity was not authorized to.,;” "),
        max_size=200,
    )
)
def test_a_ground_of_anonymity_lies_inside_the_stretch_that_was_asked_about(text):
    for start, end in find_grounds(text, 3, max(3, len(text) - 3)):
        assert 3 <= start < end <= max(3, len(text) - 3)
