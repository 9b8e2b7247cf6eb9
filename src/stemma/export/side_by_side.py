"""Two texts beside each other: what was copied, what was rewritten, and each alteration with its number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stemma.model.alterations import Alteration, AlterationKind, Collation
from stemma.model.copies import Reuse
from stemma.model.documents import Document
from stemma.model.spans import Bounds, Span
from stemma.store.tables import Tables
from stemma.text.align import align_words, find_seeds
from stemma.text.cuts import blank_cuts
from stemma.text.normalise import one_line, word_bounds
from stemma.text.shingles import word_codes

MOST_SIDE_BY_SIDE = 60
"""Pairs whose texts the page shows whole; each is two articles. Set by hand."""
LONGEST = 60_000
"""Characters of a text that is still shown beside another. Set by hand."""


class Mark(StrEnum):
    """How a stretch is marked; the words of the legend stand in `LEGEND`."""

    COPIED = "copied"
    REWRITTEN = "rewritten"
    NUMBER = "number"
    NAME = "name"
    RESERVATION = "reservation"
    WORD = "word"


LEGEND = {
    Mark.COPIED: "copied word for word",
    Mark.REWRITTEN: "says the same in other words",
    Mark.NUMBER: "another number",
    Mark.NAME: "another name, place, office, or spelling of a name",
    Mark.RESERVATION: "a speaker, a hedge or a plan that is lost or changed",
    Mark.WORD: "another day, weapon, or sort of people",
}
_MARKS = {
    AlterationKind.FIGURE: Mark.NUMBER,
    AlterationKind.NAME_VARIANT: Mark.NAME,
    AlterationKind.ACTOR: Mark.NAME,
    AlterationKind.ROLE: Mark.NAME,
    AlterationKind.PLACE: Mark.NAME,
    AlterationKind.HEDGE: Mark.RESERVATION,
    AlterationKind.CERTAINTY: Mark.RESERVATION,
    AlterationKind.ATTRIBUTION: Mark.RESERVATION,
    AlterationKind.CATEGORY: Mark.WORD,
    AlterationKind.WEAPON: Mark.WORD,
    AlterationKind.DATE: Mark.WORD,
}


@dataclass(frozen=True, slots=True)
class Note:
    """One alteration as it is called on both sides: its number, counted through the left text, and kind."""

    number: int
    kind: str
    mark: Mark
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is marked alike."""

    text: str
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    """Alterations that end with it."""
    cut: str | None
    """The rule that cut it as page furniture, or None."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """A stretch of the left text and what stands beside it; `aligned` where both say the same.

    The left sides in their order give the left text; the right sides are in the order of the left text.
    """

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    aligned: bool


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both texts of a pair, whole, in rows: sentences that say the same, and what stands between them."""

    left: str
    right: str
    """Short names of the documents."""
    rows: tuple[SideRow, ...]
    notes: tuple[Note, ...]


class Collator:
    """Lays the two texts of a pair side by side; reads the tables once."""

    def __init__(self, tables: Tables, names: dict[str, str]) -> None:
        self._names = names
        self._documents = {document.id: document for document in tables.all(Document)}
        self._collations = {(c.left, c.right): c for c in tables.all(Collation)}
        self._altered: dict[tuple[str, str], list[Alteration]] = {}
        for alteration in sorted(tables.all(Alteration), key=lambda a: (a.left, a.right, a.kind)):
            pair = alteration.left.document, alteration.right.document
            self._altered.setdefault(pair, []).append(alteration)

    def __call__(self, reuse: Reuse) -> SideBySide | None:
        """Return both texts of a pair beside each other, or None where there is nothing to lay side by side.

        That is so for pairs of which neither text came from the other, for equal and for very long texts.
        """
        pair = reuse.left, reuse.right
        documents = self._documents[pair[0]], self._documents[pair[1]]
        collation = self._collations.get(pair)
        if collation is None or max(len(document.text) for document in documents) > LONGEST:
            return None
        altered = self._altered.get(pair, [])
        notes = tuple(_note(number, alteration) for number, alteration in enumerate(altered, 1))
        copied = _copied(*documents)
        beads = [((a.start, a.end), (b.start, b.end)) for a, b in collation.sentences]
        sides = [
            _Side(
                document,
                [bead[side] for bead in beads],
                [run[side] for run in copied],
                [(_bounds((a.left, a.right)[side]), note) for a, note in zip(altered, notes, strict=True)],
            )
            for side, document in enumerate(documents)
        ]
        return SideBySide(self._names[pair[0]], self._names[pair[1]], tuple(_rows(beads, *sides)), notes)


def _note(number: int, alteration: Alteration) -> Note:
    words = one_line(alteration.left_words), one_line(alteration.right_words)
    return Note(number, alteration.kind.value.replace("_", " "), _MARKS[alteration.kind], *words)


def _bounds(span: Span) -> Bounds:
    return span.start, span.end


def _copied(left: Document, right: Document) -> list[tuple[Bounds, Bounds]]:
    """Return the stretches of words that are the same in both texts."""
    words = [word_bounds(blank_cuts(d.text, d.cuts)) for d in (left, right)]
    codes = [word_codes([word for word, _, _ in side]) for side in words]
    passages = align_words(find_seeds(codes[0]), find_seeds(codes[1]))
    return [
        (
            (words[0][run.left][1], words[0][run.left + run.length - 1][2]),
            (words[1][run.right][1], words[1][run.right + run.length - 1][2]),
        )
        for passage in passages
        for run in passage.runs
    ]


class _Side:
    """One text with everything that is marked in it."""

    def __init__(
        self,
        document: Document,
        aligned: Sequence[Bounds],
        copied: Sequence[Bounds],
        altered: Sequence[tuple[Bounds, Note]],
    ) -> None:
        self._document = document
        self._layers = [(Mark.REWRITTEN, bounds) for bounds in aligned]
        self._layers += [(Mark.COPIED, bounds) for bounds in copied]
        self._altered = altered
        self.length = len(document.text)

    def pieces(self, bounds: Bounds) -> tuple[Piece, ...]:
        """Return a stretch of the text in pieces; together they give it back, unchanged."""
        edges = {edge for _, layer in self._layers for edge in layer}
        edges |= {edge for layer, _ in self._altered for edge in layer}
        edges |= {edge for cut in self._document.cuts for edge in (cut.start, cut.end)}
        ordered = [bounds[0], *sorted(e for e in edges if bounds[0] < e < bounds[1]), bounds[1]]
        return tuple(self._piece(start, end) for start, end in pairwise(ordered) if start < end)

    def _piece(self, start: int, end: int) -> Piece:
        covering = [mark for mark, (first, last) in self._layers if first <= start and end <= last]
        base = [max(covering, key=[Mark.REWRITTEN, Mark.COPIED].index)] if covering else []
        altered = [n.mark for (first, last), n in self._altered if first <= start and end <= last]
        return Piece(
            self._document.text[start:end],
            tuple(dict.fromkeys([*base, *altered])),
            tuple(note for (_, last), note in self._altered if last == end),
            next((c.rule for c in self._document.cuts if c.start <= start and end <= c.end), None),
        )


def _rows(beads: Sequence[tuple[Bounds, Bounds]], left: _Side, right: _Side) -> Iterator[SideRow]:
    """Yield the rows in the order of the left text; what no sentence answers stands alone, in its place."""
    after_left = _rests([bead[0] for bead in beads], left.length)
    after_right = _rests([bead[1] for bead in beads], right.length)
    for number in (None, *range(len(beads))):
        if number is not None:
            yield SideRow(left.pieces(beads[number][0]), right.pieces(beads[number][1]), True)
        yield from _alone(left.pieces(after_left[number]), right.pieces(after_right[number]))


def _alone(left: tuple[Piece, ...], right: tuple[Piece, ...]) -> Iterator[SideRow]:
    """Yield what stands between aligned sentences, each side in a row of its own; blanks go with the left."""
    if any(piece.text.strip() for piece in right):
        if left:
            yield SideRow(left, (), False)
        yield SideRow((), right, False)
    elif left or right:
        yield SideRow(left, right, False)


def _rests(stretches: Sequence[Bounds], length: int) -> dict[int | None, Bounds]:
    """Return what stands before the first stretch of a text (under None) and after each, to the next."""
    order = sorted(range(len(stretches)), key=lambda number: stretches[number])
    starts = [stretches[number][0] for number in order] + [length]
    rests: dict[int | None, Bounds] = {None: (0, starts[0])}
    for place, number in enumerate(order):
        rests[number] = (stretches[number][1], starts[place + 1])
    return rests
