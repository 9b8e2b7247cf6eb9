"""Hedges that one of two sentences lacks, and what one tells as done while the other says it is to come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, once
from stemma.lineage.collating.variation import Anchor, Place, Word, find_places, inner_words, within
from stemma.model.alterations import AlterationKind
from stemma.model.spans import Bounds
from stemma.resources.reading import read_rows

_ASKED = re.compile(
    r"\b(?:ask(?:s|ed)?|urg(?:e|es|ed)|order(?:s|ed)?|request(?:s|ed)?|call(?:s|ed)? on|instruct(?:s|ed)?)\b"
    r"[^.;:,]{0,40}?\bto\b",
    re.IGNORECASE,
)
_ABILITY = frozenset(
    (
        *("can", "should", "expect", "expects", "expected", "potential", "tend", "tends", "so-called"),
        "impossible",
    )
)
"""Words of the list that as often tell what somebody is able or ought to do, or nothing about the writer."""
MOST_WORDS = 4
"""Content words on either side of a place in which "will be" may answer "has been"; set by hand."""
ABILITY = "ability"
"""Words that may answer a doubt, but raise none."""
_ABLE = re.compile(r"\b(?:could|can|should)\b", re.IGNORECASE)
_DOUBT = re.compile(
    r",?(?: [a-z]+,?){0,3}? (?:be|have)\b(?! (?:heard|seen|felt|read|reached|found|made out)\b)"
)
"""Behind "could"; but what could be heard was heard."""
_REFUSAL = re.compile(r"(?: not|n['’]t)\b")
ENOUGH = 2
"""Content words behind a hedge that the other sentence has elsewhere; one is met by chance."""
REACH = 120
"""Characters after a hedge in which what it hedges is looked for; set by hand."""
WIDEN = 24
"""Characters around a reservation shown with it where it stands alone; set by hand."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Words that keep a sentence from being a plain statement, and their class."""

    degree: str
    bounds: Bounds


@cache
def _listed() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [(words, degree) for words, degree in read_rows("hedges.tsv") if words not in _ABILITY]
    rows += [(words, kind) for kind, words in read_rows("reservations.tsv")]
    by_degree: dict[str, list[str]] = {}
    for words, degree in rows:
        by_degree.setdefault(degree.rstrip("-"), []).append(words)
    by_length = {degree: sorted(words, key=len, reverse=True) for degree, words in by_degree.items()}
    return tuple(
        (
            re.compile(
                rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])",
                re.IGNORECASE,
            ),
            degree,
        )
        for degree, words in by_length.items()
    )


_HEDGES = ("PR", "PS", "distance", "report", "check", "condition")
_ALIKE = {"PR": "hedge", "PS": "hedge", ABILITY: "hedge", "distance": "report"}
"""Degrees that rewriting exchanges freely."""


@once
def find_reservations(reading: Reading, bounds: Bounds) -> Sequence[Reservation]:
    """Return the reservations of a stretch of text in its order, the longest first where two begin alike."""
    text = reading.text
    found = [
        Reservation(degree, match.span())
        for pattern, degree in _listed()
        for match in pattern.finditer(text, *bounds)
        if match.group() != "May"
    ]
    found += [Reservation("intent", match.span()) for match in _ASKED.finditer(text, *bounds)]
    found = [r for r in found if r.degree != "PS" or not _is_ability(text, r.bounds)]
    found = [r for r in found if not (r.degree == "plan" and _is_refusal(text, r.bounds))]
    found += [Reservation(ABILITY, match.span()) for match in _ABLE.finditer(text, *bounds)]
    kept: list[Reservation] = []
    for one in sorted(found, key=lambda r: (r.bounds[0], -r.bounds[1])):
        if not kept or one.bounds[0] >= kept[-1].bounds[1]:
            kept.append(one)
    return kept


def _is_ability(text: str, bounds: Bounds) -> bool:
    """Tell "could see" and "could not" from the doubt of "could be" and "could have"."""
    return text[slice(*bounds)].lower() == "could" and not _DOUBT.match(text, bounds[1])


def _is_refusal(text: str, bounds: Bounds) -> bool:
    """Tell "would not say" from a plan."""
    return text[slice(*bounds)].lower() == "would" and _REFUSAL.match(text, bounds[1]) is not None


def compare_reservations(
    bead: Bead, anchors: Sequence[Anchor], left: Reading, right: Reading
) -> Iterator[Finding]:
    """Yield the hedges that only one sentence has, and the plans that the other tells as done.

    What is hedged must stand on both sides: a clause that was cut with its hedge is no alteration. Headlines
    are left out, for they hedge nothing.
    """
    if is_headline(left.quote(bead.left)) or is_headline(right.quote(bead.right)):
        return
    places = find_places(bead, anchors)
    ours, theirs = find_reservations(left, bead.left), find_reservations(right, bead.right)
    for one in _unanswered(ours, theirs):
        if (there := _counterpart(one, (bead.left, left), (bead.right, right), anchors)) is not None:
            place = _place(one, places, 0)
            yield Finding(
                AlterationKind.HEDGE, _shown(one.bounds, place.left, left.text), there or place.right
            )
    flipped = [(word, other) for other, word in anchors]
    for other in _unanswered(theirs, ours):
        if (there := _counterpart(other, (bead.right, right), (bead.left, left), flipped)) is not None:
            place = _place(other, places, 1)
            shown = _shown(other.bounds, place.right, right.text)
            yield Finding(AlterationKind.HEDGE, there or place.left, shown)
    yield from _done(places, (ours, theirs), left, right)


def _line(text: str, bounds: Bounds) -> str:
    """Return the line in which a stretch of text ends."""
    end = text.find("\n", bounds[1])
    return text[text.rfind("\n", 0, bounds[1]) + 1 : end if end >= 0 else len(text)]


def is_headline(text: str) -> bool:
    """Tell a line that ends like no sentence does."""
    return not text.rstrip(" \n\t\"'”’)").endswith((".", "!", "?", "…", ","))


def _counterpart(
    one: Reservation, here: tuple[Bounds, Reading], there: tuple[Bounds, Reading], anchors: Sequence[Anchor]
) -> Bounds | tuple[()] | None:
    """Return where the other sentence says what a reservation bears on, or None where it does not say it.

    Nothing where that stands in its place, or the reservation holds for a whole sentence.
    """
    hedged = _beside(one, here[1].words)
    if one.degree == "check" or any(word in hedged for word, _ in anchors):
        return ()
    keys = {word.key for word in hedged}
    moved = [word for word in within(there[1].words, there[0]) if word.key in keys]
    return (moved[0].start, moved[-1].end) if len(moved) >= ENOUGH else None


def _beside(reservation: Reservation, words: Sequence[Word]) -> Sequence[Word]:
    """Return the content words that a reservation bears on: behind it, but before a condition."""
    start, end = reservation.bounds
    if reservation.degree == "condition":
        return within(words, (max(0, start - REACH), start))[-MOST_WORDS:]
    return within(words, (end, end + REACH))[:MOST_WORDS]


def _unanswered(ours: Sequence[Reservation], theirs: Sequence[Reservation]) -> list[Reservation]:
    """Return the hedges of one side beyond as many of like kind on the other."""
    spare: dict[str, int] = {}
    for other in theirs:
        spare[_class(other)] = spare.get(_class(other), 0) + 1
    left_over = []
    for one in ours:
        if one.degree not in _HEDGES:
            continue
        if spare.get(_class(one), 0):
            spare[_class(one)] -= 1
        else:
            left_over.append(one)
    return left_over


def _class(reservation: Reservation) -> str:
    return _ALIKE.get(reservation.degree, reservation.degree)


def _place(one: Reservation, places: Sequence[Place], side: int) -> Place:
    """Return the place in which a reservation begins."""
    return next(p for p in places if one.bounds[0] < (p.left, p.right)[side][1])


def _shown(bounds: Bounds, place: Bounds, text: str) -> Bounds:
    """Return a reservation with as much of its place as is worth showing, in whole words."""
    start, end = max(place[0], bounds[0] - WIDEN), min(place[1], bounds[1] + 2 * WIDEN)
    if start > place[0]:
        start = text.find(" ", start, bounds[0]) + 1 or bounds[0]
    if end < place[1]:
        end = max(text.rfind(" ", bounds[1], end + 1), bounds[1])
    return start, end


def _done(
    places: Sequence[Place],
    reservations: tuple[Sequence[Reservation], Sequence[Reservation]],
    left: Reading,
    right: Reading,
) -> Iterator[Finding]:
    """Yield the places with the same words around them where only one side speaks of what is to come."""
    for place in places:
        sides = _degrees(reservations[0], place.left), _degrees(reservations[1], place.right)
        planned = [not side.isdisjoint({"plan", "intent"}) for side in sides]
        if planned[0] == planned[1]:
            continue
        words = inner_words(place, left.words, right.words)
        headline = is_headline(_line(left.text, place.left)) or is_headline(_line(right.text, place.right))
        if max(map(len, words)) > MOST_WORDS or headline:
            continue
        other = 1 if planned[0] else 0
        intended = "intent" in sides[1 - other]
        bare = place.before and place.after and not words[other] and len(words[1 - other]) <= 1
        if "done" in sides[other] or _turned_past(place, other, left, right) or (bare and intended):
            yield Finding(AlterationKind.CERTAINTY, place.left, place.right)


def _turned_past(place: Place, other: int, left: Reading, right: Reading) -> bool:
    """Tell whether the word after the place is a past tense on the side `other` alone."""
    if not place.after:
        return False
    forms = [within(left.words, place.left)[-1].form, within(right.words, place.right)[-1].form]
    return forms[other].endswith("ed") and not forms[1 - other].endswith("ed")


def _degrees(reservations: Sequence[Reservation], bounds: Bounds) -> set[str]:
    return {r.degree for r in reservations if bounds[0] <= r.bounds[0] and r.bounds[1] <= bounds[1]}
