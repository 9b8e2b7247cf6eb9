"""The roles of constituents around a cue: which runs of them are its cue, its source and its content."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from stemma.annotate.attribution.constituents import Constituents
from stemma.annotate.attribution.setting import Setting
from stemma.text.quotes import Quotation

NONE, SOURCE, CUE, CONTENT = range(4)
"""The columns of the role model."""

# From which probability on the likeliest constituent is a source, or a content where no other is surer: set
# on a tenth of PolNeAR's training part that the models were not fitted on.
LIKELY_SOURCE = 0.2
_LIKELY_CONTENT = 0.15
_SURE = 1.0
"""Log odds that a second run of content needs, apart from the first."""
_FLOOR = 1e-4
_BOUND = log((1 - _FLOOR) / _FLOOR)


@dataclass(frozen=True)
class Labelled:
    """A cue, the constituents around it with the probability of each role, and quotations further off."""

    cue: int
    constituents: Constituents
    labels: Sequence[int]
    """The likeliest role of each constituent."""
    source: Sequence[float]
    """For each constituent the probability that it is the source."""
    content: Sequence[float]
    """And that it is content."""
    quotations: Sequence[Quotation]

    @cached_property
    def cue_run(self) -> range:
        """The constituents of the cue: the word itself and its neighbours that belong to it."""
        first = last = self.constituents.first.index(self.cue)
        while first > 0 and self.labels[first - 1] == CUE:
            first -= 1
        while last + 1 < len(self.labels) and self.labels[last + 1] == CUE:
            last += 1
        return range(first, last + 1)


def likeliest(
    setting: Setting, labelled: Labelled, role: int, chances: Sequence[float], least: float
) -> range:
    """Return the constituent outside the cue that is likeliest to have a role, and its neighbours with it.

    The range is empty where none is likely enough.
    """
    heads, run, pos = labelled.constituents.head, labelled.cue_run, setting.words.pos
    best = None
    for place, chance in enumerate(chances):
        surer = chance >= least if best is None else chance > chances[best]
        if surer and place not in run and pos[heads[place]] != "PUNCT":
            best = place
    if best is None:
        return range(0)
    first = last = best
    while first > 0 and labelled.labels[first - 1] == role:
        first -= 1
    while last + 1 < len(labelled.labels) and labelled.labels[last + 1] == role:
        last += 1
    return range(first, last + 1)


def content_runs(setting: Setting, labelled: Labelled, named: range) -> list[range]:
    """Return the runs of constituents that are content: those whose log odds of it add up to the most.

    So a clause is taken whole although one of its words is unlikely by itself, and loose ends fall off.
    """
    taken = {*labelled.cue_run, *named}
    odds = _log_odds(labelled.content)
    for place in taken:
        odds[place] = 0.0
    runs = [_trimmed(run, taken) for run in _heaviest_runs(odds, 0, len(odds), 0.0)]
    runs = [run for run in runs if run]
    if runs or labelled.quotations:
        return runs
    best = likeliest(setting, labelled, CONTENT, labelled.content, _LIKELY_CONTENT)
    return [best] if best and best[0] not in taken else []


def _log_odds(chances: Sequence[float]) -> list[float]:
    """Return the logarithms of the odds; what is all but sure or impossible is not told apart further."""
    return [
        log(chance / (1 - chance)) if _FLOOR < chance < 1 - _FLOOR else _BOUND if chance > 0.5 else -_BOUND
        for chance in chances
    ]


def _heaviest_runs(odds: Sequence[float], start: int, end: int, least: float) -> list[range]:
    """Return the run with the largest sum between two places, and further ones beside it that are sure."""
    best, best_sum, first, total = range(0), 0.0, start, 0.0
    for place in range(start, end):
        if total <= 0:
            first, total = place, 0.0
        total += odds[place]
        if total > best_sum:
            best, best_sum = range(first, place + 1), total
    if not best or best_sum < least:
        return []
    least = max(least, _SURE)
    left = _heaviest_runs(odds, start, best[0], least)
    return [*left, best, *_heaviest_runs(odds, best[-1] + 1, end, least)]


def _trimmed(run: range, taken: set[int]) -> range:
    """Return a run without the cue and the source at its ends."""
    first, last = run[0], run[-1]
    while first in taken and first < last:
        first += 1
    while last in taken and first <= last:
        last -= 1
    return range(first, last + 1)
