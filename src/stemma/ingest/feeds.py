"""News feeds as files, RSS or Atom: one document for each entry, dated by what the feed says of it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from stemma.errors import BadRow
from stemma.ingest.dating import StatedDate, date_document
from stemma.ingest.rows import clean_document, reject
from stemma.model.documents import Document
from stemma.model.ids import content_id
from stemma.model.problems import Rejection, RejectionReason

FEED_STARTS = ("<rss", "<feed", "<rdf:rdf")
"""How the first element of a feed begins: RSS 0.9x and 2.0, Atom (RFC 4287), RSS 1.0."""
ENTRIES = ("item", "entry")
BODIES = ("encoded", "content", "description", "summary")
"""Elements that hold the text of an entry, the fullest first."""
PUBLISHED = ("published", "pubDate", "issued", "date")
CHANGED = ("updated", "modified", "lastBuildDate")
"""Elements that tell when an entry, or its feed, was last changed: it was published by then."""
BLOCKS = frozenset({"p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "ul", "ol"})
UNSEEN = frozenset({"script", "style"})

_ENTITIES = re.compile(r"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)


def read_feed(text: str, name: str, media_type: str) -> Iterator[Document | Rejection]:
    """Yield a document, or a Rejection named "name:number", for each entry of a feed.

    A stated date of publication dates an entry. Where only the last change is told, that is the day by
    which it had appeared. Raises BadRow (NOT_TEXT) for what is no well-formed XML, or declares entities.
    """
    if _ENTITIES.search(text[:4096]):
        raise BadRow(RejectionReason.NOT_TEXT, "a feed that declares entities of its own is not read")
    try:
        root = ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except ET.ParseError as error:
        raise BadRow(RejectionReason.NOT_TEXT, f"not well-formed XML: {error}") from error
    outlet = _told(root.find("{*}channel") if _tag(root) != "feed" else root, ("title",))
    changed = _told(root.find("{*}channel"), CHANGED)
    entries = (element for element in root.iter() if _tag(element) in ENTRIES)
    for number, entry in enumerate(entries, start=1):
        try:
            yield _document(entry, outlet, changed, f"{name}:{number}", media_type)
        except BadRow as error:
            yield reject(f"{name}:{number}", error)


def _document(
    entry: Element, outlet: str | None, changed: str | None, name: str, media_type: str
) -> Document:
    title, body = _told(entry, ("title",)), _told(entry, BODIES)
    paragraphs = [part for part in (title and _plain(title), body and _plain(body)) if part]
    if not body or not paragraphs:
        raise BadRow(RejectionReason.EMPTY, "the entry has no text")
    text, url = "\n\n".join(paragraphs), _address(entry)
    stated = [StatedDate(value, f"feed: {tag}") for tag in PUBLISHED if (value := _told(entry, (tag,)))]
    last = date_document([StatedDate(v, "") for v in (_told(entry, CHANGED), changed) if v])
    return clean_document(
        Document(
            id=content_id("document", text, title, stated[0].value if stated else None, url, outlet),
            text=text,
            name=name,
            published=date_document(stated),
            title=title,
            outlet=outlet,
            author=_told(entry, ("creator",)),
            url=url,
            path=name.rpartition(":")[0],
            media_type=media_type,
            captured=last.last_day,
        )
    )


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _told(element: Element | None, tags: tuple[str, ...]) -> str | None:
    """Return the text of the first child that is called by the first of `tags` that any is called by."""
    for tag in tags:
        for child in element if element is not None else ():
            if _tag(child) == tag and (told := "".join(child.itertext()).strip()):
                return told
    return None


def _address(entry: Element) -> str | None:
    """Return the address of an entry: the text of RSS's link, or the target of Atom's."""
    links = [link for link in entry if _tag(link) == "link"]
    own = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    return _told(entry, ("link",)) or next((href for href in own if href), None)


def _plain(html: str) -> str:
    r"""Return the text of an escaped piece of HTML, its blocks parted by blank lines; BadRow where broken.

    >>> _plain("<p>Troops left &amp; shops opened.</p><p>Buses ran.</p>")
    'Troops left & shops opened.\n\nBuses ran.'
    """
    parser = _Text()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError as error:  # the parser's answer to a declaration it does not know
        raise BadRow(RejectionReason.NOT_TEXT, f"broken HTML: {error}") from error
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Text(HTMLParser):
    """Collects the text of HTML; a block begins a new line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base's
        self.unseen += tag in UNSEEN
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        self.parts.append("\n" if tag in BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data.replace("\n", " "))
