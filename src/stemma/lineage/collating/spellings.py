"""Names that both texts have in different spellings, and names of one actor."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from rapidfuzz import fuzz

from stemma.lineage.collating.beads import Bead
from stemma.lineage.collating.findings import Finding
from stemma.lineage.collating.readings import Reading, once, span_bounds
from stemma.lineage.facts import sound_key
from stemma.model.alterations import AlterationKind
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds
from stemma.text.names import SAME_NAME, name_similarity, name_tokens, spelling_keys
from stemma.text.outlets import initials

SHORTEST = 4
"""Letters of a part of a name that can be spelled in two ways; shorter ones are met by chance."""
CONSONANTS = 2
ALIKE = 60.0
"""Per cent of letters that two spellings share which sound alike in sentences that say the same. By hand."""
_LABELS = frozenset({"PER", "ORG", "GPE", "LOC", "FAC"})
_BODIES = frozenset({"ORG", "MISC"})
"""Labels of names that may stand for one body under names that share nothing: ISIS, Daesh."""


def compare_spellings(beads: Sequence[Bead], left: Reading, right: Reading) -> Iterator[Finding]:
    """Yield each name that one text spells otherwise than the other ever does, once.

    Shown in sentences that say the same, or stand as near to each other as any that have the name.
    """
    written = _written(left), _written(right)
    for one in _distinct(left).values():
        for other in _possible(one, right):
            respelled = _is_respelled(one, other, *written)
            heard = not respelled and _sounds_alike(one, other, *written)
            if not (respelled or heard or _is_renamed(one, other, left, right)):
                continue
            sides = _side_by_side(beads, (one, left), (other, right))
            if not heard or _in_one_bead(beads, *sides):
                yield Finding(AlterationKind.NAME_VARIANT, *sides)
                break


def _side_by_side(
    beads: Sequence[Bead], one: tuple[NameMention, Reading], other: tuple[NameMention, Reading]
) -> tuple[Bounds, Bounds]:
    ours, theirs = (
        [span_bounds(n.span) for n in reading.names if name_tokens(n.text) == name_tokens(name.text)]
        for name, reading in (one, other)
    )

    def apart(pair: tuple[Bounds, Bounds]) -> tuple[int, tuple[Bounds, Bounds]]:
        left = _number(pair[0], [bead.left for bead in beads])
        right = _number(pair[1], [bead.right for bead in beads])
        return (len(beads) if None in (left, right) else abs((left or 0) - (right or 0))), pair

    return min(product(ours, theirs), key=apart)


def _number(mention: Bounds, stretches: Sequence[Bounds]) -> int | None:
    """Return the number of the stretch that holds a mention, or None where none does."""
    return next(
        (n for n, (start, end) in enumerate(stretches) if start <= mention[0] and mention[1] <= end), None
    )


@once
def _distinct(reading: Reading) -> Mapping[tuple[str, ...], NameMention]:
    """Return the first mention of each name, by its parts."""
    first: dict[tuple[str, ...], NameMention] = {}
    for name in reading.names:
        if name.label in _LABELS | _BODIES and (parts := name_tokens(name.text)):
            first.setdefault(parts, name)
    return first


@once
def _written(reading: Reading) -> frozenset[str]:
    """Return every part of a name of a text."""
    return frozenset(part for parts in _distinct(reading) for part in parts)


def _possible(name: NameMention, reading: Reading) -> list[NameMention]:
    """Return the names of another text, in its order, that have a clue in common with one it may not have."""
    new = [part for part in name_tokens(name.text) if part not in _written(reading)]
    found = {at for clue in _clues(name, new) for at in _by_clue(reading).get(clue, ())}
    names = list(_distinct(reading).values()) if found else []
    return [names[at] for at in sorted(found)]


@once
def _by_clue(reading: Reading) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the names of a text that have each clue."""
    numbers: dict[str, list[int]] = {}
    for at, (parts, name) in enumerate(_distinct(reading).items()):
        for clue in _clues(name, parts):
            numbers.setdefault(clue, []).append(at)
    return numbers


def _clues(name: NameMention, parts: Sequence[str]) -> set[str]:
    """Return what another name must share to be this one in other letters: a spelling, a sound, an actor."""
    long = [part for part in parts if len(part) >= SHORTEST]
    clues = {f"spelt {key}" for part in long for key in spelling_keys(part)}
    clues |= {f"heard {sound_key(part)}" for part in long if len(sound_key(part)) >= CONSONANTS}
    return clues | ({f"actor {name.actor.id}"} if name.actor and name.label in _BODIES else set())


def _is_respelled(one: NameMention, other: NameMention, left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two names are one in two spellings, each of which the other text never has."""
    if one.label not in _LABELS or name_similarity(one.text, other.text) < SAME_NAME:
        return False
    return any(
        ours != theirs
        and ours not in right
        and theirs not in left
        and min(len(ours), len(theirs)) >= SHORTEST
        and not (ours.startswith(theirs) or theirs.startswith(ours))
        and bool(spelling_keys(ours) & spelling_keys(theirs))
        for ours in name_tokens(one.text)
        for theirs in name_tokens(other.text)
    )


def _sounds_alike(one: NameMention, other: NameMention, left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether the last parts of two names share their consonants, and neither text has the other's."""
    if one.label not in _LABELS or other.label not in _LABELS:
        return False
    return any(
        ours not in right
        and theirs not in left
        and min(len(ours), len(theirs)) >= SHORTEST
        and not (ours.startswith(theirs) or theirs.startswith(ours))
        and len(sound_key(ours)) >= CONSONANTS
        and sound_key(ours) == sound_key(theirs)
        and fuzz.ratio(ours, theirs) >= ALIKE
        for ours in name_tokens(one.text)
        for theirs in name_tokens(other.text)
    )


def _in_one_bead(beads: Sequence[Bead], one: Bounds, other: Bounds) -> bool:
    """Tell whether two mentions stand in sentences that say the same."""
    left, right = _number(one, [bead.left for bead in beads]), _number(other, [bead.right for bead in beads])
    return left is not None and left == right


def _is_renamed(one: NameMention, other: NameMention, left: Reading, right: Reading) -> bool:
    """Tell whether two names that share nothing are one body's, and neither text uses the other's name."""
    if one.actor is None or other.actor is None or one.actor.id != other.actor.id:
        return False
    if one.label not in _BODIES or other.label not in _BODIES or _related(one.text, other.text):
        return False
    return name_tokens(one.text) not in _distinct(right) and name_tokens(other.text) not in _distinct(left)


def _related(one: str, other: str) -> bool:
    """Tell a shortening from another name: parts of it, or its initials."""
    ours, theirs = set(name_tokens(one)), set(name_tokens(other))
    if any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs):
        return True
    short = {"".join(name_tokens(one)), "".join(name_tokens(other))}
    return ours <= theirs or theirs <= ours or bool(short & {initials(one), initials(other)} - {""})
