"""Two texts side by side in the terminal; marks are signs, so that they can be piped and told apart."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from stemma.export.families import RELATION_WORDS
from stemma.export.side_by_side import LEGEND, Mark, Piece, SideBySide
from stemma.model.copies import Reuse
from stemma.text.normalise import one_line

SIGNS = {
    Mark.COPIED: ("=", "="),
    Mark.REWRITTEN: ("", ""),
    Mark.NUMBER: ("[", "]"),
    Mark.NAME: ("<", ">"),
    Mark.RESERVATION: ("{", "}"),
    Mark.WORD: ("(", ")"),
}
"""What stands around a marked stretch; the number of the alteration follows it."""
_STYLES = {
    Mark.COPIED: "dim",
    Mark.REWRITTEN: "",
    Mark.NUMBER: "bold",
    Mark.NAME: "italic",
    Mark.RESERVATION: "underline",
    Mark.WORD: "bold underline",
}


def print_collation(beside: SideBySide | None, reuse: Reuse | None, console: Console | None = None) -> None:
    """Print a pair: how its texts are related, both of them side by side, and the alterations as a list."""
    console = console or Console(highlight=False)
    if reuse is None:
        console.print("the two share nothing worth showing")
        return
    console.print(Text(f"{RELATION_WORDS[reuse.relation]}, {reuse.direction}", style="bold"))
    for reason in reuse.reasons:
        console.print(Text(f"· {one_line(reason)}"))
    if beside is None:
        console.print(
            "nothing to lay side by side: neither took its text from the other, or the texts are equal"
        )
        return
    console.print(Text(_legend(), style="dim"))
    console.print(_table(beside))
    for note in beside.notes:
        console.print(Text(f"{note.number} {note.kind}: “{note.left}” │ “{note.right}”"))


def _table(beside: SideBySide) -> Table:
    table = Table(show_lines=True, expand=True)
    for name in (beside.left, beside.right):
        table.add_column(Text(one_line(name)), ratio=1, overflow="fold")
    for row in beside.rows:
        left, right = _stretch(row.left), _stretch(row.right)
        if left.plain.strip() or right.plain.strip():
            table.add_row(left, right, style="" if row.aligned else "dim")
    return table


def _legend() -> str:
    marked = (f"{SIGNS[mark][0]}…{SIGNS[mark][1]} {words}" for mark, words in LEGEND.items())
    return "; ".join(marked)


def _stretch(pieces: Sequence[Piece]) -> Text:
    """Return a stretch with its signs; page furniture is left out."""
    text = Text()
    for piece in pieces:
        if piece.cut is None:
            text.append_text(_piece(piece) if piece.text.strip() else Text(" "))
    return text


def _piece(piece: Piece) -> Text:
    words = one_line(piece.text)
    mark = piece.marks[-1] if piece.marks else None
    opening, closing = SIGNS[mark] if mark else ("", "")
    numbers = ",".join(str(note.number) for note in piece.notes)
    shown = f"{opening}{words}{closing}{numbers}"
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() else ""
    return Text(f"{before}{shown}{after}", style=_STYLES[mark] if mark else "")
