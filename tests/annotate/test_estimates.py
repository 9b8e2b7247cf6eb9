"""Words of estimation where a stretch ends in them, and where they are compared."""

import pytest

from builders import make_parsed
from stemma.annotate.estimates import find_estimates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The deal is likely", ["likely"]),
        ("An attack is very unlikely.", ["very unlikely"]),
        ("An attack is more likely than before.", []),
    ],
)
def test_a_word_of_estimation_is_found_up_to_the_last_word(nlp, text, words):
    found = find_estimates(make_parsed(nlp, text).words, (0, len(text)))
    assert [text[slice(*bounds)] for bounds, _, _ in found] == words
