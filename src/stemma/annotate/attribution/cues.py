"""Cues: the words that tie a source to what it says or holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from stemma.annotate.attribution.lexicon import CueWord, cue_words
from stemma.annotate.words import Words
from stemma.model.spans import Bounds

_PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
_OUTSIDE = frozenset(
    [
        "when",
        "where",
        "why",
        "how",
        "so",
        "however",
        "even",
        "meanwhile",
        "instead",
        "perhaps",
        "moreover",
        "though",
        "yet",
        "thus",
        "therefore",
    ]
)
_VERBAL = frozenset({"aux", "aux:pass", "cop", "advmod"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A token that may be a cue, and its entry in the lexicon."""

    token: Token
    word: CueWord


def find_cues(parse: Doc, words: Words) -> Iterator[Cue]:
    """Yield every verb, noun and adjective of the lexicon, in the order of the text."""
    listed = {tag: cue_words(part) for tag, part in _PARTS.items()}
    for at, (tag, form) in enumerate(zip(words.pos, words.lower, strict=True)):
        word = listed[tag].get(form) if tag in listed else None
        if word is not None:
            yield Cue(parse[at], word)


def cue_bounds(token: Token, last: Token | None = None) -> Bounds:
    """Return where a cue stands: with its auxiliaries, adverbs and particles, "also" and "not" among them."""
    own = {child.i for child in token.children if child.dep_ in _VERBAL and child.lower_ not in _OUTSIDE}
    first = token.i
    while first - 1 in own:
        first -= 1
    while (
        token.doc[first].dep_ == "advmod"
        and token.doc[first].i < token.i
        and _opens_sentence(token.doc[first])
    ):
        first += 1
    end = max([token, *(c for c in token.children if c.dep_ == "compound:prt" and c.i == token.i + 1)]).i
    end = max(end, last.i) if last is not None else end
    return token.doc[first].idx, token.doc[end].idx + len(token.doc[end])


def is_negated(token: Token) -> bool:
    """Tell whether the word itself is negated: "has not asked", "neither confirmed nor denied"."""
    own = [child.lower_ for child in token.children if child.i < token.i]
    above = token.head.children if token.dep_ == "conj" else ()
    if "neither" in own or "nor" in own or "neither" in [c.lower_ for c in above if c.i < token.i]:
        return True
    return any(child.lower_ in _NEGATIONS and child.dep_ in ("advmod", "det") for child in token.children)


def is_passive(token: Token) -> bool:
    """Tell whether a verb is passive, so that its subject is no source."""
    return any(child.dep_ in ("aux:pass", "nsubj:pass") for child in token.children)


def _opens_sentence(token: Token) -> bool:
    return bool(token.is_sent_start)
