"""Sentences as wire desks write them: what is the source's own, what it says, and what it does besides."""

import pytest

from builders import make_parsed
from stemma.annotate.attributions import find_attributions
from stemma.model.mentions import Attribution, AttributionForm, Certainty, CueKind, SourceKind


def found(nlp, text: str) -> dict[str, tuple[str | None, str, Attribution]]:
    parsed = make_parsed(nlp, text)
    quote = parsed.document.quote
    return {
        quote(one.cue): (
            quote(one.source) if one.source else None,
            " … ".join(quote(part) for part in one.content),
            one,
        )
        for one in find_attributions(parsed)
        if one.cue is not None
    }


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "The blast killed at least nine people, police and hospital sources said.",
            "said",
            "police and hospital sources",
            "The blast killed at least nine people",
        ),
        (
            "The strike destroyed three houses, residents and rescue workers said.",
            "said",
            "residents and rescue workers",
            "The strike destroyed three houses",
        ),
        (
            "The rebels have taken the town, witnesses and local officials said on Monday.",
            "said",
            "witnesses and local officials",
            "The rebels have taken the town",
        ),
        (
            "The general is suspected by investigators of having ordered the attack.",
            "is suspected",
            "investigators",
            "The general … of having ordered the attack",
        ),
        (
            "An aide said the king would resign, requesting anonymity to speak freely.",
            "said",
            "An aide",
            "the king would resign",
        ),
        (
            "The shipment left in March, said one of the people, who declined to be named.",
            "said",
            "one of the people, who declined to be named",
            "The shipment left in March",
        ),
        (
            "The Tasnim news agency quoted Brigadier General Ali Fadavi as saying that the drill had begun.",
            "saying",
            "Brigadier General Ali Fadavi",
            "that the drill had begun",
        ),
        (
            "The group has long been accused by neighbours of harbouring gunmen.",
            "has long been accused",
            "neighbours",
            "The group … of harbouring gunmen",
        ),
        (
            "The paper, citing people familiar with the talks, reported that a draft had been agreed.",
            "reported",
            "The paper",
            "that a draft had been agreed",
        ),
        (
            "The raid, officials said on Monday, was the third this year.",
            "said",
            "officials",
            "The raid … was the third this year",
        ),
        (
            "“Is the bridge standing?” a reporter asked. “For now,” the mayor answered.",
            "answered",
            "the mayor",
            "“For now,”",
        ),
        (
            "Two officials said the ship was stopped, speaking on condition of anonymity.",
            "said",
            "Two officials",
            "the ship was stopped",
        ),
        (
            "The newspaper reported that the pilot fell asleep, citing two officials.",
            "reported",
            "The newspaper",
            "that the pilot fell asleep",
        ),
    ],
)
def test_source_and_content_end_where_the_other_begins(nlp, text, cue, source, content):
    assert found(nlp, text)[cue][:2] == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "Berg, the mayor and chairman, said the dam had burst.",
        "In Gori, residents and soldiers said the dam had burst.",
    ],
)
def test_a_clause_behind_the_cue_is_said_by_who_stands_before_it(nlp, text):
    assert found(nlp, text)["said"][1] == "the dam had burst"


def test_the_reason_of_anonymity_is_nothing_said(nlp):
    told = found(nlp, "A diplomat in Kabul, who asked not to be identified, called the vote a joke.")
    assert list(told) == ["called"]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "kind"),
    [
        ("In Moscow's view, the treaty is dead.", "view", "Moscow's", "the treaty is dead", CueKind.BELIEF),
        (
            "In the view of many analysts, the offensive has stalled.",
            "In the view of",
            "many analysts",
            "the offensive has stalled",
            CueKind.BELIEF,
        ),
        (
            "By the army's own account, the column turned back at noon.",
            "account",
            "the army's",
            "the column turned back at noon",
            CueKind.SPEECH,
        ),
        ("Per the treaty, the base is closed.", "Per", "the treaty", "the base is closed", CueKind.SPEECH),
        (
            "Drone strike kills commander: officials\n\nA commander died.",
            ":",
            "officials",
            "Drone strike kills commander",
            CueKind.SPEECH,
        ),
        (
            "Rebels have retaken border town — state media\n\nIt rained.",
            "—",
            "state media",
            "Rebels have retaken border town",
            CueKind.SPEECH,
        ),
    ],
)
def test_the_first_or_last_words_of_a_sentence_name_who_holds_it(nlp, text, cue, source, content, kind):
    told = found(nlp, text)[cue]
    assert (*told[:2], told[2].cue_kind) == (source, content, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Per capita, incomes fell by a third.",
        "In the view, hills rise to the north.",
        "On this account, the road is closed.",
        "Rebels take border town - BBC News\n\nIt rained.",
        "War in Ukraine: day 200\n\nIt rained.",
    ],
)
def test_what_only_looks_like_such_a_frame_names_nobody(nlp, text):
    assert found(nlp, text) == {}


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The UN said it was not clear who had fired first.", Certainty.UNCOMMITTED),
        ("The UN said it was clear who had fired first.", Certainty.CERTAIN),
        ("The general said his men had carried out no raids.", Certainty.CERTAINLY_NOT),
        ("Investigators suspect that the fire was started by an electrical fault.", Certainty.PROBABLE),
        ("“I think they are all dead,” the boy said.", Certainty.PROBABLE),
        ("“I don't think they are dead,” the boy said.", Certainty.PROBABLY_NOT),
    ],
)
def test_the_source_is_as_sure_as_its_words(nlp, text, certainty):
    assert [one.certainty for _, _, one in found(nlp, text).values()][:1] == [certainty]


@pytest.mark.parametrize(
    "text",
    [
        "Neither side would say how many prisoners were exchanged.",
        "No official said how many prisoners were exchanged.",
        "Nobody said how many prisoners were exchanged.",
    ],
)
def test_a_cue_is_negated_where_nobody_says_it(nlp, text):
    assert all(one.negated for _, _, one in found(nlp, text).values())


@pytest.mark.parametrize(
    ("text", "kind", "anonymous"),
    [
        ("Haaretz reported that the cabinet had split.", SourceKind.OUTLET, False),
        ("The state news agency SANA reported that the cabinet had split.", SourceKind.OUTLET, False),
        ("Three people familiar with the talks said a draft was ready.", SourceKind.GROUP, True),
        ("Three people on the bridge said a draft was ready.", SourceKind.GROUP, False),
    ],
)
def test_a_source_is_known_by_its_name_or_by_what_it_knows(nlp, text, kind, anonymous):
    ((_, _, one),) = found(nlp, text).values()
    assert (one.source_kind, one.anonymous) == (kind, anonymous)


def test_an_unclosed_quotation_around_its_own_cue_is_direct_speech(nlp):
    told = found(nlp, "“The convoy never came, Lieutenant Saleh said.\nThe road is closed.")
    assert told["said"][2].form is AttributionForm.DIRECT
    assert told["said"][2].broken_quotation


def test_a_general_s_name_may_stand_behind_from(nlp):
    text = "It rained.\nFrom Maj. Gen. Igor Konashenkov: “The enemy lost 40 men.”"
    parsed = make_parsed(nlp, text)
    assert [parsed.document.quote(a.source) for a in find_attributions(parsed) if a.source] == [
        "Maj. Gen. Igor Konashenkov"
    ]


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The commander refused to say where the men were held.", "refused to say", CueKind.INTENTION),
        ("The firm backed away from its claim that it had won.", "backed away from", CueKind.RETRACTION),
    ],
)
def test_the_first_verb_of_a_cue_tells_its_kind(nlp, text, cue, kind):
    assert found(nlp, text)[cue][2].cue_kind is kind
