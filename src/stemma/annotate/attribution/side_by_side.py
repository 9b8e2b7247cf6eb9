"""Sayings side by side: "the dam had burst, he said, adding that thousands had fled and calling “…”"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from stemma.annotate.attribution.drafts import Draft, tidy, tokens_at, touching
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.attribution.setting import Setting
from stemma.model.spans import Bounds

_GOES_ON = frozenset({CueClass.SPEECH, CueClass.REPORT, CueClass.CLAIM, CueClass.ACCUSATION})


def settle_participles(setting: Setting, parse: Doc, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield drafts in which a participle after a comma goes on with its source's own speech.

    Right after another's cue it has the same source; where a content runs into one of its own source, the
    content ends before it, for whoever reports does not say that he adds.
    """
    going_on = [(draft, token) for draft in drafts if (token := _participle(parse, draft)) is not None]
    shared = {draft.cue: _source_before(drafts, token) for draft, token in going_on}
    settled = [replace(d, source=shared[d.cue]) if shared.get(d.cue) is not None else d for d in drafts]
    commas = {token.nbor(-1).idx: draft for draft, token in going_on}
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
    for draft in drafts:
        kept = tuple(part for part in draft.content if not any(_nearer(o, draft, part) for o in drafts))
        yield replace(draft, content=kept) if kept and kept != draft.content else draft


def _nearer(other: Draft, draft: Draft, part: Bounds) -> bool:
    """Tell whether another cue stands between a draft's own and a part that both hold."""
    between = draft.cue[1] <= other.cue[0] and other.cue[1] <= part[0] and part in other.content
    return between and not any(start <= other.cue[0] < end for start, end in draft.content)


def _participle(parse: Doc, draft: Draft) -> Token | None:
    """Return the first word of a cue where it is a participle of speech behind a comma."""
    first = tokens_at(parse, draft.cue)[0] if draft.cue[0] < draft.cue[1] else None
    if first is None or first.tag_ != "VBG" or first.i < 2 or draft.cue_class not in _GOES_ON:
        return None
    return first if first.nbor(-1).text == "," else None


def _source_before(drafts: Sequence[Draft], participle: Token) -> Bounds | None:
    """Return the source of the cue that ends right before the participle's comma: "he said, citing"."""
    end = participle.nbor(-2).idx + len(participle.nbor(-2))
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
