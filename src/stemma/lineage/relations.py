"""What two documents are to each other, judged from what they share and what they say of their origin."""

from stemma.lineage.comparison import Comparison
from stemma.lineage.credit_clues import common_citations
from stemma.lineage.credits import Citation, Credits, Weight, carries
from stemma.lineage.witnesses import Stuff, Witness
from stemma.model.copies import Relation

# Labelled development pairs: F1 of `derived` is .97, flat from 20 to 36 words and from 1 % to 6 % of a text.
COPIED_WORDS = 24
COPIED_SHARE = 0.035
"""Words of prose, and share of the shorter text's prose, from which something was copied."""
FRAME_WORDS = 4
FRAME_SHARE = 0.2
"""Words that introduce a quotation, the same in both, and share of a text, from which that is a copy.

The words around a quotation are the reporter's. Labelled development pairs: nine pairs share so framed a
quotation, all of them derived; none of the 26 quotation pairs has a frame of more than two words.
"""
ALIKE = 0.265
"""Likeness from which a text is a rewriting of the other.

Authored piles: rewritten pairs have .27 and more, pairs of one episode that are not derived .23 at most; with
any bound from .24 to .27 no pair is wrong, and so chosen on four piles it makes no error on the fifth.
"""
RELATED = 0.18
"""Likeness from which two copies of one text are rewritings of each other, whoever else knows what they say.

Set by hand: of four such pairs in the authored piles, with .20 to .27, all are derived.
"""
ENOUGH_FACTS = 60
"""Facts below which a text is a blurb: of those, all on one event are alike. Set by hand."""
SAME_EPISODE = 14
"""Days; a rewriting follows its source within days. Another year's story of one place is like it too.

Set by hand.
"""
SAME_ACCOUNT = 0.10
"""Likeness from which two texts that cite one account are resting on it. Set by hand."""
BORROWED_WORDS = 8
"""Words of quotation or furniture worth showing. Set by hand, like the two shares below."""
PARTLY = 0.25
"""Share of either text's prose below which the one is rather rewritten from the other, or excerpted."""
REPRINTED = 0.75
"""Share of a copy's prose that stands in its source from which nobody edited it."""


def likeness_score(pair: Comparison) -> float:
    """Return how alike two texts are in facts: the cosine, and more where their order is the same too."""
    return pair.likeness.cosine + 0.3 * pair.likeness.aligned


def is_copied(pair: Comparison) -> bool:
    """Tell whether prose of one text stands in the other."""
    return copied_measure(pair) >= 1.0


def is_rewritten(pair: Comparison, days_apart: int, least: float) -> bool:
    """Tell whether one text says what the other says, in other words, `days_apart` days at least later.

    `least` is the likeness from which it does.
    """
    enough = all(_counted(witness) >= ENOUGH_FACTS for witness in (pair.left, pair.right))
    return (
        enough
        and days_apart <= SAME_EPISODE
        and bool(pair.likeness.matches)
        and likeness_score(pair) >= least
    )


def copied_measure(pair: Comparison) -> float:
    """Return how much prose stands in both texts, in multiples of what makes a copy: 1 at the bounds."""
    shared = pair.shared
    prose = min(shared.prose / COPIED_WORDS, max(shared.prose_left, shared.prose_right) / COPIED_SHARE)
    framed = min(shared.framed / FRAME_WORDS, max(shared.all_left, shared.all_right) / FRAME_SHARE)
    return max(prose, framed)


def copied_relation(pair: Comparison, left: Credits, right: Credits) -> Relation:
    """Return the relation of two texts that share prose."""
    most = max(pair.shared.prose_left, pair.shared.prose_right)
    if _is_wire(left, right, whole=most >= PARTLY):
        return Relation.SAME_WIRE
    if most >= REPRINTED:
        return Relation.REPRINT
    return Relation.REWRITTEN if most < PARTLY and likeness_score(pair) >= ALIKE else Relation.EDITED_COPY


def _is_wire(left: Credits, right: Credits, *, whole: bool) -> bool:
    """Tell whether two outlets carry one agency's text; if only one credits it, the share must be large."""
    if left.own_agency or right.own_agency or carries(left, right) or carries(right, left):
        return False
    agencies = {left.agency, right.agency} - {None}
    return len(agencies) == 1 and (whole or left.agency == right.agency)


def rewritten_relation(left: Credits, right: Credits) -> Relation:
    """Return the relation of two texts that say the same in other words: wire where one agency wrote both."""
    return Relation.SAME_WIRE if _is_wire(left, right, whole=False) else Relation.REWRITTEN


def shared_account(pair: Comparison, left: Credits, right: Credits) -> tuple[Citation, Citation] | None:
    """Return the one account that both texts tell in their own words, where there is one."""
    if likeness_score(pair) < SAME_ACCOUNT:
        return None
    common = [c for c in common_citations(left, right) if max(c[0].weight, c[1].weight) >= Weight.ACCOUNT]
    return common[0] if common else None


def slight_relation(pair: Comparison) -> Relation | None:
    """Return the relation of two texts of which neither is derived, or None with nothing worth showing."""
    shared = pair.shared
    if shared.quotation >= BORROWED_WORDS and Stuff.QUOTATION in pair.kinds:
        return Relation.QUOTE_ONLY
    if shared.furniture >= BORROWED_WORDS and Stuff.FURNITURE in pair.kinds:
        return Relation.BOILERPLATE_ONLY
    return Relation.SAME_STORY_INDEPENDENT if Stuff.PROSE in pair.kinds else None


def _counted(witness: Witness) -> int:
    return sum(len(sentence.facts) for sentence in witness.sentences)
