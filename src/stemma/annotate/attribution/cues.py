"""Cues: the words that tie a source to what it says or holds."""

from collections.abc import Iterator
from dataclasses import dataclass

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
_RAISING = frozenset({"appear", "seem", "prove", "turn"})
"""Verbs whose subject is that of the infinitive: "no one appears to have died"."""
_NEGATIONS = frozenset({"not", "n't", "never", "no"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A token that may be a cue, and its entry in the lexicon."""

    token: int
    word: CueWord


def find_cues(words: Words) -> Iterator[Cue]:
    """Yield every verb, noun and adjective of the lexicon, in the order of the text."""
    listed = {tag: cue_words(part) for tag, part in _PARTS.items()}
    for token, tag in enumerate(words.pos):
        word = listed[tag].get(words.lower[token]) if tag in listed else None
        if word is not None:
            yield Cue(token, word)


def cue_bounds(words: Words, token: int, last: int | None = None) -> Bounds:
    """Return where a cue stands: with its auxiliaries, adverbs and particles, "also" and "not" among them."""
    own = [child for child in words.children_by(token, _VERBAL) if words.lower[child] not in _OUTSIDE]
    first = token
    while first - 1 in own:
        first -= 1
    if first < token and words.dep[first] == "advmod" and words.opens_sentence(first):
        first += 1
    end = token + 1 if token + 1 in words.children_by(token, ("compound:prt",)) else token
    return words.start[first], words.end[end if last is None else max(end, last)]


def is_negated(words: Words, token: int) -> bool:
    """Tell whether the word itself is negated: "has not asked", "neither confirmed nor denied"."""
    for child in words.children[token]:
        form = words.lower[child]
        if form in _NEGATIONS and words.dep[child] in ("advmod", "det"):
            return True
        if form in ("neither", "nor") and child < token:
            return True
        if words.dep[child] == "nsubj" and _is_none(words, child) and words.lemma[token] not in _RAISING:
            return True
    beside = words.children[words.head[token]] if words.dep[token] == "conj" else ()
    return any(words.lower[child] == "neither" and child < token for child in beside)


def _is_none(words: Words, subject: int) -> bool:
    """Tell whether a subject is nobody: "neither side said", "no official confirmed"."""
    determiners = (words.lower[child] for child in words.children_by(subject, ("det",)))
    return words.lower[subject] in ("nobody", "none", "neither") or any(
        d in ("no", "neither") for d in determiners
    )


def is_passive(words: Words, token: int) -> bool:
    """Tell whether a verb is passive, so that its subject is no source."""
    return bool(words.children_by(token, _PASSIVE))
