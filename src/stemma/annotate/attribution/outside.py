"""Quotations outside the sentence of a cue that may be its content, and what is true of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.annotate.attribution.cases import ALWAYS, Cases, Value, columns_of
from stemma.annotate.attribution.setting import Setting, shared
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
    """Return what is true of quotations outside the sentences of their cues."""
    return Cases(len(seen), columns_of([_told(setting, each) for each in seen]), _TEMPLATES)


def _told(setting: Setting, seen: Outside) -> dict[str, Value]:
    words, cue, quotation = setting.words, seen.cue, seen.quotation
    within = words.between((quotation.start, quotation.end))
    gap = seen.gap.strip()
    return {
        "place": seen.place,
        "inside": seen.inside,
        "rule": _held_by_rules(setting, cue, quotation),
        "taken": "taken" if within and setting.depth[within[0]] else "free",
        "lines": min(3, seen.gap.count("\n")),
        "gap": "next" if not gap else "near" if len(gap) < 40 else "far",
        "ending": _ending(setting.text[quotation.end - 2 : quotation.end]),
        "continues": quotation.continues,
        "length": min(3, (quotation.end - quotation.start) // 40),
        "last": _last_mark(setting.text[slice(*words.extent(cue))]),
        "lemma": words.lemma[cue],
        "relation": words.dep[cue],
        "group": setting.cue_class(cue),
        "reading": setting.reading(cue),
        "cue_quoted": "q" if setting.quotation_of[cue] >= 0 else "-",
    }


def _held_by_rules(setting: Setting, cue: int, quotation: Quotation) -> str:
    """Return whether the rules hold a quotation to be content of the cue, or "?" where they found none."""
    draft = setting.drafts.get(cue)
    if draft is None:
        return "?"
    bounds = (quotation.start, quotation.end)
    return "X" if any(shared(bounds, part) for part in draft.content) else "-"


def _last_mark(sentence: str) -> str:
    last = sentence.rstrip()[-1:]
    return last if last in ":,-—–" else "."


def _ending(marks: str) -> str:
    return "comma" if "," in marks else "stop" if any(mark in marks for mark in ".?!") else "-"
