"""Where a source begins and ends, beside what it does besides, what it is said with, and what it charges."""

from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.calendar_names import WEEKDAYS

_COORDINATE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM"})
_LONGEST_COORDINATE = 6
"""Tokens before "and officials said" that can be more of the source. Set by hand."""
_CITING = frozenset({"citing", "quoting"})


def fit_edges(setting: Setting, draft: Draft, source: Bounds, cue: int) -> tuple[Draft, Bounds]:
    """Return a source without what is not its own and with what the parser gave to the content.

    A charge that stands behind the accuser goes over to the content of the draft, which is returned too.
    """
    words = setting.words
    source = _without_aside(words, source)
    charge = _charge(words, source) if is_passive(words, cue) else None
    if charge is not None:
        draft = draft.with_more((charge, source[1]))
        source = source[0], words.end[words.between((source[0], charge))[-1]]
    return draft, _with_coordinate(setting, draft, source)


def _without_aside(words: Words, source: Bounds) -> Bounds:
    """Return a source without what it does besides, ", citing officials", and without a day at its end."""
    tokens = words.between(source)
    for token in tokens[2:]:
        if words.lower[token] in _CITING and words.form[token - 1] == ",":
            return source[0], words.end[token - 2]
    last = tokens[-1]
    of_day = words.lower[last] in WEEKDAYS and words.head[last] == words.root(tokens) and len(tokens) > 2
    return (source[0], words.end[last - 2]) if of_day and words.lower[last - 1] == "on" else source


def _charge(words: Words, source: Bounds) -> int | None:
    """Return where a charge begins that the parser gave to the accuser: "by neighbours of hiding arms"."""
    for child in words.children_by(words.root(words.between(source)), ("acl",)):
        mark = words.subtree(child)[0]
        if words.tag[child] == "VBG" and words.lower[mark] == "of":
            return words.start[mark]
    return None


def _with_coordinate(setting: Setting, draft: Draft, source: Bounds) -> Bounds:
    """Return a source with the nouns before it that the parser gave to the content.

    "… nine people, police and hospital | sources said": behind a comma stand nouns alone, and no mark parts
    them from the source.
    """
    words = setting.words
    for start, end in draft.content:
        if end >= source[0] or setting.text[end : source[0]].strip():
            continue
        tail = words.between((start, end))
        comma = next((t for t in reversed(tail) if words.form[t] == ","), None)
        between = words.pos[comma + 1 : tail.stop] if comma is not None else []
        if comma is not None and 1 < len(between) <= _LONGEST_COORDINATE and _COORDINATE.issuperset(between):
            return (words.start[comma + 1], source[1]) if "CCONJ" in between else source
    return source
