"""Signed speech: a quotation or a post, and after a dash the name of who said or wrote it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from stemma.annotate.attribution.drafts import Draft, tidy
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.cuts import paragraph_bounds
from stemma.text.quotes import Quotation

_NAME = r"[A-Z@][\w.’'&-]*?(?: [\w.’'&-]+?){0,5}?"
_SIGNED = re.compile(rf"\s{{0,3}}(--|[—–―-])\s?({_NAME})(?=\.?\s*(?:[,;(/\"“”\n]|$))")
_HANDLE = " (@"
_POSTED = re.compile(rf"(--|[—–―])\s?({_NAME}){re.escape(_HANDLE)}\w+\)")
_FEWEST_WORDS = 4
"""Words of a quotation that is signed; shorter ones are titles beside a name. Set by hand."""


def read_signed(words: Words, text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield each quotation signed with a name, “…” — Anna Berg, and each post signed "— Name (@handle)".

    A post's signature may stand on a line of its own; the post is then the line above it.
    """
    for place, quotation in enumerate(quotations):
        signed = _SIGNED.match(text, quotation.end)
        if signed is None or len(text[quotation.start : quotation.end].split()) < _FEWEST_WORDS:
            continue
        if _is_name(words, signed.span(2)):
            yield Draft(signed.span(1), _whole(quotations, place), signed.span(2), CueClass.SPEECH)
    if _HANDLE in text:
        yield from _read_posts(text, quotations)


def _read_posts(text: str, quotations: Sequence[Quotation]) -> Iterator[Draft]:
    above: Bounds | None = None
    for start, end in paragraph_bounds(text):
        posted = _POSTED.search(text, start, end)
        if posted is None:
            above = start, end
            continue
        post = (start, posted.start()) if posted.start() > start else above
        content = tidy(text, post, quotations) if post is not None else None
        if content is not None:
            yield Draft(posted.span(1), (content,), posted.span(2), CueClass.SPEECH)
        above = None


def without_signed(drafts: Iterable[Draft], signed: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts without the contents that somebody else has signed."""
    own = {part for draft in signed for part in draft.content}
    for draft in drafts:
        content = tuple(part for part in draft.content if part not in own)
        if content:
            yield draft if content == draft.content else replace(draft, content=content)


def _whole(quotations: Sequence[Quotation], last: int) -> tuple[Bounds, ...]:
    """Return a quotation with the paragraphs before it that it runs on from."""
    first = last
    while quotations[first].continues and first > 0:
        first -= 1
    return tuple((quotation.start, quotation.end) for quotation in quotations[first : last + 1])


def _is_name(words: Words, bounds: Bounds) -> bool:
    tokens = words.between(bounds)
    named = any(words.pos[token] == "PROPN" for token in tokens)
    return named and words.pos[words.root(tokens)] in ("PROPN", "NOUN")
