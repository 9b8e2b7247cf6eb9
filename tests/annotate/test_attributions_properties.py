"""What holds for the attributions and figures of any text."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.attributions import find_attributions
from stemma.annotate.figures import find_figures
from stemma.model.mentions import SourceKind

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "minister",
        "officials",
        "report",
        "he",
        "they",
        "Anna",
        "Berg",
        "said",
        "told",
        "denied",
        "according",
        "to",
        "that",
        ",",
        ".",
        ":",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'s",
        "was",
        "killed",
        "soldiers",
        "12",
        "more",
        "than",
        "two",
        "wounded",
        "not",
        "probably",
        "may",
        "to",
        "leave",
        "town",
        "\n\n",
        "saying",
        "and",
        "of",
        "by",
        "Reuters",
        "MAYOR:",
        "(@anna)",
        "—",
        "''",
        "``",
        "citing",
        "adding",
        "allegedly",
        "so-called",
        "neither",
        "nor",
        "could",
        "claim",
        "Meet the Press",
        "?",
        "\u202e",
        "\u200f",
        "\xa0",
        "😀",
    ]
)
prose = st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(lambda text: text.strip() != "")
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(prose)
def test_every_attribution_keeps_its_laws(nlp, text):
    parsed = make_parsed(nlp, text)
    found = list(find_attributions(parsed))
    ids = [record.id for record in found]
    for record in found:
        assert record.content == tuple(sorted(record.content))
        for span in (*record.content, *record.hedges, *filter(None, (record.cue, record.source))):
            assert parsed.document.quote(span).strip()
        assert (record.source is None) == (record.source_kind is SourceKind.UNSTATED)
        assert record.within is None or record.within in ids
        assert record.within != record.id
        assert record.cue is None or not any(part.overlaps(record.cue) for part in record.content)


@few
@given(prose)
def test_every_figure_quotes_its_words_and_keeps_its_bounds(nlp, text):
    parsed = make_parsed(nlp, text)
    figures = list(find_figures(parsed))
    assert figures == sorted(figures, key=lambda figure: figure.span)
    for figure in figures:
        assert parsed.document.quote(figure.span) == figure.text
        assert figure.of is None or parsed.document.quote(figure.of).strip()
    for left, right in pairwise(figures):
        assert not left.span.overlaps(right.span)


@few
@given(st.lists(WORDS, min_size=1, max_size=40).map("".join).filter(lambda text: text.strip() != ""))
def test_a_text_without_blanks_raises_nothing(nlp, text):
    parsed = make_parsed(nlp, text)
    for record in find_attributions(parsed):
        assert all(0 <= part.start < part.end <= len(text) for part in record.content)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 20_000,
        "said" * 5_000,
        "“" * 3_000,
        '"'.join(["ab"] * 4_000),
        "“We go.\n\n" * 300 + "“We go,” he said.",
        "\u202e“We go,” he said.\u202c " * 40,
        "MAYOR: a\n" * 300,
        ", adding that he said" * 100,
        "— (@a)\n" * 200,
    ],
    ids=lambda text: f"{text[:12]!r}",
)
def test_text_made_to_trip_the_readers_does_not(nlp, text):
    parsed = make_parsed(nlp, text)
    for record in find_attributions(parsed):
        assert parsed.document.quote(record.content[0]).strip()
