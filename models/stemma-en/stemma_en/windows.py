"""What of a document is read together: segments (paragraphs and the like) packed into windows.

Blanks are never read. A segment ends where a sentence must end: at the end of a paragraph, and at a long
run of blanks, which is what is left where something was cut out of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from stemma_en.wordpiece import WordPiece

MOST_WORDS, MOST_PIECES = 220, 400
FEWEST_WORDS = 60  # a segment too long for a window is not cut before this many words
CUT_LENGTH = 5  # so many blanks in a row were left by a cut, or stand between columns
WRAPPED_SHARE, WRAPPED_WIDTH = 0.3, 100
ENDS = frozenset({".", "?", "!", "…", "”", '"', "''"})
_PARAGRAPH_END = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]")
_BLANK_LINE = re.compile(r"\n\s*\n|\u2029|\x0c")
_WRAP = re.compile(r"\S[ \t]*\r?\n[ \t]*(\w)")


@dataclass(frozen=True, slots=True)
class Window:
    """Words read together: their positions in the document, their pieces, and where a sentence must start."""

    tokens: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]
    starts: frozenset[int]


def windows(doc: Doc, wordpiece: WordPiece) -> Iterator[Window]:
    """Yield the windows of a document in order; together they hold each token that is no blank once."""
    tokens: list[int] = []
    pieces: list[tuple[int, ...]] = []
    starts: list[int] = []
    used = 0
    for segment in segments(doc):
        cut = [wordpiece.pieces(doc[index].text) for index in segment]
        size = sum(map(len, cut))
        if tokens and (len(tokens) + len(segment) > MOST_WORDS or used + size > MOST_PIECES):
            yield Window(tuple(tokens), tuple(pieces), frozenset(starts))
            tokens, pieces, starts, used = [], [], [], 0
        for begin, end in _parts(doc, segment, cut):
            if tokens and begin:
                yield Window(tuple(tokens), tuple(pieces), frozenset(starts))
                tokens, pieces, starts, used = [], [], [], 0
            starts.append(len(tokens))
            tokens += segment[begin:end]
            pieces += cut[begin:end]
            used += sum(map(len, cut[begin:end]))
    if tokens:
        yield Window(tuple(tokens), tuple(pieces), frozenset(starts))


def segments(doc: Doc) -> Iterator[list[int]]:
    """Yield the positions of the words between two places where a sentence must end."""
    wrapped = is_wrapped(doc.text)
    segment: list[int] = []
    for token in doc:
        if not token.is_space:
            segment.append(token.i)
        elif segment and _separates(token, wrapped=wrapped):
            yield segment
            segment = []
    if segment:
        yield segment


def is_wrapped(text: str) -> bool:
    """Tell whether lines end at a width and not with a paragraph: many go on in small letters."""
    following = [match.group(1) for match in _WRAP.finditer(text)]
    if not following or sum(char.islower() for char in following) < WRAPPED_SHARE * len(following):
        return False
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    return lengths[len(lengths) // 2] <= WRAPPED_WIDTH


def _separates(token: Token, *, wrapped: bool) -> bool:
    blanks = token.text
    if _PARAGRAPH_END.search(blanks):
        return not wrapped or _BLANK_LINE.search(blanks) is not None
    return len(blanks) >= CUT_LENGTH


def _parts(doc: Doc, segment: list[int], cut: list[tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of a segment's parts that fit a window, cut where a sentence may end."""
    begin = 0
    while begin < len(segment):
        end, used = begin, 0
        while end < len(segment) and end - begin < MOST_WORDS and used + len(cut[end]) <= MOST_PIECES:
            used += len(cut[end])
            end += 1
        if end < len(segment):
            best = end
            while best > begin + FEWEST_WORDS and doc[segment[best - 1]].text not in ENDS:
                best -= 1
            end = best if best > begin + FEWEST_WORDS else end
        yield begin, end
        begin = end
