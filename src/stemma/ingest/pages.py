"""Web pages: the article of an HTML page, within bounds that no page can break."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec

from stemma.errors import BadRow
from stemma.ingest.dating import StatedDate, date_document
from stemma.ingest.encoding import declared_charset, decode_text
from stemma.ingest.page_text import Page, extract_page
from stemma.ingest.rows import clean_document
from stemma.model.documents import Document
from stemma.model.ids import content_id
from stemma.model.problems import RejectionReason

MAX_PAGE_BYTES = 5_000_000

# Within these bounds the slowest pages tried took 0.7 s (5,900 flat paragraphs), 0.3 s (a tag with 4,000
# attributes) and 0.1 s (5,900 nested elements); an ordinary page takes 0.01 s. A page beyond them is read
# apart, which costs half a second more: 40,000 paragraphs take 3 s, 200,000 attributes are stopped after 5.
MAX_TRUSTED_CHARACTERS = 300_000
MAX_TRUSTED_MARKS = 6_000
MAX_TRUSTED_TAG = 20_000
MAX_SECONDS = 10.0
"""For a machine that is busy; the process's own limit on its computing time usually comes first."""

_LONG_TAG = re.compile(rf"<[^<>]{{{MAX_TRUSTED_TAG}}}")


def read_page(
    stream: BinaryIO, path: Path, address: str | None = None, captured: date | None = None
) -> Document:
    """Return the article of an HTML page; its text begins with its headline, as the text of a row does.

    `address` and `captured` say where and when it was fetched, where that is known.

    Raises BadRow: TOO_LARGE beyond 5 MB, TOO_SLOW where extraction takes more than 5 s of computing,
    NO_ARTICLE where the page holds none, NOT_TEXT or BAD_ENCODING where the bytes are no text.
    """
    content = stream.read(MAX_PAGE_BYTES + 1)
    if len(content) > MAX_PAGE_BYTES:
        raise BadRow(RejectionReason.TOO_LARGE, f"the page is longer than {MAX_PAGE_BYTES:,} bytes")
    decoded = decode_text(content, declared_charset(content))
    page = extract_page(decoded.text) if _is_simple(decoded.text) else _extract_apart(decoded.text)
    if page is None:
        raise BadRow(RejectionReason.NO_ARTICLE, "no article was found on the page")
    document = _make_document(page, path, address, decoded.media_type("text/html"))
    changed = date_document([StatedDate(page.stated.changed, "")] if page.stated.changed else [])
    return clean_document(replace(document, captured=captured or changed.last_day))


def _make_document(page: Page, path: Path, address: str | None, media_type: str) -> Document:
    stated = page.stated
    published = stated.published[0].value if stated.published else None
    url = stated.url or address
    return Document(
        id=content_id("document", page.text, stated.title, published, url, stated.outlet),
        text=page.text,
        name=path.stem,
        published=date_document(stated.published),
        title=stated.title,
        outlet=stated.outlet,
        author=stated.author,
        url=url,
        path=str(path),
        media_type=media_type,
    )


def _is_simple(html: str) -> bool:
    """Tell whether the page is too small to be slow: extraction is quadratic in tags and in attributes."""
    if len(html) > MAX_TRUSTED_CHARACTERS or html.count("<") + html.count("=") > MAX_TRUSTED_MARKS:
        return False
    return _LONG_TAG.search(html) is None


def _extract_apart(html: str) -> Page | None:
    """Extract in a process of its own, which is killed when its time is up."""
    command = [sys.executable, "-m", "stemma.ingest.page_worker"]
    try:
        done = subprocess.run(
            command, input=html.encode("utf-8"), capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BadRow(RejectionReason.TOO_SLOW, f"extraction took more than {MAX_SECONDS:g} s") from error
    if done.returncode != 0:
        raise BadRow(RejectionReason.TOO_SLOW, "extraction ran out of time or memory")
    return msgspec.json.decode(done.stdout, type=Page | None)
