"""Where a source begins and ends, beside what it does besides, what it is said with, and what it charges."""

from dataclasses import replace

from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.attribution.sources import FINITE
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.calendar_names import WEEKDAYS

_SEVERAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ", "NUM", "ADP"})
_LONGEST_SEVERAL = 8
"""Tokens of "residents and rescue workers" at most. Set by hand."""
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
    return draft, source


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
        if words.lower[mark] == "of" and "VBG" in words.tag[mark : child + 1]:
            return words.start[mark]
    return None


def several_before(setting: Setting, draft: Draft, cue: int) -> Draft | None:
    """Return a draft said by several behind the comma before its cue: "…, residents and soldiers said".

    Parsers take them for more of the object before: "… three houses, residents and soldiers". Behind the
    comma stand nouns alone, before it a clause, and the content ends where they begin.
    """
    words = setting.words
    if words.tag[cue] not in FINITE or draft.content[-1][1] > words.start[cue]:
        return None
    first, _ = words.sentences[words.sentence[cue]]
    comma = next((token for token in range(cue - 1, first, -1) if words.form[token] == ","), None)
    if comma is None:
        return None
    parts = words.pos[comma + 1 : cue]
    told = any(tag in FINITE or tag == "MD" for tag in words.tag[first:comma])
    if not told or "CCONJ" not in parts or len(parts) > _LONGEST_SEVERAL or not _SEVERAL.issuperset(parts):
        return None
    start = draft.content[0][0]
    if len(draft.content) > 1 or start >= words.start[comma] or setting.quotation_of[comma] >= 0:
        return None
    source = words.start[comma + 1], words.end[cue - 1]
    return replace(draft, source=source, content=((start, words.end[comma - 1]),))
