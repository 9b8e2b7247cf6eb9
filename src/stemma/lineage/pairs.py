"""What each two documents of the pile share, and what that makes them to each other."""

from collections.abc import Iterator

from stemma.lineage.clues import find_clues
from stemma.lineage.comparison import Comparer, Comparison
from stemma.lineage.credits import Credits, find_credits
from stemma.lineage.episodes import days_apart
from stemma.lineage.judgement import Clue, judge_direction
from stemma.lineage.kin import settle_kin
from stemma.lineage.rarity import Rarity
from stemma.lineage.relations import (
    copied_relation,
    derived_score,
    is_copied,
    is_rewritten,
    rewritten_relation,
    shared_account,
    slight_relation,
)
from stemma.lineage.remembered import Remembered
from stemma.lineage.witnesses import Stuff, Witness, read_witnesses
from stemma.model.copies import Alignment, CandidatePair, Direction, Relation, Reuse
from stemma.model.documents import Document
from stemma.model.spans import Span
from stemma.store.tables import Tables

MOST_REASONS = 8


def compare_pairs(tables: Tables) -> Iterator[Reuse]:
    """Yield what each candidate pair shares, in the order of the pairs; nothing for pairs that share nothing.

    A pair is `derived` where prose of one stands in the other, or where its sentences say, in order,
    what the other's say; a borrowed quotation or a common notice derives nothing.
    """
    witnesses = read_witnesses(tables)
    rarity = Rarity(witnesses)
    judge = Remembered(tables, witnesses, rarity, _Judge(witnesses, rarity).reuse)
    found = (judge(pair) for pair in sorted(tables.all(CandidatePair)))
    yield from settle_kin([reuse for reuse in found if reuse is not None])


class _Judge:
    """Judges pairs; keeps what is known of each document and of each two texts."""

    def __init__(self, witnesses: tuple[Witness, ...], rarity: Rarity) -> None:
        self._comparer = Comparer(rarity)
        self._carried = {d.id: (d, witness) for witness in witnesses for d in witness.documents}
        self._credits: dict[str, Credits] = {}
        self._compared: dict[tuple[str, str], Comparison] = {}

    def reuse(self, pair: CandidatePair) -> Reuse | None:
        """Return what a pair shares, or None where that is nothing worth showing."""
        left, left_text = self._carried[pair.left]
        right, right_text = self._carried[pair.right]
        credited = (self._credits_of(left), self._credits_of(right))
        if left_text is right_text:
            return _same_text(self._comparison(left_text, left_text, facts=False), (left, right), credited)
        comparison = self._comparison(left_text, right_text, facts="facts" in pair.channels)
        return _judged(comparison, (left, right), credited)

    def _comparison(self, left: Witness, right: Witness, *, facts: bool) -> Comparison:
        """Return the comparison of two texts; kept where other documents carry the same texts."""
        key = (left.documents[0].id, right.documents[0].id)
        if (known := self._compared.get(key)) is not None:
            return known
        comparison = self._comparer.compare(left, right, facts=facts)
        if len(left.documents) * len(right.documents) > 1:
            self._compared[key] = comparison
        return comparison

    def _credits_of(self, document: Document) -> Credits:
        if document.id not in self._credits:
            self._credits[document.id] = find_credits(document)
        return self._credits[document.id]


def _judged(
    pair: Comparison, documents: tuple[Document, Document], credited: tuple[Credits, Credits]
) -> Reuse | None:
    relation = _relation(pair, documents, credited)
    if relation is None:
        return None
    return _reuse(pair, documents, relation, find_clues(pair, documents, credited, relation))


def _relation(
    pair: Comparison, documents: tuple[Document, Document], credited: tuple[Credits, Credits]
) -> Relation | None:
    if is_copied(pair):
        return copied_relation(pair, *credited)
    if is_rewritten(pair, days_apart(documents, credited)):
        return rewritten_relation(*credited)
    return Relation.SAME_SOURCE if shared_account(pair, *credited) else slight_relation(pair)


DERIVED = frozenset({Relation.REPRINT, Relation.EDITED_COPY, Relation.REWRITTEN, Relation.SAME_WIRE})
DIRECTED = DERIVED | {Relation.QUOTE_ONLY}


def _reuse(
    pair: Comparison, documents: tuple[Document, Document], relation: Relation, clues: tuple[Clue, ...]
) -> Reuse:
    derived = relation in DERIVED
    direction = _direction(relation, clues)
    said = clues if direction is not Direction.UNKNOWN or derived else ()
    return Reuse(
        documents[0].id,
        documents[1].id,
        relation,
        derived,
        derived or relation is Relation.SAME_SOURCE,
        direction,
        round(derived_score(pair), 3),
        tuple([*_sharing(pair), *(clue.reason for clue in said)][:MOST_REASONS]),
        _alignments(pair, documents, relation),
    )


def _direction(relation: Relation, clues: tuple[Clue, ...]) -> Direction:
    """Return the arrow; one account told twice makes siblings, a quotation that both took makes nothing."""
    if relation is Relation.SAME_SOURCE:
        return Direction.SIBLINGS
    judged = judge_direction(clues) if relation in DIRECTED else Direction.UNKNOWN
    return Direction.UNKNOWN if relation is Relation.QUOTE_ONLY and judged is Direction.SIBLINGS else judged


def _same_text(
    pair: Comparison, documents: tuple[Document, Document], credited: tuple[Credits, Credits]
) -> Reuse:
    text = pair.left
    relation = (
        Relation.SAME_WIRE if copied_relation(pair, *credited) is Relation.SAME_WIRE else Relation.REPRINT
    )
    clues = find_clues(pair, documents, credited, relation)
    return Reuse(
        documents[0].id,
        documents[1].id,
        relation,
        True,
        True,
        judge_direction(clues),
        1.0,
        ("the texts are the same", *(clue.reason for clue in clues)),
        (Alignment(*(text.span(document, 0, len(text.codes)) for document in documents)),),
    )


def _sharing(pair: Comparison) -> Iterator[str]:
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


def _alignments(
    pair: Comparison, documents: tuple[Document, Document], relation: Relation
) -> tuple[Alignment, ...]:
    """Return the passages that show the relation: matching words first, then sentences that say the same.

    Two wires that share an agency and what they say, but no words, are shown by their sentences alone.
    """
    left, right = documents
    # Prose may be copied within a passage that is furniture for the most part: then that passage shows it.
    furnished = relation is Relation.BOILERPLATE_ONLY or set(pair.kinds) == {Stuff.FURNITURE}
    found = [
        Alignment(pair.left.span(left, *passage.left), pair.right.span(right, *passage.right))
        for passage, kind in zip(pair.passages, pair.kinds, strict=True)
        if (kind is Stuff.FURNITURE) == furnished
    ]
    if relation in {Relation.REWRITTEN, Relation.SAME_SOURCE} or not found:
        for match in pair.likeness.matches:
            one, other = pair.left_sentences[match.left], pair.right_sentences[match.right]
            sides = Span(left.id, one.start, one.end), Span(right.id, other.start, other.end)
            if not any(a.left.overlaps(sides[0]) or a.right.overlaps(sides[1]) for a in found):
                found.append(Alignment(*sides))
    return tuple(sorted(found))
