"""Quotations: what the marks hold, and what is done where they are broken."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.quotes import Quotation, find_quotations
from stemma.text.speech import begins_turn, is_sentence, said

MARKS = "“”\"‘’'„«»"
marked = st.lists(
    st.sampled_from([*MARKS, *MARKS, "word ", " ", ", ", ". ", "\n\n", "s", "Yes", "''", "``", "1"])
).map("".join)


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” he said.", ["“We go,”"]),
        ('"We go," he said. "Now."', ['"We go,"', '"Now."']),
        ("''We go,'' he said.", ["''We go,''"]),
        ("‘We go,’ he said.", ["‘We go,’"]),
        ("'We go,' he said.", ["'We go,'"]),
        ("«We go», he said.", ["«We go»"]),
        ("„We go“, he said.", ["„We go“"]),
        ('Her " great day " was over.', ['" great day "']),
        ('It will " open a new branch," he said. "Soon."', ['" open a new branch,"', '"Soon."']),
        ('" We go , " he said . " Now . "', ['" We go , "', '" Now . "']),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("‘The soldiers’ camp is empty,’ he said.", ["‘The soldiers’ camp is empty,’"]),
    ],
)
def test_each_kind_of_mark_holds_its_quotation(text, expected):
    assert quoted(text) == expected
    assert not any(q.broken for q in find_quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "The troops’ camp and the general’s tent.",
        "Rock ’n’ roll in the ’90s, don't you know.",
        'A 6\'2" man with a 12" ruler.',
        'A 5 " pipe burst.',
        "An empty “” pair.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_inches_and_empty_pairs_are_no_quotations(text):
    assert find_quotations(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said: “We go now."', ['“We go now."']),
        ("“We go, “according to him.", ["“We go, “"]),
        ("“We wait,’ he said.", ["“We wait,’"]),
        ("“We wait,'” he said.", ["“We wait,'”"]),
        ("He said “we wait for rain. The well is dry.", ["“we wait for rain."]),
        ("The town fell. It was lost in the rain.” He left.", ["It was lost in the rain.”"]),
        ("“They left. “We stay,” he said.", ["“They left."]),
        ("“One paragraph, never closed.\nAnother paragraph.", ["“One paragraph, never closed."]),
    ],
)
def test_a_broken_quotation_is_mended_and_says_so(text, expected):
    found = [q for q in find_quotations(text) if q.broken]
    assert [text[q.start : q.end] for q in found] == expected


def test_a_quotation_that_runs_on_opens_again_in_the_next_paragraph():
    text = "“First day.\n\n“Second day,” he said."
    assert find_quotations(text) == (Quotation(0, 11), Quotation(13, 26, continues=True))


def test_a_lost_mark_does_not_spoil_the_next_paragraph():
    assert quoted("“Lost and gone.\n\nHe spoke. “Found,” he said.")[-1] == "“Found,”"


@given(st.one_of(st.text(), marked))
def test_quotations_of_any_text_are_sorted_apart_and_inside_it(text):
    quotations = find_quotations(text)
    for quotation in quotations:
        assert 0 <= quotation.start < quotation.end <= len(text)
        assert text[quotation.start : quotation.end].strip()
        assert "\n" not in text[quotation.start : quotation.end]
    for left, right in pairwise(quotations):
        assert left.end <= right.start


@given(marked)
def test_a_paragraph_is_read_the_same_whatever_stands_before_it(text):
    alone = find_quotations("Nothing here.\n\n“Now,” he said.")
    after = find_quotations(text + "\n\nNothing here.\n\n“Now,” he said.")
    assert text == "" or after[-1].end - after[-1].start == alone[-1].end - alone[-1].start


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("“Are you ill?” “No.”", True),
        ("`` I know it . '' `` You do not . ''", True),
        ("He called her an “anchor,” “unstable” and “sick.”", False),
        ("She told Fox’s “Morning News.” “I know nothing.”", False),
        ("“We go.” He rose. “Now.”", False),
        ("“We stay.\n\n“We fight.”", False),
    ],
)
def test_whole_sentences_that_meet_mark_to_mark_are_two_speakers(text, turns):
    first, second, *_ = find_quotations(text)
    assert begins_turn(text, first, second) == turns


@pytest.mark.parametrize(("text", "whole"), [("“We go,” he said.", True), ("a “great day” for all", False)])
def test_a_sentence_in_marks_is_told_from_words_in_marks(text, whole):
    (quotation,) = find_quotations(text)
    assert is_sentence(text, quotation) == whole


def test_what_is_said_ends_before_the_closing_mark_and_its_blank():
    text = "`` We go , '' said he ."
    assert said(text, find_quotations(text)[0]) == "`` We go ,"


def test_a_row_of_eight_marks_is_an_ornament_and_quotes_nothing():
    assert quoted('"' * 7 + "He left." + '"' * 7) == ['"He left."']
    assert quoted('"' * 9 + "He left." + '"' * 9) == []
    assert quoted('"' * 9 + "\n“We go,” he said.") == ["“We go,”"]


def test_a_quotation_inside_another_that_ends_with_it_breaks_nothing():
    assert not find_quotations("“She told us, ‘Wait,’” he said.")[0].broken
    assert not find_quotations("“We met the soldiers’” he said.")[0].broken
