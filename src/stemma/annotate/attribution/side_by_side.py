"""Sayings side by side: "the dam had burst, he said, adding that thousands had fled and calling “…”"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.annotate.attribution.drafts import Draft, tidy, touching
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.words import Words
from stemma.model.spans import Bounds

_GOES_ON = frozenset({CueClass.SPEECH, CueClass.REPORT, CueClass.CLAIM, CueClass.ACCUSATION})


def settle_participles(setting: Setting, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts in which a participle after a comma goes on with its source's own speech.

    Right after another's cue it has the same source; where a content runs into one of its own source, the
    content ends before it, for whoever reports does not say that he adds.
    """
    words = setting.words
    going_on = [(draft, token) for draft in drafts if (token := _participle(words, draft)) is not None]
    shared = {draft.cue: _source_before(words, drafts, token) for draft, token in going_on}
    settled = [replace(d, source=shared[d.cue]) if shared.get(d.cue) is not None else d for d in drafts]
    commas = {words.start[token - 1]: draft for draft, token in going_on}
    for draft in settled:
        ends = [
            comma
            for comma, other in commas.items()
            if (shared[other.cue] or other.source) == draft.source and other.cue != draft.cue
        ]
        content = tuple(_up_to(setting, part, ends) for part in draft.content)
        yield replace(draft, content=content) if content != draft.content else draft


def part_quotations(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts in which no quotation is held by two cues one after the other: the nearer one has it.

    "He cited the talks as a success and said “…”": it was said, not cited.
    """
    holders: dict[Bounds, list[Draft]] = {}
    for draft in drafts:
        for part in draft.content:
            holders.setdefault(part, []).append(draft)
    for draft in drafts:
        kept = tuple(p for p in draft.content if not any(_nearer(other, draft, p) for other in holders[p]))
        yield replace(draft, content=kept) if kept and kept != draft.content else draft


def _nearer(other: Draft, draft: Draft, part: Bounds) -> bool:
    """Tell whether another cue stands between a draft's own and a part that both hold."""
    between = draft.cue[1] <= other.cue[0] and other.cue[1] <= part[0]
    return between and not any(start <= other.cue[0] < end for start, end in draft.content)


def _participle(words: Words, draft: Draft) -> int | None:
    """Return the first word of a cue where it is a participle of speech behind a comma."""
    if draft.cue[0] == draft.cue[1] or draft.cue_class not in _GOES_ON:
        return None
    first = words.between(draft.cue)[0]
    return first if first > 1 and words.tag[first] == "VBG" and words.form[first - 1] == "," else None


def _source_before(words: Words, drafts: Sequence[Draft], participle: int) -> Bounds | None:
    """Return the source of the cue that ends right before the participle's comma: "he said, citing"."""
    end = words.end[participle - 2]
    for draft in drafts:
        inverted = draft.source is not None and draft.cue[1] < draft.source[0]
        if end in (draft.cue[1], draft.source[1] if draft.source is not None and inverted else -1):
            return draft.source
    return None


def _up_to(setting: Setting, part: Bounds, ends: Sequence[int]) -> Bounds:
    for end in sorted(ends):
        quoted = any(q.start < end < q.end for q in touching(setting.quotations, end, end + 1))
        if part[0] < end < part[1] and not quoted:
            return tidy(setting.text, (part[0], end), setting.quotations) or part
    return part
