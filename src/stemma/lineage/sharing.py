"""What two texts share, in words and numbers that a reader can check."""

from collections.abc import Iterator

from stemma.lineage.comparison import Comparison


def find_sharing(pair: Comparison) -> Iterator[str]:
    """Yield what is shared, in words and numbers."""
    shared, likeness = pair.shared, pair.likeness
    if shared.prose:
        if shared.prose_right >= shared.prose_left:
            yield f"{shared.prose_right:.0%} of right's own words stand in left"
        else:
            yield f"{shared.prose_left:.0%} of left's own words stand in right"
    if shared.quotation:
        yield f"{shared.quotation} words of quotation are the same"
    if shared.furniture:
        yield f"{shared.furniture} words of captions or notices are the same"
    if len(likeness.matches) > 1:
        yield (
            f"{len(likeness.matches)} sentences say the same in the same order; right knows "
            f"{likeness.known_left:.0%} of left's facts, left {likeness.known_right:.0%} of right's"
        )
