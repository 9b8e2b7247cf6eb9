"""One word in the place of another: roles, people of another sort, names, weapons."""

from collections.abc import Iterator, Sequence
from itertools import product

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.categories import category_of, weapon_classes
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, inside, once, span_bounds
from stemma.lineage.collating.roles import is_office, roles_differ
from stemma.lineage.collating.variation import Place, Word, inner_words, within
from stemma.model.alterations import AlterationKind
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds
from stemma.text.names import SAME_NAME, name_similarity, name_tokens

MOST_WORDS = 4
"""Content words on either side of a place in which one may stand for the other; set by hand."""
FEW_WORDS = 2
"""Likewise, at the end of a sentence, where nothing that both share follows."""
_COMPARED = {
    "PER": AlterationKind.ACTOR,
    "ORG": AlterationKind.ACTOR,
    "NORP": AlterationKind.ACTOR,
    "GPE": AlterationKind.PLACE,
    "LOC": AlterationKind.PLACE,
    "FAC": AlterationKind.PLACE,
}
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
)


def compare_places(places: Sequence[Place], left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield what stands in the place of what, at places with the same words on both sides of it."""
    for place in places:
        if not place.before:
            continue
        ours, theirs = inner_words(place, left.words, right.words)
        most = MOST_WORDS if place.after else FEW_WORDS
        if not (ours and theirs) or max(len(ours), len(theirs)) > most:
            continue
        yield from _names(place, left, right)
        if not _has_person(place, left, right):
            yield from _words(ours, theirs)


def _has_person(place: Place, left: Reading, right: Reading) -> bool:
    """Tell whether a name of a person stands in a place: its office is for `compare_roles`."""
    return any(
        name.label == "PER" and name.span.start < bounds[1] and bounds[0] < name.span.end
        for reading, bounds in ((left, place.left), (right, place.right))
        for name in reading.names
    )


def _words(ours: Sequence[Word], theirs: Sequence[Word]) -> Iterator[Finding]:
    people = [{category_of(word.form) for word in side} - {None} for side in (ours, theirs)]
    for kind, test in ((AlterationKind.ROLE, roles_differ), (AlterationKind.CATEGORY, _categories_differ)):
        pair = next(((a, b) for a in ours for b in theirs if test(a.form, b.form)), None)
        if pair is not None and not (kind is AlterationKind.CATEGORY and people[0] & people[1]):
            yield Finding(kind, (pair[0].start, pair[0].end), (pair[1].start, pair[1].end))


def _categories_differ(one: str, other: str) -> bool:
    ours, theirs = category_of(one), category_of(other)
    return ours is not None and theirs is not None and ours != theirs


def _names(place: Place, left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield a name in the place of another: one on either side that the other side has not."""
    ours = [n for n in inside(left.names, place.left, _bounds) if n.label in _COMPARED]
    theirs = [n for n in inside(right.names, place.right, _bounds) if n.label in _COMPARED]
    both = {name.text for name in ours} & {name.text for name in theirs}
    ours, theirs = ([n for n in side if n.text not in both] for side in (ours, theirs))
    if len(ours) != 1 or len(theirs) != 1:
        return
    one, other = ours[0], theirs[0]
    people = [name.label == "PER" for name in (one, other)]
    bare = _only_names(one, place.left, left) and _only_names(other, place.right, right)
    if (
        people[0] == people[1]
        and _COMPARED[one.label] is _COMPARED[other.label]
        and bare
        and not _may_be_one(one, other)
    ):
        yield Finding(_COMPARED[one.label], _bounds(one), _bounds(other))


def _only_names(name: NameMention, bounds: Bounds, reading: Reading) -> bool:
    """Tell whether nothing stands in a place, between its shared words, but a name and what it is called."""
    start, end = _bounds(name)
    inner = within(reading.words, bounds)[1:-1]
    return all(start <= word.start < end or is_office(word.form) for word in inner)


def compare_compass(bead: Bead, left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield the places that differ by a point of the compass: North Ossetia, South Ossetia."""
    ours, theirs = _named(left, bead.left), _named(right, bead.right)
    if all(parts.isdisjoint(_COMPASS) for _, parts in (*ours, *theirs)):
        return
    both = {name.text for name, _ in ours} & {name.text for name, _ in theirs}
    for (one, parts), (other, others) in product(ours, theirs):
        differing = parts ^ others
        turned = len(differing) == 2 and differing <= _COMPASS
        if turned and parts & others and not both & {one.text, other.text}:
            yield Finding(AlterationKind.PLACE, _bounds(one), _bounds(other))


@once
def _named(reading: Reading, bounds: Bounds) -> Sequence[tuple[NameMention, frozenset[str]]]:
    """Return the names of a stretch, each with its parts."""
    return [(name, frozenset(name_tokens(name.text))) for name in inside(reading.names, bounds, _bounds)]


def _bounds(name: NameMention) -> Bounds:
    return span_bounds(name.span)


def _may_be_one(one: NameMention, other: NameMention) -> bool:
    """Tell whether two names may stand for one: alike, of one table entry, or a country and what is its."""
    if one.actor and other.actor:
        if one.actor.id == other.actor.id:
            return True
        if "PER" not in (one.label, other.label) and _country(one) == _country(other):
            return True
    shared = set(name_tokens(one.text)) & set(name_tokens(other.text))
    return bool(shared) or name_similarity(one.text, other.text) >= SAME_NAME


def _country(name: NameMention) -> str:
    return name.actor.code[:3] if name.actor else ""


def compare_weapons(bead: Bead, places: Sequence[Place], left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield a weapon in the place of another, near a word that both sides share."""
    if not (_names_weapon(left, bead.left) and _names_weapon(right, bead.right)):
        return
    for place in places:
        words = within(left.words, place.left), within(right.words, place.right)
        ours, theirs = (_weapons(side, place) for side in words)
        only_left, only_right = sorted(ours.keys() - theirs.keys()), sorted(theirs.keys() - ours.keys())
        if len(only_left) == 1 and len(only_right) == 1:
            yield Finding(AlterationKind.WEAPON, ours[only_left[0]], theirs[only_right[0]])


def _weapons(words: Sequence[Word], place: Place) -> dict[str, Bounds]:
    """Return where each class of weapon stands that is named near an end of the place."""
    found: dict[str, Bounds] = {}
    for at, word in enumerate(words):
        near = (place.before and at <= MOST_WORDS) or (place.after and len(words) - at <= MOST_WORDS + 1)
        for part in _parts(word) if near else ():
            if part in weapon_classes():
                found.setdefault(weapon_classes()[part], (word.start, word.end))
    return found


def _parts(word: Word) -> tuple[str, ...]:
    return (word.form, *word.form.split("-"))


@once
def _names_weapon(reading: Reading, bounds: Bounds) -> bool:
    return any(part in weapon_classes() for word in within(reading.words, bounds) for part in _parts(word))
