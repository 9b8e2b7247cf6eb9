"""Whether a headline belongs to the text under it."""

from stemma.text.normalise import word_bounds

SHORTEST_WORD = 4
STEM = 5
"""Letters compared, so that "killed" meets "killing"."""
FEWEST_WORDS = 4
LEAST_SHARE = 0.15
"""Share of a headline's longer words that its own text takes up; under this it looks like another's."""


def headline_fits(headline: str, body: str) -> bool:
    """Tell whether a headline shares enough words with its text; a very short one always fits.

    >>> headline_fits("Rebels seize northern airport", "The airport in the north was seized by rebels.")
    True
    >>> headline_fits("Ten tips for healthier winter skin", "The airport in the north was seized by rebels.")
    False
    """
    words = {word[:STEM] for word, _, _ in word_bounds(headline) if len(word) >= SHORTEST_WORD}
    if len(words) < FEWEST_WORDS:
        return True
    said = {word[:STEM] for word, _, _ in word_bounds(body)}
    return len(words & said) / len(words) >= LEAST_SHARE
