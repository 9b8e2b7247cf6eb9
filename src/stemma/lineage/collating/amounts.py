"""Amounts of two sentences that say the same: the number, its reservation, and what is counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.categories import category_of
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, inside, once
from stemma.lineage.collating.speakers import other_report
from stemma.lineage.collating.variation import Word, within
from stemma.model.alterations import AlterationKind
from stemma.model.figures import FigureKind
from stemma.model.spans import Bounds
from stemma.text.normalise import fold
from stemma.text.numbers import Number

# All set by hand.
BEHIND = 4
"""Content words after a number that tell what it counts; the first of them counts double."""
BEFORE = 3
SAME_AMOUNT = 2.0
"""What an equal amount is worth against shared words, when two numbers are matched."""
SAME_KIND = 1.0
ENOUGH = 2.0
"""Worth from which two numbers count the same thing: one noun, or two words near it, or the amount."""
_PART = re.compile(
    r"\b(half|most|some|many|part|a third|two thirds|a quarter|three quarters|none)\s+of\s+"
    r"(?:the|its|their|his|those|these)?\s*$",
    re.IGNORECASE,
)
_SOME_PART = re.compile(r"\bof\s+(?:the|its|their)\s*$", re.IGNORECASE)
_LOOSE = "some"
"""As in "some 30,000": no reservation, and none that is missed; likewise "anger over the 12 officers"."""
_SOME = re.compile(
    r"(?:some|another|(?:an? )?(?:further|additional|other)|(?:over|above|under|below) the)\s",
    re.IGNORECASE,
)
_SOME_BEFORE = re.compile(r"\b(?:another|further|additional|other)\s+$", re.IGNORECASE)
_THAN = re.compile(r"\b(?:than|or)\s+$")
"""As in "not nearer than three miles": the comparison says what an operator would."""
_OR_MORE = re.compile(r"(?:\s[A-Za-z-]+){0,2}?\s(?:or (?:more|less|fewer|over|so|above)|at (?:least|most))\b")
_AGE = re.compile(r"[A-Z][\w'’-]+, $|\b[Aa]ged? (?:of )?$")
_YEARS_OLD = re.compile(r"[- ]years?[- ](?:old\b|of age\b)")
_NOUNS = re.compile(r"(?:\s[A-Za-z-]+){1,3}")
_LONGEST_PART = 30
_FATES = frozenset({FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.DETAINED, FigureKind.DISPLACED})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts."""

    number: Number
    part: str | None
    """Which: "half" in "half of the 2,000 troops", nothing in "2,000 troops"; None where it is open."""
    bounds: Bounds
    """With the words that say a part of it is meant, and the noun."""
    behind: tuple[Word, ...]
    before: tuple[Word, ...]
    kind: FigureKind | None
    category: str | None
    reservation: str
    """The operator of the number."""
    age: bool
    """Of somebody named right before it."""

    @property
    def value(self) -> tuple[float | None, float | None]:
        """Return the number itself, or the ends of a range."""
        stated = self.number.stated
        return (stated, stated) if stated is not None else (self.number.low, self.number.high)


def compare_amounts(bead: Bead, left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield what became of each amount: another number, another reservation, other things counted.

    Another number from a speaker whom the other sentence does not know is another report, no alteration.
    """
    for ours, theirs in _matched(_amounts(left, bead.left), _amounts(right, bead.right)):
        kind = _change(ours, theirs)
        if kind is None or (kind is AlterationKind.FIGURE and other_report(bead, left, right)):
            continue
        yield Finding(kind, ours.bounds, theirs.bounds)


def _change(ours: Amount, theirs: Amount) -> AlterationKind | None:
    if _is_told_closer(ours, theirs) or _is_told_closer(theirs, ours):
        return None
    if ours.value != theirs.value or (None not in (ours.part, theirs.part) and ours.part != theirs.part):
        return AlterationKind.FIGURE
    if ours.kind in _FATES and theirs.kind in _FATES and ours.kind is not theirs.kind:
        return AlterationKind.CATEGORY
    if ours.category and theirs.category and ours.category != theirs.category:
        return AlterationKind.CATEGORY
    told = ours.reservation, theirs.reservation
    return AlterationKind.HEDGE if told[0] != told[1] and _LOOSE not in told else None


def _is_told_closer(vague: Amount, exact: Amount) -> bool:
    """Tell whether one amount is a word like "dozens", and the other a number that it leaves open."""
    open_word = vague.number.high is None and not vague.number.operator
    closed = exact.number.high is not None and exact.number.low is not None
    return open_word and closed and (exact.number.low or 0) >= (vague.number.low or 0)


@once
def _amounts(reading: Reading, bounds: Bounds) -> tuple[Amount, ...]:
    numbers = inside(reading.numbers, bounds, lambda n: (n.start, n.end))
    words = within(reading.words, bounds)
    return tuple(
        _amount(number, reading, words) for number in numbers if number.low != number.high or number.stated
    )


def _amount(number: Number, reading: Reading, words: Sequence[Word]) -> Amount:
    """Return a number with what it counts; `words` are the content words of its sentence."""
    part = _PART.search(reading.text, max(0, number.start - _LONGEST_PART), number.start)
    some = _SOME_PART.search(reading.text, max(0, number.start - _LONGEST_PART), number.start)
    behind = tuple(word for word in words if word.start >= number.end)[:BEHIND]
    same_clause = [w for w in behind[:2] if "," not in reading.text[number.end : w.start]]
    return Amount(
        number=number,
        part=part[1].lower() if part else None if some else "",
        bounds=(part.start() if part else number.start, same_clause[0].end if same_clause else number.end),
        behind=behind,
        before=tuple(word for word in words if word.end <= number.start)[-BEFORE:],
        kind=_kind(number, reading),
        category=_category_behind(number, reading.text),
        reservation=_LOOSE if _is_loose(number, reading.text) else number.operator,
        age=_is_age(number, reading.text),
    )


def _kind(number: Number, reading: Reading) -> FigureKind | None:
    """Return what a number counts, or None where it is no figure of the report."""
    if number.money:
        return FigureKind.MONEY
    figures = (f for f in reading.figures if f.span.start < number.end and number.start < f.span.end)
    return next((figure.kind for figure in figures), None)


def _category_behind(number: Number, text: str) -> str | None:
    """Return the sort of people that one of the words right after a number names."""
    nouns = _NOUNS.match(text, number.end)
    found = (category_of(fold(word)) for word in (nouns[0].split() if nouns else ()))
    return next((category for category in found if category), None)


def _is_age(number: Number, text: str) -> bool:
    """Tell whether a number is somebody's age: "Rakia Hamani, 31," or "the 31-year-old"."""
    before = text[max(0, number.start - _LONGEST_PART) : number.start]
    alone = _AGE.search(before) is not None and text[number.end : number.end + 1] in {",", "."}
    return alone or _YEARS_OLD.match(text, number.end) is not None


def _is_loose(number: Number, text: str) -> bool:
    """Tell whether the words around a number say something that its operator does not, or nothing."""
    before = text[max(0, number.start - _LONGEST_PART) : number.start]
    return bool(
        _SOME.match(text, number.start)
        or _SOME_BEFORE.search(before)
        or _THAN.search(before)
        or _OR_MORE.match(text, number.end)
    )


def _matched(left: Sequence[Amount], right: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Yield the amounts that count the same thing, each once, the surest first."""
    pairs = sorted(
        (
            (_worth(ours, theirs) + (_alone(ours, left) and _alone(theirs, right)), -abs(i - j), i, j)
            for i, ours in enumerate(left)
            for j, theirs in enumerate(right)
            if ours.number.money == theirs.number.money and ours.age == theirs.age
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for worth, _, i, j in pairs:
        if worth >= ENOUGH and i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            yield left[i], right[j]


def _alone(amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Tell whether an amount is the only one of its kind in a sentence, and its kind says something."""
    told = amount.kind not in (None, FigureKind.OTHER)
    return told and sum(other.kind is amount.kind for other in amounts) == 1


def _worth(ours: Amount, theirs: Amount) -> float:
    """Return how surely two amounts are one: by their number, their kind and the words around them."""
    behind = {word.key for word in ours.behind} & {word.key for word in theirs.behind}
    before = {word.key for word in ours.before} & {word.key for word in theirs.before}
    noun = bool(ours.behind and theirs.behind and ours.behind[0].key == theirs.behind[0].key)
    noun = noun or (ours.category is not None and ours.category == theirs.category)
    kind = ours.kind is theirs.kind and ours.kind not in (None, FigureKind.OTHER)
    return len(behind) + len(before) + noun + SAME_KIND * kind + SAME_AMOUNT * (ours.value == theirs.value)
