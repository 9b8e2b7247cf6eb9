"""The cue beside a quotation: which word tells that somebody says it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from stemma.annotate.attribution.cues import Cue, is_passive
from stemma.annotate.attribution.lexicon import CueClass
from stemma.annotate.words import Words
from stemma.text.quotes import Quotation
from stemma.text.speech import BROKEN_OFF, is_sentence, said

LONGEST_GAP = 240
"""Characters between a quotation and its cue, or the next quotation; set by hand."""
_LONGEST_NOUN_GAP = 60
"""Characters between a quotation and a noun for it; set by hand."""
SENTENCE_END = re.compile(r"[.!?…]['’”\")\]]*\s+(?=[“\"‘'(\[A-Z0-9])")
_BREAK = re.compile(r"\n|[.!?;]\s")
_INTRODUCES = re.compile(r"[,:]\s*$")
_GOES_ON = re.compile(r"\s+[a-z]")
_NOUN_BEFORE = re.compile(r"[\s,:—–-]*[:—–-]\s*|\s*(?:was|is|were|came)[\s,:—–-]*")
_NOUN_AFTER = re.compile(r"[\s,—–-]*(?:was|is|were|came)\b[^.?!\n]*")


class QuotationCues:
    """The cues of a text that can stand beside a quotation."""

    def __init__(self, words: Words, text: str, cues: Sequence[Cue]) -> None:
        self._words, self._text = words, text
        self._verbs = [cue for cue in cues if _can_speak(words, cue)]
        self._nouns = [cue for cue in cues if _is_somebodys(words, cue)]

    def after(self, quotation: Quotation, following: Quotation | None) -> Cue | None:
        """Return the cue of “…,” X said or “…,” said X: the first verb of speech before the next stop."""
        words, text = self._words, self._text
        if not said(text, quotation).endswith(BROKEN_OFF):
            return None
        limit = min(len(text), quotation.end + LONGEST_GAP)
        limit = _first_stop(text, quotation.end, min(limit, following.start) if following else limit)
        near = self._between(self._verbs, quotation.end, limit)
        if near and text[quotation.end : words.start[near[0].token]].isspace():
            return near[0]
        cue = next((cue for cue in near if "c" in cue.word.takes), next(iter(near), None))
        return cue if cue is not None and _is_parenthetical(words, cue.token, limit) else None

    def before(self, quotation: Quotation, earlier: Quotation | None) -> Cue | None:
        """Return the cue of X said: “…” where nothing but a recipient or an adverbial stands between."""
        text, start = self._text, quotation.start
        line = text.rfind("\n", 0, start) + 1
        near = self._between(
            self._verbs, max(line, earlier.end if earlier else 0, start - LONGEST_GAP), start
        )
        if not near:
            return None
        cue = near[-1]
        gap = text[self._words.end[cue.token] : start]
        if SENTENCE_END.search(gap + "X") or self._holds_clause(cue, quotation) or _goes_on(text, quotation):
            return None
        return cue if not gap.strip(" ,:—–-") or _INTRODUCES.search(gap) or gap.endswith("that ") else None

    def noun(self, quotation: Quotation) -> Cue | None:
        """Return the noun of “…” was his reply, his reply was “…” and His reply: “…”.

        One word between marks is only described.
        """
        words, text = self._words, self._text
        if not is_sentence(text, quotation):
            return None
        near = self._between(self._nouns, quotation.start - _LONGEST_NOUN_GAP, quotation.start)
        if near:
            gap = text[words.end[near[-1].token] : quotation.start]
            return near[-1] if _NOUN_BEFORE.fullmatch(gap) else None
        near = self._between(self._nouns, quotation.end, quotation.end + _LONGEST_NOUN_GAP)
        gap = text[quotation.end : words.start[near[0].token]] if near else ""
        return near[0] if near and _NOUN_AFTER.fullmatch(gap) else None

    def _between(self, cues: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
        """Return the cues that begin between two places of the text."""
        starts = self._words.start
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        return cues[bisect_left(cues, first, key=_place) : bisect_left(cues, after, key=_place)]

    def _holds_clause(self, cue: Cue, quotation: Quotation) -> bool:
        """Tell whether the content begins before the quotation: another verb or "that" stands between."""
        words = self._words
        between = range(cue.token + 1, bisect_right(words.end, quotation.start))
        printed = [token for token in between if not words.blank[token]]
        if printed and words.lower[printed[-1]] == "that":
            printed.pop()
        return any(words.pos[t] in ("VERB", "AUX", "SCONJ") or words.lower[t] == "that" for t in printed)


def owner_of(words: Words, noun: int) -> int | None:
    """Return whose a noun is: "his" of "his reply"."""
    return next(iter(words.children_by(noun, ("nmod:poss",))), None)


def _place(cue: Cue) -> int:
    return cue.token


def _can_speak(words: Words, cue: Cue) -> bool:
    """Tell whether a cue can introduce a quotation: "is called “Winter”" names and says nothing."""
    if words.pos[cue.token] != "VERB" or cue.word.takes.isdisjoint("cq"):
        return False
    return cue.word.cue_class is not CueClass.EVALUATION or not is_passive(words, cue.token)


def _is_somebodys(words: Words, cue: Cue) -> bool:
    return words.pos[cue.token] == "NOUN" and owner_of(words, cue.token) is not None


def _first_stop(text: str, start: int, limit: int) -> int:
    """Return the first real end of a sentence after `start`: "Gen. Smith said" has none at "Gen."."""
    for stop in _BREAK.finditer(text, start, limit):
        word = text[start : stop.start()].split()[-1:] or [""]
        if text[stop.start()] != "." or (len(word[0]) > 4 and word[0].islower()):
            return stop.start()
    return limit


def _is_parenthetical(words: Words, token: int, limit: int) -> bool:
    """Tell whether the verb belongs to the quotation beside it and does not open a clause of its own."""
    firsts = (words.subtree(child)[0] for child in words.children_by(token, ("ccomp",)) if child > token)
    return not any(token < first and words.start[first] < limit for first in firsts)


def _goes_on(text: str, quotation: Quotation) -> bool:
    """Tell whether the sentence runs on after the quotation: “a two-man race” between rivals."""
    if said(text, quotation).endswith((*BROKEN_OFF, ".", ";")):
        return False
    return _GOES_ON.match(text, quotation.end, quotation.end + 3) is not None
