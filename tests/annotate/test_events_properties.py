"""What holds of every event mention, whatever the text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.events import find_events
from stemma.annotate.names import find_names
from stemma.annotate.times import find_times
from stemma.model.events import EventMention, Polarity, Veto
from stemma.model.mentions import Certainty

WORDS = st.sampled_from(
    [
        *(
            "Iran",
            "Iraq",
            "troops",
            "rebels",
            "the",
            "a",
            "two",
            "attacked",
            "killed",
            "strike",
            "on",
            "in",
            "by",
        ),
        *(
            "with",
            "will",
            "not",
            "if",
            "that",
            "and",
            "refused",
            "to",
            "withdraw",
            "sanctions",
            "talks",
            "met",
        ),
        *(
            "protest",
            "was",
            "were",
            "arrested",
            "who",
            "condemned",
            ".",
            ",",
            "ceasefire",
            "on",
            "Monday",
            "“",
        ),
        *("”", "\n", "🙂", "–", "said", "it", "US", "one", "of"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def mentions_of(nlp, text):
    parsed = make_parsed(nlp, text, "2020-05-14", find_names, find_times, find_events)
    return parsed.document, parsed.all(EventMention)


def spans_of(mention):
    sides = [side.span for side in (*mention.actors, *mention.recipients)]
    place = [mention.place.span] if mention.place else []
    time = [mention.time] if mention.time else []
    return [mention.trigger, mention.sentence, *sides, *place, *time]


@SETTINGS
@given(text=TEXTS)
def test_every_span_lies_in_the_document_and_the_trigger_in_its_sentence(nlp, text):
    document, found = mentions_of(nlp, text)
    for mention in found:
        assert mention.sentence.covers(mention.trigger)
        assert all(span.end <= len(document.text) and document.quote(span) for span in spans_of(mention))


@SETTINGS
@given(text=TEXTS)
def test_a_negated_mention_is_negative_and_what_is_not_so_is_never_certain(nlp, text):
    _, found = mentions_of(nlp, text)
    for mention in found:
        assert (mention.veto is Veto.NEGATED) == (mention.polarity is Polarity.NEGATIVE)
        if mention.veto is not None:
            assert mention.certainty is not Certainty.CERTAIN


@SETTINGS
@given(text=TEXTS)
def test_reading_twice_finds_the_same_and_no_word_tells_two_events(nlp, text):
    _, once = mentions_of(nlp, text)
    _, again = mentions_of(nlp, text)
    assert once == again
    assert len({mention.trigger for mention in once}) == len(once)


@SETTINGS
@given(text=TEXTS)
def test_nobody_does_it_to_himself(nlp, text):
    _, found = mentions_of(nlp, text)
    for mention in found:
        assert not set(mention.actors) & set(mention.recipients)
        assert all(len(side.code.split()) == 2 for side in (*mention.actors, *mention.recipients))
