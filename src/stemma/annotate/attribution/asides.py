"""What a source does besides speaking, which it does not say: why it has no name, and whom it cites."""

from bisect import bisect_left
from collections.abc import Sequence

from stemma.annotate.attribution.anonymity import find_grounds
from stemma.annotate.attribution.drafts import Draft, tidy, touching
from stemma.annotate.attribution.lexicon import source_nouns
from stemma.annotate.attribution.setting import Setting
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds

_CITED = frozenset(
    {SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.GROUP, SourceKind.OUTLET, SourceKind.ORGANISATION}
)


def is_ground(setting: Setting, draft: Draft) -> bool:
    """Tell whether a cue and all its content only tell why somebody has no name: "asked not to be named"."""
    start, end = setting.words.extent(setting.words.between(draft.cue)[0])
    grounds = _grounds(setting, start, end)
    inside = (draft.cue, *draft.content)
    return any(all(first <= part[0] and part[1] <= last for part in inside) for first, last in grounds)


def after_ground(setting: Setting, part: Bounds) -> Bounds:
    """Return a part without the reason why its source has no name, where it begins with that."""
    for start, end in _grounds(setting, max(0, part[0] - len("on the usual ")), part[1]):
        if start <= part[0] < end:
            return tidy(setting.text, (end, part[1]), setting.quotations) or part
    return part


def before_aside(setting: Setting, draft: Draft, part: Bounds) -> Bounds:
    """Return a part up to what its source does besides: ", speaking on condition of anonymity"."""
    if part[0] < draft.cue[1]:
        return part
    words, participles = setting.words, setting.participles
    for token in participles[bisect_left(participles, words.between(part).start) :]:
        start = words.start[token]
        if start >= part[1]:
            return part
        if touching(setting.quotations, start, start + 1) or not _is_aside(setting, token, part[1]):
            continue
        return tidy(setting.text, (part[0], start), setting.quotations) or part
    return part


def _grounds(setting: Setting, start: int, end: int) -> Sequence[Bounds]:
    """Return the grounds in a stretch; most have none of the words that stand in them."""
    place = bisect_left(setting.hints, start)
    near = place < len(setting.hints) and setting.hints[place] < end
    return list(find_grounds(setting.text, start, end)) if near else ()


def _can_say(setting: Setting, noun: int) -> bool:
    words = setting.words
    kind, _ = source_nouns().get(words.lower[noun], (None, ""))
    return kind in _CITED or words.entity[noun] in ("PER", "ORG")


def _is_aside(setting: Setting, token: int, end: int) -> bool:
    """Tell whether a participle gives the reason of anonymity, or cites somebody who says things."""
    words = setting.words
    if words.lower[token] in ("citing", "quoting"):
        return any(_can_say(setting, cited) for cited in words.children_by(token, ("obj",)))
    start = words.start[token]
    return any(first == start for first, _ in _grounds(setting, start, end))
