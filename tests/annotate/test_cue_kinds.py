"""What a cue does: its kind, whether it keeps its distance, whether it is negated."""

import pytest

from builders import make_parsed
from stemma.annotate.attributions import find_attributions


def cues(nlp, text: str) -> dict[str, tuple[str | None, bool, bool]]:
    parsed = make_parsed(nlp, text)
    return {
        parsed.document.quote(one.cue): (
            one.cue_kind.value if one.cue_kind else None,
            one.distancing,
            one.negated,
        )
        for one in find_attributions(parsed)
        if one.cue is not None
    }


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The mayor said the dam had burst.", "said", "speech"),
        ("The study found that the river was poisoned.", "found", "report"),
        ("The envoy accused the army of shelling the town.", "accused", "accusation"),
        ("Analysts believe that the king is ill.", "believe", "belief"),
        ("The rebels planned to leave the city.", "planned", "intention"),
        ("The minister vowed to rebuild the bridge.", "vowed", "intention"),
        ("The general ordered his troops to leave.", "ordered", "order"),
        ("The council urged both sides to stop.", "urged", "request"),
        ("The ministry denied that it had fired.", "denied", "denial"),
        ("The paper retracted its report that the king was dead.", "retracted", "retraction"),
    ],
)
def test_a_cue_has_a_kind(nlp, text, cue, kind):
    assert cues(nlp, text)[cue][0] == kind


@pytest.mark.parametrize(
    ("text", "distancing"),
    [
        ("The general claimed that the town had fallen.", True),
        ("The ministry alleges that the rebels used gas.", True),
        ("The rebels reportedly seized the airport.", True),
        ("The mayor said the dam had burst.", False),
        ("The envoy argued that the truce had held.", False),
    ],
)
def test_a_cue_may_keep_its_distance(nlp, text, distancing):
    assert [told[1] for told in cues(nlp, text).values()] == [distancing]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The ministry has not confirmed that the jet was shot down.", True),
        ("He never said that the town had burned.", True),
        ("A spokesman neither confirmed nor denied the deaths.", True),
        ("The ministry confirmed that the jet was shot down.", False),
    ],
)
def test_a_negated_cue_says_so_and_holds_nothing(nlp, text, negated):
    parsed = make_parsed(nlp, text)
    found = list(find_attributions(parsed))
    assert found
    assert {one.negated for one in found} == {negated}
    assert {one.certainty.value for one in found} <= ({"UU"} if negated else {"CT+"})


def test_a_quotation_that_stands_alone_has_no_kind(nlp):
    (one,) = find_attributions(
        make_parsed(nlp, "The crowd waited.\n\n“We will not leave this square today.”")
    )
    assert one.cue is None
    assert one.cue_kind is None


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The minister said the shell could not have come from the north.", "CT-"),
        ("The army said the town cannot be held.", "CT-"),
        ("The army said the town may not be held.", "PS-"),
        ("The army said the town could fall.", "PS+"),
    ],
)
def test_what_could_not_be_is_ruled_out(nlp, text, certainty):
    assert next(iter(find_attributions(make_parsed(nlp, text)))).certainty.value == certainty


def test_an_adverb_inside_a_clause_of_the_source_belongs_to_it(nlp):
    text = "A diplomat, who was not authorized to speak publicly, said talks had failed."
    parsed = make_parsed(nlp, text)
    (one,) = find_attributions(parsed)
    assert one.source is not None
    assert parsed.document.quote(one.source).rstrip(",").endswith("publicly")
