"""Numbers that measure, date, name or order, and count nothing."""

import re

from spacy.tokens import Token

from stemma.annotate.counting.nouns import counted_nouns
from stemma.text.calendar_names import SHORTENED_MONTH
from stemma.text.numbers import Number

_UNITS = (
    "%|percent|per cent|percentage|degrees?|miles?|kilomet|km\\b|met(?:er|re)s?|feet|foot|inch|yards?|kg"
    "|kilogram|tons?\\b|tonnes?|pounds?\\b|acres?|hectares?|seconds?|minutes?|hours?|days?|weeks?|months?|years?"
    "|decades?|centur|nights?|times\\b|o['’]clock|[ap]\\.?m\\b|mph|points?\\b|year-old|-?old\\b|(?:st|nd|rd|th)\\b"
)
_MEASURES = re.compile(rf"[ -]?(?:{_UNITS})", re.IGNORECASE)
_MONTH = rf"(?:{SHORTENED_MONTH.title()})\b\.?"
_AGE = re.compile(r", (\d{1,3})(?:,|\.|$)")
_AFTER_NO_FIGURE = re.compile(rf" {_MONTH}")


def is_no_count(text: str, number: Number) -> bool:
    """Tell whether a number measures, dates, names or orders instead of counting."""
    after = text[number.end : number.end + 16]
    before = text[max(0, number.start - 20) : number.start]
    if not number.money and _MEASURES.match(after):
        return True
    if number.bare and (
        _AFTER_NO_FIGURE.match(after)
        or _AGE.search(before[-2:] + text[number.start : number.end] + after[:1])
    ):
        return True
    words = text[number.start : number.end]
    year = number.bare and re.fullmatch(r"(?:1[5-9]|20)\d\d", words) is not None
    named = (
        number.bare
        and re.search(rf"(?:\b{_MONTH}|\baged?|\bNo\.|\b[A-Z][a-z]+(?: No\.)?) $", before) is not None
    )
    return (year and not _plural_noun_follows(after)) or (named and not _starts_sentence(before))


def _plural_noun_follows(after: str) -> bool:
    word = re.match(r" (\w+)", after)
    return word is not None and word[1] in counted_nouns() and word[1].endswith("s")


def _starts_sentence(before: str) -> bool:
    return re.search(r"(?:^|[.!?:\n]\s*)[A-Z][a-z]+ $", before) is not None


def is_pronoun(first: Token, last: Token) -> bool:
    """Tell "no one", "this one" and "one of the men" from the number."""
    if last.lower_ != "one" or first.i != last.i:
        return False
    before = first.nbor(-1).lower_ if first.i else ""
    following = last.nbor().lower_ if last.i + 1 < len(last.doc) else ""
    return following in ("of", "another") or last.pos_ == "PRON" or before in ("no", "the")
