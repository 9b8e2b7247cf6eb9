"""Log-linear classifiers over traits: the trained part of attribution, as plain tables of weights."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.attribution.cases import Cases, Trait
from stemma.annotate.attribution.numbering import Numbering
from stemma.resources.reading import read_bytes

WEIGHTS = "attribution_weights.npz"
FACTUALITY = "factuality_weights.npz"
Probabilities = NDArray[np.float32]


@dataclass(frozen=True)
class Classifier:
    """Multinomial logistic regression: a row of weights, one for each label, for every trait it knows."""

    labels: tuple[str, ...]
    rows: dict[Trait, int]
    weights: NDArray[np.float32]
    """One row for each trait, and a last one of zeros for those it does not know."""

    def judge(self, cases: Cases) -> Probabilities:
        """Return the probability of each label for each case (cases × labels).

        A trait that was never seen counts nothing.
        """
        sums = np.zeros((cases.count, len(self.labels)), np.float32)
        if not cases.count:
            return sums
        if cases.templates:
            rows = self._numbering.rows(cases)
            sums += self.weights.take(rows, axis=0).sum(axis=0)
        if cases.own:
            owners = [place for place, traits in enumerate(cases.own) for _ in traits]
            unknown = repeat(len(self.weights) - 1)
            own = list(map(self.rows.get, chain.from_iterable(cases.own), unknown))
            np.add.at(sums, owners, self.weights.take(own, axis=0))
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        probabilities: Probabilities = powers / powers.sum(axis=1, keepdims=True)
        return probabilities

    @cached_property
    def _numbering(self) -> Numbering:
        return Numbering(self.rows)


@dataclass(frozen=True, slots=True)
class Model:
    """The three classifiers of attribution, and the words that the first is asked about."""

    cue: Classifier
    """"cue" or "none" for a word."""
    role: Classifier
    """"none", "source", "cue" or "content" for a constituent, as seen from a cue."""
    further: Classifier
    """"none" or "content" for a quotation outside the sentence of a cue."""
    candidates: frozenset[tuple[str, str]]
    """Lemma and word class ("say", "VERB") of the words that may be cues."""


@cache
def load_model() -> Model:
    """Return the model shipped with the package, read once per process."""
    with np.load(BytesIO(read_bytes(WEIGHTS))) as stored:
        parts = {name: _read(stored, name) for name in ("cue", "role", "further")}
        pairs = (line.rsplit(" ", 1) for line in _lines(stored["candidates"]))
        return Model(**parts, candidates=frozenset((lemma, part) for lemma, part in pairs))


@cache
def load_factuality() -> Classifier:
    """Return the classifier of factuality shipped with the package, read once per process."""
    with np.load(BytesIO(read_bytes(FACTUALITY))) as stored:
        return _read(stored, "degree")


def store(classifiers: Mapping[str, Classifier], candidates: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return the bytes of a file of weights; the same classifiers always give the same bytes."""
    arrays: dict[str, NDArray[np.generic]] = {"candidates": _bytes(sorted(map(" ".join, candidates)))}
    for name, classifier in classifiers.items():
        arrays[f"{name}_labels"] = _bytes(classifier.labels)
        arrays[f"{name}_traits"] = _bytes(classifier.rows)
        arrays[f"{name}_weights"] = classifier.weights[:-1].astype(np.float16)
    stored = BytesIO()
    np.savez_compressed(stored, **arrays)  # type: ignore[arg-type]  # the stub takes no arrays by name
    return stored.getvalue()


def _read(stored: "np.lib.npyio.NpzFile", name: str) -> Classifier:
    traits: list[list[str | int]] = json.loads(stored[f"{name}_traits"].tobytes())
    return Classifier(
        tuple(_lines(stored[f"{name}_labels"])),
        {tuple(trait): row for row, trait in enumerate(traits)},
        with_empty_row(stored[f"{name}_weights"].astype(np.float32)),
    )


def with_empty_row(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return a table of weights with a row of zeros more."""
    return np.concatenate([weights, np.zeros((1, weights.shape[1]), np.float32)])


def _lines(stored: NDArray[np.uint8]) -> list[str]:
    lines: list[str] = json.loads(stored.tobytes())
    return lines


def _bytes(items: Iterable[str | Trait]) -> NDArray[np.uint8]:
    """Return items as bytes of JSON, for a trait may hold any character of a text, line ends among them."""
    return np.frombuffer(json.dumps([*items], ensure_ascii=False).encode("utf-8"), np.uint8)
