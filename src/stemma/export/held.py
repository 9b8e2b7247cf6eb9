"""How surely each holder holds an event, in words."""

from collections.abc import Sequence

from stemma.export.quoting import Quoter
from stemma.export.wording import CERTAINTY_WORDS
from stemma.model.mentions import Certainty
from stemma.model.stances import Stance


def held_words(stances: Sequence[Stance], quote: Quoter) -> str:
    """Return who holds an event how surely: "officials: probable (55–80 %); the report: not asserted".

    Nothing where the report alone tells it as certain.
    """
    if all(stance.holder is None and stance.certainty is Certainty.CERTAIN for stance in stances):
        return ""
    return "; ".join(_words(stance, quote) for stance in stances)


def _words(stance: Stance, quote: Quoter) -> str:
    bands = "".join(f" ({estimate.low}–{estimate.high} %)" for estimate in stance.estimates[:1])
    return f"{_holder(stance, quote)}: {CERTAINTY_WORDS[stance.certainty] or 'certain'}{bands}"


def _holder(stance: Stance, quote: Quoter) -> str:
    if stance.holder is None:
        return "the report"
    told = quote.attributions.get(stance.holder)
    return quote.words(told.named_source).rstrip(" ,") if told and told.named_source else "somebody"
