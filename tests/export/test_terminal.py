"""The brief on screens of every width, and of a case that holds nothing."""

from io import StringIO

import pytest
from rich.console import Console

from builders_export import make_pile
from stemma.export.brief import compose_brief
from stemma.export.markdown import render_markdown
from stemma.export.terminal import PIPED_WIDTH, print_brief
from stemma.model.problems import Rejection, RejectionReason
from stemma.store.memory import MemoryTables


def show(tables, width):
    console = Console(record=True, width=width, file=StringIO())
    print_brief(compose_brief(tables, "small.stemma"), console)
    return console.export_text()


@pytest.mark.parametrize("width", [30, 40, 59])
def test_in_little_room_words_stay_whole_and_numbers_say_what_they_count(width):
    shown = show(make_pile(), width)
    assert all(len(line) <= width for line in shown.splitlines())
    words = " ".join(shown.split())
    assert "The Copy · " in words
    assert "strike kills Qassem Soleimani" in words
    assert "3 reports · 2 origins" in words


@pytest.mark.parametrize("width", [30, 60, 118])
def test_no_line_ends_in_a_blank(width):
    shown = show(make_pile(), width)
    assert "Qassem" in shown
    assert [line for line in shown.splitlines() if line != line.rstrip()] == []


def test_the_brief_in_a_pipe_is_as_wide_as_the_one_in_the_documentation(capsys, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    print_brief(compose_brief(make_pile(), "small.stemma"))
    assert capsys.readouterr().out == show(make_pile(), PIPED_WIDTH)


def test_where_columns_are_set_a_pipe_keeps_to_them(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    print_brief(compose_brief(make_pile(), "small.stemma"))
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 40


def test_what_was_left_out_stands_in_the_order_of_files_and_lines():
    names = ["a.jsonl:2", "a.jsonl:10", "b: half.txt", "b.txt"]
    refused = [Rejection(name, "ingest", RejectionReason.BAD_FIELD, "no") for name in reversed(names)]
    shown = [line for line in show(MemoryTables(refused), 80).splitlines() if line.startswith("left out")]
    assert [line.split()[2] for line in shown] == ["a.jsonl:2", "a.jsonl:10", "b.txt", "b:"]


@pytest.mark.parametrize("form", ["markdown", "terminal"])
def test_every_part_of_an_empty_brief_says_that_there_is_nothing(form):
    brief = compose_brief(MemoryTables(), "empty.stemma")
    shown = (render_markdown(brief) if form == "markdown" else show(MemoryTables(), 80)).casefold()
    for words in (
        "no document copies another",
        "nothing that was found",
        "nowhere that was found",
        "open questions\n\nnone" if form == "markdown" else "open questions\nnone",
    ):
        assert words in shown
