"""Denials: sentences with who takes what back, and sentences that only look so."""

import json
from pathlib import Path

import pytest

from builders import make_parsed
from stemma.annotate.attributions import find_attributions
from stemma.annotate.denials import find_denials
from stemma.annotate.names import find_names

CASES = json.loads((Path(__file__).parent.parent / "cases" / "denials.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_the_sentence_takes_back_what_it_should(nlp, case):
    parsed = make_parsed(nlp, case["text"], None, find_names, find_attributions)
    quote = parsed.document.quote
    found = list(find_denials(parsed))
    if case["kind"] is None:
        assert found == []
        return
    (denial,) = found
    assert denial.kind.value == case["kind"]
    assert (quote(denial.source) if denial.source else None) == case["source"]
    assert quote(denial.span) == case["words"]
    assert [quote(span) for span in denial.denied] == [case["denied"]]
    assert denial.takes_up == case["takes_up"]
