"""Documents as carriers of passages: their words as numbers, and what kind of text each word stands in."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from stemma.lineage.furniture import find_furniture
from stemma.lineage.wordings import FactSentence, Offsets, Wording, read_wording
from stemma.model.documents import Document
from stemma.model.spans import Bounds, Span
from stemma.store.tables import Tables
from stemma.text.cuts import blank_cuts
from stemma.text.shingles import Codes


class Stuff(IntEnum):
    """What kind of text a word stands in."""

    PROSE = 0
    QUOTATION = 1
    FURNITURE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Witness:
    """A distinct text of the pile; `documents` carry it word for word, by id."""

    documents: tuple[Document, ...]
    text: str
    """The text of the first document, cuts blanked."""
    starts: Offsets
    ends: Offsets
    codes: Codes
    stuff: npt.NDArray[np.int8]
    sentences: tuple[FactSentence, ...]

    @property
    def facts(self) -> frozenset[str]:
        """Return the keys of all facts of the text."""
        return frozenset().union(*(sentence.facts for sentence in self.sentences))

    def span(self, document: Document, first: int, after: int) -> Span:
        """Return the characters of words `first` to `after` (exclusive) in one of the documents."""
        return Span(document.id, int(self.starts[first]), int(self.ends[after - 1]))


def read_witnesses(tables: Tables) -> tuple[Witness, ...]:
    """Return the distinct texts of the pile in the order of their first document's id."""
    carriers: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(tables.all(Document), key=lambda d: d.id):
        carriers[visible_text(document)].append(document)
    kept = tables.kept("lineage.wordings")
    wordings = {text: read_wording(text, kept) for text in carriers}
    furniture = find_furniture(
        {
            text: (wordings[text].paragraphs, frozenset(filter(None, map(site_of, documents))))
            for text, documents in carriers.items()
        }
    )
    return tuple(
        _witness(tuple(documents), text, wordings[text], furniture[text])
        for text, documents in carriers.items()
    )


def site_of(document: Document) -> str | None:
    """Return who published a document: its outlet, else the host of its address, if either is known."""
    return document.outlet or (urlsplit(document.url).hostname if document.url else None)


def visible_text(document: Document) -> str:
    """Return the text with its cuts blanked."""
    return blank_cuts(document.text, document.cuts)


def text_key(document: Document) -> str:
    """Return the key under which exact copies fall together."""
    return sha256(visible_text(document).encode("utf-8", "surrogatepass")).hexdigest()


def _witness(
    documents: tuple[Document, ...], text: str, wording: Wording, furniture: list[Bounds]
) -> Witness:
    stuff = np.zeros(len(wording.codes), dtype=np.int8)
    _mark(stuff, wording.starts, wording.quotations, Stuff.QUOTATION)
    _mark(stuff, wording.starts, furniture, Stuff.FURNITURE)
    sentences = tuple(_outside(wording.sentences, furniture))
    return Witness(documents, text, wording.starts, wording.ends, wording.codes, stuff, sentences)


def _mark(stuff: npt.NDArray[np.int8], starts: Offsets, bounds: Sequence[Bounds], kind: Stuff) -> None:
    for first, after in np.searchsorted(starts, np.array(bounds, dtype=starts.dtype).reshape(-1, 2)).tolist():
        stuff[first:after] = kind


def _outside(sentences: Iterable[FactSentence], furniture: list[Bounds]) -> Iterator[FactSentence]:
    """Yield the sentences that do not begin in furniture."""
    hidden = iter([*furniture, (sys.maxsize, sys.maxsize)])
    bound = next(hidden)
    for sentence in sentences:
        while bound[1] <= sentence.start:
            bound = next(hidden)
        if bound[0] > sentence.start:
            yield sentence
