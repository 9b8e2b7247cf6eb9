"""Sources and contents that grammar rules out are put right, whichever reader or model proposed them."""

import pytest

from builders import make_parsed
from stemma.annotate.attribution.anonymity import find_hints
from stemma.annotate.attributions import find_attributions
from stemma.annotate.names import find_names
from stemma.annotate.sentences import find_sentences


def told(nlp, text: str) -> list[tuple[str | None, str | None, list[str]]]:
    parsed = make_parsed(nlp, text)
    quote = parsed.document.quote
    return [
        (
            quote(one.source) if one.source else None,
            quote(one.cue) if one.cue else None,
            [quote(part) for part in one.content],
        )
        for one in find_attributions(parsed)
    ]


def sources(nlp, text: str) -> dict[str | None, str | None]:
    return {cue: source for source, cue, _ in told(nlp, text)}


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The town is lost, said the governor, citing the hospital.", "said", "the governor"),
        ("The bridge was hit twice, said a resident of the port.", "said", "a resident of the port"),
        ("Supplies are running out, warned the mayor of Kharkiv.", "warned", "the mayor of Kharkiv"),
        ("No one was hurt, says the hospital in Gori.", "says", "the hospital in Gori"),
        ("The dam was mined, reported the agency.", "reported", "the agency"),
    ],
)
def test_who_is_named_behind_the_verb_says_it(nlp, text, cue, source):
    assert sources(nlp, text)[cue] == source


@pytest.mark.parametrize(
    "text",
    [
        "He came in, told the guards and left.",
        "Berg, the mayor, said the army had left.",
        "Berg, the mayor, said Friday that the army had left.",
    ],
)
def test_what_follows_a_verb_with_a_subject_of_its_own_is_no_speaker(nlp, text):
    assert not {"the guards", "the army", "Friday"} & {source for source, _, _ in told(nlp, text)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The chairman of the House\xa0Oversight Committee\xa0says he disagrees.",
            "The chairman of the House",
        ),
        ("The head of\xa0the Red Cross said the camp was full.", "The head of\xa0the Red Cross"),
    ],
)
def test_a_blank_that_keeps_words_together_cuts_no_source_short(nlp, text, source):
    found = told(nlp, text)[0][0]
    assert found is not None
    assert found.startswith(source)
    assert found.endswith(("Committee", "Cross"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to Reuters, the port is closed.", "Reuters"),
        (
            "The port is closed, according to the army and two local officials.",
            "the army and two local officials",
        ),
        ("According to police, the man was armed.", "police"),
    ],
)
def test_the_preposition_of_according_to_is_no_part_of_the_source(nlp, text, source):
    assert [s for s, cue, _ in told(nlp, text) if cue and cue.lower() == "according to"] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "It is too early to say if the truce will hold.",
        "What to expect from the talks in Geneva",
        "And, you know, the road was mined.",
        "I mean, nobody left the town.",
        "But things did not go according to plan in the valley.",
        "The train left according to schedule.",
    ],
)
def test_nobody_is_no_source(nlp, text):
    assert {source for source, _, _ in told(nlp, text)} <= {None}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The court tried two officers alleged to have shot prisoners.", "two officers"),
        ("Police searched for men believed to be armed.", "men"),
        ("The raid killed a commander said to have planned the attack.", "a commander"),
        ("The sub, reported to be on fire, sank.", "The sub"),
        ("Berg met three officials reported to have fled.", "three officials"),
        ("Drones flew over sites deemed to be part of the grid.", "sites"),
        ("Thousands feared dead in South Ossetia", "Thousands"),
        ("Hundreds feared dead after boat sinks off Libya", "Hundreds"),
        ("Dozens feared trapped in collapsed mine", "Dozens"),
        ("Three believed killed in blast", "Three"),
        ("Scores reported missing after landslide", "Scores"),
    ],
)
def test_of_whom_something_is_said_is_no_source_of_it(nlp, text, subject):
    found = [(source, content) for source, _, content in told(nlp, text) if subject in content[0]]
    assert found
    assert all(source is None for source, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "The troops allegedly looted the market.",
        "The rebels reportedly seized the airport on Friday.",
        "The minister allegedly took bribes.",
    ],
)
def test_nobody_is_named_who_alleges_or_reports(nlp, text):
    assert sources(nlp, text) in ({"allegedly": None}, {"reportedly": None})


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "The ministry said the dam had burst, adding that thousands had fled.",
            "the dam had burst",
            "adding",
        ),
        (
            "The army shelled the town, the governor said, citing the hospital.",
            "The army shelled the town",
            "citing",
        ),
        ("The mayor denied that he had fled, saying he was in the city.", "that he had fled", "saying"),
    ],
)
def test_a_participle_goes_on_with_the_same_source_and_ends_the_content(nlp, text, outer, inner):
    found = told(nlp, text)
    (speaker,) = {source for source, cue, content in found if content == [outer]}
    assert speaker is not None
    assert [source for source, cue, _ in found if cue == inner] == [speaker]


def test_who_speaks_in_a_quotation_says_nothing_outside_of_it(nlp):
    text = "“You thought it would be easy?” asked Berg.\n\n“I thought it would be really easy.”"
    found = told(nlp, text)
    assert ("Berg", "asked", ["“You thought it would be easy?”"]) in found
    assert ("You", "thought", ["it would be easy?"]) in found or (
        "You",
        "thought",
        ["it would be easy"],
    ) in found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“It is a meeting,” Jon Berg said on NBC's “Meet the Press.”", "Meet"),
        ("“Syria will be discussed,” Berg told CNBC’s “Squawk Box Europe” on Monday.", "Squawk"),
        ('"We were attacked," she said Sunday on CBS\' "Face the Nation."', "Face"),
        ("In an interview on ABC’s “This Week,” Berg said the idea was “pretty silly.”", "This"),
        ("“The road is closed,” he says in “The Long Way Home,” a film on the war.", "Long"),
    ],
)
def test_the_title_of_a_broadcast_is_not_said(nlp, text, title):
    assert all(title not in part for _, _, content in told(nlp, text) for part in content)


def test_a_second_sentence_in_quotation_marks_is_no_title(nlp):
    text = "“Here Comes Big Berg,” she said. “The Donald. Big Berg.”"
    (one,) = told(nlp, text)
    assert len(one[2]) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Obama administration said the deal was dead.", "organisation"),
        ("The presidency said the hostages were free.", "organisation"),
        ("The results show that nobody won.", "document"),
        ("The lawsuit says the plant was never safe.", "document"),
        ("The brigade said it had left the valley.", "organisation"),
        ("The governors said the dam was full.", "official"),
        ("The driver said the road was mined.", "person"),
    ],
)
def test_what_a_source_is_follows_from_its_noun(nlp, text, kind):
    (one,) = find_attributions(make_parsed(nlp, text))
    assert one.source_kind.value == kind


def test_whom_the_report_names_is_not_anonymous(nlp):
    text = "Anna Berg, the envoy, flew to Geneva. The envoy said the truce was broken."
    (one,) = find_attributions(make_parsed(nlp, text, None, find_sentences, find_names))
    assert one.speaker is not None
    assert not one.anonymous


def test_whom_the_report_names_nowhere_is_anonymous(nlp):
    text = "Anna Berg flew to Geneva. A diplomat said the truce was broken."
    (one,) = find_attributions(make_parsed(nlp, text, None, find_sentences, find_names))
    assert one.anonymous


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Berg rose. Two men told AP on condition of anonymity as they fear him, that the base was empty.",
            "that the base was empty",
        ),
        (
            "An aide told the newspaper, on condition of anonymity, that talks had failed.",
            "that talks had failed",
        ),
        ("“We go,” he told the BBC.", "“We go,”"),
    ],
)
def test_who_is_told_is_not_what_is_told(nlp, text, content):
    assert [parts for _, cue, parts in told(nlp, text) if cue == "told"] == [[content]]


def test_whoever_tells_nothing_is_not_quoted(nlp):
    assert told(nlp, "She told them.") == []


@pytest.mark.parametrize(
    "text",
    [
        'He cited the talks as "a success" and says "having meetings, I believe in it."',
        'Berg called the plan "a mess," and said: "We will not sign it."',
        "She denied “any role” in the coup and added, “I was asleep.”",
    ],
)
def test_a_quotation_belongs_to_the_nearer_of_two_cues(nlp, text):
    contents = [content for _, _, content in told(nlp, text)]
    last = contents[-1][-1]
    assert sum(last in content for content in contents) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The statement that the king had died was false.", "that the king had died"),
        ("The warning of an attack was ignored.", "an attack"),
        ("The claim that rebels had used gas was never proved.", "that rebels had used gas"),
        ("Allegations of torture spread through the camp.", "torture"),
    ],
)
def test_a_noun_that_brings_its_content_needs_no_source(nlp, text, content):
    assert [(source, parts) for source, _, parts in told(nlp, text)] == [(None, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "The army freed 21 girls, raising hopes for the release of the others.",
        "The president had faced intense criticism for failing to recover the captives.",
        "The general continues to face questions about the raid.",
        "The strike sparked fears of a war.",
        "The decree has drawn criticism of the king.",
    ],
)
def test_who_meets_with_criticism_or_hopes_does_not_utter_them(nlp, text):
    assert {source for source, _, _ in told(nlp, text)} <= {None}


def test_who_raises_concerns_utters_them(nlp):
    assert [source for source, _, _ in told(nlp, "Critics raised concerns about the plan.")] == ["Critics"]


@pytest.mark.parametrize(
    ("text", "said", "time"),
    [
        (
            "The toll has reached 40, the mayor said on Friday night, while diplomats gave 20.",
            23,
            "Friday night",
        ),
        ("Troops shelled the town, the governor said on Sunday, as rebels moved north.", 23, "Sunday"),
        ("The road is open, police said in the evening, while lorries queued for miles.", 16, "the evening"),
        ("The talks had failed, the ministry said on Tuesday morning, after nine hours.", 20, "Tuesday"),
        ("Rebels hold the airport, the army said last week, though nobody has seen them.", 23, "last week"),
    ],
)
def test_when_it_was_said_is_no_part_of_what_was_said(nlp, text, said, time):
    ((_, cue, content),) = told(nlp, text)
    assert (cue, content[0]) == ("said", text[:said])
    assert not any(time in part for part in content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The ministry said in a statement carried by the Tasnim news agency that two men had died.",
            "that two men had died",
        ),
        ("The army said in a post on X that it had struck a depot.", "that it had struck a depot"),
        (
            "Officials said in a report published by the ministry that 40 homes were lost.",
            "that 40 homes were lost",
        ),
        (
            "The envoy said in remarks carried by state television that talks would go on.",
            "that talks would go on",
        ),
        ("The group said in a message on Telegram that nobody was hurt.", "that nobody was hurt"),
    ],
)
def test_what_is_said_in_a_statement_is_found_behind_whoever_carried_it(nlp, text, content):
    assert [(cue, parts) for _, cue, parts in told(nlp, text)] == [("said", [content])]


def test_a_letter_that_grows_in_lower_case_moves_no_hint():
    text = "İİİ spoke on condition of anonymity."
    assert find_hints(text) == [text.index("condition"), text.index("anonymity")]
