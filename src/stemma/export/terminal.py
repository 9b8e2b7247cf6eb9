"""The brief in the terminal: the first screen tells what to act on."""

import os

from rich.console import Console, RenderableType
from rich.table import Column, Table
from rich.text import Text

from stemma.export.brief_rows import Brief, DisagreementRow
from stemma.export.trees import borrowing_words, draw_family
from stemma.export.wording import alone_words, behind_words, headline, kind_words, short_path
from stemma.text.normalise import one_line

NARROW = 60
"""Columns of a terminal below which a table would break words into pieces; its rows become lines."""
PIPED_WIDTH = 118
"""Columns where the output is no terminal and nobody says how wide it is."""

# What one screen holds.
MOST_EVENTS = 14
REMARK_WIDTH = 26
MOST_DISAGREEMENTS = 8
MOST_SOURCES = 8
MOST_GROUNDS = 3
MOST_DENIALS = 6


def print_brief(brief: Brief, console: Console | None = None) -> None:
    """Print a brief; long lists are cut to the most important rows, and say so."""
    console = console or _console()
    _print_head(brief, console)
    _print_pile(brief, console)
    _print_families(brief, console)
    _print_chronology(brief, console)
    _print_disagreements(brief, console)
    _print_denials(brief, console)
    _print_sources(brief, console)
    _print_questions(brief, console)


def _console() -> Console:
    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPED_WIDTH
    return console


def _words(words: str, style: str = "") -> Text:
    """Return words as they stand: nothing in them is markup, and no terminal obeys them."""
    return Text(one_line(words), style=style)


def _show(console: Console, shown: RenderableType = "") -> None:
    """Print without the blanks that fill up a column, or stand where a line was broken."""
    for line in console.render_lines(shown, pad=False):
        words = Text.assemble(*((piece.text, piece.style or "") for piece in line))
        words.rstrip()
        console.print(words, soft_wrap=True)


def _title(console: Console, words: str) -> None:
    _show(console)
    _show(console, _words(words.upper(), style="bold"))


def _table(*columns: str, numbers: int = 0) -> Table:
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=any(columns), header_style="dim"
    )
    for place, column in enumerate(columns):
        last = place >= len(columns) - numbers
        table.add_column(column, justify="right" if last and numbers else "left", overflow="fold")
    return table


def _print_table(table: Table, console: Console) -> None:
    """Print a table; in little room each row as a line of the cells that hold something."""
    if console.width >= NARROW:
        _show(console, table)
        return
    for row in zip(*(column.cells for column in table.columns), strict=True):
        shown = zip(row, table.columns, strict=True)
        cells = [_cell(cell, column) for cell, column in shown if isinstance(cell, str | Text) and len(cell)]
        _show(console, Text(" · ").join(cells))


def _cell(cell: str | Text, column: Column) -> Text:
    """Return a cell that can stand without its column: a number says what it counts."""
    number = column.justify == "right"
    return Text.assemble(cell, f" {column.header}") if number else Text.assemble(cell)


def _print_head(brief: Brief, console: Console) -> None:
    _show(console, _words(headline(brief), style="bold"))


def _print_pile(brief: Brief, console: Console) -> None:
    _title(console, "What is in the pile")
    table = _table("", "outlet", "published", "what it is", "odd", "words", "cut", numbers=2)
    for row in brief.pile:
        remarks = _words("; ".join(row.remarks), style="yellow")
        outlet = row.document.outlet or row.document.name
        table.add_row(
            row.name,
            _words(outlet),
            row.published,
            _words(row.role),
            remarks,
            f"{row.words:,}",
            str(row.cut or ""),
        )
    _print_table(table, console)
    for rejection in brief.left_out:
        _show(
            console, _words(f"left out: {short_path(rejection.name)} – {rejection.message}", style="yellow")
        )
    if not brief.left_out:
        _show(console, "left out: nothing")


def _print_families(brief: Brief, console: Console) -> None:
    _title(console, "Who copied whom")
    families = [family for family in brief.families if len(family) > 1]
    for family in families:
        for line in draw_family(family):
            _show(console, Text(line))
    for loan in brief.borrowings:
        words = borrowing_words(loan.giver, loan.taker, loan.left, loan.right, loan.words, brief.names)
        _show(console, _words(f"╌ {words}"))
    _show(console, _words(alone_words(brief) if families else "no document copies another", style="dim"))


def _print_chronology(brief: Brief, console: Console) -> None:
    _title(console, "Chronology")
    table = _table("", "", "", "", "reports", "origins", numbers=2)
    table.columns[3].max_width = REMARK_WIDTH
    for row in brief.chronology:
        if row.rank < MOST_EVENTS:
            remark = _words("; ".join(row.remarks), style="yellow")
            counts = str(len(row.event.documents)), str(len(row.event.origins))
            table.add_row(
                row.when, _words(row.event.label), _words(row.event.type, style="dim"), remark, *counts
            )
    _print_table(table, console)
    if not brief.chronology:
        _show(console, "nothing that was found")
    if len(brief.chronology) > MOST_EVENTS:
        _show(
            console,
            _words(f"… and {len(brief.chronology) - MOST_EVENTS} more in the HTML brief", style="dim"),
        )


def _print_disagreements(brief: Brief, console: Console) -> None:
    _title(console, "Where they disagree")
    for row in brief.disagreements[:MOST_DISAGREEMENTS]:
        _show(console, _disagreement(row))
    if not brief.disagreements:
        _show(console, "nowhere that was found")
    if len(brief.disagreements) > MOST_DISAGREEMENTS:
        _show(console, _words(f"… and {len(brief.disagreements) - MOST_DISAGREEMENTS} more", style="dim"))


def _disagreement(row: DisagreementRow) -> Text:
    line = Text(f"{row.contradiction.field}: ")
    for number, (value, evidence) in enumerate(row.values):
        names = " ".join(dict.fromkeys(e.name for e in evidence))
        line.append(" │ " if number else "", style="dim").append(one_line(value), style="bold").append(
            f" {names}", style="dim"
        )
    line.append(f" → {row.contradiction.verdict}", style="yellow")
    return line.append(f"   {one_line(row.label)}", style="dim")


def _print_sources(brief: Brief, console: Console) -> None:
    _title(console, "Who says so")
    who = brief.who
    _show(console, _words(behind_words(who)))
    table = _table("", "", "only through", "statements", "reports", "origins", numbers=3)
    for row in who.speakers[:MOST_SOURCES]:
        kind = f"anonymous {row.kind}" if row.anonymous else str(row.kind)
        counts = str(len(row.tellings)), str(row.reports), str(row.origins)
        table.add_row(_words(row.name), _words(kind, style="dim"), _words(row.only_through or ""), *counts)
    _print_table(table, console)
    if len(who.speakers) > MOST_SOURCES:
        _show(console, _words(f"… and {len(who.speakers) - MOST_SOURCES} more", style="dim"))
    for row in [row for row in who.speakers if row.ground][:MOST_GROUNDS]:
        if row.ground is not None:
            _show(console, _words(f"without a name: {row.name} – “{row.ground.words}” {row.ground.name}"))
    _show(console, _words("statements by kind: " + kind_words(who), style="dim"))


def _print_denials(brief: Brief, console: Console) -> None:
    if not brief.denials:
        return
    _title(console, "Denied or taken back")
    for row in brief.denials[:MOST_DENIALS]:
        line = Text(f"{row.words.name} ", style="dim").append(f"{row.kind}: ", style="yellow")
        line.append(one_line(f"{row.source or 'the report'} {row.words.words} {row.denied}"))
        names = " ".join(dict.fromkeys(target.name for target in row.targets))
        to = f" → {names}: “{one_line(row.targets[0].words)}”" if row.targets else f" → open: {row.note}"
        _show(console, line.append(to, style="dim"))
    if len(brief.denials) > MOST_DENIALS:
        _show(console, _words(f"… and {len(brief.denials) - MOST_DENIALS} more", style="dim"))


def _print_questions(brief: Brief, console: Console) -> None:
    _title(console, "Open questions")
    if not brief.questions:
        _show(console, "none")
    for question in brief.questions:
        _show(console, _words(f"· {question}"))
