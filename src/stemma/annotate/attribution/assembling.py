"""From the roles of constituents to one attribution: where its source, cue and content stand in the text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.cues import is_negated
from stemma.annotate.attribution.drafts import Draft, snap, tidy, touching, without
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.roles import LIKELY_SOURCE, SOURCE, Labelled, content_runs, likeliest
from stemma.annotate.attribution.setting import Setting, shared
from stemma.annotate.attribution.sources import source_bounds, without_manner
from stemma.model.spans import Bounds


def assemble(setting: Setting, labelled: Labelled) -> Draft | None:
    """Return the draft that the roles make; where they leave no content, that of the rules, or None."""
    words = setting.words
    run = labelled.cue_run
    cue = words.start[labelled.constituents.first[run[0]]], words.end[labelled.constituents.last[run[-1]]]
    named = likeliest(setting, labelled, SOURCE, labelled.source, LIKELY_SOURCE)
    source = _source(setting, labelled, named) if named else _carried_over(setting, labelled)
    source = without_manner(setting.words, source, cue) if source is not None else None
    runs = content_runs(setting, labelled, named)
    content = _content(setting, labelled, runs, cue, source)
    rules = setting.drafts.get(labelled.cue)
    if not content:
        return rules  # one constituent holds medium and content: "in a statement carried by Tasnim that …"
    if _is_own_subject(setting, labelled.cue, content):
        return None
    root = rules.root if rules is not None else _root(setting, labelled, runs)
    unsaid = any(_undoes(setting, labelled.cue, token) for token in words.between(cue))
    return Draft(cue, content, source, _class(setting, labelled.cue), root, unsaid)


def _content(
    setting: Setting, labelled: Labelled, runs: Sequence[range], cue: Bounds, source: Bounds | None
) -> tuple[Bounds, ...]:
    """Return the runs and quotations that are content, in the turn of the cue's own speaker."""
    parts = [*_stretches(setting, labelled, runs), *((q.start, q.end) for q in labelled.quotations)]
    parts += _carried_on(setting, parts)
    own = setting.turn_at(cue)
    parts = [(max(start, own[0]), min(end, own[1])) for start, end in parts if shared((start, end), own)]
    between = _between_halves(setting, labelled.cue)
    parts = [piece for part in parts for piece in without(part, between)]
    return tuple(_shape(setting, [*parts, *_unquoted_elsewhere(setting, labelled.cue)], cue, source))


def _is_own_subject(setting: Setting, cue: int, content: Sequence[Bounds]) -> bool:
    """Tell whether nothing is left of the content but the cue's subject: "We were told" tells nothing."""
    words = setting.words
    subjects = {
        (words.start[child], words.end[child])
        for child in words.children[cue]
        if words.pos[child] == "PRON" and words.dep[child].startswith("nsubj")
    }
    return len(content) == 1 and content[0] in subjects


def _source(setting: Setting, labelled: Labelled, named: range) -> Bounds | None:
    """Return where the source stands: as syntax draws it, or the run of constituents that make it up."""
    words, constituents = setting.words, labelled.constituents
    head = constituents.head[named[0]]
    drawn = source_bounds(words, head, labelled.cue) if len(named) == 1 else None
    if drawn is not None:
        return drawn
    start, end = words.start[constituents.first[named[0]]], words.end[constituents.last[named[-1]]]
    loose = " .;:—–-" if "," in setting.text[start : end - 1] else " ,.;:—–-"
    while end > start and setting.text[end - 1] in loose:
        end -= 1
    return (start, end) if start < end else None


def _carried_over(setting: Setting, labelled: Labelled) -> Bounds | None:
    """Return the source that the rules found in another sentence than the cue's, or beside a quotation."""
    draft = setting.drafts.get(labelled.cue)
    if draft is None or draft.source is None:
        return None
    elsewhere = not shared(draft.source, setting.words.extent(labelled.cue))
    return draft.source if elsewhere or draft.root is None else None


def _stretches(setting: Setting, labelled: Labelled, runs: Sequence[range]) -> Iterator[Bounds]:
    words, constituents = setting.words, labelled.constituents
    for run in runs:
        yield words.start[constituents.first[run[0]]], words.end[constituents.last[run[-1]]]


def _carried_on(setting: Setting, parts: Sequence[Bounds]) -> Iterator[Bounds]:
    """Yield the paragraphs in which the last quotation of a content runs on, each opened by a mark again."""
    last = max((end for _, end in parts), default=0)
    held = bisect_right(setting.quotations, last, key=lambda quotation: quotation.start)
    if not held or setting.quotations[held - 1].end < last - 1:
        return
    for quotation in setting.quotations[held:]:
        if not quotation.continues:
            return
        yield quotation.start, quotation.end


def _between_halves(setting: Setting, cue: int) -> Bounds | None:
    """Return the words between two halves of what is said: "said she with a smile"."""
    draft = setting.drafts.get(cue)
    place = bisect_right(setting.quotations, setting.words.start[cue], key=lambda quotation: quotation.start)
    if draft is None or not 0 < place < len(setting.quotations):
        return None
    left, right = setting.quotations[place - 1].end, setting.quotations[place].start
    quoted = any(end == left for _, end in draft.content)
    return (left, right) if quoted and "\n" not in setting.text[left:right] else None


def _undoes(setting: Setting, carrier: int, token: int) -> bool:
    """Tell whether a word of the cue undoes it: "did not say", "refused to comment on"."""
    refuses = token != carrier and setting.cue_class(token) in (CueClass.REFUSAL, CueClass.DENIAL)
    return refuses or is_negated(setting.words, token)


def _unquoted_elsewhere(setting: Setting, cue: int) -> Iterator[Bounds]:
    """Yield contents of the rules outside the cue's sentence that are no quotations, as after a colon."""
    draft = setting.drafts.get(cue)
    if draft is None:
        return
    start, end = setting.words.extent(cue)
    for part in draft.content:
        if (part[1] <= start or end <= part[0]) and not touching(setting.quotations, *part):
            yield part


def _shape(setting: Setting, parts: Sequence[Bounds], cue: Bounds, source: Bounds | None) -> list[Bounds]:
    """Return the parts fitted to quotations, without cue and source, in order and apart."""
    shaped: list[Bounds] = []
    for part in parts:
        snapped = snap(part, setting.quotations, cue)
        for piece in without(snapped, cue, source) if snapped is not None else ():
            tidied = tidy(setting.text, piece, setting.quotations)
            if tidied is not None and any(c.isalnum() for c in setting.text[slice(*tidied)]):
                shaped.append(tidied)
    apart: list[Bounds] = []
    for start, end in sorted(set(shaped)):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _root(setting: Setting, labelled: Labelled, runs: Sequence[range]) -> int | None:
    """Return the verb of the content where it is a clause."""
    tops = (labelled.constituents.top[place] for run in runs for place in run)
    return next((top for top in tops if setting.words.pos[top] in ("VERB", "AUX")), None)


def _class(setting: Setting, cue: int) -> CueClass:
    """Return the class of a cue; one that no list knows is taken to say and to claim nothing more."""
    draft = setting.drafts.get(cue)
    if draft is not None:
        return draft.cue_class
    listed = setting.cue_class(cue)
    return CueClass(listed) if listed != "-" else CueClass.SPEECH
