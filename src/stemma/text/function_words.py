"""Words that carry no content."""

from stemma.resources.reading import read_text

FUNCTION_WORDS = frozenset(read_text("function_words.txt").split())
"""Folded: without case and accents."""
