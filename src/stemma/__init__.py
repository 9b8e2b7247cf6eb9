"""Stemma: a pile of news reports turned into one evidence-linked record."""

__version__ = "0.1.0"
