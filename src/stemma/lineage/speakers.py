"""Who a borrowed quotation is put to, and what is lost of the speaker on the way."""

import re
from functools import cache

from stemma.lineage.credits import listed_words
from stemma.lineage.witnesses import Witness

AROUND = 160
"""Characters before and after a quotation in which its speaker is named. Set by hand."""
_HIDDEN = frozenset({"anonymous", "unnamed", "unidentified", "undisclosed"})


@cache
def _pattern() -> re.Pattern[str]:
    kinds = "|".join(listed_words("speakers"))
    return re.compile(rf"\b(?:[Aa]n?|[Tt]he|[Oo]ne)\s+((?:[A-Za-z-]+\s+){{0,5}}?(?:{kinds}))\b")


def find_speaker(witness: Witness, first: int, after: int) -> str:
    """Return the description of an unnamed speaker next to words `first` to `after`, or nothing.

    The nearest one counts; of two equally near, the one behind the quotation, where English puts it.
    """
    start, end = int(witness.starts[first]), int(witness.ends[after - 1])
    behind = _pattern().search(witness.text, end, min(len(witness.text), end + AROUND))
    before = list(_pattern().finditer(witness.text, max(0, start - AROUND), start))
    if behind and (not before or behind.start() - end <= start - before[-1].end()):
        return " ".join(behind.group(1).split())
    return " ".join(before[-1].group(1).split()) if before else ""


def is_degraded(copy: str, source: str) -> bool:
    """Tell whether one description of a speaker is another with words lost.

    >>> is_degraded("anonymous senior military official", "senior military intelligence official")
    True
    """
    lost, kept = ({*text.lower().split()} - _HIDDEN for text in (source, copy))
    return bool(kept) and kept < lost
