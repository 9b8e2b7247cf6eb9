"""Last step: the treebanks as the finished network reads them → weights that decide where sentences start.

Logistic regression over the words that the network doubts. Of texts that it learned from, the network is
surer than of new ones: its score is taken to weigh CONFIDENCE of what it weighs there.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from stemma_en.boundaries import SCORE, doubtful, traits
from stemma_en.component import words_of
from stemma_en.encoder import Encoder
from stemma_en.tokenizer import make_tokenizer
from stemma_en.windows import windows
from stemma_en.wordpiece import WordPiece
from stemma_en.words import case_of
from training.prepare import PIECE_VOCABULARY
from training.sources import SOURCES, checked

CONFIDENCE = 0.7  # on ewt_dev and gum_dev, .65 to .85 do almost as well, and 1 half a point worse
PENALTY = 2.0  # on the square of each weight but the score's
ROUNDS = 20  # of Newton's method: it stands still after ten

Example = tuple[float, list[str], bool]
"""The network's score of a word, its traits, and whether a sentence starts there."""


def fit_boundaries(source: Path, work: Path) -> None:
    """Write `boundaries.json` for the network `weights.onnx` of the same folder."""
    language = spacy.blank("en")
    language.tokenizer = make_tokenizer()(language)
    encoder, wordpiece = Encoder(work / "weights.onnx"), WordPiece(PIECE_VOCABULARY)
    found: list[Example] = []
    for listed in SOURCES:
        if listed.trees:
            file = checked(source / f"{listed.name}.spacy", listed.sha256)
            for gold in DocBin().from_disk(file).get_docs(language.vocab):
                found += examples(language, gold, encoder, wordpiece)
    weights = fitted(found)
    text = json.dumps(weights, indent=0, sort_keys=True)
    (work / "boundaries.json").write_text(text + "\n", encoding="utf-8")


def examples(language: Language, gold: Doc, encoder: Encoder, wordpiece: WordPiece) -> Iterator[Example]:
    """Yield the doubtful words of a text, cut into words as the finished model cuts it."""
    starts = {next(token.idx for token in sent if not token.is_space) for sent in gold.sents}
    doc = language.make_doc(gold.text)
    for window in windows(doc, wordpiece):
        words = words_of(doc, window)
        scores = encoder.scores(window, [case_of(text) for text in words.texts]).sentence
        for index in doubtful(words, scores):
            place = doc[window.tokens[index]].idx
            yield float(scores[index]), traits(words, index), place in starts


def fitted(found: list[Example]) -> dict[str, float]:
    """Return the weight of the score and of each trait; the same for the same examples."""
    names = [SCORE, *sorted({name for _, told, _ in found for name in told})]
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(found), len(names)))
    for row, (score, told, _) in enumerate(found):
        table[row, 0] = score
        table[row, [column[name] for name in told]] = 1.0
    weights = _newton(table, np.array([start for _, _, start in found], dtype=float))
    weights[0] *= CONFIDENCE
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _newton(table: NDArray[np.float64], truth: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of the penalised logistic regression (Bishop 2006, section 4.3.3)."""
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 0.0
    weights = np.zeros(table.shape[1])
    weights[0] = 1.0
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (likely - truth) + penalty * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(penalty)
        weights = weights - np.linalg.solve(curve, slope)
    return weights
