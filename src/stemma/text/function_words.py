"""Words that carry no content."""

from importlib.resources import files

FUNCTION_WORDS = frozenset(
    files("stemma.resources").joinpath("function_words.txt").read_text(encoding="utf-8").split()
)
"""Folded: without case and accents."""
