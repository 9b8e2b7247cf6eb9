"""Quotations that stand by themselves: speech that the text ties to nobody in so many words."""

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.attribution.drafts import Draft, touching
from stemma.annotate.attribution.lexicon import CueClass
from stemma.text.quotes import Quotation

_MARKS = "\"“”„‟«»'‘’` "
_ENDS = (".", "?", "!", ",", "…", "—", "-")
_BEFORE = frozenset("\n.!?…:;,”\"'’—-)")

# Set by hand: fewer words between marks are mostly titles and words held at arm's length; a content that is a
# smaller share of a quotation is one told inside it. On PolNeAR's development part 32 of the 36 quotations
# found so are contents.
_FEWEST_WORDS = 4
_LARGEST_SHARE = 0.6


def read_unattributed(text: str, quotations: Sequence[Quotation], drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield each quotation of whole sentences that no draft holds, without a source and with an empty cue."""
    held = {
        quotation.start
        for draft in drafts
        for part in draft.content
        for quotation in touching(quotations, *part)
        if not _is_told_inside(part, quotation)
    }
    for quotation in quotations:
        if quotation.start not in held and _is_speech(text, quotation):
            nothing = (quotation.start, quotation.start)
            yield Draft(nothing, ((quotation.start, quotation.end),), None, CueClass.SPEECH)


def _is_told_inside(part: tuple[int, int], quotation: Quotation) -> bool:
    inside = quotation.start <= part[0] and part[1] <= quotation.end
    return inside and part[1] - part[0] < _LARGEST_SHARE * (quotation.end - quotation.start)


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Tell speech from words in quotation marks: it begins where a sentence may and ends as one does."""
    words = text[quotation.start : quotation.end].strip(_MARKS)
    before = text[max(0, quotation.start - 40) : quotation.start].rstrip(" ")[-1:]
    begins = not before or before in _BEFORE
    return begins and words.endswith(_ENDS) and len(words.split()) >= _FEWEST_WORDS
