"""The word lists of attribution: cues, hedges and heads of sources."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from stemma.model.mentions import SourceKind
from stemma.resources.inflection import noun_forms, verb_forms
from stemma.resources.reading import read_rows


class CueClass(StrEnum):
    """What a source does in holding its content."""

    SPEECH = "speech"
    REPORT = "report"
    CLAIM = "claim"
    ACCUSATION = "accusation"
    BELIEF = "belief"
    EXPECTATION = "expectation"
    REQUEST = "request"
    ORDER = "order"
    INTENTION = "intention"
    PROMISE = "promise"
    DENIAL = "denial"
    REFUSAL = "refusal"
    OPPOSITION = "opposition"
    SUPPORT = "support"
    QUESTION = "question"
    THREAT = "threat"
    HOPE = "hope"
    DOUBT = "doubt"
    RETRACTION = "retraction"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class CueWord:
    """A cue's entry: its class and the complements that can be its content.

    `takes`: "c" a clause or quotation, "q" a quotation alone, "i" an infinitive or predicate, "o" an
    object, "+of" what follows it; "r" says that the object is the recipient.
    """

    lemma: str
    cue_class: CueClass
    takes: frozenset[str]
    prepositions: frozenset[str]
    """Those whose object is the content."""


@cache
def cue_words(part: str) -> dict[str, CueWord]:
    """Return the cues of one part of speech ("verb", "noun", "adjective", "light") by each of their forms."""
    found: dict[str, CueWord] = {}
    for lemma, word_class, cue_class, takes, *irregular in read_rows("cues.tsv"):
        if word_class == part:
            taken = frozenset(takes.split()) - {"-"}
            prepositions = frozenset(each[1:] for each in taken if each.startswith("+"))
            word = CueWord(lemma, CueClass(cue_class), taken, prepositions)
            forms = _inflect(lemma, part) | set(" ".join(irregular).split())
            found.update(dict.fromkeys(sorted(forms), word))
    return found


@cache
def hedge_words() -> dict[tuple[str, ...], str]:
    """Return the degree ("PR", "PS-", "distance") of each hedge, by its words."""
    return {tuple(words.split()): degree for words, degree in read_rows("hedges.tsv")}


@cache
def longest_hedges() -> dict[str, int]:
    """Return, for each word that a hedge begins with, how many words the longest of them has."""
    longest: dict[str, int] = {}
    for words in hedge_words():
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def source_nouns() -> dict[str, tuple[SourceKind, str]]:
    """Return the kind of source and the kind of anonymity ("unnamed", "office", "-") of each noun."""
    return {noun: (SourceKind(kind), anonymity) for noun, kind, anonymity in read_rows("source_nouns.tsv")}


def _inflect(lemma: str, part: str) -> set[str]:
    return noun_forms(lemma) if part == "noun" else {lemma} if part == "adjective" else verb_forms(lemma)
