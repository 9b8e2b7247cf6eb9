"""The brief of hostile reports: nothing of theirs becomes markup, and every link leads somewhere."""

import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from rich.console import Console

from builders import make_document
from hostile.torments import NEWS, TEXTS
from stemma import api
from stemma.export.brief import compose_brief
from stemma.export.brief_rows import Brief
from stemma.export.markdown import render_markdown
from stemma.export.page import render_page
from stemma.export.terminal import print_brief
from stemma.ingest.cleaning import find_cuts

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><img src=https://example.org/x onerror=alert(1)>",
    "\"><svg onload='alert(1)'>",
    "[/bold] [red]x[/green]",
    "{{ 7 * 7 }} {% raw %}",
    "```\n<script>alert(2)</script>\n```",
    "&lt;script&gt; :smile:",
)
VOID = frozenset({"meta", "path", "circle", "input", "br"})


class Page(HTMLParser):
    """What a browser would find on the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        assert not [name for name in given if name.startswith("on") or name in ("src", "srcset", "style")]
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return the brief of reports in which everything that can be given is a payload."""
    pile = []
    for number, payload in enumerate([*PAYLOADS, *(TEXTS[name] for name in ("control characters", "tabs"))]):
        text = f"{payload}\n\n{NEWS}“{payload} {number},” the ministry said.\n\n"
        text += f"Read more: {payload}\n\nRebels of {payload} attacked Poti."
        fields = {"title": payload[:80], "outlet": payload[:80], "url": payload[:80]}
        pile.append(make_document(text, "2008-08-11", payload[:80], find_cuts(text), **fields))
    return compose_brief(api.record(pile), PAYLOADS[0])


def test_the_page_holds_no_markup_of_the_reports_and_no_broken_link(brief):
    page = Page(render_page(brief))
    assert page.open == []
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert {link[:1] for link in page.links} == {"#"}
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_the_markdown_holds_no_markup_of_the_reports(brief):
    text = render_markdown(brief)
    before, _, after = text.split("```", 2)[0], *text.split("\n```\n", 2)[-2:]
    for prose in (before, after):
        assert re.search(r"(?<!\\)<\w", prose) is None


def test_the_terminal_shows_the_words_of_the_reports_and_obeys_none(brief):
    screen = StringIO()
    print_brief(brief, Console(file=screen, width=200, force_terminal=False))
    shown = screen.getvalue()
    assert "[/bold]" in shown
    assert ":smile:" in shown
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]", shown)
