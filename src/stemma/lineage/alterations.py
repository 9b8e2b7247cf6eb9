"""What each copy of the pile changed, found between sentences that say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.lineage.collating.amounts import compare_amounts
from stemma.lineage.collating.beads import Bead, find_beads
from stemma.lineage.collating.days import compare_days
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, read_document
from stemma.lineage.collating.reservations import compare_reservations
from stemma.lineage.collating.roles import compare_roles
from stemma.lineage.collating.speakers import compare_speakers
from stemma.lineage.collating.spellings import compare_spellings
from stemma.lineage.collating.substitutions import compare_compass, compare_places, compare_weapons
from stemma.lineage.collating.variation import align_bead, find_places
from stemma.lineage.judgement import Side
from stemma.lineage.likeness import WeighedText, weigh
from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import Witness, read_witnesses
from stemma.model.alterations import Alteration, AlterationKind, Collation
from stemma.model.copies import Direction, Reuse
from stemma.model.documents import Document
from stemma.model.spans import Span
from stemma.store.tables import Tables


def find_alterations(tables: Tables) -> Iterator[Collation | Alteration]:
    """Yield, for each derived pair, its sentences side by side and then what differs between them.

    Nothing for pairs that carry the same text. Where the direction of a pair is open, so is who altered.
    """
    derived = [reuse for reuse in tables.all(Reuse) if reuse.derived]
    if not derived:
        return
    pile = _Pile(tables)
    for reuse in derived:
        yield from pile.collate(reuse)


_COPIES = {Direction.LEFT_TO_RIGHT: Side.RIGHT, Direction.RIGHT_TO_LEFT: Side.LEFT}


class _Pile:
    """The texts of the pile; each is weighed and read once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        witnesses = read_witnesses(tables)
        self._rarity = Rarity(witnesses)
        self._carried = {d.id: (d, witness) for witness in witnesses for d in witness.documents}
        self._weighed: dict[str, WeighedText] = {}
        self._read: dict[str, Reading] = {}

    def collate(self, reuse: Reuse) -> Iterator[Collation | Alteration]:
        """Yield the aligned sentences of a pair, and its alterations.

        The texts are compared in an order of their own, so that nothing hangs on which document is the left.
        """
        left, right = self._carried[reuse.left], self._carried[reuse.right]
        if left[1] is right[1]:
            return
        turned = left[1].text > right[1].text
        sides = (right, left) if turned else (left, right)
        beads = find_beads(self._weigh(*sides[0]), self._weigh(*sides[1]))
        if not beads:
            return
        outlets = tuple(document.outlet for document, _ in sides if document.outlet)
        found = compare_texts(beads, *(self._reading(document, outlets) for document, _ in sides))
        if turned:
            beads, found = tuple(bead.flipped() for bead in beads), [finding.flipped() for finding in found]
        spans = tuple((Span(reuse.left, *b.left), Span(reuse.right, *b.right)) for b in sorted(beads))
        yield Collation(reuse.left, reuse.right, spans)
        for finding in sorted(found, key=lambda f: (f.left, f.right, f.kind)):
            if finding.kind is AlterationKind.ATTRIBUTION and finding.only is _COPIES.get(reuse.direction):
                continue  # a copy does not find speakers; its source's was missed in reading
            yield _alteration(finding, reuse, left[0], right[0])

    def _weigh(self, document: Document, witness: Witness) -> WeighedText:
        if document.id not in self._weighed:
            self._weighed[document.id] = weigh(witness.sentences, self._rarity)
        return self._weighed[document.id]

    def _reading(self, document: Document, outlets: tuple[str, ...]) -> Reading:
        if document.id not in self._read:
            self._read[document.id] = read_document(self._tables, document)
        return replace(self._read[document.id], outlets=outlets)


def compare_texts(beads: Sequence[Bead], left: Reading, right: Reading) -> list[Finding]:
    """Return what differs between two texts that say the same, in the order of the left one.

    One word is one alteration only: a name spelled otherwise is no other actor.
    """
    found = [*compare_spellings(beads, left, right), *compare_roles(left, right)]
    for bead in beads:
        found += _compare_bead(bead, left, right)
    kept: list[Finding] = []
    for finding in found:
        if not any(_same_words(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda f: (f.left, f.right, f.kind))


def _compare_bead(bead: Bead, left: Reading, right: Reading) -> Iterator[Finding]:
    if left.quote(bead.left) == right.quote(bead.right):
        return
    anchors = align_bead(bead, left.words, right.words)
    places = find_places(bead, anchors)
    yield from compare_amounts(bead, left, right)
    yield from compare_days(bead, anchors, left, right)
    yield from compare_places(places, left, right)
    yield from compare_compass(bead, left, right)
    yield from compare_weapons(bead, places, left, right)
    yield from compare_speakers(bead, anchors, left, right)
    yield from compare_reservations(bead, anchors, left, right)


_WORDS = frozenset(AlterationKind) - {
    AlterationKind.HEDGE,
    AlterationKind.CERTAINTY,
    AlterationKind.ATTRIBUTION,
    AlterationKind.WEAPON,
}


def _same_words(one: Finding, other: Finding) -> bool:
    overlap = (
        one.left[0] < other.left[1]
        and other.left[0] < one.left[1]
        and one.right[0] < other.right[1]
        and other.right[0] < one.right[1]
    )
    return overlap and (one.kind is other.kind or (one.kind in _WORDS and other.kind in _WORDS))


def _alteration(finding: Finding, reuse: Reuse, left: Document, right: Document) -> Alteration:
    spans = Span(left.id, *finding.left), Span(right.id, *finding.right)
    return Alteration(finding.kind, *spans, left.quote(spans[0]), right.quote(spans[1]), reuse.direction)
