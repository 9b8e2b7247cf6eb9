"""Kinds of cue: what a source does in holding a content, and whether the report keeps its distance."""

from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.lexicon import CueClass, hedge_words
from stemma.annotate.words import Words
from stemma.model.mentions import CueKind

_KINDS = {
    CueClass.REPORT: CueKind.REPORT,
    CueClass.ACCUSATION: CueKind.ACCUSATION,
    CueClass.BELIEF: CueKind.BELIEF,
    CueClass.EXPECTATION: CueKind.BELIEF,
    CueClass.HOPE: CueKind.BELIEF,
    CueClass.DOUBT: CueKind.BELIEF,
    CueClass.OPPOSITION: CueKind.BELIEF,
    CueClass.SUPPORT: CueKind.BELIEF,
    CueClass.INTENTION: CueKind.INTENTION,
    CueClass.PROMISE: CueKind.INTENTION,
    CueClass.THREAT: CueKind.INTENTION,
    CueClass.REFUSAL: CueKind.INTENTION,
    CueClass.ORDER: CueKind.ORDER,
    CueClass.REQUEST: CueKind.REQUEST,
    CueClass.DENIAL: CueKind.DENIAL,
    CueClass.RETRACTION: CueKind.RETRACTION,
}
_DISTANCING = frozenset({"claim", "allege", "purport", "profess", "pretend", "allegation"})
"""Who uses them leaves open whether it is so; "say" and "argue" say nothing about that. Set by hand."""


_PHRASES = {
    "refuse": CueKind.INTENTION, "decline": CueKind.INTENTION, "walk back": CueKind.RETRACTION,
    "take back": CueKind.RETRACTION, "back away": CueKind.RETRACTION, "back down": CueKind.RETRACTION,
    "row back": CueKind.RETRACTION, "backtrack": CueKind.RETRACTION,
}  # fmt: skip
"""What a cue that begins with these words does, whatever its noun says: "refused to say". Set by hand."""


def cue_kind_of(words: Words, draft: Draft) -> CueKind | None:
    """Return what the source does; None for a quotation that no word ties to anybody."""
    if draft.cue[0] >= draft.cue[1]:
        return None
    tokens = words.between(draft.cue)
    lemmas = words.lemma[tokens.start : tokens.stop]
    kind = _PHRASES.get(" ".join(lemmas[:2])) or _PHRASES.get(" ".join(lemmas[:1]))
    return kind or _KINDS.get(draft.cue_class, CueKind.SPEECH)


def is_distancing(words: Words, draft: Draft) -> bool:
    """Tell whether the cue's words leave open whether the content is true: "claims", "allegedly"."""
    if draft.cue[0] >= draft.cue[1]:
        return False
    return any(
        words.lemma[token] in _DISTANCING or hedge_words().get((words.lower[token],)) == "distance"
        for token in words.between(draft.cue)
    )
