"""Where the nodes of the family trees go on the page; the template draws them as SVG."""

from dataclasses import dataclass

from stemma.export.families import Borrowing, Family, Node, stand_alone

CHARACTER = 8
ROW = 34
MARGIN = 70
"""Pixels, as all of these; borrowed quotations bend through the margin on the left."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One node and where it stands, in pixels."""

    node: Node
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """One derivation, from parent to child."""

    x1: int
    y1: int
    x2: int
    y2: int
    label: str


@dataclass(frozen=True, slots=True)
class Bend:
    """One borrowed quotation, from giver to taker; `arrow` is False where the direction is unknown."""

    y1: int
    y2: int
    label: str
    arrow: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All family trees but those of documents that stand alone, laid out."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    bends: tuple[Bend, ...]


def draw_families(families: tuple[Family, ...], borrowings: tuple[Borrowing, ...]) -> Drawing:
    """Return the layout: a tree grows to the right, its children below one another."""
    alone = set(stand_alone(families, borrowings))
    spots: list[Spot] = []
    lines: list[Line] = []
    for family in families:
        if family not in alone:
            _place(family, spots, lines)
    rows = {spot.node.id: spot for spot in spots}
    bends = tuple(_bend(loan, rows) for loan in borrowings if loan.left in rows and loan.right in rows)
    width = max((spot.x + _label_width(spot.node) for spot in spots), default=0) + MARGIN
    return Drawing(width, len(spots) * ROW + ROW, tuple(spots), tuple(lines), bends)


def _place(family: Family, spots: list[Spot], lines: list[Line]) -> None:
    above: dict[int, Spot] = {}
    for node in family:
        spot = above[node.depth] = Spot(node, MARGIN * (node.depth + 1), ROW * (len(spots) + 1))
        spots.append(spot)
        if node.depth:
            parent = above[node.depth - 1]
            lines.append(Line(parent.x, parent.y, spot.x, spot.y, node.relation or ""))


def _label_width(node: Node) -> int:
    return CHARACTER * (len(node.label) + len(node.relation or "") + 3)


def _bend(loan: Borrowing, rows: dict[str, Spot]) -> Bend:
    giver, taker = loan.giver or loan.left, loan.taker or loan.right
    return Bend(rows[giver].y, rows[taker].y, f"quotation of {loan.words} words", loan.giver is not None)
