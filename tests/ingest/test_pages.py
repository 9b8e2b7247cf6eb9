import time
from datetime import date

import pytest

from stemma.ingest import page_worker, pages
from stemma.ingest.page_text import extract_page
from stemma.ingest.paths import read_paths
from stemma.model.dates import Unresolved
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

SENTENCES = (
    "The last soldiers left the town of Gori on Friday morning, the mayor said.",
    "Shops had opened again by noon, and buses were bringing people back from the capital.",
    "A spokesman for the army said that the road to the north was still closed to traffic.",
)
BODY = "<h1>Troops leave Gori</h1>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)

GRAPH = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},'
    ' {"@type": ["NewsArticle"], "datePublished": "2008-08-15T23:30:00+04:00"}]}</script>'
)
BROKEN_BLOCK = '<script type="application/ld+json">{broken</script>'


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def read_one(read_bytes, content: bytes) -> Document:
    (document,) = read_bytes("gori.html", content)
    assert isinstance(document, Document), document
    return document


def test_the_text_of_a_page_is_its_headline_and_paragraphs_parted_by_blank_lines(read_bytes):
    document = read_one(read_bytes, page())
    assert document.text == "\n\n".join(["Troops leave Gori", *SENTENCES])
    assert (document.title, document.name, document.language) == ("Troops leave Gori", "gori", "en")
    assert document.media_type == "text/html"
    assert document.published.unresolved is Unresolved.NOT_STATED


def test_a_headline_that_the_extraction_keeps_is_not_put_there_twice(read_bytes):
    body = "<p>Troops leave Gori</p>" + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    document = read_one(read_bytes, page('<meta property="og:title" content="Troops leave Gori">', body))
    assert document.text.count("Troops leave Gori") == 1


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        (
            f"{GRAPH}<meta property='article:published_time' content='2001-01-01'>",
            "page metadata: JSON-LD datePublished",
        ),
        (
            f"{BROKEN_BLOCK}<meta property='article:published_time' content='2008-08-15T08:00:00Z'>",
            "page metadata: article:published_time",
        ),
        ('<meta name="DC.date.issued" content="2008/08/15">', "page metadata: dc.date.issued"),
        ('<meta name="date" content="Fri, 15 Aug 2008 08:00:00 GMT">', "page metadata: date"),
    ],
)
def test_a_page_is_dated_by_what_its_metadata_state(read_bytes, head, basis):
    published = read_one(read_bytes, page(head)).published
    assert (str(published.first_day), published.basis) == ("2008-08-15", (basis,))


def test_a_page_is_dated_by_its_own_time_element_but_not_by_several(read_bytes):
    one = '<header><time datetime="2008-08-15">today</time></header>'
    assert str(read_one(read_bytes, page("", one + BODY)).published.first_day) == "2008-08-15"
    two = one + '<header><time datetime="2007-01-01">then</time></header>'
    assert read_one(read_bytes, page("", two + BODY)).published.unresolved is Unresolved.NOT_STATED


@pytest.mark.parametrize("date", ["08/09/2008", "0001-01-01T00:00:00", "last Friday"])
def test_a_date_with_two_readings_or_none_dates_no_page(read_bytes, date):
    head = f'<meta property="article:published_time" content="{date}">'
    assert read_one(read_bytes, page(head)).published.unresolved is Unresolved.NOT_STATED


def test_a_day_in_the_prose_of_a_page_is_no_publication_date(read_bytes):
    body = BODY + "<p>The war had begun on August 8, 2008, with an attack by night on the city.</p>"
    assert read_one(read_bytes, page("", body)).published.unresolved is Unresolved.NOT_STATED


def test_outlet_author_and_address_come_from_the_metadata(read_bytes):
    head = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "Army goes", "author":'
        ' [{"name": "A. Okell"}, "B. Ferrand"], "publisher": {"name": "Courier"}, "articleBody": "Nothing."}'
        '</script><link rel="canonical" href="https://courier.example/1">'
    )
    document = read_one(read_bytes, page(head))
    assert (document.title, document.outlet, document.author) == (
        "Army goes",
        "Courier",
        "A. Okell, B. Ferrand",
    )
    assert document.url == "https://courier.example/1"
    assert "Nothing." not in document.text


@pytest.mark.parametrize(
    ("declared", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("utf-8", "utf-8")]
)
def test_the_declared_encoding_of_a_page_is_used(read_bytes, declared, encoding):
    word = "Тбилиси" if encoding == "cp1251" else "“Tbilissi”, café"
    html = page(f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">').decode()
    document = read_one(read_bytes, html.replace("the mayor", word).encode(encoding))
    assert word in document.text
    assert document.media_type == "text/html"


def test_a_page_that_declares_a_wrong_encoding_is_still_read(read_bytes):
    html = page('<meta charset="utf-8">').decode().replace("the mayor", "the mayor of café “Gori”")
    document = read_one(read_bytes, html.encode("cp1252"))
    assert "café “Gori”" in document.text
    assert document.media_type == "text/html; charset=windows-1252"


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<div>" * 3_000])
def test_a_page_without_an_article_is_rejected(read_bytes, body):
    (rejection,) = read_bytes("a.html", page(body=body))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is RejectionReason.NO_ARTICLE


def test_a_page_beyond_the_size_limit_is_rejected_at_once(read_bytes):
    started = time.monotonic()
    (rejection,) = read_bytes("a.html", page(body="<p>x</p>" * 1_500_000))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is RejectionReason.TOO_LARGE
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">x</p>",
        "<p " + " ".join(f"a{number}" for number in range(60_000)) + ">x</p>",
        "<p>The army left.</p>" * 40_000,
    ],
    ids=["attributes", "attributes without values", "flat paragraphs"],
)
def test_a_hostile_page_is_ended_by_the_clock(read_bytes, monkeypatch, body):
    monkeypatch.setattr(pages, "MAX_SECONDS", 0.8)
    (rejection,) = read_bytes("a.html", page(body=body))
    assert isinstance(rejection, Rejection)
    assert rejection.reason is RejectionReason.TOO_SLOW


def test_a_page_read_apart_gives_what_it_gives_in_process(tmp_path, monkeypatch):
    path = tmp_path / "a.html"
    path.write_bytes(page('<meta property="article:published_time" content="2008-08-15">'))
    here = list(read_paths([path]))
    monkeypatch.setattr(pages, "MAX_TRUSTED_CHARACTERS", 0)
    monkeypatch.setattr(pages, "MAX_SECONDS", 60)
    assert list(read_paths([path])) == here


def test_the_worker_is_ended_by_the_system_before_the_clock_of_a_quiet_machine():
    assert page_worker.MAX_CPU_SECONDS < pages.MAX_SECONDS


def test_extraction_of_nothing_is_nothing():
    assert extract_page("") is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2008-08-17T10:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2008-08-17"}</script>',
    ],
)
def test_the_last_change_of_a_page_is_no_date_but_the_day_by_which_it_had_appeared(read_bytes, head):
    document = read_one(read_bytes, page(head))
    assert document.published.unresolved is Unresolved.NOT_STATED
    assert document.captured == date(2008, 8, 17)
