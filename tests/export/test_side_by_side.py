"""Two texts beside each other, on the page and in the terminal."""

import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from builders import make_document
from stemma.export.brief import compose_brief
from stemma.export.collation_text import print_collation
from stemma.export.page import render_page
from stemma.export.side_by_side import LEGEND, Collator, Mark
from stemma.model.alterations import Alteration, AlterationKind, Collation
from stemma.model.copies import Alignment, Direction, Relation, Reuse
from stemma.model.documents import Cut, Document
from stemma.model.spans import Span
from stemma.store.memory import MemoryTables

SOURCE = (
    "A bridge was blown up.\n\nAt least 14 soldiers of the northern army were wounded by mines, officials"
    " said. [ad]\n\nThe <b>road</b> is closed."
)
COPY = "The army said 41 soldiers of the northern army were wounded by mines.\n\nRead more: five recipes."


def at(document, text, words):
    start = text.index(words)
    return Span(document, start, start + len(words))


def tables(*more):
    ad = at("a", SOURCE, "[ad]")
    left = make_document(SOURCE, "2018-11-20", "a", cuts=(Cut(ad.start, ad.end, "ad_marker"),), outlet="Wire")
    right = make_document(COPY, "2018-11-21", "b", outlet="Copy")
    sentence = at("a", SOURCE, SOURCE[SOURCE.index("At least") : SOURCE.index(" [ad]")])
    told = at("b", COPY, COPY[: COPY.index("\n")])
    passages = (Alignment(sentence, told),)
    left_words, right_words = "At least 14", "41"
    return MemoryTables(
        [
            left,
            right,
            Reuse("a", "b", Relation.EDITED_COPY, True, True, Direction.LEFT_TO_RIGHT, 0.9, (), passages),
            Collation("a", "b", ((sentence, told),)),
            Alteration(
                AlterationKind.FIGURE,
                at("a", SOURCE, left_words),
                at("b", COPY, right_words),
                left_words,
                right_words,
                Direction.LEFT_TO_RIGHT,
            ),
            *more,
        ]
    )


def lay(pile):
    (reuse,) = pile.all(Reuse)
    return Collator(pile, {"a": "D1", "b": "D2"})(reuse)


@pytest.fixture(scope="module")
def page():
    return render_page(compose_brief(tables(), "pair.stemma"))


@pytest.fixture(scope="module")
def screen():
    console = Console(record=True, width=140, file=StringIO())
    pile = tables()
    print_collation(lay(pile), pile.all(Reuse)[0], console)
    return console.export_text()


def test_sentences_that_say_the_same_stand_in_one_row_and_all_others_alone():
    rows = lay(tables()).rows
    aligned = [row for row in rows if row.aligned]
    assert len(aligned) == 1
    assert "".join(piece.text for piece in aligned[0].right).startswith("The army said")
    assert all(not (row.left and row.right) or row.aligned for row in rows if _shows(row.right))


def _shows(pieces):
    return any(piece.text.strip() for piece in pieces)


def test_the_left_sides_give_the_left_text_back_and_the_right_sides_all_of_the_right_one():
    rows = lay(tables()).rows
    assert "".join(piece.text for row in rows for piece in row.left) == SOURCE
    assert sorted("".join(piece.text for row in rows for piece in row.right)) == sorted(COPY)


edges = st.lists(st.integers(0, len(SOURCE)), min_size=2, max_size=2, unique=True).map(sorted)
others = st.lists(st.integers(0, len(COPY)), min_size=2, max_size=2, unique=True).map(sorted)


@given(left=edges, right=others)
def test_wherever_an_alteration_stands_the_pieces_give_the_texts_back(left, right):
    spans = Span("a", *left), Span("b", *right)
    words = SOURCE[slice(*left)], COPY[slice(*right)]
    rows = lay(tables(Alteration(AlterationKind.HEDGE, *spans, *words, Direction.UNKNOWN))).rows
    assert "".join(piece.text for row in rows for piece in row.left) == SOURCE
    assert sorted("".join(piece.text for row in rows for piece in row.right)) == sorted(COPY)


def test_words_that_are_the_same_are_marked_copied_and_the_rest_of_the_sentence_rewritten():
    (row,) = (row for row in lay(tables()).rows if row.aligned)
    marked = {piece.text.strip(): piece.marks for piece in row.left}
    assert marked["soldiers of the northern army were wounded by mines"] == (Mark.COPIED,)
    assert Mark.REWRITTEN in marked[", officials said."]


def test_both_sides_of_an_alteration_carry_its_number_and_kind(page):
    assert page.count("<sup>1 figure</sup>") == 2
    assert re.search(r'<span class="[a-z ]*number">At least 14</span><sup>1 figure</sup>', page)
    assert re.search(r'<span class="[a-z ]*number">41</span><sup>1 figure</sup>', page)


def test_every_mark_is_explained_and_told_apart_without_colour(page):
    for mark, words in LEGEND.items():
        assert words in page
        (style,) = re.findall(rf"^\.{mark} {{([^}}]*)}}|\.{mark} {{([^}}]*)}}", page, re.MULTILINE)[:1]
        assert re.search(r"border|text-decoration", "".join(style))


def test_a_report_cannot_put_markup_into_the_page(page):
    assert "<b>road</b>" not in page
    assert "&lt;b&gt;road&lt;/b&gt;" in page


def test_what_was_cut_is_struck_through_in_the_page_and_absent_from_the_terminal(page, screen):
    assert page.count('<del title="cut: ad_marker">[ad]</del>') == 2
    assert "[ad]" not in screen


def test_the_terminal_shows_both_texts_with_signs_and_lists_the_alterations(screen):
    assert "edited copy, left->right" in screen
    assert "[At least 14]1" in screen
    assert "[41]1" in screen
    assert "1 figure: “At least 14” │ “41”" in screen
    assert all(words.split()[0] in screen for words in LEGEND.values())


def test_a_pair_without_aligned_sentences_is_not_laid_side_by_side():
    pile = tables()
    without = MemoryTables([*pile.all(Document), *pile.all(Reuse)])
    assert lay(without) is None
    console = Console(record=True, width=100, file=StringIO())
    print_collation(None, pile.all(Reuse)[0], console)
    assert "nothing to lay side by side" in console.export_text()
