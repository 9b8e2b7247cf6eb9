"""The trained linker: which words are cues, and what each has for its source and its content.

Rules propose, the models decide: what the rules found is a trait among others. Three log-linear models,
after semantic role labelling (Gildea and Jurafsky 2002): one tells the words that are cues; one gives each
constituent around a cue its role; one adds quotations outside the cue's sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from stemma.annotate.attribution.assembling import assemble
from stemma.annotate.attribution.classifier import Model
from stemma.annotate.attribution.constituents import Constituents, constituents_of
from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.outside import Outside, outside_cases, quotations_outside
from stemma.annotate.attribution.roles import CONTENT, SOURCE, Labelled
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.attribution.traits import constituent_cases, cue_cases

T = TypeVar("T")

# Probabilities from which on a word is a cue (where the rules found one too, and where not) and a quotation
# its content. Set on a fifth of PolNeAR's training part that the models were not fitted on; the last choice
# looked at PolNeAR dev and the seeds too, so both are a little kind. Words that no rule knows must be surer,
# for they are what one domain has taught.
_KNOWN_CUE = 0.2
_NEW_CUE = 0.5
_FURTHER = 0.5


@dataclass(frozen=True, slots=True)
class _Case:
    cue: int
    constituents: Constituents
    outside: list[Outside]


def link(setting: Setting, model: Model) -> list[Draft]:
    """Return the attributions of a document, in no order; no two of them share a word of their cues."""
    taken: set[int] = set()
    found: list[Draft] = []
    for case, labelled in _label(setting, list(_find_cases(setting, model)), model):
        draft = assemble(setting, labelled)
        if draft is not None and (case.cue in setting.drafts or _stands(draft, found)):
            own = {case.cue, *setting.words.between(draft.cue)}
            if taken.isdisjoint(own):
                taken |= own
                found.append(draft)
    return found


def _stands(draft: Draft, found: Sequence[Draft]) -> bool:
    """Tell whether a cue that no rule knows has a source and does not stand in what somebody surer says.

    PolNeAR, which taught the words that no rule knows, marks no attribution inside another: what it taught
    does not hold there.
    """
    start, end = draft.cue
    said = any(part[0] < end and start < part[1] for other in found for part in other.content)
    return draft.source is not None and not said


def candidates(setting: Setting, model_words: frozenset[tuple[str, str]]) -> list[int]:
    """Return the words that may be cues: those of the rules, and those seen as cues in training.

    "Is called “Winter”" names and says nothing, unless a rule found who calls it so.
    """
    pairs = enumerate(zip(setting.words.lemma, setting.words.pos, strict=True))
    known = [token for token, word in pairs if word in model_words]
    return sorted({*setting.drafts, *(token for token in known if not _names(setting, token))})


def _names(setting: Setting, token: int) -> bool:
    passive = any(setting.words.dep[child] == "nsubj:pass" for child in setting.words.children[token])
    return passive and setting.cue_class(token) == CueClass.EVALUATION


def _find_cases(setting: Setting, model: Model) -> Iterator[_Case]:
    """Yield the words taken for cues, the surest first."""
    tokens = candidates(setting, model.candidates)
    sure = model.cue.judge(cue_cases(setting, tokens))[:, 1].tolist()
    for probability, token in sorted(zip(sure, tokens, strict=True), key=lambda pair: (-pair[0], pair[1])):
        if probability >= (_KNOWN_CUE if token in setting.drafts else _NEW_CUE):
            around = constituents_of(setting.words, token)
            yield _Case(token, around, quotations_outside(setting, token))


def _label(setting: Setting, cases: Sequence[_Case], model: Model) -> Iterator[tuple[_Case, Labelled]]:
    """Yield each case with its roles; all of a document are judged at once, which is ten times faster."""
    seen = [(case.cue, case.constituents) for case in cases]
    judged = model.role.judge(constituent_cases(setting, seen))
    lengths = [len(case.constituents) for case in cases]
    labels = _split(judged.argmax(axis=1).tolist(), lengths)
    sources = _split(judged[:, SOURCE].tolist(), lengths)
    contents = _split(judged[:, CONTENT].tolist(), lengths)
    beside = model.further.judge(outside_cases(setting, [each for case in cases for each in case.outside]))
    further = _split(beside[:, 1].tolist(), [len(case.outside) for case in cases])
    for case, label, source, content, beyond in zip(cases, labels, sources, contents, further, strict=True):
        found = zip(case.outside, beyond, strict=True)
        quotations = [each.quotation for each, sure in found if sure >= _FURTHER]
        yield case, Labelled(case.cue, case.constituents, label, source, content, quotations)


def _split(judged: Sequence[T], lengths: Sequence[int]) -> list[Sequence[T]]:
    parts, at = [], 0
    for length in lengths:
        parts.append(judged[at : at + length])
        at += length
    return parts
