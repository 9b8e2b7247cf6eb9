"""Quotations: what stands between quotation marks, also where the marks are broken.

A machine over the marks of one paragraph at a time, so that a lost mark never spoils the next paragraph.
It never raises. American and British convention are read alike: double marks, or single ones that are
no apostrophes; a quotation that runs on opens again, unclosed, in the next paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.text.cuts import paragraph_bounds
from stemma.text.quote_marks import Mark, answers, find_marks

_SENTENCE_END = re.compile(r"[.!?…][)\]’']*(?=\s+[“\"‘(\[]?[A-Z0-9])")
_BLANKS = re.compile(r"\s*")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A stretch of text in quotation marks, the marks included.

    `broken`: a mark is missing or of the wrong kind, and the bound was mended by rule.
    `continues`: the quotation of the paragraph before runs on in this one.
    """

    start: int
    end: int
    broken: bool = False
    continues: bool = False


@lru_cache(maxsize=4)  # several stages read one text after another
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text`, in its order and without overlap.

    Marks that nothing answers and that close nothing are left out: inches, apostrophes, strays.

    >>> [(q.start, q.end, q.broken) for q in find_quotations('“We go,” he said. “Now.')]
    [(0, 8, False), (18, 23, True)]
    """
    found: list[Quotation] = []
    running = ""
    for start, end in paragraph_bounds(text):
        marks = find_marks(text, start, end)
        if not marks:
            running = ""
            continue
        paragraph = _Paragraph(text, start, end, marks, running)
        found.extend(paragraph.quotations())
        running = paragraph.left_open
    return tuple(found)


class _Paragraph:
    """One paragraph on its way through the machine; `running` is the mark left open before it."""

    def __init__(self, text: str, start: int, end: int, marks: Sequence[Mark], running: str) -> None:
        self.text, self.start, self.end = text, start, end
        self.running = running
        self.marks = marks
        self.left_open = ""
        self._next_single = self._following(single=True)
        self._next_double = self._following(single=False)

    def _following(self, *, single: bool) -> list[int]:
        """Return the number of the first mark of one kind after each mark; past the last where there is none.

        Looked up, since looking on from each mark would take a page of nothing but marks for ever.
        """
        found = [len(self.marks)] * len(self.marks)
        for at in range(len(self.marks) - 1, 0, -1):
            found[at - 1] = at if self.marks[at].single is single else found[at]
        return found

    def quotations(self) -> Iterator[Quotation]:
        """Yield the paragraph's quotations from left to right."""
        done = self.start
        index = 0
        while index < len(self.marks):
            quotation, index = self._read(index, done)
            if quotation is not None:
                done = quotation.end
                yield quotation

    def _read(self, index: int, done: int) -> tuple[Quotation | None, int]:
        """Return the quotation that mark `index` opens (or closes, its opener lost), and the next mark."""
        mark = self.marks[index]
        if mark.single:
            return self._read_single(index)
        if mark.can_open and not (mark.shape in "”»" and mark.after_stop):
            return self._read_double(index)
        if mark.can_close and mark.after_stop and mark.shape != "“":
            return self._without_opener(mark, done), index + 1
        return None, index + 1

    def _read_double(self, index: int) -> tuple[Quotation | None, int]:
        opener = self.marks[index]
        continues = bool(self.running) and opener.start == self.start
        at = self._next_double[index]
        if at == len(self.marks):
            return self._open_to_the_end(index, continues)
        mark = self.marks[at]
        if mark.can_close or (mark.after_stop and not self._opens_speech(at)):
            broken = not answers(opener.shape, mark.shape)
            return _quotation(self.text, opener, mark, broken, continues), at + 1
        # A second opener without a close between: the first was never closed.
        return self._unclosed(opener, mark.start, continues), at

    def _opens_speech(self, index: int) -> bool:
        """Tell whether a mark that looks like an opener is one: the next mark closes speech."""
        at = self._next_double[index]
        return at < len(self.marks) and self.marks[at].can_close and self.marks[at].after_stop

    def _open_to_the_end(self, index: int, continues: bool) -> tuple[Quotation | None, int]:
        opener = self.marks[index]
        if self._runs_on():
            self.left_open = opener.shape
            return Quotation(opener.start, self.end, False, continues), len(self.marks)
        for at in range(index + 1, len(self.marks)):
            mark = self.marks[at]
            if mark.single and mark.can_close and mark.after_stop:
                return _quotation(self.text, opener, mark, True, continues), at + 1
        return self._unclosed(opener, self.end, continues), len(self.marks)

    def _read_single(self, index: int) -> tuple[Quotation | None, int]:
        opener = self.marks[index]
        if not opener.can_open or opener.shape == "’":
            return None, index + 1
        at = self._next_single[index]
        while at < len(self.marks):
            mark = self.marks[at]
            if mark.can_close and not self._is_possessive(at):
                broken = not answers(opener.shape, mark.shape)
                return _quotation(self.text, opener, mark, broken, False), at + 1
            if mark.can_open:
                break
            at = self._next_single[at]
        return None, index + 1

    def _is_possessive(self, index: int) -> bool:
        """Tell whether the mark is the apostrophe of "troops’ exit": a later mark closes instead."""
        mark = self.marks[index]
        if self.text[mark.start - 1] not in "sS" or not re.match(r"\s\w", self.text[mark.end : mark.end + 2]):
            return False
        later = self._next_single[index]
        return later < len(self.marks) and self.marks[later].can_close

    def _unclosed(self, opener: Mark, limit: int, continues: bool) -> Quotation | None:
        """Mend a lost closing mark: the whole rest where it began the paragraph, else its sentence."""
        end = limit
        if opener.start != self.start or limit != self.end:
            stop = _SENTENCE_END.search(self.text, opener.end, limit)
            end = stop.end() if stop else limit
        end = opener.end + len(self.text[opener.end : end].rstrip())
        return Quotation(opener.start, end, True, continues) if end > opener.end else None

    def _without_opener(self, closer: Mark, done: int) -> Quotation | None:
        """Mend a lost opening mark: from the start of the paragraph if it runs on, else of its sentence."""
        start = done
        if not (self.running and done == self.start):
            for stop in _SENTENCE_END.finditer(self.text, done, closer.start):
                start = stop.end()
        start = _past_blanks(self.text, start)
        if start + 1 >= closer.start:
            return None
        return Quotation(start, closer.end, True, bool(self.running) and start == self.start)

    def _runs_on(self) -> bool:
        """Tell whether the next paragraph opens again, as multi-paragraph quotations do."""
        after = _past_blanks(self.text, self.end)
        following = self.text[after : after + 2]
        return following[:1] in tuple('"“«„‟') or following == "``"


def _past_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _quotation(text: str, opener: Mark, closer: Mark, broken: bool, continues: bool) -> Quotation | None:
    """Return the quotation between two marks; an empty pair is none."""
    if not text[opener.end : closer.start].strip():
        return None
    return Quotation(opener.start, closer.end, broken or _ends_twice(text, opener, closer), continues)


def _ends_twice(text: str, opener: Mark, closer: Mark) -> bool:
    """Tell whether a single mark that answers none stands before the closing one: “We go,'”."""
    said = text[opener.end : closer.start]
    stray = len(said) > 1 and said[-1] in "'’" and said[-2] in ",.!?" and not closer.single
    return stray and not re.search(r"(?:^|[\s(—–-])['‘]\w", said)
