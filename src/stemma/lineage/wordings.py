"""What one text shows by itself, whatever else is in the pile: read once, and kept."""

from dataclasses import dataclass
from sys import intern

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.lineage.facts import find_facts
from stemma.lineage.furniture import Paragraph, read_paragraphs
from stemma.model.spans import Bounds
from stemma.store.kept import Kept, content_key
from stemma.text.normalise import word_bounds
from stemma.text.quotes import find_quotations
from stemma.text.sentences import sentence_bounds
from stemma.text.shingles import Codes, word_codes

Offsets = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class FactSentence:
    """A sentence of prose or quotation, and the keys of the facts in it."""

    start: int
    end: int
    facts: tuple[str, ...]
    """Sorted, each once."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words, quotations, sentences and paragraphs of one text."""

    starts: Offsets
    ends: Offsets
    codes: Codes
    quotations: tuple[Bounds, ...]
    sentences: tuple[FactSentence, ...]
    """Those of more than one fact: one alone is no sentence to compare."""
    paragraphs: tuple[Paragraph, ...]


class _Row(msgspec.Struct, array_like=True):
    """A wording as it is kept: numbers as they lie in memory, facts of a sentence with blanks between."""

    starts: bytes
    ends: bytes
    codes: bytes
    quotations: tuple[Bounds, ...]
    sentences: tuple[tuple[int, int, str], ...]
    paragraphs: tuple[Paragraph, ...]


def read_wording(text: str, kept: Kept) -> Wording:
    """Return what a text shows by itself; what `kept` remembers of it is not read again."""
    key = content_key(text)
    body = kept.get(key)
    if body is None:
        body = msgspec.msgpack.encode(_read(text))
        kept.put(key, body)
    row = _DECODER.decode(body)
    return Wording(
        np.frombuffer(row.starts, dtype="<i4"),
        np.frombuffer(row.ends, dtype="<i4"),
        np.frombuffer(row.codes, dtype="<u8"),
        row.quotations,
        # Facts recur: each is in memory once, and a tuple takes a fifth of a set's room.
        tuple(
            FactSentence(start, end, tuple(map(intern, facts.split(" "))))
            for start, end, facts in row.sentences
        ),
        row.paragraphs,
    )


_DECODER = msgspec.msgpack.Decoder(_Row)


def _read(text: str) -> _Row:
    words = word_bounds(text)
    sentences = ((start, end, frozenset(find_facts(text[start:end]))) for start, end in sentence_bounds(text))
    return _Row(
        np.array([start for _, start, _ in words], dtype="<i4").tobytes(),
        np.array([end for _, _, end in words], dtype="<i4").tobytes(),
        word_codes([word for word, _, _ in words]).astype("<u8").tobytes(),
        tuple((quotation.start, quotation.end) for quotation in find_quotations(text)),
        tuple((start, end, " ".join(sorted(facts))) for start, end, facts in sentences if len(facts) > 1),
        read_paragraphs(text),
    )
