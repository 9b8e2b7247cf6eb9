"""The spaCy component: reads a document window by window and writes tags, trees, sentences and entities."""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    LEMMA,
    MORPH,
    POS,
    TAG,
)
from spacy.language import Language
from spacy.tokens import Doc, Token

from stemma_en.analysis import ROOT, Analyser, Analysis
from stemma_en.boundaries import Boundaries, Words
from stemma_en.encoder import Encoder
from stemma_en.lemmas import Lemmatiser
from stemma_en.vectors import attach
from stemma_en.windows import Window, windows
from stemma_en.wordpiece import WordPiece
from stemma_en.words import case_of

NAME = FACTORY = "stemma_reader"
PACKAGE = Path(__file__).parent
BLANK_TAG, BLANK_POS, BLANK_RELATION = "_SP", "SPACE", "dep"
INSIDE, OUTSIDE, BEGIN = 1, 2, 3  # spaCy's codes of I, O and B
COLUMNS = (TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)
ASSIGNED = [f"token.{name}" for name in ("tag", "pos", "morph", "lemma", "dep", "head")]
CODES = {"O": OUTSIDE, "B": BEGIN, "I": INSIDE}

HASH_BITS = 0xFFFFFFFFFFFFFFFF

Read = tuple[Window, Analysis]
Row = tuple[int, ...]  # one token's values, in the order of COLUMNS


class Reader:
    """Annotates documents; `threads` windows are read at a time, which changes no result."""

    def __init__(self, threads: int = 1) -> None:
        labels = json.loads((PACKAGE / "labels.json").read_text(encoding="utf-8"))
        self._threads = threads
        self._wordpiece = WordPiece(PACKAGE / "vocab.txt")
        self._encoder = Encoder(PACKAGE / "weights.onnx")
        lemmatiser = Lemmatiser(PACKAGE / "lemmas.tsv", PACKAGE / "vocab.txt")
        weights = json.loads((PACKAGE / "boundaries.json").read_text(encoding="utf-8"))
        self._analyser = Analyser(labels, lemmatiser, Boundaries(weights))

    def __call__(self, doc: Doc) -> Doc:
        """Return the same document, annotated."""
        return next(self.pipe((doc,)))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Yield the same documents in the same order, annotated, each as if it were alone."""
        if self._threads == 1:
            for doc in stream:
                yield _write(doc, [self._read(doc, window) for window in windows(doc, self._wordpiece)])
            return
        documents = iter(stream)
        with ThreadPoolExecutor(self._threads) as pool:
            while batch := list(islice(documents, batch_size)):
                jobs = [
                    [pool.submit(self._read, doc, window) for window in windows(doc, self._wordpiece)]
                    for doc in batch
                ]
                for doc, parts in zip(batch, jobs, strict=True):
                    yield _write(doc, [job.result() for job in parts])

    def _read(self, doc: Doc, window: Window) -> Read:
        words = words_of(doc, window)
        scores = self._encoder.scores(window, [case_of(text) for text in words.texts])
        return window, self._analyser.analyse(words, scores)

    def __reduce__(self) -> tuple[type["Reader"], tuple[int]]:
        """Travel to another process as a setting; the weights are read again there."""
        return Reader, (self._threads,)


def words_of(doc: Doc, window: Window) -> Words:
    """Return the words of a window of the document."""
    tokens = [doc[index] for index in window.tokens]
    joined = [token.i > 0 and not _is_blank_after(doc[token.i - 1]) for token in tokens]
    return Words([token.text for token in tokens], joined, window.starts)


def _is_blank_after(token: Token) -> bool:
    return token.is_space or bool(token.whitespace_)


@Language.factory(
    FACTORY,
    default_config={"threads": 1},
    assigns=[*ASSIGNED, "doc.ents", "doc.sents"],
)
def make_reader(nlp: Language, name: str, threads: int) -> Reader:  # noqa: ARG001 — spaCy calls it so
    """Return the component of a pipeline."""
    return Reader(threads)


def _write(doc: Doc, read: list[Read]) -> Doc:
    """Write the annotation of the windows into the document, fill in its blanks, and lend it vectors."""
    attach(doc)
    if not len(doc):
        return doc
    add = doc.vocab.strings.add
    rows: list[Row | None] = [None] * len(doc)
    for window, found in read:
        places = window.tokens
        for index, place in enumerate(places):
            border, _, label = found.entities[index].partition("-")
            rows[place] = (
                add(found.tags[index]),
                add(found.parts_of_speech[index]),
                doc.vocab.morphology.add(found.morphs[index]),
                add(found.lemmas[index]),
                places[found.heads[index]] - place,
                add(found.relations[index]),
                CODES[border],
                add(label) if label else 0,
            )
    filled = _with_blanks(doc, rows)
    values: Any = np.array([[value & HASH_BITS for value in row] for row in filled], dtype=np.uint64)
    return doc.from_array(list(COLUMNS), values)


def _with_blanks(doc: Doc, rows: list[Row | None]) -> list[Row]:
    """Return a row for each token: blanks hang on the word before, at the start on the first word.

    In a document of nothing else, the first blank is the root.
    """
    add = doc.vocab.strings.add
    head = next((place for place, row in enumerate(rows) if row), 0)
    empty = doc.vocab.morphology.add("")
    filled: list[Row] = []
    for place, row in enumerate(rows):
        if row:
            head = place
            filled.append(row)
            continue
        after = rows[place + 1] if place + 1 < len(rows) else None
        entity = after[6:] if after and after[6] == INSIDE else (OUTSIDE, 0)
        relation = BLANK_RELATION if head != place else ROOT
        shared = (add(BLANK_TAG), add(BLANK_POS), empty, doc[place].orth, head - place, add(relation))
        filled.append((*shared, *entity))
    return filled
