"""Quotations that stand by themselves: speech that the text ties to nobody in so many words."""

from collections.abc import Iterable, Iterator, Sequence

from stemma.annotate.attribution.drafts import Draft, touching
from stemma.annotate.attribution.lexicon import CueClass
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation
from stemma.text.speech import may_begin_sentence

_MARKS = "\"“”„‟«»'‘’` "
_ENDS = (".", "?", "!", ",", ";", "…", "—", "-")

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
        if not _is_told_inside(draft, part, quotation)
    }
    for quotation in quotations:
        if quotation.start not in held and _is_speech(text, quotation):
            nothing = (quotation.start, quotation.start)
            yield Draft(nothing, ((quotation.start, quotation.end),), None, CueClass.SPEECH)


def _is_told_inside(draft: Draft, part: Bounds, quotation: Quotation) -> bool:
    """Tell whether the speaker of a quotation tells what somebody said: cue and content are in it."""
    inside = quotation.start <= part[0] and part[1] <= quotation.end
    told = quotation.start < draft.cue[0] and draft.cue[1] < quotation.end
    if told and quotation.broken and part[0] - quotation.start <= 1:
        return False  # who speaks is named after a mark that was lost: "“We go, the mayor said."
    return inside and (told or part[1] - part[0] < _LARGEST_SHARE * (quotation.end - quotation.start))


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Tell speech from words in quotation marks: it begins where a sentence may and ends as one does."""
    words = text[quotation.start : quotation.end].strip(_MARKS)
    begins = may_begin_sentence(text, quotation) or _is_exclamation(words)
    return begins and words.endswith(_ENDS) and len(words.split()) >= _FEWEST_WORDS


def _is_exclamation(words: str) -> bool:
    """Tell what somebody calls out in the middle of a sentence from a title: that has more capitals."""
    long = [word for word in words.split() if len(word) > 3]
    calls = "," in words[:-1] or words.endswith(("!", "?"))
    return words[:1].isupper() and calls and 2 * sum(word[0].isupper() for word in long[1:]) < len(long)
