import gzip
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.model.dates import Unresolved
from stemma.model.documents import Document
from stemma.model.problems import Rejection, RejectionReason

PAGE = (
    "<!doctype html><html><head>{}</head><body><article><h1>Troops leave Gori</h1>"
    "<p>The last soldiers left the town of Gori on Friday morning, the mayor said.</p>"
    "<p>Shops had opened again by noon, and buses were bringing people back from the capital.</p>"
    "<p>A spokesman for the army said that the road to the north was still closed to traffic.</p>"
    "</article></body></html>"
)
STATED = '<meta property="article:published_time" content="2008-08-15">'


def answer(body=None, *fields, status="200 OK", kind="text/html; charset=utf-8"):
    body = PAGE.format("").encode() if body is None else body
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *fields])
    return head.encode() + b"\r\n\r\n" + body


def record(
    block, kind="response", address="https://example.org/a", content="application/http;msgtype=response"
):
    head = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {address}",
        "WARC-Date: 2008-08-17T22:10:00Z", f"Content-Type: {content}", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


INFO = record(b"software: test\r\n", "warcinfo", content="application/warc-fields")
REQUEST = record(b"GET /a HTTP/1.1\r\n\r\n", "request", content="application/http;msgtype=request")


def test_the_pages_of_an_archive_are_documents_and_had_appeared_by_the_day_of_the_fetch(read_bytes):
    (document,) = read_bytes("crawl.warc", INFO + REQUEST + record(answer()))
    assert isinstance(document, Document)
    assert document.text.startswith("Troops leave Gori\n\nThe last soldiers")
    assert document.published.unresolved is Unresolved.NOT_STATED
    assert document.captured == date(2008, 8, 17)
    assert document.url == "https://example.org/a"


def test_what_a_page_states_goes_before_the_day_of_the_fetch(read_bytes):
    (document,) = read_bytes("crawl.warc", record(answer(PAGE.format(STATED).encode())))
    assert document.published.first_day == date(2008, 8, 15)


def test_the_address_of_a_record_dates_a_page_that_states_nothing(read_bytes):
    address = "https://example.org/2008/08/16/troops-leave"
    (document,) = read_bytes("crawl.warc", record(answer(), address=address))
    assert document.published.first_day == date(2008, 8, 16)


HTML = PAGE.format("").encode()
CHUNKED = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (HTML[:100], HTML[100:])) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (CHUNKED, ["Transfer-Encoding: chunked"]),
        (HTML, ["Transfer-Encoding: chunked"]),
        (gzip.compress(HTML), ["Content-Encoding: gzip"]),
        (HTML, ["Content-Encoding: gzip"]),
    ],
    ids=["chunked", "called chunked", "packed", "called packed"],
)
def test_a_page_is_unpacked_as_its_answer_was_sent(read_bytes, body, fields):
    (document,) = read_bytes("crawl.warc", record(answer(body, *fields)))
    assert document.text.startswith("Troops leave Gori")


def test_a_compressed_archive_of_many_members_is_read_to_its_end(read_bytes):
    members = b"".join(gzip.compress(part) for part in (INFO, record(answer()), record(answer())))
    names = [document.name for document in read_bytes("crawl.warc.gz", members)]
    assert [name.rpartition(":")[2] for name in names] == ["2", "3"]


def test_pictures_errors_and_requests_are_no_pages(read_bytes):
    archive = record(answer(b"GIF89a", kind="image/gif")) + record(answer(status="404 Not Found")) + REQUEST
    (rejection,) = read_bytes("crawl.warc", archive)
    assert rejection.reason is RejectionReason.EMPTY


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (record(answer()) + b"rubbish\r\n", RejectionReason.NOT_TEXT),
        (record(answer(b"", "Content-Encoding: br")), RejectionReason.BAD_ENCODING),
        (record(answer(b"\x1f\x8bno", "Content-Encoding: gzip")), RejectionReason.NOT_TEXT),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", RejectionReason.NOT_TEXT),
    ],
    ids=["rubbish between records", "unread packing", "damaged packing", "no length"],
)
def test_what_is_damaged_is_left_out_with_its_reason(read_bytes, archive, reason):
    assert reason in {
        found.reason for found in read_bytes("crawl.warc", archive) if isinstance(found, Rejection)
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from([record(answer()), INFO, b"WARC/1.0\r\n", b"\r\n"]) | st.binary(max_size=30),
        max_size=5,
    )
)
def test_whatever_stands_in_an_archive_it_gives_documents_or_reasons(read_bytes, parts):
    assert read_bytes("crawl.warc", b"".join([INFO, *parts]))
