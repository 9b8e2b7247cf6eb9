"""Whole sentences said by whom their first or last words name: "In Moscow's view, …", "…: officials"."""

import re
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.drafts import Draft, snap, tidy
from stemma.annotate.attribution.lexicon import CueClass, source_nouns
from stemma.annotate.words import Words
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds
from stemma.text.cuts import paragraph_bounds
from stemma.text.quotes import Quotation

_OPENINGS = {
    ("in", "the", "view", "of"): CueClass.BELIEF,
    ("in", "the", "opinion", "of"): CueClass.BELIEF,
    ("in", "the", "judgment", "of"): CueClass.BELIEF,
    ("in", "the", "words", "of"): CueClass.SPEECH,
    ("in", "the", "telling", "of"): CueClass.SPEECH,
    ("per",): CueClass.SPEECH,
}
"""Words that open a sentence before the name of who holds the rest of it."""
_HELD = {
    "view": CueClass.BELIEF,
    "opinion": CueClass.BELIEF,
    "words": CueClass.SPEECH,
    "telling": CueClass.SPEECH,
}
_TOLD = {"account": CueClass.CLAIM, "estimate": CueClass.EXPECTATION, "reckoning": CueClass.EXPECTATION}
"""The nouns of "in X's view" and "by X's account"."""
_FIRST = frozenset({"by", "on", *(opening[0] for opening in _OPENINGS)})
_LONGEST_OPENING = 14
"""Tokens before the comma that ends the opening. Set by hand."""
_HEADLINE_END = re.compile(r"(?P<told>.{12,}?[\w”’\"')%])(?P<cue>:| [–—-]) (?P<source>[\w.’'& ]{2,40})$")
_LOWEST_HEADLINE = 5
_LONGEST_SOURCE = 5
"""Lines over the report among which its headline is, and words of a source there. Set by hand."""
_SAYING = frozenset(
    {SourceKind.OFFICIAL, SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.DOCUMENT, SourceKind.PERSON}
)


def read_framed(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield the sentences that open with who holds them, and the headlines that end with who says them."""
    for first, after in words.sentences:
        found = _opened(words, range(first, after))
        if found is not None:
            cue, source, comma, cue_class = found
            content = _content(text, (words.end[comma], words.end[after - 1]), cue, quotations)
            if content is not None:
                yield Draft(cue, (content,), source, cue_class)
    yield from _headlines(words, text, quotations)


def _opened(words: Words, sentence: range) -> tuple[Bounds, Bounds, int, CueClass] | None:
    """Return cue, source, closing comma and class of a sentence's opening."""
    if words.lower[sentence.start] not in _FIRST:
        return None
    beginning = range(sentence.start, min(sentence.start + _LONGEST_OPENING, sentence.stop))
    comma = next((token for token in beginning if words.form[token] == ","), None)
    if comma is None or comma + 2 >= sentence.stop:
        return None
    line = tuple(words.lower[sentence.start : comma])
    for opening, cue_class in _OPENINGS.items():
        named = sentence.start + len(opening)
        if line[: len(opening)] == opening and named < comma and _begins_name(words, named, len(opening) > 1):
            cue = words.start[sentence.start], words.end[named - 1]
            return cue, (words.start[named], words.end[comma - 1]), comma, cue_class
    return _possessed(words, sentence.start, comma)


def _begins_name(words: Words, token: int, surely: bool) -> bool:
    """Tell whether a noun phrase begins that can name a source; "per capita" has none."""
    parts = ("DET", "PROPN", "ADJ", "NOUN", "NUM") if surely else ("DET", "PROPN")
    return words.pos[token] in parts


def _possessed(words: Words, first: int, comma: int) -> tuple[Bounds, Bounds, int, CueClass] | None:
    """Return the same of "In Moscow's view," and "By the army's own account,"."""
    nouns = {"in": _HELD, "by": _TOLD, "on": _TOLD}.get(words.lower[first], {})
    cue_class, last = nouns.get(words.lower[comma - 1]), comma - 1
    owner = next((t for t in range(first + 1, last) if words.tag[t] in ("POS", "PRP$")), None)
    if cue_class is None or owner is None or owner < last - 2:
        return None
    return (words.start[last], words.end[last]), (words.start[first + 1], words.end[owner]), comma, cue_class


def _headlines(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield the headlines with their source behind a colon or dash: "Two killed in raid: officials"."""
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        line = text[start:end].rstrip()
        if number >= _LOWEST_HEADLINE or line.endswith((".", "!", "?")):
            return
        match = _HEADLINE_END.match(text, start, start + len(line))
        if match is None or not _can_end(words, words.between(match.span("source"))):
            continue
        content = _content(text, match.span("told"), match.span("cue"), quotations)
        if content is not None and _tells(words, words.between(content), match["source"]):
            cue = match.end("cue") - 1, match.end("cue")
            yield Draft(cue, (content,), match.span("source"), CueClass.SPEECH)


def _tells(words: Words, told: range, source: str) -> bool:
    """Tell a headline from a topic: it has a verb, or somebody whose noun is written small ends it."""
    return source.islower() or any(words.pos[token] in ("VERB", "AUX") for token in told)


def _can_end(words: Words, source: range) -> bool:
    """Tell whether a headline can end with a source: a noun for one, and no more than its adjectives."""
    if not 0 < len(source) <= _LONGEST_SOURCE or any(words.pos[token] == "VERB" for token in source):
        return False
    kind, _ = source_nouns().get(words.lower[source[-1]], (None, ""))
    media = words.lower[source[-1]] in ("media", "tv", "television", "radio", "agency")
    return kind in _SAYING or media


def _content(text: str, bounds: Bounds, cue: Bounds, quotations: Sequence[Quotation]) -> Bounds | None:
    snapped = snap(bounds, quotations, cue)
    return tidy(text, snapped, quotations) if snapped is not None else None
