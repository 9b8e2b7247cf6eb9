"""From the scores of a window to its annotation: sentences, one tree each, relations, entities, lemmas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemma_en.boundaries import Boundaries, Words
from stemma_en.encoder import Scores
from stemma_en.entities import EntityDecoder
from stemma_en.lemmas import Lemmatiser
from stemma_en.trees import best_tree

ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Analysis:
    """The annotation of a window's words; heads are positions in the window, a root is its own head."""

    tags: Sequence[str]
    parts_of_speech: Sequence[str]
    morphs: Sequence[str]
    lemmas: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    entities: Sequence[str]


class Analyser:
    """Chooses, from the scores of a window, the best annotation that is well formed."""

    def __init__(
        self, labels: Mapping[str, Sequence[str]], lemmatiser: Lemmatiser, boundaries: Boundaries
    ) -> None:
        self._labels = labels
        self._lemmatiser = lemmatiser
        self._boundaries = boundaries
        self._entities = EntityDecoder(labels["entity"])
        self._not_root = np.array([label != ROOT for label in labels["relation"]])

    def analyse(self, words: Words, scores: Scores) -> Analysis:
        """Return the annotation of the words; a sentence starts at each of their `starts` in any case."""
        entities = self._labelled(scores.entity, words.starts)
        bounds = self._boundaries.bounds(words, scores.sentence, entities)
        heads = np.concatenate(
            [begin + best_tree(scores.arcs[begin:end, begin:end]) for begin, end in bounds]
        )
        parts_of_speech = self._named("pos", scores.pos)
        scripts = self._named("lemma", scores.lemma)
        return Analysis(
            tags=self._named("tag", scores.tag),
            parts_of_speech=parts_of_speech,
            morphs=self._named("morph", scores.morph),
            lemmas=list(map(self._lemmatiser.lemma, words.texts, parts_of_speech, scripts)),
            heads=heads.tolist(),
            relations=self._relations(scores, heads),
            entities=entities,
        )

    def _named(self, kind: str, classes: NDArray[np.int64]) -> list[str]:
        names = self._labels[kind]
        return [names[number] for number in classes.tolist()]

    def _labelled(self, scores: NDArray[np.float32], starts: frozenset[int]) -> list[str]:
        """Names are found before sentences: a name may contain what looks like a sentence's end."""
        begins = sorted({0, *starts})
        parts = zip(begins, [*begins[1:], len(scores)], strict=True)
        return [label for begin, end in parts for label in self._entities.decode(scores[begin:end])]

    def _relations(self, scores: Scores, heads: NDArray[np.int64]) -> list[str]:
        """Return the best relation of each word: ROOT for a root, and for no other word."""
        best = np.where(self._not_root, scores.relations(heads), -np.inf).argmax(1)
        names = self._named("relation", best)
        return [ROOT if head == index else names[index] for index, head in enumerate(heads.tolist())]
