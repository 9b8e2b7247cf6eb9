"""Whether a headline belongs to the text under it."""

from stemma.text.function_words import FUNCTION_WORDS
from stemma.text.normalise import word_bounds

SHORTEST_WORD = 4
"""Letters; set by hand, like the stem and the fewest words."""
STEM = 5
"""Letters compared, so that "killed" meets "killing"."""
FEWEST_WORDS = 5
LEAST_SHARE = 0.2
"""Share of a headline's own words that its text takes up; under this it looks like another's. Of 363 articles
(the lineage development set and the authored piles) six are flagged; two of those headlines are right."""


def headline_fits(headline: str, body: str) -> bool:
    """Tell whether a headline shares enough words with its text.

    A headline of few words always fits, and so does a line that ends like a sentence of the report.

    >>> headline_fits("Rebels seize northern airport near capital", "Rebels seized the northern port.")
    True
    >>> headline_fits("Ten tips for healthier winter skin from experts", "Rebels seized the port.")
    False
    """
    words = {word[:STEM] for word, _, _ in word_bounds(headline) if _counts(word)}
    if len(words) < FEWEST_WORDS or headline.rstrip().endswith("."):
        return True
    said = {word[:STEM] for word, _, _ in word_bounds(body)}
    return len(words & said) / len(words) >= LEAST_SHARE


def _counts(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and word not in FUNCTION_WORDS
