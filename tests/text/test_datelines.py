"""Datelines, and what looks like one."""

import pytest

from stemma.text.datelines import dateline_bounds, part_datelines


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BAGHDAD (AP) — The army left.", "BAGHDAD (AP)"),
        ("MOSCOW: Russia said it had won.", "MOSCOW"),
        ("KABUL, Afghanistan — Two died.", "KABUL, Afghanistan"),
    ],
)
def test_a_dateline_is_parted_from_its_sentence(text, place):
    assert [text[start:end].rstrip() for start, end in dateline_bounds(text)] == [place]
    assert len(part_datelines(text)) == len(text)
    assert part_datelines(text).startswith(f"{place}")
    assert "\n" in part_datelines(text)


@pytest.mark.parametrize(
    "text",
    [
        "TAPPER: Will you sign?\n\nTRUMP: I will not.",
        "SHAPIRO: What do we know?\n\nHORSLEY: Not much.\n\nSHAPIRO: Thanks.",
        "MAYOR: Leave.\nENVOY: No.",
    ],
)
def test_turns_of_dialogue_are_no_datelines(text):
    assert dateline_bounds(text) == []
    assert part_datelines(text) == text
