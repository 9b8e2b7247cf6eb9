"""Documents as carriers of passages: their words as numbers, and what kind of text each word stands in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from stemma.lineage.facts import find_facts
from stemma.lineage.furniture import Bounds, find_furniture
from stemma.model.documents import Document
from stemma.model.spans import Span
from stemma.text.cuts import blank_cuts
from stemma.text.normalise import word_bounds
from stemma.text.quotes import find_quotations
from stemma.text.sentences import sentence_bounds
from stemma.text.shingles import Codes, word_codes


class Stuff(IntEnum):
    """What kind of text a word stands in."""

    PROSE = 0
    QUOTATION = 1
    FURNITURE = 2


@dataclass(frozen=True, slots=True)
class FactSentence:
    """A sentence of prose or quotation, and the keys of the facts in it."""

    start: int
    end: int
    facts: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Witness:
    """A distinct text of the pile; `documents` carry it word for word, by id."""

    documents: tuple[Document, ...]
    text: str
    """The text of the first document, cuts blanked."""
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
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


def read_witnesses(documents: Iterable[Document]) -> tuple[Witness, ...]:
    """Return the distinct texts of the pile in the order of their first document's id."""
    carriers: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.id):
        carriers[text_key(document)].append(document)
    texts = {
        key: (visible_text(group[0]), frozenset(d.outlet for d in group if d.outlet))
        for key, group in carriers.items()
    }
    furniture = find_furniture(texts)
    return tuple(_read(tuple(group), texts[key][0], furniture[key]) for key, group in carriers.items())


def visible_text(document: Document) -> str:
    """Return the text with its cuts blanked."""
    return blank_cuts(document.text, document.cuts)


def text_key(document: Document) -> str:
    """Return the key under which exact copies fall together."""
    return sha256(visible_text(document).encode("utf-8", "surrogatepass")).hexdigest()


def _read(documents: tuple[Document, ...], text: str, furniture: list[Bounds]) -> Witness:
    words = word_bounds(text)
    starts = np.array([start for _, start, _ in words], dtype=np.int64)
    stuff = np.zeros(len(words), dtype=np.int8)
    _mark(stuff, starts, [(q.start, q.end) for q in find_quotations(text)], Stuff.QUOTATION)
    _mark(stuff, starts, furniture, Stuff.FURNITURE)
    return Witness(
        documents,
        text,
        starts,
        np.array([end for _, _, end in words], dtype=np.int64),
        word_codes([word for word, _, _ in words]),
        stuff,
        _fact_sentences(text, furniture),
    )


def _mark(
    stuff: npt.NDArray[np.int8], starts: npt.NDArray[np.int64], bounds: list[Bounds], kind: Stuff
) -> None:
    for start, end in bounds:
        first, after = np.searchsorted(starts, [start, end])
        stuff[first:after] = kind


def _fact_sentences(text: str, furniture: list[Bounds]) -> tuple[FactSentence, ...]:
    """Return the sentences outside furniture; one fact alone is no sentence to compare."""
    hidden = iter([*furniture, (len(text) + 1, len(text) + 2)])
    bound = next(hidden)
    sentences = []
    for start, end in sentence_bounds(text):
        while bound[1] <= start:
            bound = next(hidden)
        if bound[0] <= start:
            continue
        facts = frozenset(find_facts(text[start:end]))
        if len(facts) > 1:
            sentences.append(FactSentence(start, end, facts))
    return tuple(sentences)
