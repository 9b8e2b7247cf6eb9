"""Factuality: how surely the author of a text holds that what a word tells of did happen.

The scale is that of Lee et al. (2015): from −3, certainly did not happen, over 0 to 3, certainly happened.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from stemma.annotate.attribution.cases import ALWAYS, Cases, Trait
from stemma.annotate.attribution.classifier import Classifier
from stemma.annotate.attribution.lexicon import cue_words
from stemma.annotate.attribution.setting import PARTS
from stemma.annotate.words import Words
from stemma.model.mentions import Certainty

DEGREES = ("-3", "-2", "-1", "0", "1", "2", "3")
_OWN = frozenset({"aux", "aux:pass", "cop", "advmod", "det", "mark", "case", "cc:preconj"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "without"})
_UNDOING = _NEGATIONS | {"if", "unless"}
_VALUES = {
    3: Certainty.CERTAIN,
    2: Certainty.PROBABLE,
    1: Certainty.POSSIBLE,
    0: Certainty.UNCOMMITTED,
    -1: Certainty.POSSIBLY_NOT,
    -2: Certainty.PROBABLY_NOT,
    -3: Certainty.CERTAINLY_NOT,
}
_HIGHEST = 5  # words above an event that are looked at; set by hand


def judge_factuality(classifier: Classifier, words: Words, tokens: Sequence[int]) -> list[float]:
    """Return the factuality of the event that each word tells, between −3 and 3.

    The median of the judged degrees, drawn between neighbours, which has the least absolute error.
    """
    if not tokens:
        return []
    traits = [factuality_traits(words, token) for token in tokens]
    judged = classifier.judge(Cases(len(tokens), {}, own=traits))
    return [_median(row.tolist()) for row in judged]


def certainty_of(degree: float) -> Certainty:
    """Return FactBank's value for a degree: 3 is certain, 2 probable, 1 possible, 0 uncommitted.

    The scale of Lee et al. (2015) as Stanovsky et al. (2017) lay it beside FactBank; the nearest counts.

    >>> certainty_of(2.8).value, certainty_of(-1.6).value, certainty_of(0.3).value
    ('CT+', 'PR-', 'UU')
    """
    return _VALUES[min(3, int(abs(degree) + 0.5)) * (1 if degree > 0 else -1)]


def _median(probabilities: Sequence[float]) -> float:
    """Return the median of a distribution over the degrees, each spread evenly half a degree to both sides.

    >>> _median([0, 0, 0, 1, 0, 0, 0])
    0.0
    """
    sums = np.concatenate([[0.0], np.cumsum(probabilities)])
    edges = np.arange(len(probabilities) + 1) - 3.5
    return float(np.clip(np.interp(0.5 * sums[-1], sums, edges), -3, 3))


def factuality_traits(words: Words, token: int) -> list[Trait]:
    """Return what is true of a word that tells an event, and of the words it hangs on."""
    word, tag, relation = f"{words.lemma[token]}/{words.pos[token]}", words.tag[token], words.dep[token]
    marks = list(_marks(words, token))
    own = " ".join(sorted(marks))
    last = words.lower[words.sentences[words.sentence[token]][1] - 1]
    return [
        (ALWAYS,), ("word", word), ("tag", tag), ("relation", relation), ("tag relation", tag, relation),
        ("own", own), ("own tag", own, tag), ("word own", word, own), ("form", words.lower[token]),
        *(("mark", mark) for mark in marks), *(("mark tag", mark, tag) for mark in marks),
        *(("below", words.dep[child], words.lemma[child]) for child in words.children[token]),
        *_traits_above(words, token, marks), ("last root", last, relation == "ROOT"),
    ]  # fmt: skip


def _traits_above(words: Words, token: int, marks: list[str]) -> Iterator[Trait]:
    path, groups = "", []
    for step in range(_HIGHEST):
        above = words.head[token]
        if above == token:
            break
        marker = words.marker[token]
        path += f"<{words.dep[token]}:{marker}" if marker else f"<{words.dep[token]}"
        around = sorted(_marks(words, above))
        marks = [*marks, *around]
        yield from _traits_of_step(words, above, step, path, around)
        part = PARTS.get(words.pos[above])
        entry = cue_words(part).get(words.lower[above]) if part is not None else None
        if entry is not None:
            groups.append(entry.cue_class.value)
            yield "group path", step, groups[-1], path
        token = above
    yield "groups", " ".join(groups[:2])
    yield "root path", path, len(groups)
    for mark in sorted(_UNDOING & set(marks)):
        yield "somewhere", mark
    yield "negations", sum(mark in _NEGATIONS for mark in marks)


def _traits_of_step(words: Words, above: int, step: int, path: str, around: list[str]) -> Iterator[Trait]:
    lemma = words.lemma[above]
    yield "up lemma", step, lemma
    yield "up lemma path", step, lemma, path
    yield "up lemma marks", step, lemma, " ".join(around)
    yield "path", path
    for mark in around:
        yield "up mark", min(step, 2), mark
        yield "path mark", path, mark


def _marks(words: Words, token: int) -> Iterator[str]:
    for child in words.children[token]:
        if words.dep[child] in _OWN:
            yield words.lower[child]
