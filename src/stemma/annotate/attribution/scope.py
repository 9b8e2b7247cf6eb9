"""Which of two attributions that run into each other holds the other: "X said that …, according to Y"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.annotate.attribution.drafts import Draft, tidy, without
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation

_FEWEST_WORDS = 2
_OVER_THE_SENTENCE = ("according to", "per ")


def settle_scope(text: str, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> Iterator[Draft]:
    """Yield drafts of which no two hold each other's cue.

    "According to Y" at the end is said of the whole sentence, so that it holds what X said, and X did not
    say it; where little would be left of what X said, it stands inside.
    """
    over = [draft for draft in drafts if text[slice(*draft.cue)].lower().startswith(_OVER_THE_SENTENCE)]
    for draft in drafts:
        holders = [other for other in over if _inside(other.cue, draft) and _inside(draft.cue, other)]
        if not holders:
            yield draft
            continue
        holes = [(other.cue[0], max(other.cue[1], (other.source or other.cue)[1])) for other in holders]
        pieces = [tidy(text, piece, quotations) for part in draft.content for piece in without(part, *holes)]
        content = tuple(piece for piece in pieces if piece is not None and _says(text, piece))
        left = sum(len(text[slice(*piece)].split()) for piece in content)
        yield replace(draft, content=content) if left >= _FEWEST_WORDS else draft


def _inside(cue: Bounds, draft: Draft) -> bool:
    return any(start <= cue[0] and cue[1] <= end for start, end in draft.content)


def _says(text: str, piece: Bounds) -> bool:
    return any(char.isalnum() for char in text[slice(*piece)])
