"""Attributions: sentences with the sources, cues and contents they must give."""

import json
from pathlib import Path
from typing import Any

import pytest

from builders import make_document, make_parsed
from stemma.annotate.attribution.lexicon import cue_words, hedge_words, source_nouns
from stemma.annotate.attributions import find_attributions
from stemma.annotate.language import parse_documents
from stemma.annotate.parsed import ParsedDocument
from stemma.model.documents import Cut
from stemma.model.mentions import Attribution

CASES = json.loads((Path(__file__).parent.parent / "cases" / "attributions.json").read_text(encoding="utf-8"))


def told(parsed: ParsedDocument) -> list[dict[str, Any]]:
    quote = parsed.document.quote
    found = list(find_attributions(parsed))
    number = {record.id: place for place, record in enumerate(found)}
    return [
        {
            "source": quote(record.source) if record.source else None,
            "cue": quote(record.cue) if record.cue else None,
            "content": [quote(part) for part in record.content],
            "form": record.form.value,
            "source_kind": record.source_kind.value,
            "anonymous": record.anonymous,
            "certainty": record.certainty.value,
            "within": number[record.within] if record.within else None,
        }
        for record in found
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_the_sentence_gives_its_attributions(nlp, case, request):
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason="a known failure"))
    assert told(make_parsed(nlp, case["text"])) == case["attributions"]


def only(nlp, text: str) -> tuple[ParsedDocument, Attribution]:
    parsed = make_parsed(nlp, text)
    (record,) = find_attributions(parsed)
    return parsed, record


def test_the_words_that_hedge_are_kept_as_spans(nlp):
    parsed, record = only(nlp, "The ministry said the pilot was probably asleep.")
    assert [parsed.document.quote(hedge) for hedge in record.hedges] == ["probably"]


def test_a_quotation_with_a_lost_mark_marks_the_attribution(nlp):
    _, record = only(nlp, 'The mayor said: “The river is rising."')
    assert record.broken_quotation


def test_a_speaker_carried_over_takes_the_second_quotation_too(nlp):
    _, record = only(nlp, "“The road is closed,” the guard said. “Turn back.”")
    assert len(record.content) == 2


def test_page_furniture_is_not_attributed(nlp):
    text = "Editor says read more here. The mayor said the dam had burst."
    document = make_document(text, cuts=(Cut(0, 27, "teaser"),))
    (parse,) = parse_documents([document], nlp)
    (record,) = find_attributions(ParsedDocument(document, parse))
    assert record.source is not None
    assert document.quote(record.source) == "The mayor"


def test_the_same_text_gives_the_same_attributions(nlp):
    text = "The envoy said the king had told him that the war was over."
    assert list(find_attributions(make_parsed(nlp, text))) == list(find_attributions(make_parsed(nlp, text)))


def test_every_list_is_read_in_full():
    assert cue_words("verb")["denied"].lemma == "deny"
    assert cue_words("verb")["told"].lemma == "tell"
    assert hedge_words()["probably",] == "PR"
    assert source_nouns()["spokesman"][1] == "unnamed"
