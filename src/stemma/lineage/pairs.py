"""What each two documents of the pile share, and what that makes them to each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stemma.lineage.background import Background
from stemma.lineage.changes import Changes, Paratext, find_changes, find_paratext
from stemma.lineage.clues import find_clues
from stemma.lineage.comparison import Comparer, Comparison
from stemma.lineage.credits import Credits, find_credits
from stemma.lineage.episodes import days_apart
from stemma.lineage.judgement import Odds, judge_direction, weigh_clues
from stemma.lineage.kin import settle_kin
from stemma.lineage.probability import copying_probability, find_features
from stemma.lineage.rarity import Rarity
from stemma.lineage.relations import (
    ALIKE,
    RELATED,
    copied_relation,
    is_copied,
    is_rewritten,
    rewritten_relation,
    shared_account,
    slight_relation,
)
from stemma.lineage.relatives import find_relatives
from stemma.lineage.remembered import Remembered
from stemma.lineage.sharing import find_sharing
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
    judge = _Judge(witnesses, rarity)
    remembered = Remembered(tables, witnesses, rarity, judge.reuse)
    pairs = sorted(tables.all(CandidatePair))
    found = {pair: reuse for pair in pairs if (reuse := remembered(pair))}
    background = Background(judge.texts, rarity, pairs)
    for pair in _common_knowledge(found, background):
        del found[pair]
        if (reuse := judge.reuse(pair, least=None)) is not None:
            found[pair] = reuse
    documents = tables.all(Document)
    settled = settle_kin((found[pair] for pair in sorted(found)), pairs, documents)
    relatives = {pair: judge.reuse(pair, least=RELATED) for pair in find_relatives(settled, pairs)}
    found |= {pair: reuse for pair, reuse in relatives.items() if reuse is not None}
    yield from settle_kin((found[pair] for pair in sorted(found)), pairs, documents) if relatives else settled


def _common_knowledge(found: Mapping[CandidatePair, Reuse], background: Background) -> set[CandidatePair]:
    """Return the pairs that are alike by what everybody on their matter knows.

    What stands out is no background for the rest, so there is a second look without it.
    """
    alike = {pair for pair, reuse in found.items() if reuse.relation in ALIKE_ONLY}
    background.leave_out(pair for pair, reuse in found.items() if reuse.derived and pair not in alike)
    for _ in range(2):
        copied = {pair for pair in alike if background.stands_out(pair)}
        background.leave_out(copied)
        alike -= copied
    return alike


@dataclass(frozen=True, slots=True)
class _Case:
    """Two documents, what they say of their origin, and how their texts compare."""

    documents: tuple[Document, Document]
    credited: tuple[Credits, Credits]
    texts: Comparison
    changes: tuple[Changes, Changes]


class _Judge:
    """Judges pairs; keeps what is known of each document and of each two texts."""

    def __init__(self, witnesses: tuple[Witness, ...], rarity: Rarity) -> None:
        self._comparer = Comparer(rarity)
        self._carried = {d.id: (d, witness) for witness in witnesses for d in witness.documents}
        self._credits: dict[str, Credits] = {}
        self._paratexts: dict[str, Paratext] = {}
        self._compared: dict[tuple[str, str], Comparison] = {}

    @property
    def texts(self) -> dict[str, Witness]:
        """Return the text of each document."""
        return {name: witness for name, (_, witness) in self._carried.items()}

    def reuse(self, pair: CandidatePair, *, least: float | None = ALIKE) -> Reuse | None:
        """Return what a pair shares, or None where that is nothing worth showing.

        `least` is the likeness from which texts that only say the same are derived; None takes none for that.
        """
        left, right = self._carried[pair.left][1], self._carried[pair.right][1]
        if left is right:
            return _same_text(self._case(pair, self._comparison(left, left, facts=False)))
        case = self._case(pair, self._comparison(left, right, facts="facts" in pair.channels))
        relation = _relation(case, least)
        return _judged(case, relation) if relation else None

    def _case(self, pair: CandidatePair, texts: Comparison) -> _Case:
        left, right = self._carried[pair.left][0], self._carried[pair.right][0]
        around = self._paratext_of(left), self._paratext_of(right)
        credited = self._credits_of(left), self._credits_of(right)
        return _Case((left, right), credited, texts, find_changes(texts, around))

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

    def _paratext_of(self, document: Document) -> Paratext:
        if document.id not in self._paratexts:
            self._paratexts[document.id] = find_paratext(self._carried[document.id][1], document)
        return self._paratexts[document.id]


def _judged(case: _Case, relation: Relation) -> Reuse:
    """Return two texts that share something."""
    score = round(copying_probability(find_features(case.texts, derived=relation in DERIVED)), 3)
    return _reuse(
        case,
        relation,
        score,
        shared=tuple(find_sharing(case.texts)),
        passages=_alignments(case.texts, case.documents, relation),
    )


def _same_text(case: _Case) -> Reuse:
    """Return two documents that carry one text."""
    text = case.texts.left
    wire = copied_relation(case.texts, *case.credited) is Relation.SAME_WIRE
    whole = Alignment(*(text.span(document, 0, len(text.codes)) for document in case.documents))
    return _reuse(
        case,
        Relation.SAME_WIRE if wire else Relation.REPRINT,
        score=1.0,
        shared=("the texts are the same",),
        passages=(whole,),
    )


def _reuse(
    case: _Case, relation: Relation, score: float, shared: tuple[str, ...], passages: tuple[Alignment, ...]
) -> Reuse:
    """Return a pair with the direction that its clues tell; reasons are what is shared and those clues."""
    derived = relation in DERIVED
    clues = find_clues(case.texts, case.documents, case.credited, relation, case.changes)
    odds = weigh_clues(clues)
    direction = _direction(relation, odds)
    said = clues if direction is not Direction.UNKNOWN or derived else ()
    return Reuse(
        left=case.documents[0].id,
        right=case.documents[1].id,
        relation=relation,
        derived=derived,
        shares_origin=derived or relation is Relation.SAME_SOURCE,
        direction=direction,
        score=score,
        reasons=(*shared, *(clue.reason for clue in said))[:MOST_REASONS],
        passages=passages,
        lead=odds.lead,
        apart=odds.apart,
        changes=_costs(case) if derived else None,
    )


def _costs(case: _Case) -> tuple[float, float]:
    forth, back = case.changes
    return round(forth.cost, 3), round(back.cost, 3)


def _relation(case: _Case, least: float | None) -> Relation | None:
    texts, credited = case.texts, case.credited
    if is_copied(texts):
        return copied_relation(texts, *credited)
    if least is not None and is_rewritten(texts, days_apart(case.documents, credited), least):
        return rewritten_relation(*credited)
    return Relation.SAME_SOURCE if shared_account(texts, *credited) else slight_relation(texts)


DERIVED = frozenset({Relation.REPRINT, Relation.EDITED_COPY, Relation.REWRITTEN, Relation.SAME_WIRE})
ALIKE_ONLY = frozenset({Relation.REWRITTEN, Relation.SAME_WIRE})
"""Relations of texts that may share no words."""
DIRECTED = DERIVED | {Relation.QUOTE_ONLY}


def _direction(relation: Relation, odds: Odds) -> Direction:
    """Return the arrow; one account told twice makes siblings, a quotation that both took makes nothing."""
    if relation is Relation.SAME_SOURCE:
        return Direction.SIBLINGS
    judged = judge_direction(odds) if relation in DIRECTED else Direction.UNKNOWN
    return Direction.UNKNOWN if relation is Relation.QUOTE_ONLY and judged is Direction.SIBLINGS else judged


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
