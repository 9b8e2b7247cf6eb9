import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from builders_export import FIRST, SECOND, make_pile
from stemma.export.brief import compose_brief
from stemma.export.markdown import render_markdown
from stemma.export.page import render_page, stretches
from stemma.export.terminal import print_brief
from stemma.export.trees import draw_trees
from stemma.export.who import chain_words
from stemma.model.chains import Basis, Chain, ChainLink, StationKind
from stemma.model.documents import Document


@pytest.fixture(scope="module")
def brief():
    return compose_brief(make_pile(), "small.stemma")


@pytest.fixture(scope="module")
def page(brief):
    return render_page(brief)


@pytest.fixture(scope="module")
def screen(brief):
    console = Console(record=True, width=160, file=StringIO())
    print_brief(brief, console)
    return console.export_text()


class Links(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.targets, self.ids, self.fetched = set(), set(), []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a":
            self.targets.add(given["href"].removeprefix("#"))
        self.fetched += [given[name] for name in ("src", "srcset", "action", "poster") if name in given]
        if tag == "link":
            self.fetched.append(given.get("href"))


def test_the_first_line_counts_documents_origins_and_events(screen):
    assert "small.stemma · 3 documents · 2 independent origins · 1 event · 3 Jan 2020" in screen


def test_the_terminal_shows_reports_beside_independent_origins(screen):
    line = next(line for line in screen.splitlines() if "strike kills Qassem Soleimani" in line)
    assert line.split()[-2:] == ["3", "2"]


def test_the_terminal_shows_the_disagreement_with_its_verdict(screen):
    assert "wounded: 64 D1 │ more than 100 D3 → conflict" in screen


def test_a_disputed_figure_stands_in_its_sentence_and_without_one_alone(brief, page):
    assert "</a> <b>More than 100</b> were wounded.</blockquote>" in page
    assert re.search(r"D3 \d+–\d+: “\*\*More than 100\*\* were wounded.”", render_markdown(brief))
    assert re.search(r"D1 \d+–\d+: “64”", render_markdown(brief))


def test_what_was_left_out_is_told_with_the_reason(screen, page):
    assert "broken.html – not text: looks like gzip" in screen
    assert "broken.html" in page


def test_a_headline_that_does_not_belong_to_its_text_is_flagged(screen):
    line = next(line for line in screen.splitlines() if "A Blog" in line)
    assert "headline of another article?" in line


def test_the_family_tree_hangs_siblings_under_their_missing_original():
    assert list(draw_trees(make_pile())) == [
        "◌ The Hill (not in the pile)",
        "├── ● d1 (Wire <script>alert(1)</script>) · rewritten",
        "└── ● d2 (The Copy) · rewritten",
        "● d3 (A Blog)",
        "╌ d3 borrows a quotation of 8 words from d1",
    ]


def test_a_pair_says_of_what_its_per_cent_is_the_probability(page):
    rows = re.findall(r"<span>(D\d – D\d)</span><span>([^<]*) <span.*?(copied: \d+%)", page)
    assert rows == [("D1 – D3", "rewritten", "copied: 80%"), ("D1 – D2", "borrowed quotation", "copied: 40%")]


def test_the_page_fetches_nothing(page):
    assert Links(page).fetched == []
    assert "default-src 'none'" in page
    assert not re.search(r"url\((?!#)", page)


def test_every_link_of_the_page_leads_to_a_place_on_it(page):
    links = Links(page)
    assert links.targets
    assert links.targets <= links.ids


def test_words_of_a_report_never_become_markup(page):
    assert "<script>alert(1)</script>" not in page
    assert "&lt;b&gt;&amp;" in page


def test_the_words_that_were_cut_stand_in_the_page_struck_through(page):
    assert '<del title="cut: ad_marker">[ad_1]</del>' in page


def test_the_pieces_of_a_text_give_the_text_back():
    pile = make_pile()
    for document, text in zip(pile.all(Document), (FIRST, SECOND), strict=False):
        pieces = stretches(document, "D1", {(22, 70), (31, 40), (60, 90)})
        assert "".join(piece.text for piece in pieces) == text


def test_markdown_quotes_the_sentence_and_its_source_under_each_event(brief):
    text = render_markdown(brief)
    assert "· ASSAULT · 3 reports, 2 independent" in text
    assert "A strike killed General Qassem Soleimani on Friday, officials said" in text
    assert "— officials" in text


def test_two_renderings_give_the_same_bytes(page):
    assert render_page(compose_brief(make_pile(), "small.stemma")) == page


def test_a_statement_that_a_copy_repeats_counts_once(screen):
    assert "1 statement, told 2 times: 0 of persons with a name, 1 anonymous by at least 2 people" in screen


def test_a_speaker_of_one_origin_is_told_with_the_origin(screen):
    line = next(line for line in screen.splitlines() if line.startswith("officials"))
    assert "anonymous official" in line
    assert "The Hill (not in the pile)" in line
    assert line.split()[-3:] == ["1", "2", "1"]


def test_the_stated_ground_of_anonymity_is_quoted(screen, page):
    assert "without a name: officials – “on Friday” D1" in screen
    assert "Without a name:" in page


def test_a_denial_stands_with_what_it_points_at(screen, page, brief):
    assert (
        "D2 denial: the blog tips experts → D1: “A strike killed General Qassem Soleimani on Friday”"
        in screen
    )
    assert "found by: same words" in page
    assert "Denied or taken back" in render_markdown(brief)


def test_the_chain_of_a_statement_stands_on_one_line(brief, page):
    (speaker,) = brief.who.speakers
    assert speaker.tellings[0].chain == "D1 Wire ⇠ The Hill ← officials"
    assert "D1 Wire ⇠ The Hill ← officials" in page


def test_an_event_tells_how_surely_each_holder_holds_it(brief, page):
    (event,) = brief.chronology
    assert event.evidence[0].held == "officials: probable (55–80 %); the report: not asserted"
    assert "officials: probable (55–80 %); the report: not asserted" in page
    assert "[officials: probable (55–80 %); the report: not asserted]" in render_markdown(brief).replace(
        "\\", ""
    )


def test_each_missing_link_says_why():
    links = (
        ChainLink(StationKind.ARTICLE, "d1", Basis.GIVEN, record="d1"),
        ChainLink(StationKind.OUTLET, "", Basis.MISSING, why="no outlet is given"),
        ChainLink(StationKind.SPEAKER, "", Basis.MISSING, why="nobody is named"),
    )
    assert chain_words(Chain("a", "d1", links), {"d1": "D1"}) == "D1 ← ? (nobody is named)"
