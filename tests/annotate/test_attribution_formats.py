"""Attributions by form: headlines, turns of dialogue, and posts with their signature."""

import pytest
from spacy.tokens import Doc

from builders import make_parsed
from stemma.annotate.attribution.formats import read_according
from stemma.annotate.attributions import find_attributions
from stemma.annotate.words import read_words

_BODY = "\n\nThe talks went on for two days and ended without a deal."


def speakers(nlp, text: str) -> dict[str, str | None]:
    """Return the source of each content."""
    parsed = make_parsed(nlp, text)
    quote = parsed.document.quote
    return {
        quote(one.content[0]): quote(one.source) if one.source else None for one in find_attributions(parsed)
    }


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("US official: Russia uses social media to divide Americans", "US official"),
        ("U.N. envoy: Both sides broke the truce", "U.N. envoy"),
        ("Petrov: ‘We will not leave’ the valley", "Petrov"),
        ("Mayor on the strike: ‘Nobody asked us’", "Mayor"),
        ("Report: Army hid its losses in the north", "Report"),
    ],
)
@pytest.mark.parametrize("above", ["", "World\n\n", "World\n\nJuly 14, 2018, 3:30 pm\n\n"])
def test_a_headline_tells_its_speaker_before_a_colon(nlp, above, headline, speaker):
    said = headline.partition(": ")[2]
    assert speakers(nlp, above + headline + _BODY)[said] == speaker


@pytest.mark.parametrize(
    "headline",
    [
        "World Cup 2018: Russia’s experiment survives the tournament",
        "Germany: Cruise ship hits a bridge",
        "Netanyahu and Obama: A tortured relationship",
        "Channel 7 Debate: Is the truce over?",
        "Live updates: Storm hits the coast",
    ],
)
def test_a_topic_before_a_colon_is_no_speaker(nlp, headline):
    assert headline.partition(": ")[2] not in speakers(nlp, headline + _BODY)


def test_a_line_in_the_midst_of_a_report_is_no_headline(nlp):
    text = "Talks end\n\nThe talks ended.\n\nUS official: Russia uses the media\n\nThey went home."
    assert "Russia uses the media" not in speakers(nlp, text)


@pytest.mark.parametrize("dash", ["—", "--", "–"])
def test_a_post_is_signed_on_the_line_below_it(nlp, dash):
    text = (
        f"He spoke.\n\nThe truce holds in every district!\n\n{dash} Anna Berg (@annaberg) July 16\n\nHe left."
    )
    assert speakers(nlp, text)["The truce holds in every district!"] == "Anna Berg"


def test_each_of_two_posts_has_its_own_signature(nlp):
    text = "The port is open.\n\n— Anna Berg (@anna)\n\nThe port is closed.\n\n— Ivan Lund (@ivan)"
    assert set(speakers(nlp, text).values()) == {"Anna Berg", "Ivan Lund"}


def test_a_signature_without_a_post_above_it_signs_nothing(nlp):
    assert "Anna Berg" not in speakers(nlp, "— Anna Berg (@anna)\n\nThe port is open.").values()


@pytest.mark.parametrize(
    ("first", "second"), [("MAYOR", "ENVOY"), ("SHAPIRO", "BEARDSLEY"), ("JAKE TAPPER", "DONALD TRUMP")]
)
def test_a_dialogue_names_its_speakers_in_capitals(nlp, first, second):
    text = f"{first}: Will the truce hold?\n\n{second}: It will hold for a year."
    assert speakers(nlp, text)["It will hold for a year"] == second


def test_every_paragraph_that_runs_on_has_the_speaker_of_the_last(nlp):
    text = "“We hold the bridge.\n\n“We hold the port.\n\n“We hold it all,” the mayor said."
    (one,) = find_attributions(make_parsed(nlp, text))
    assert len(one.content) == 3


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “War and Peace” at home.",
        "Berg published “The Long Way Home” in 1998.",
        "The so-called “peace plan” failed.",
        "The “Winter War” went on for a year.",
    ],
)
def test_titles_and_scare_quotes_are_no_speech(nlp, text):
    assert speakers(nlp, text) == {}


def test_a_lost_mark_hides_no_speaker(nlp):
    found = speakers(nlp, "“We hold the bridge, the mayor said. Nobody crossed it.")
    assert list(found.values()) == ["the mayor"]


def test_a_source_that_the_parser_hangs_on_nothing_is_found_behind_according_to(nlp):
    doc = Doc(
        nlp.vocab,
        words=["They", "fled", ",", "according", "to", "officials"],
        pos=["PRON", "VERB", "PUNCT", "VERB", "ADP", "NOUN"],
        heads=[1, 1, 1, 1, 3, 5],
        deps=["nsubj", "ROOT", "punct", "advcl", "case", "ROOT"],
    )
    (draft,) = read_according(read_words(doc), doc.text, ())
    assert draft.source is not None
    assert (doc.text[slice(*draft.source)], [doc.text[slice(*p)] for p in draft.content]) == (
        "officials",
        ["They fled"],
    )
