"""Quotations outside the sentence of a cue that may be its content, and what is true of them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.attribution.cases import ALWAYS, Cases, Columns
from stemma.annotate.attribution.setting import Setting
from stemma.text.quotes import Quotation

_TEMPLATES = (
    ALWAYS, "place rule", "place rule taken", "lines gap place", "lines gap place rule", "lemma place",
    "last lines gap place", "last lines gap place rule", "inside place rule reading", "cue_quoted place",
    "ending lines gap place", "continues place rule", "continues lines gap place", "relation place",
    "taken lines gap place", "length place gap", "group place last",
    "lines gap place rule last inside taken cue_quoted",
)  # fmt: skip

# Quotations before and after the sentence of a cue that may be its content, and how many characters away
# from each other they may stand; set by hand.
_BEFORE, _AFTER = 3, 5
_WIDEST_GAP = 400


class Outside(NamedTuple):
    """A quotation before or after the sentence of a cue."""

    cue: int
    quotation: Quotation
    place: str
    """The side of the sentence, and the how many-th there: "L0" stands right before it."""
    gap: str
    """The text up to it, from the sentence or from the quotation that is nearer."""
    inside: bool
    """Whether a quotation stands in the sentence, too."""


def quotations_outside(setting: Setting, cue: int) -> list[Outside]:
    """Return the quotations around the sentence of a cue that may be its content, the nearer ones first."""
    start, end = setting.words.extent(cue)
    first = bisect_right(setting.quotations, start, key=lambda quotation: quotation.end)
    last = bisect_left(setting.quotations, end, key=lambda quotation: quotation.start)
    before = setting.quotations[max(0, first - _BEFORE) : first][::-1]
    after = setting.quotations[last : last + _AFTER]
    inside = first < last
    return [*_followed(setting, cue, before, "L", inside), *_followed(setting, cue, after, "R", inside)]


def _followed(
    setting: Setting, cue: int, quotations: Sequence[Quotation], side: str, inside: bool
) -> Iterator[Outside]:
    start, end = setting.words.extent(cue)
    edge = start if side == "L" else end
    for place, quotation in enumerate(quotations):
        gap = setting.text[quotation.end : edge] if side == "L" else setting.text[edge : quotation.start]
        if len(gap) > _WIDEST_GAP:
            return
        yield Outside(cue, quotation, f"{side}{place}", gap, inside)
        edge = quotation.start if side == "L" else quotation.end


def outside_cases(setting: Setting, seen: Sequence[Outside]) -> Cases:
    """Return what is true of quotations outside the sentences of their cues; those of a cue side by side."""
    quotations = [each.quotation for each in seen]
    columns: Columns = {
        "place": [each.place for each in seen],
        "inside": [each.inside for each in seen],
        "rule": [_held_by_rules(setting, each) for each in seen],
        "taken": ["taken" if _is_taken(setting, quotation) else "free" for quotation in quotations],
        "lines": [min(3, each.gap.count("\n")) for each in seen],
        "gap": [_width(each.gap) for each in seen],
        "ending": [_ending(setting.text[end - 2 : end]) for end in (q.end for q in quotations)],
        "continues": [quotation.continues for quotation in quotations],
        "length": [min(3, (quotation.end - quotation.start) // 40) for quotation in quotations],
    }
    runs = Counter(each.cue for each in seen)
    shared = _told_of_cues(setting, list(runs))
    return Cases(len(seen), columns, _TEMPLATES, shared=shared, runs=[*runs.values()])


def _told_of_cues(setting: Setting, cues: Sequence[int]) -> Columns:
    words = setting.words
    return {
        "last": [_last_mark(setting.text[slice(*words.extent(cue))]) for cue in cues],
        "lemma": [words.lemma[cue] for cue in cues],
        "relation": [words.dep[cue] for cue in cues],
        "group": [setting.cue_class(cue) for cue in cues],
        "reading": [setting.reading(cue) for cue in cues],
        "cue_quoted": ["q" if setting.quotation_of[cue] >= 0 else "-" for cue in cues],
    }


def _held_by_rules(setting: Setting, seen: Outside) -> str:
    """Return whether the rules hold a quotation to be content of the cue, or "?" where they found none."""
    draft = setting.drafts.get(seen.cue)
    if draft is None:
        return "?"
    start, end = seen.quotation.start, seen.quotation.end
    return "X" if any(part[0] < end and start < part[1] for part in draft.content) else "-"


def _is_taken(setting: Setting, quotation: Quotation) -> bool:
    """Tell whether the rules hold a quotation to be content of any cue."""
    within = setting.words.between((quotation.start, quotation.end))
    return bool(within) and setting.depth[within[0]] > 0


def _width(gap: str) -> str:
    stripped = gap.strip()
    return "next" if not stripped else "near" if len(stripped) < 40 else "far"


def _last_mark(sentence: str) -> str:
    last = sentence.rstrip()[-1:]
    return last if last in ":,-—–" else "."


def _ending(marks: str) -> str:
    return "comma" if "," in marks else "stop" if any(mark in marks for mark in ".?!") else "-"
