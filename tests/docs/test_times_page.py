"""The page on times shows what the program says, sentence by sentence."""

import re
from pathlib import Path

import pytest

from builders import make_parsed
from stemma.annotate.times import find_times
from stemma.export.explaining import explain

PAGE = (Path(__file__).parents[2] / "docs" / "times.md").read_text(encoding="utf-8")
SENTENCES = re.findall(r"\n> (?:Published (\S+)|Without a date): ([^\n]+)\n\n```\n([^`]+)```", PAGE)


def test_the_page_has_ten_sentences():
    assert len(SENTENCES) == PAGE.count("\n## ") == 10


@pytest.mark.parametrize(("published", "text", "shown"), SENTENCES, ids=[text for _, text, _ in SENTENCES])
def test_the_page_shows_what_the_program_says(nlp, published, text, shown):
    parsed = make_parsed(nlp, text, published or None)
    told = [line for time in find_times(parsed) for line in explain(time, parsed.document)]
    assert [line.removeprefix("  ") for line in told] == shown.splitlines()
