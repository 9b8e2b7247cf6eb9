from datetime import date
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import BadRow
from stemma.ingest.feeds import read_feed
from stemma.ingest.rows import reject
from stemma.model.dates import Unresolved
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

STORY = "&lt;p&gt;The last soldiers left Gori.&lt;/p&gt;&lt;p&gt;Shops &amp;amp; schools opened.&lt;/p&gt;"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gori Post</title>
<lastBuildDate>Wed, 20 Aug 2008 10:00:00 +0400</lastBuildDate>
<item><title>Troops leave</title><link>https://example.org/a</link><dc:creator>N. Abashidze</dc:creator>
<pubDate>Fri, 15 Aug 2008 23:30:00 +0400</pubDate><description>Short.</description>
<content:encoded>{STORY}</content:encoded></item>
<item><title>Undated</title><description>Buses ran again from the capital.</description></item>
<item><title>Empty</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gori Post</title>
<entry><title>Troops leave</title><link rel="self" href="https://example.org/self"/>
<link href="https://example.org/a"/><published>2008-08-15T23:30:00+04:00</published>
<updated>2008-08-17T10:00:00Z</updated><content type="html">The last soldiers left Gori.</content></entry>
<entry><title>Changed</title><updated>2008-08-17T10:00:00Z</updated><summary>Buses ran.</summary></entry>
</feed>"""


def documents(read_bytes, content, name="feed.xml"):
    return [found for found in read_bytes(name, content.encode()) if isinstance(found, Document)]


@pytest.mark.parametrize(
    ("name", "content"), [("feed.xml", RSS), ("a.rss", RSS), ("f.xml", ATOM), ("a.atom", ATOM)]
)
def test_an_entry_is_a_document_with_the_day_that_the_feed_states(read_bytes, name, content):
    entry = documents(read_bytes, content, name)[0]
    assert entry.published.first_day == entry.published.last_day == date(2008, 8, 15)
    assert entry.published.basis[0].startswith("feed: pub")
    assert (entry.title, entry.outlet, entry.url) == ("Troops leave", "Gori Post", "https://example.org/a")


def test_the_fullest_text_of_an_entry_is_read_with_its_blocks_apart(read_bytes):
    entry = documents(read_bytes, RSS)[0]
    assert entry.text == "Troops leave\n\nThe last soldiers left Gori.\n\nShops & schools opened."
    assert entry.author == "N. Abashidze"


def test_the_last_change_of_an_entry_or_a_feed_is_no_date_but_the_day_by_which_it_had_appeared(read_bytes):
    for content, last in ((RSS, date(2008, 8, 20)), (ATOM, date(2008, 8, 17))):
        entry = documents(read_bytes, content)[1]
        assert entry.published.unresolved is Unresolved.NOT_STATED
        assert entry.captured == last


def test_an_entry_without_text_is_left_out_with_its_reason(read_bytes):
    (rejection,) = [found for found in read_bytes("feed.xml", RSS.encode()) if isinstance(found, Rejection)]
    assert rejection.reason is RejectionReason.EMPTY
    assert rejection.name.endswith("feed.xml:3")


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel/></rss>',
        "<rss><channel><item><title>Troops</item></channel></rss>",
    ],
    ids=["entities", "unbalanced"],
)
def test_a_feed_that_is_not_sound_is_refused(read_bytes, content):
    (rejection,) = read_bytes("feed.rss", content.encode())
    assert rejection.reason is RejectionReason.NOT_TEXT


PARTS = st.sampled_from(
    [*(f"<{tag}>" for tag in ("item", "entry", "/item", "title", "/title", "content")), *'<>&"']
)
TEXTS = st.lists(PARTS | st.text(max_size=8) | st.just("<![x[ <p>"), max_size=12).map("".join)


def outcome(text):
    try:
        return list(read_feed(text, "feed.xml", "application/xml"))
    except BadRow as error:
        return [reject("feed.xml", error)]


@given(TEXTS, TEXTS)
def test_whatever_stands_in_a_feed_it_gives_documents_or_reasons(body, around):
    item = f"<item><title>Troops</title><description>{escape(body)}</description></item>"
    (found,) = outcome(f"<rss><channel>{item}</channel></rss>")
    assert isinstance(found, Document | Rejection)
    for found in outcome(f"<rss><channel>{item}{around}</channel></rss>"):
        assert isinstance(found, Document) or found.reason in {
            RejectionReason.NOT_TEXT,
            RejectionReason.EMPTY,
        }
