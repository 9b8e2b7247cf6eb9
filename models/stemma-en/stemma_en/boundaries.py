"""Where sentences start: the network's score, weighed in doubt with what stands before.

The network sees no blanks, and hardly ever does a sentence start where none stands. And its score leans to
one side after some marks: it lets too many sentences end with a letter, and too few with an ellipsis. The
weights are those of a logistic regression on the treebanks (`training/boundaries.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DOUBT = 6.0  # the network's score from which on a start, or none, is sure
BIAS, SCORE, JOINED = "bias", "score", "joined"
_MARKS = {
    "?": "question",
    "!": "question",
    "…": "ellipsis",
    ":": "colon",
    ";": "semicolon",
    ",": "comma",
    **dict.fromkeys("-–—", "dash"),
    **dict.fromkeys("\"'”’»", "quote"),
    **dict.fromkeys("“‘«([{", "opening"),
    **dict.fromkeys(")]}", "bracket"),
}
ENDINGS = ("stop", "abbreviation", "digit", "letter", "other", *sorted(set(_MARKS.values())))


@dataclass(frozen=True, slots=True)
class Words:
    """A window's words: `joined` where no blank stands before one, `starts` where a sentence must start."""

    texts: Sequence[str]
    joined: Sequence[bool]
    starts: frozenset[int]


class Boundaries:
    """Decides where sentences start, by a weight for each of what `traits` names."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def bounds(
        self, words: Words, scores: NDArray[np.float32], entities: Sequence[str]
    ) -> list[tuple[int, int]]:
        """Return begin and end of each sentence: none but those of `starts` begins inside a name."""
        sure = np.flatnonzero(scores >= DOUBT).tolist()
        likely = [index for index in doubtful(words, scores) if self.odds(words, scores, index) > 0]
        found = {index for index in (*sure, *likely) if not entities[index].startswith("I-")}
        begins = sorted({0, *words.starts, *found})
        return list(zip(begins, [*begins[1:], len(scores)], strict=True))

    def odds(self, words: Words, scores: NDArray[np.float32], index: int) -> float:
        """Return the logarithm of the odds that a sentence starts at the word."""
        named = sum(self._weights.get(name, 0.0) for name in traits(words, index))
        return named + self._weights[SCORE] * float(scores[index])


def doubtful(words: Words, scores: NDArray[np.float32]) -> list[int]:
    """Return the words of which the network's score leaves open whether they start a sentence."""
    close = np.flatnonzero(np.abs(scores) < DOUBT).tolist()
    return [index for index in close if index and index not in words.starts]


def traits(words: Words, index: int) -> list[str]:
    """Return what is weighed besides the score: how the two words before end, and if a blank is missing."""
    before = ending(words.texts[index - 1])
    earlier = ending(words.texts[index - 2]) if index > 1 else "none"
    return [BIAS, f"after {before}", f"two after {earlier}", *([JOINED] if words.joined[index] else [])]


def ending(word: str) -> str:
    """Return the kind of a word's end, one of ENDINGS."""
    last = word[-1]
    if last == ".":
        return "stop" if word == "." else "ellipsis" if word.startswith("..") else "abbreviation"
    kind = "digit" if last.isdigit() else "letter" if last.isalpha() else "other"
    return _MARKS.get(last, kind)
