"""Attributions that the syntax shows: a cue, its content, and its subject as the source."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

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


def read_clause(words: Words, cue: Cue, text: str, quotations: Sequence[Quotation]) -> Draft | None:
    """Return what a cue's own syntax says: its content, and the subject as its source."""
    found = find_content(cue)
    if found is None:
        return None
    root, tokens, last = found
    source = _source(words, cue)
    at = cue_bounds(words, _first_of_cue(cue, source).i, _last_of_cue(cue, last).i)
    source_at = (
        source_bounds(words, source.i, cue.token.i)
        if source is not None
        else _phrase_before(words, cue.token, root)
    )
    content = _shape(words, text, tokens, quotations, at, source_at)
    if not content:
        return None
    return Draft(
        at, content, source_at, _class_of(words, cue, root, last), root.i, is_negated(words, cue.token.i)
    )


def _class_of(words: Words, cue: Cue, root: Token, preposition: Token | None) -> CueClass:
    """Return what the cue does here: who tells somebody to leave or calls for something, requests it."""
    asks = cue.word.cue_class in (CueClass.SPEECH, CueClass.EVALUATION) and not is_passive(words, cue.token.i)
    called_for = cue.word.lemma == "call" and preposition is not None
    return CueClass.REQUEST if asks and (called_for or is_infinitive(root)) else cue.word.cue_class


def _shape(
    words: Words,
    text: str,
    tokens: list[list[Token]],
    quotations: Sequence[Quotation],
    cue: Bounds,
    source: Bounds | None,
) -> tuple[Bounds, ...]:
    parts: list[Bounds] = []
    for group in tokens:
        bounds = bounds_of(words, (token.i for token in group))
        snapped = snap(bounds, quotations, cue) if bounds else None
        for piece in without(snapped, cue, source) if snapped else ():
            tidied = tidy(text, piece, quotations)
            if tidied is not None and any(c.isalnum() for c in text[slice(*tidied)]):
                parts.append(tidied)
    return tuple(sorted(set(parts)))


def _source(words: Words, cue: Cue) -> Token | None:
    token = cue.token
    if token.pos_ != "NOUN":
        return _subject(words, token)
    for child in token.children:
        if child.dep_ == "nmod:poss":
            return child
        if child.dep_ == "nmod" and any(
            c.lower_ in ("by", "from") for c in child.children if c.dep_ == "case"
        ):
            return child
    return _subject(words, token.head) if _light_verb(token) is not None else None


def _subject(words: Words, token: Token) -> Token | None:
    subject = subject_of(words, token.i)
    return token.doc[subject] if subject is not None else None


def _phrase_before(words: Words, verb: Token, root: Token) -> Bounds | None:
    """Return the words of ", two officials said." where the parser has hung the officials elsewhere."""
    if is_passive(words, verb.i) or verb.pos_ != "VERB" or root.i > verb.i:
        return None
    phrase: list[Token] = []
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _LONGEST_PHRASE) : verb.i]):
        if token.text == ",":
            nominal = bool(phrase) and phrase[0].pos_ in ("NOUN", "PROPN", "PRON")
            return (phrase[-1].idx, phrase[0].idx + len(phrase[0])) if nominal else None
        if token.pos_ in ("VERB", "AUX", "PUNCT", "ADP"):
            return None
        phrase.append(token)
    return None


def _light_verb(noun: Token) -> Token | None:
    verb = noun.head
    light = noun.dep_ in ("obj", "nsubj:pass") and verb.lower_ in cue_words("light")
    return verb if light and 0 < noun.i - verb.i <= _LONGEST_LIGHT_CUE else None


def _first_of_cue(cue: Cue, source: Token | None) -> Token:
    """Return where the cue begins: with the verb of "made a claim", "passed a resolution asking"."""
    token = cue.token
    if token.pos_ == "NOUN":
        return _light_verb(token) or token
    behind = token.dep_ == "acl" and source is not None and source.i != token.head.i
    near = token.i - token.head.head.i <= _LONGEST_LIGHT_CUE
    return token.head.head if behind and near and token.head.dep_ == "obj" else token


def _last_of_cue(cue: Cue, preposition: Token | None) -> Token:
    return preposition if preposition is not None else cue.token


def read_clauses(
    words: Words, cues: Sequence[Cue], text: str, quotations: Sequence[Quotation]
) -> Iterator[Draft]:
    """Yield the draft of every cue whose syntax shows a content; without a source only a passive."""
    for cue in cues:
        draft = read_clause(words, cue, text, quotations)
        if draft is None:
            continue
        unsourced = is_passive(words, cue.token.i) or _is_noun_with_clause(cue.token)
        if draft.source is not None or (unsourced and cue.word.cue_class in _HEARSAY):
            yield draft


def _is_noun_with_clause(token: Token) -> bool:
    """Tell whether a noun brings its content along, so that it needs no source: "the claim that he fled"."""
    following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return token.pos_ == "NOUN" and following in ("that", "of")


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
