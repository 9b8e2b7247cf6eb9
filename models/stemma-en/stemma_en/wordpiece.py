"""WordPiece (Schuster and Nakajima 2012) as BERT's uncased models use it, over words already found."""

import unicodedata
from pathlib import Path

UNKNOWN, START, END = 100, 101, 102
LONGEST_PART = 100  # BERT calls a longer run of letters unknown without looking inside
MOST_PIECES = 6  # a word's first pieces say enough; the rest would crowd the window
CACHED_WORDS = 200_000


class WordPiece:
    """Turns words into piece numbers, equal to those of the `tokenizers` library on the same words."""

    def __init__(self, vocabulary: Path) -> None:
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self._numbers = {word: number for number, word in enumerate(words) if word}
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return one to six piece numbers; a word of nothing readable is the unknown piece."""
        known = self._cache.get(word)
        if known is None:
            if len(self._cache) >= CACHED_WORDS:
                self._cache.clear()
            known = self._cache[word] = tuple(self.split(word[: 4 * LONGEST_PART])[:MOST_PIECES]) or (
                UNKNOWN,
            )
        return known

    def split(self, word: str) -> list[int]:
        """Return all piece numbers of a word."""
        return [number for part in _parts(_normalise(word)) for number in self._greedy(part)]

    def _greedy(self, part: str) -> list[int]:
        """Take the longest known piece again and again; a part with an unknown rest is unknown as a whole."""
        if len(part) > LONGEST_PART:
            return [UNKNOWN]
        found, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    break
            else:
                return [UNKNOWN]
            found.append(number)
            start = end
        return found


def _normalise(word: str) -> str:
    if word.isascii() and word.isprintable():
        return word.lower()
    cleaned = "".join(_spaced(char) for char in word if not _is_control(char))
    plain = (char for char in unicodedata.normalize("NFD", cleaned) if unicodedata.category(char) != "Mn")
    return "".join(char.lower() for char in plain)


def _parts(word: str) -> list[str]:
    """Cut at blanks, and around each mark of punctuation."""
    if word.isalnum():
        return [word]
    spread = "".join(f" {char} " if _is_punctuation(char) else char for char in word)
    return spread.split()


def _spaced(char: str) -> str:
    if char.isspace():
        return " "
    return f" {char} " if _is_ideograph(char) else char


def _is_control(char: str) -> bool:
    if char in "\t\n\r":
        return False
    return char in "\0\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")


def _is_punctuation(char: str) -> bool:
    if char.isascii():
        return char.isprintable() and not char.isalnum() and char != " "
    return unicodedata.category(char).startswith("P")


def _is_ideograph(char: str) -> bool:
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2B81F
        or 0x2B820 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )
