"""From PolNeAR's annotation to examples: words that are cues or none, constituents and their roles."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc

from stemma.annotate.attribution.constituents import constituents_of
from stemma.annotate.attribution.linking import candidates
from stemma.annotate.attribution.outside import outside_cases, quotations_outside
from stemma.annotate.attribution.rules import read_by_rules
from stemma.annotate.attribution.setting import Setting, make_setting, shared
from stemma.annotate.attribution.traits import constituent_cases, cue_cases
from stemma.annotate.words import read_words
from stemma.model.spans import Bounds
from stemma.text.quotes import find_quotations
from training.logistic import Example

Row = dict[str, Any]

ROLES = ("none", "source", "cue", "content")
_CUE_PARTS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADP", "AUX", "ADV"})
_RAREST_CUE = 2
_LOWEST_SHARE = 0.05
"""How often a word must be a cue, and in which share of its places outside contents, before it is a candidate
everywhere. Set for speed: rarer ones hardly ever pass."""


@dataclass(slots=True)
class Examples:
    """The examples of the three classifiers."""

    cue: list[Example] = field(default_factory=list)
    role: list[Example] = field(default_factory=list)
    further: list[Example] = field(default_factory=list)


def read_setting(parse: Doc, text: str) -> Setting:
    """Return the setting of one article, with what the rules find in it."""
    quotations = find_quotations(text)
    words = read_words(parse)
    return make_setting(text, words, quotations, read_by_rules(words, text, quotations))


def count_cues(settings: Iterable[Setting], rows: Iterable[Row]) -> frozenset[tuple[str, str]]:
    """Return lemma and word class of each word that is a cue often enough to be looked at."""
    counts: Counter[tuple[str, str]] = Counter()
    everywhere: Counter[tuple[str, str]] = Counter()
    for setting, row in zip(settings, rows, strict=True):
        words, held = setting.words, _held(setting, row)
        keys = list(zip(words.lemma, words.pos, strict=True))
        counts.update(keys[cue] for cue in _cues(setting, row) if words.pos[cue] in _CUE_PARTS)
        everywhere.update(key for token, key in enumerate(keys) if token not in held)
    return frozenset(
        key
        for key, count in counts.items()
        if count >= _RAREST_CUE and count >= _LOWEST_SHARE * everywhere[key]
    )


def make_examples(
    settings: Iterable[Setting], rows: Iterable[Row], model_words: frozenset[tuple[str, str]]
) -> Examples:
    """Return the examples of all articles.

    PolNeAR nests nothing: whether a word inside a content is a cue again is not told, so that such words
    are no examples.
    """
    examples = Examples()
    for setting, row in zip(settings, rows, strict=True):
        cues, held = _cues(setting, row), _held(setting, row)
        told = [token for token in candidates(setting, model_words) if token in cues or token not in held]
        for token, traits in zip(told, cue_cases(setting, told), strict=True):
            examples.cue.append((traits, "cue" if token in cues else "none"))
        for cue, attribution in cues.items():
            examples.role.extend(_role_examples(setting, cue, attribution))
            examples.further.extend(_further_examples(setting, cue, attribution["content"]))
    return examples


def _cues(setting: Setting, row: Row) -> dict[int, Row]:
    """Return each attribution by the word that carries its cue."""
    single = (a for a in row["attributions"] if len(a["cue"]) == 1)
    carried = ((setting.words.cue_at(tuple(a["cue"][0])), a) for a in single)
    return {cue: attribution for cue, attribution in carried if cue is not None}


def _held(setting: Setting, row: Row) -> set[int]:
    """Return the words inside contents."""
    parts = (part for attribution in row["attributions"] for part in attribution["content"])
    return {token for part in parts for token in setting.words.between(part)}


def _role_examples(setting: Setting, cue: int, attribution: Row) -> Iterator[Example]:
    around = constituents_of(setting.words, cue)
    spans = {
        "source": [attribution["source"]] if attribution["source"] else [],
        "cue": attribution["cue"],
        "content": attribution["content"],
    }
    cases = constituent_cases(setting, [(cue, around)])
    for first, last, traits in zip(around.first, around.last, cases, strict=True):
        here = setting.words.start[first], setting.words.end[last]
        yield traits, next((role for role, parts in spans.items() if _mostly(here, parts)), "none")


def _further_examples(setting: Setting, cue: int, content: Sequence[Bounds]) -> Iterator[Example]:
    seen = quotations_outside(setting, cue)
    for each, traits in zip(seen, outside_cases(setting, seen), strict=True):
        bounds = each.quotation.start, each.quotation.end
        yield traits, "content" if _mostly(bounds, content) else "none"


def _mostly(here: Bounds, parts: Sequence[Bounds]) -> bool:
    return 2 * sum(shared(here, part) for part in parts) >= here[1] - here[0]
