"""Figures: sentences with the numbers they must give, and numbers that count nothing."""

import json
from pathlib import Path

import pytest

from builders import make_parsed
from stemma.annotate.counting.nouns import counted_nouns
from stemma.annotate.figures import find_figures
from stemma.model.dates import Unresolved
from stemma.model.events import EventMention, EventType
from stemma.model.figures import FigureKind
from stemma.model.mentions import TimeExpression, TimexType

CASES = json.loads((Path(__file__).parent.parent / "cases" / "figures.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_the_sentence_gives_its_figures(nlp, case, request):
    if case.get("expect") == "fail":
        request.applymarker(pytest.mark.xfail(strict=True, reason="a known failure"))
    parsed = make_parsed(nlp, case["text"])
    found = [
        {
            "text": figure.text,
            "kind": figure.kind.value,
            "low": figure.low,
            "high": figure.high,
            "of": parsed.document.quote(figure.of) if figure.of else None,
        }
        for figure in find_figures(parsed)
    ]
    assert found == case["figures"]


def test_a_word_that_bounds_nothing_gives_a_reason_and_no_bound(nlp):
    (figure,) = find_figures(make_parsed(nlp, "Several soldiers were wounded."))
    assert (figure.low, figure.high, figure.unresolved) == (None, None, Unresolved.VAGUE)


def mention(parsed, word: str) -> EventMention:
    start = parsed.document.text.index(word)
    sentence = next(s for s in parsed.parse.sents if s.start_char <= start < s.end_char)
    return EventMention(
        trigger=parsed.span(start, start + len(word)),
        sentence=parsed.span(sentence.start_char, sentence.end_char),
        type=EventType.ASSAULT,
        cameo="190",
        undated=Unresolved.NOT_STATED,
    )


def test_a_figure_belongs_to_the_mention_whose_trigger_governs_it(nlp):
    parsed = make_parsed(nlp, "Rebels attacked the convoy and killed 12 soldiers.")
    parsed.add([mention(parsed, "attacked"), mention(parsed, "killed")])
    (figure,) = find_figures(parsed)
    assert figure.event == mention(parsed, "killed").id


def test_a_figure_belongs_to_the_only_mention_of_its_sentence(nlp):
    parsed = make_parsed(nlp, "In the attack on Monday, 12 soldiers died.")
    parsed.add([mention(parsed, "attack")])
    (figure,) = find_figures(parsed)
    assert figure.event == mention(parsed, "attack").id


def test_a_figure_between_two_mentions_belongs_to_neither(nlp):
    parsed = make_parsed(nlp, "After the raid and the strike, 12 soldiers died.")
    parsed.add([mention(parsed, "raid"), mention(parsed, "strike")])
    (figure,) = find_figures(parsed)
    assert figure.event is None


def test_a_number_inside_a_time_expression_is_no_figure(nlp):
    parsed = make_parsed(nlp, "The army lost 20 men in the last 20 attacks.")
    start = parsed.document.text.index("the last")
    parsed.add(
        [
            TimeExpression(
                parsed.span(start, start + 19),
                "the last 20 attacks",
                TimexType.SET,
                "X",
                unresolved=Unresolved.NOT_A_DAY,
            )
        ]
    )
    assert [figure.span.start for figure in find_figures(parsed)] == [14]


def test_the_list_of_nouns_names_a_kind_for_each():
    assert counted_nouns()["soldiers"] == (FigureKind.TROOPS, "person")
    assert counted_nouns()["bases"] == (FigureKind.OTHER, "target")
