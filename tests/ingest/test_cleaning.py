import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemma.ingest.cleaning import find_cuts, junk_rules
from stemma.text.cuts import blank_cuts

CASES = json.loads((Path(__file__).parent.parent / "cases" / "junk.json").read_text("utf-8"))
SEED_JUNK = {
    "000": ["Comments are closed."],
    "001": ["[ad_1]", "[ad_2]"],
    "002": ["No comments:", "Post a Comment"],
    "003": ["%d bloggers like this:"],
    "004": ["The news is by your side.", "0", "Leave A Reply", "Your email address will not be published."],
}


def cut_words(text: str, title: str | None = None) -> list[str]:
    return [text[cut.start : cut.end] for cut in find_cuts(text, title)]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_furniture_is_cut_and_nothing_else(case):
    assert cut_words(case["text"], case.get("title")) == case["cut"]


@pytest.mark.parametrize("seed", SEED_JUNK)
def test_all_junk_of_the_seeds_is_cut_and_nothing_else(shared, seed):
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    assert cut_words(path.read_text("utf-8")) == SEED_JUNK[seed]


@pytest.mark.parametrize("corpus", ["attribution/polnear_dev", "times/timebank", "times/aquaint"])
def test_of_340_articles_that_were_cleaned_by_hand_nothing_is_cut(shared, corpus):
    lines = (shared / "data" / f"{corpus}.jsonl").read_text("utf-8").splitlines()
    assert [words for line in lines for words in cut_words(json.loads(line)["text"])] == []


def test_each_rule_has_a_case_of_its_own():
    met = {cut.rule for case in CASES for cut in find_cuts(case["text"], case.get("title"))}
    assert met == {rule.name for rule in junk_rules()}


PIECES = st.sampled_from(
    [
        "[ad_1]",
        "Share this:",
        "0",
        "Related stories",
        "The army left.",
        "Close",
        "Title",
        "All rights reserved.",
        "\r",
        "\n",
        "\n\n",
        " ",
        "-",
        "é",
        "\t",
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=14).map("".join),
    st.sampled_from([None, "Title"]),
)
def test_cuts_lie_inside_the_text_in_order_and_every_kept_character_keeps_its_place(text, title):
    cuts = find_cuts(text, title)
    bounds = [0, *(place for cut in cuts for place in (cut.start, cut.end)), len(text)]
    assert bounds == sorted(bounds)
    assert all(cut.start < cut.end for cut in cuts)
    blanked = blank_cuts(text, cuts)
    assert len(blanked) == len(text)
    cut_places = {place for cut in cuts for place in range(cut.start, cut.end)}
    assert all(blanked[place] == text[place] for place in range(len(text)) if place not in cut_places)
    assert find_cuts(text, title) == cuts


@given(st.text(alphabet="email share|,0. \t", max_size=600))
@example("share | " * 70 + "x")
@example("email " + " " * 580 + "x")
@example("[ad_" * 140)
def test_no_line_makes_the_rules_slow(line):
    find_cuts(line)
