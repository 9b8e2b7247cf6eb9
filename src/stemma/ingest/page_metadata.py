"""What a page states about its article: JSON-LD, OpenGraph and the like; never guesses from bare text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain
from typing import Any, Protocol

import msgspec

from stemma.ingest.dating import StatedDate

_BLANKS = re.compile(r"\s+")

_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "date",
)
_CHANGED_NAMES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_TIME_ELEMENTS = (
    ".//time[@itemprop='datePublished' or @pubdate]/@datetime",
    ".//time[contains(concat(' ', @class, ' '), ' published ')]/@datetime",
    ".//article//header//time/@datetime",
)
_ARTICLE_TYPE = re.compile(r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting)")


class Tree(Protocol):
    """The part of lxml's element that is used here."""

    def xpath(self, path: str, /) -> list[Any]:
        """Return what stands at `path`."""

    def iter(self, tag: str, /) -> Iterator[Any]:
        """Yield the elements of one name."""

    def findtext(self, path: str, /) -> str | None:
        """Return the text of the first element at `path`."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was stated, each the most trusted of its kind; dates in the order of trust."""

    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: tuple[StatedDate, ...]
    changed: str | None
    """When the page was last changed."""


def find_metadata(tree: Tree) -> Metadata:
    """Return what the page states; `tree` is its parsed HTML."""
    article = next(_articles(tree), {})
    named = _named(tree)
    return Metadata(
        title=_first(
            article.get("headline"),
            *_pick(named, "og:title", "dc.title"),
            _only(tree, ".//h1"),
            tree.findtext(".//title"),
        ),
        outlet=_first(
            named.get("og:site_name"), _name_of(article.get("publisher")), named.get("dc.publisher")
        ),
        author=_first(_name_of(article.get("author")), *_pick(named, "author", "dc.creator")),
        url=_first(*tree.xpath(".//link[@rel='canonical']/@href"), named.get("og:url"), article.get("url")),
        published=tuple(_dates(article, named, tree)),
        changed=_first(article.get("dateModified"), *_pick(named, *_CHANGED_NAMES)),
    )


def _articles(tree: Tree) -> Iterator[Mapping[str, Any]]:
    """Yield the articles among the page's JSON-LD blocks: the block, its members, or its graph."""
    for block in tree.xpath(".//script[@type='application/ld+json']/text()"):
        try:
            found = msgspec.json.decode(block.encode("utf-8"), strict=False)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            continue
        for item in chain.from_iterable(_members(part) for part in _as_list(found)):
            if isinstance(item, Mapping) and any(
                _is_article_type(kind) for kind in _as_list(item.get("@type"))
            ):
                yield item


def _members(item: object) -> list[object]:
    return [item, *_as_list(item.get("@graph"))] if isinstance(item, Mapping) else []


def _is_article_type(kind: object) -> bool:
    return isinstance(kind, str) and _ARTICLE_TYPE.fullmatch(kind) is not None


def _named(tree: Tree) -> dict[str, str]:
    """Return the contents of the page's <meta> elements; the first of a name counts."""
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _text(element.get("content"))
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _dates(article: Mapping[str, Any], named: Mapping[str, str], tree: Tree) -> Iterator[StatedDate]:
    stated = _text(article.get("datePublished"))
    if stated:
        yield StatedDate(stated, "page metadata: JSON-LD datePublished")
    for name in _DATE_NAMES:
        if name in named:
            yield StatedDate(named[name], f"page metadata: {name}")
    # Several different days: the times of teasers, comments or updates, and nothing says which is ours.
    for path in _TIME_ELEMENTS:
        values = {str(value).strip() for value in tree.xpath(path)}
        if len(values) == 1:
            yield StatedDate(values.pop(), "page markup: <time datetime>")


def _name_of(value: object) -> str | None:
    """Return the name of a JSON-LD person or organisation, or the names of several."""
    names = [
        _text(item.get("name")) if isinstance(item, Mapping) else _text(item) for item in _as_list(value)
    ]
    return ", ".join(name for name in names if name) or None


def _only(tree: Tree, path: str) -> str | None:
    """Return the text of the one element at `path`; several say nothing about which is meant."""
    found = tree.xpath(path)
    return _text("".join(found[0].itertext())) if len(found) == 1 else None


def _pick(named: Mapping[str, str], *names: str) -> list[str | None]:
    return [named.get(name) for name in names]


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _first(*values: object) -> str | None:
    return next((found for found in map(_text, values) if found), None)


def _text(value: object) -> str | None:
    """Return `value` without needless blanks and escapes, or None where it is no text."""
    return _BLANKS.sub(" ", unescape(value)).strip() or None if isinstance(value, str) else None
