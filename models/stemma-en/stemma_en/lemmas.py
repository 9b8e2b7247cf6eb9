"""Lemmas: the treebanks' own for the words they hold, else the network's, mended by spelling."""

from collections.abc import Iterator
from pathlib import Path

from stemma_en.words import apply_script

VERB_ENDINGS = ("ed", "ing", "es", "s")
ENDINGS = {
    "VERB": VERB_ENDINGS,
    "AUX": VERB_ENDINGS,
    "NOUN": ("es", "s"),
    "ADJ": ("er", "est"),
    "ADV": ("er", "est"),
}


class Lemmatiser:
    """Knows the lemmas of frequent words by part of speech, and which words exist."""

    def __init__(self, lexicon: Path, vocabulary: Path) -> None:
        rows = (line.split("\t") for line in lexicon.read_text(encoding="utf-8").splitlines())
        self._lemmas = {(word, pos): lemma for word, pos, lemma in rows}
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self._known = {word for word in words if word.isalpha() and len(word) > 2} | set(
            self._lemmas.values()
        )

    def lemma(self, word: str, pos: str, script: str) -> str:
        """Return the lemma; a name keeps what the network says, for no lexicon holds it."""
        guess = apply_script(word, script)
        if pos not in ENDINGS:
            return guess
        lower = word.lower()
        if word == lower:
            guess = guess.lower()
        elif not guess.islower():
            return guess
        listed = self._lemmas.get((lower, pos))
        if listed is not None or guess in self._known or not lower.isalpha():
            return listed or guess
        known = (form for form in _stems(lower, ENDINGS[pos]) if form in self._known)
        return next(known, lower[:-3] + "y" if lower.endswith(("ies", "ied")) else guess)


def _stems(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield what may stand before one of the endings: recaptur(e)-d, appl(y)-ies, stop(p)-ed."""
    for ending in endings:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if ending == "es" and stem.endswith("v"):
            yield stem[:-1] + "f"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if ending != "s":
            yield stem + "e"
        yield stem
