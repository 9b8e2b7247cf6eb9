"""Attributions that the syntax shows: a cue, its content, and its subject as the source."""

from collections.abc import Iterator, Sequence

from stemma.annotate.attribution.contents import find_content, is_infinitive
from stemma.annotate.attribution.cues import Cue, cue_bounds, is_negated, is_passive
from stemma.annotate.attribution.drafts import Draft, bounds_of, snap, tidy, without
from stemma.annotate.attribution.lexicon import CueClass, cue_words
from stemma.annotate.attribution.sources import source_bounds, subject_of
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation

# Tokens, both set by hand.
_LONGEST_LIGHT_CUE = 8
_LONGEST_PHRASE = 12

_CAN_ASK = frozenset({CueClass.SPEECH, CueClass.EVALUATION})
_HEARSAY = frozenset(
    {
        CueClass.SPEECH,
        CueClass.REPORT,
        CueClass.CLAIM,
        CueClass.BELIEF,
        CueClass.EXPECTATION,
        CueClass.ORDER,
        CueClass.ACCUSATION,
        CueClass.REQUEST,
    }
)


def read_clauses(
    words: Words, cues: Sequence[Cue], text: str, quotations: Sequence[Quotation]
) -> Iterator[Draft]:
    """Yield the draft of every cue whose syntax shows a content; without a source only a passive."""
    drafts = (_read_clause(words, cue, text, quotations) for cue in cues)
    yield from (draft for draft in drafts if draft is not None)


def _read_clause(words: Words, cue: Cue, text: str, quotations: Sequence[Quotation]) -> Draft | None:
    """Return what a cue's own syntax says: its content, and the subject as its source."""
    found = find_content(words, cue)
    if found is None:
        return None
    root, groups, preposition = found
    token, source = cue.token, _source(words, cue.token)
    source_at = (
        source_bounds(words, source, token) if source is not None else _phrase_before(words, token, root)
    )
    if source_at is None and not _needs_no_source(words, cue):
        return None
    last = preposition if preposition is not None else token
    at = cue_bounds(words, _first_of_cue(words, token, source), last)
    content = _shape(text, [bounds_of(words, group) for group in groups], quotations, at, source_at)
    if not content:
        return None
    cue_class = _class_of(words, cue, root, preposition)
    return Draft(at, content, source_at, cue_class, root, is_negated(words, token))


def _needs_no_source(words: Words, cue: Cue) -> bool:
    """Tell whether nobody need be named: "is believed to", "the claim that he fled"."""
    following = words.lower[cue.token + 1 : cue.token + 2]
    brings = words.pos[cue.token] == "NOUN" and following in (["that"], ["of"])
    return cue.word.cue_class in _HEARSAY and (brings or is_passive(words, cue.token))


def _class_of(words: Words, cue: Cue, root: int, preposition: int | None) -> CueClass:
    """Return what the cue does here: who tells somebody to leave or calls for something, requests it."""
    if cue.word.cue_class not in _CAN_ASK or is_passive(words, cue.token):
        return cue.word.cue_class
    called_for = cue.word.lemma == "call" and preposition is not None
    return CueClass.REQUEST if called_for or is_infinitive(words, root) else cue.word.cue_class


def _shape(
    text: str,
    stretches: Sequence[Bounds | None],
    quotations: Sequence[Quotation],
    cue: Bounds,
    source: Bounds | None,
) -> tuple[Bounds, ...]:
    """Return stretches fitted to the quotations, without cue and source."""
    parts: set[Bounds] = set()
    for bounds in stretches:
        snapped = snap(bounds, quotations, cue) if bounds is not None else None
        for piece in without(snapped, cue, source) if snapped is not None else ():
            tidied = tidy(text, piece, quotations)
            if tidied is not None and any(c.isalnum() for c in text[slice(*tidied)]):
                parts.add(tidied)
    return tuple(sorted(parts))


def _source(words: Words, cue: int) -> int | None:
    if words.pos[cue] != "NOUN":
        return subject_of(words, cue)
    for child in words.children_by(cue, ("nmod:poss", "nmod")):
        cases = words.children_by(child, ("case",))
        if words.dep[child] == "nmod:poss" or any(words.lower[case] in ("by", "from") for case in cases):
            return child
    verb = _light_verb(words, cue)
    return subject_of(words, verb) if verb is not None else None


def _phrase_before(words: Words, verb: int, root: int) -> Bounds | None:
    """Return the words of ", two officials said." where the parser has hung the officials elsewhere."""
    if root > verb or words.pos[verb] != "VERB" or is_passive(words, verb):
        return None
    first = max(words.sentences[words.sentence[verb]][0], verb - _LONGEST_PHRASE)
    for token in range(verb - 1, first - 1, -1):
        if words.form[token] == ",":
            nominal = token + 1 < verb and words.pos[verb - 1] in ("NOUN", "PROPN", "PRON")
            return (words.start[token + 1], words.end[verb - 1]) if nominal else None
        if words.pos[token] in ("VERB", "AUX", "PUNCT", "ADP"):
            return None
    return None


def _light_verb(words: Words, noun: int) -> int | None:
    verb = words.head[noun]
    light = words.dep[noun] in ("obj", "nsubj:pass") and words.lower[verb] in cue_words("light")
    return verb if light and 0 < noun - verb <= _LONGEST_LIGHT_CUE else None


def _first_of_cue(words: Words, cue: int, source: int | None) -> int:
    """Return where the cue begins: with the verb of "made a claim", "passed a resolution asking"."""
    if words.pos[cue] == "NOUN":
        verb = _light_verb(words, cue)
        return verb if verb is not None else cue
    noun = words.head[cue]
    verb = words.head[noun]
    behind = words.dep[cue] == "acl" and words.dep[noun] == "obj" and source is not None and source != noun
    return verb if behind and cue - verb <= _LONGEST_LIGHT_CUE else cue
