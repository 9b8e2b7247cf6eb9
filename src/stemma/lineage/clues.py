"""The clues to where the shared text came from: credits, citations, days, what each side has or has lost."""

from collections.abc import Iterator

from stemma.lineage.comparison import Comparison
from stemma.lineage.credits import Citation, Credits, Weight
from stemma.lineage.judgement import Clue, Side
from stemma.lineage.speakers import find_speaker, is_degraded
from stemma.lineage.witnesses import Stuff
from stemma.model.copies import Relation
from stemma.model.documents import Document
from stemma.text.outlets import is_outlet, same_name

# Log-odds, set by hand in the order of how much an editor would trust each clue, then looked over on the
# labelled development pairs (13 of 14 arrows right) and the authored piles (23 of 23); none was fitted.
CITES_OTHER = 4.0
IS_THE_AGENCY = 4.0
SAME_AGENCY = 3.0
ONE_AGENCY = 2.0
SAME_PUBLICATION = 4.0
CITES_THIRD = 1.5
COPY_MARK = 1.0
OWN_REPORTING = 1.0
EARLIER = 0.9
"""Alone it decides nothing: the day of a page is often that of its capture."""
HAS_MORE = 1.0
LOST_SPEAKER = 1.2
QUOTED = 0.4
"""Weight of an agency's credit for who had a quotation first: public words are taken down by all."""

CLEARLY_MORE = 0.25
"""Difference of the shares at which one text contains the other rather than resembles it."""


def find_clues(
    pair: Comparison,
    documents: tuple[Document, Document],
    credited: tuple[Credits, Credits],
    relation: Relation,
) -> tuple[Clue, ...]:
    """Return every clue to the direction of a pair, in a fixed order."""
    left, right = credited
    clues = [
        *_one_sided(Side.LEFT, left, right, relation),
        *_one_sided(Side.RIGHT, right, left, relation),
        *_common_parent(left, right, relation),
        *_agency(left, right, relation),
        *_days(*documents),
        *_contents(pair),
        *_speakers(pair),
    ]
    return tuple(clues)


def common_citations(left: Credits, right: Credits) -> list[tuple[Citation, Citation]]:
    """Return the third parties that both documents cite, strongest first."""
    pairs = [
        (one, other)
        for one in left.citations
        for other in right.citations
        if same_name(one.name, other.name)
        and not is_outlet(one.name, left.outlet)
        and not is_outlet(other.name, right.outlet)
    ]
    return sorted(pairs, key=lambda pair: (-max(pair[0].weight, pair[1].weight), pair))


def _one_sided(side: Side, one: Credits, other: Credits, relation: Relation) -> Iterator[Clue]:
    """Yield what `side` says about itself or the other document."""
    for citation in one.citations:
        if is_outlet(citation.name, other.outlet) and not is_outlet(citation.name, one.outlet):
            yield Clue(side.other, CITES_OTHER, f"{side.word} cites {citation.name}, the other's outlet")
            break
    if one.own_agency and one.agency:
        weight = IS_THE_AGENCY * _trust(relation)
        yield Clue(side, weight, f"{side.word} is the agency that it credits ({one.agency_words})")
    if one.copied and not other.copied:
        yield Clue(side.other, COPY_MARK, f"{side.word} carries a copyist's mark ({one.copied[0]})")
    if one.reported and not other.reported:
        yield Clue(side, OWN_REPORTING, f"{side.word} has a dateline or correspondent of its own")


def _common_parent(left: Credits, right: Credits, relation: Relation) -> Iterator[Clue]:
    """Yield what points to a third text; where prose was copied, its citations were copied with it."""
    if left.copied and right.copied:
        yield Clue(Side.NEITHER, COPY_MARK, "both carry copyists' marks")
    if relation not in {Relation.REWRITTEN, Relation.SAME_SOURCE}:
        return
    for ours, theirs in common_citations(left, right)[:1]:
        if max(ours.weight, theirs.weight) >= Weight.ACCOUNT:
            yield Clue(Side.NEITHER, SAME_PUBLICATION, f"both cite {ours.name}")
            return
    for side, citing, other in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
        strong = (c for c in citing.citations if c.weight is Weight.PUBLICATION)
        third = [c for c in strong if not _is_between(c, left, right)]
        if third and not other.own_agency:
            yield Clue(Side.NEITHER, CITES_THIRD, f"{side.word} cites {third[0].name}")


def _agency(left: Credits, right: Credits, relation: Relation) -> Iterator[Clue]:
    """Yield what a third agency's credit says: carriers of a wire are siblings, a reworking comes later."""
    if left.own_agency or right.own_agency or not (left.agency or right.agency):
        return
    if left.agency == right.agency:
        yield Clue(Side.NEITHER, SAME_AGENCY, f"both carry {left.agency_words}")
    elif left.agency is None or right.agency is None:
        side, carrier = (Side.LEFT, left) if left.agency else (Side.RIGHT, right)
        source = Side.NEITHER if relation is Relation.SAME_WIRE else side
        yield Clue(source, ONE_AGENCY * _trust(relation), f"{side.word} carries {carrier.agency_words}")


def _trust(relation: Relation) -> float:
    return QUOTED if relation is Relation.QUOTE_ONLY else 1.0


def _is_between(citation: Citation, left: Credits, right: Credits) -> bool:
    """Tell whether the one cited is one of the two, or the agency that a document credits anyway."""
    return (
        is_outlet(citation.name, left.outlet)
        or is_outlet(citation.name, right.outlet)
        or any(c.agency and same_name(citation.name, c.agency_words) for c in (left, right))
    )


def _days(left: Document, right: Document) -> Iterator[Clue]:
    """Yield the earlier side; days only, since the hour of a page is the hour of its last change."""
    if left.published.last_day is None or right.published.last_day is None:
        return
    if left.published.first_day is None or right.published.first_day is None:
        return
    if left.published.last_day < right.published.first_day:
        yield Clue(Side.LEFT, EARLIER, f"left is of {left.published.last_day}, right is later")
    elif right.published.last_day < left.published.first_day:
        yield Clue(Side.RIGHT, EARLIER, f"right is of {right.published.last_day}, left is later")


def _contents(pair: Comparison) -> Iterator[Clue]:
    """Yield the side that contains the other: cutting is commoner than padding."""
    if pair.shared.prose:
        more = pair.shared.prose_right - pair.shared.prose_left
        what = "words"
    else:
        more = pair.likeness.known_right - pair.likeness.known_left
        what = "facts"
    if abs(more) >= CLEARLY_MORE:
        side = Side.LEFT if more > 0 else Side.RIGHT
        yield Clue(side, HAS_MORE, f"{side.word} has most of {side.other.word}'s {what}, not the reverse")


def _speakers(pair: Comparison) -> Iterator[Clue]:
    for passage, kind in zip(pair.passages, pair.kinds, strict=True):
        if kind is not Stuff.QUOTATION:
            continue
        left, right = find_speaker(pair.left, *passage.left), find_speaker(pair.right, *passage.right)
        for side, copy, source in ((Side.LEFT, left, right), (Side.RIGHT, right, left)):
            if is_degraded(copy, source):
                words = f"{side.other.word}'s '{source}' is {side.word}'s '{copy}'"
                yield Clue(side.other, LOST_SPEAKER, words)
                return
