"""Coreference: whom pronouns, titles and short names mean, and where that stays open."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import make_parsed
from stemma.annotate.attributions import find_attributions
from stemma.annotate.coreference.lexicon import PRONOUNS, person_nouns, sex_of_name
from stemma.annotate.coreference.links import Link, LinkKind, Turn
from stemma.annotate.coreferences import find_links, name_speakers
from stemma.annotate.names import find_names
from stemma.annotate.parsed import ParsedDocument
from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention
from stemma.model.spans import Span


def parse(nlp, text: str, people: tuple[str, ...] = (), bodies: tuple[str, ...] = ()) -> ParsedDocument:
    """Return a parsed text in which exactly these names stand."""
    parsed = make_parsed(nlp, text)
    for names, label in ((people, "PER"), (bodies, "ORG")):
        for name in names:
            start = text.find(name)
            while start >= 0:
                parsed.add([NameMention(Span("d1", start, start + len(name)), name, label)])
                start = text.find(name, start + len(name))
    return parsed


def told(parsed: ParsedDocument, turns: tuple[Turn, ...] = ()) -> list[tuple[str, str | None]]:
    """Return each linked word with the name it stands for."""
    links = find_links(parsed, parsed.all(NameMention), turns)
    names = [link.antecedent.text if link.antecedent is not None else None for link in links]
    return [(parsed.document.quote(link.span), name) for link, name in zip(links, names, strict=True)]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("John Berg met Mary Holm. She thanked him.", ("John Berg", "Mary Holm"), ["Mary Holm", "John Berg"]),
        ("John Berg met Peter Holm, but he left.", ("John Berg", "Peter Holm"), ["John Berg"]),
        ("John Berg said that he would leave.", ("John Berg",), ["John Berg"]),
        ("John Berg left. Peter Holm accused him of fraud.", ("John Berg", "Peter Holm"), ["John Berg"]),
        ("John Berg shot himself.", ("John Berg",), ["John Berg"]),
        ("In his speech, John Berg praised the army.", ("John Berg",), ["John Berg"]),
        ("His speech was long. John Berg sat down.", ("John Berg",), [None]),
        ("The river rose. She was told to leave.", (), [None]),
        ("A doctor came in. He looked tired.", (), [None]),
    ],
)
def test_a_pronoun_means_the_fitting_name_or_stays_open(nlp, text, people, expected):
    pronouns = [pair for pair in told(parse(nlp, text, people)) if pair[0].lower() in PRONOUNS]
    assert [name for _, name in pronouns] == expected


def test_two_candidates_near_each_other_leave_a_pronoun_open(nlp):
    parsed = parse(nlp, "Friends of John Berg and Peter Holm came. He was late.", ("John Berg", "Peter Holm"))
    (link,) = find_links(parsed, parsed.all(NameMention))
    assert (link.antecedent, link.unresolved) == (None, Unresolved.AMBIGUOUS)
    assert 0.5 <= link.confidence < 0.6


def test_a_short_name_takes_up_the_full_one(nlp):
    parsed = parse(nlp, "Karim Mansour arrived on Monday. Mr. Mansour left on Tuesday.", ("Karim Mansour",))
    at = parsed.text.rindex("Mansour")
    parsed.add([NameMention(Span("d1", at, at + 7), "Mansour", "PER")])
    assert told(parsed) == [("Mansour", "Karim Mansour")]


def test_mrs_tells_two_bearers_of_a_family_name_apart(nlp):
    text = "Karim Mansour came with Leila Mansour. Mrs. Mansour spoke first."
    parsed = parse(nlp, text, ("Karim Mansour", "Leila Mansour"))
    at = text.rindex("Mansour")
    parsed.add([NameMention(Span("d1", at, at + 7), "Mansour", "PER")])
    assert told(parsed) == [("Mansour", "Leila Mansour")]


@pytest.mark.parametrize(
    "text",
    [
        "Defence Minister Karim Mansour arrived. The minister spoke briefly.",
        "Karim Mansour, the minister of defence, arrived. The minister spoke briefly.",
        "Karim Mansour is a minister of the old school. The minister spoke briefly.",
    ],
)
def test_a_title_takes_up_who_was_called_so(nlp, text):
    assert ("minister", "Karim Mansour") in told(parse(nlp, text, ("Karim Mansour",)))


def test_a_title_that_nobody_bears_stays_open(nlp):
    parsed = parse(nlp, "Karim Mansour arrived. The commander spoke briefly.", ("Karim Mansour",))
    (link,) = find_links(parsed, parsed.all(NameMention))
    assert (link.kind, link.unresolved) == (LinkKind.TITLE, Unresolved.NOT_STATED)


def test_an_official_without_a_name_is_not_the_official_with_one(nlp):
    text = "An aide to President Karim Mansour came. Another official came too. The official said nothing."
    assert ("official", None) in told(parse(nlp, text, ("Karim Mansour",)))


def test_a_noun_for_a_body_takes_up_its_name(nlp):
    text = "The Northern Relief Fund published a list on Monday. The group named nobody."
    assert ("group", "Northern Relief Fund") in told(parse(nlp, text, bodies=("Northern Relief Fund",)))


def test_i_in_a_quotation_is_its_speaker_and_he_is_somebody_else(nlp):
    text = "John Berg came with Peter Holm. “I trust him,” Holm said."
    parsed = parse(nlp, text, ("John Berg", "Peter Holm"))
    at = text.rindex("Holm")
    parsed.add([NameMention(Span("d1", at, at + 4), "Holm", "PER")])
    turn = Turn(((text.index("“"), text.index("”") + 1),), (at, at + 4))
    assert {("I", "Peter Holm"), ("him", "John Berg")} <= set(told(parsed, (turn,)))


def test_who_is_quoted_under_a_pronoun_gets_a_name(nlp):
    text = "Mikheil Saakashvili spoke in Tbilisi. He said that the road was open. “We stay,” he added."
    parsed = make_parsed(nlp, text, None, find_names)
    found = list(find_attributions(parsed))
    assert [parsed.document.quote(a.speaker) for a in found if a.speaker] == ["Mikheil Saakashvili"] * 2
    assert [parsed.document.quote(a.source) for a in found if a.source] == ["He", "he"]


def test_two_who_speak_together_have_no_one_name(nlp):
    parsed = make_parsed(nlp, "Angela Merkel and Nicolas Sarkozy said that talks went on.", None, find_names)
    (found,) = find_attributions(parsed)
    assert (found.speaker, found.speaker_unresolved) == (None, Unresolved.NOT_STATED)


def test_a_link_has_an_antecedent_or_a_reason():
    with pytest.raises(ValueError, match="reason"):
        Link(Span("d1", 0, 1), LinkKind.PRONOUN, None, 0.0)


def test_a_name_given_to_men_and_women_tells_no_sex():
    assert (sex_of_name("Maria Berg"), sex_of_name("Gen. Ivan Berg")) == ("f", "m")
    assert sex_of_name("Robin Berg") is None


def test_every_noun_for_a_person_is_in_lower_case_and_of_a_known_kind():
    kinds = {entry.kind for entry in person_nouns().values()}
    assert kinds == {"office", "role", "plain", "kin"}
    assert all(noun == noun.lower() for noun in person_nouns())


WORDS = st.sampled_from(
    [
        *("Anna", "Berg", "John", "Holm", "Mr.", "Mrs.", "Minister", "the", "a", "minister", "group", "of"),
        *("he", "she", "his", "her", "himself", "I", "my", "said", "told", "met", "who", "that", "and", "in"),
        *(",", ".", ".", "“", "”", '"', "’s", "\n\n", "is", "was", "wife", "president", "Relief", "Fund"),
    ]
)
PROSE = st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(lambda text: text.strip() != "")
ODD = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(lambda text: text.strip() != "")


@st.composite
def scenes(draw) -> tuple[str, list[NameMention], list[Turn]]:
    """Draw a text with names and turns anywhere in it, whether or not they make sense."""
    text = draw(st.one_of(PROSE, ODD))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(
        lambda place: (place[0], min(len(text), place[0] + place[1]))
    )
    labels = st.sampled_from(["PER", "ORG", "GPE", "LOC", "NORP", "FAC", "MISC", "other"])
    names = [
        NameMention(Span("d1", start, end), text[start:end], label)
        for (start, end), label in draw(st.lists(st.tuples(places, labels), max_size=8))
    ]
    turns = st.builds(Turn, st.lists(places, min_size=1, max_size=2).map(tuple), st.none() | places)
    return text, names, draw(st.lists(turns, max_size=3))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(scene=scenes(), shuffled=st.randoms())
def test_names_in_any_order_give_the_same_links_and_never_point_past_the_sentence(nlp, scene, shuffled):
    text, names, turns = scene
    parsed = make_parsed(nlp, text)
    links = find_links(parsed, names, turns)
    mixed = shuffled.sample(names, len(names))
    assert find_links(parsed, mixed, turns) == links
    for link in links:
        assert 0 <= link.confidence <= 1
        if link.antecedent is not None:
            sentence = parsed.tokens(link.span).sent
            assert link.antecedent.span.start < sentence.end_char
            assert link.antecedent in names


REPORT = """President Karim Mansour met Anna Holm in Lund. He told her that the road was open.
“I trust her,” the president said. John Berg came with Peter Berg, and Mrs. Berg came later.
The minister said that he was tired. “She knows him as he knows himself,” Holm told the commander.
He and his aide left. “The group paid him,” she said."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(picked=st.sets(st.integers(0, 30), min_size=1, max_size=4))
def test_a_source_of_one_word_has_the_name_that_the_word_is_linked_to_whoever_else_speaks(nlp, picked):
    parsed = parse(nlp, REPORT, ("Karim Mansour", "Anna Holm", "Holm", "John Berg", "Peter Berg", "Berg"))
    names = parsed.all(NameMention)
    words = [link.span for link in find_links(parsed, names) if link.kind is not LinkKind.SHORT_NAME]
    spans = [words[number % len(words)] for number in picked]
    turns = [Turn((), (span.start, span.end)) for span in spans]
    linked = {link.span: link.antecedent or link.unresolved for link in find_links(parsed, names, turns)}
    expected = {(span.start, span.end): linked[span] for span in spans}
    assert name_speakers(parsed, names, turns) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=PROSE)
def test_every_pronoun_of_one_person_outside_quotations_gets_a_link(nlp, text):
    parsed = make_parsed(nlp, text)
    linked = {link.span.start for link in find_links(parsed, ())}
    expected = {token.idx for token in parsed.parse if token.lower_ in PRONOUNS}
    assert expected <= linked
