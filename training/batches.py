"""Examples → padded batches: what the model reads together in one round over the examples.

Sentences of one document follow each other, and now and then those of another: where one text ends and the
next begins, only the words tell. Some lose their final stop, as headlines do; some are in capitals.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from stemma_en.wordpiece import END, START
from stemma_en.words import Case
from training.examples import UNKNOWN_CLASS, Sentence
from training.network import CLASSIFIED, Window

WINDOW_WORDS, WINDOW_PIECES = 200, 400
SHORTEST_WINDOW = 15
JUMP = 0.15  # to another document, after a sentence
HEADLINE, CAPITALS, SMALL, CURLY = 0.08, 0.03, 0.02, 0.2
NAMED_SHARE = 0.35  # of the stretches with names, a round
STRAIGHT_TO_CURLY = {1000: (1523, 1524), 1005: (1520, 1521)}  # the pieces of " and '
Rows = tuple[list[int], list[int], list[bool], list[int], list[int]]
POOL = 400  # examples sorted by length together


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows and their labels, [windows, words]; -100 where there is none. Entities are sets of classes."""

    window: Window
    classes: dict[str, Tensor]
    entity: Tensor
    head: Tensor
    relation: Tensor
    starts: Tensor
    sentence_numbers: Tensor
    parsed: bool
    words: int


def round_of(
    sentences: Sequence[Sentence], seed: int, size: int, *, named: bool = True
) -> list[list[list[Sentence]]]:
    """Return the batches of one round: each a list of windows, each window a list of sentences.

    `size` bounds the pieces of a padded batch. Without `named` only treebanks are read. The same seed gives
    the same round.
    """
    chance = random.Random(seed)
    parsed = [sentence for sentence in sentences if sentence.parsed]
    groups = list(_packed(list(_windows(parsed, chance)), chance, size))
    if named:
        stretches = [sentence for sentence in sentences if not sentence.parsed]
        chosen = chance.sample(stretches, int(NAMED_SHARE * len(stretches)))
        windows = [[_noisy(part, chance)] for stretch in chosen for part in _cut(stretch)]
        groups += _packed(windows, chance, size)
    chance.shuffle(groups)
    return groups


def _windows(sentences: Sequence[Sentence], chance: random.Random) -> Iterator[list[Sentence]]:
    """Yield windows of neighbouring sentences, each sentence once."""
    documents: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        documents.setdefault(sentence.document, []).append(sentence)
    order = list(documents.values())
    chance.shuffle(order)
    runs: list[list[Sentence]] = [[]]
    for document in order:
        for sentence in document:
            runs[-1].append(sentence)
            if chance.random() < JUMP:
                runs.append([])
    chance.shuffle(runs)
    window: list[Sentence] = []
    limit = chance.randint(SHORTEST_WINDOW, WINDOW_WORDS)
    for sentence in (noisy for run in runs for part in run for noisy in [_noisy(part, chance)]):
        words = sum(map(len, window)) + len(sentence)
        pieces = sum(part.piece_count() for part in window) + sentence.piece_count()
        if window and (words > limit or pieces > WINDOW_PIECES):
            yield window
            window, limit = [], chance.randint(SHORTEST_WINDOW, WINDOW_WORDS)
        if sentence.piece_count() <= WINDOW_PIECES:
            window.append(sentence)
    if window:
        yield window


def _noisy(sentence: Sentence, chance: random.Random) -> Sentence:
    if sentence.parsed and chance.random() < HEADLINE:
        sentence = _without_stop(sentence)
    draw = chance.random()
    if draw < CAPITALS:
        sentence = replace(
            sentence, case=[Case.UPPER if case <= Case.MIXED else case for case in sentence.case]
        )
    elif draw < CAPITALS + SMALL:
        sentence = replace(
            sentence, case=[Case.LOWER if case <= Case.MIXED else case for case in sentence.case]
        )
    if chance.random() < CURLY:
        sentence = replace(sentence, pieces=_curly(sentence.pieces))
    return sentence


def _without_stop(sentence: Sentence) -> Sentence:
    """Make a headline: the same sentence without its last mark, if nothing hangs on that."""
    last = len(sentence) - 1
    if last < 1 or sentence.case[last] != Case.MARK or last in sentence.head:
        return sentence
    return sentence.part(0, last)


def _curly(pieces: list[list[int]]) -> list[list[int]]:
    opened = False
    curly = []
    for word in pieces:
        if len(word) == 1 and word[0] in STRAIGHT_TO_CURLY:
            word = [STRAIGHT_TO_CURLY[word[0]][opened]]  # noqa: PLW2901
            opened = not opened
        elif word[0] in STRAIGHT_TO_CURLY:  # an apostrophe before letters
            word = [STRAIGHT_TO_CURLY[word[0]][1], *word[1:]]  # noqa: PLW2901
        curly.append(word)
    return curly


def _cut(sentence: Sentence) -> Iterator[Sentence]:
    """Yield a stretch in parts that fit a window."""
    begin = 0
    while begin < len(sentence):
        end, used = begin, 0
        while end < len(sentence) and end - begin < WINDOW_WORDS:
            used += len(sentence.pieces[end])
            if used > WINDOW_PIECES:
                break
            end += 1
        yield sentence.part(begin, end)
        begin = end


def _packed(
    windows: list[list[Sentence]], chance: random.Random, size: int
) -> Iterator[list[list[Sentence]]]:
    """Yield groups of windows of like length whose padded pieces stay within `size`."""
    chance.shuffle(windows)
    for start in range(0, len(windows), POOL):
        group: list[list[Sentence]] = []
        for window in sorted(windows[start : start + POOL], key=_pieces):
            if group and (_pieces(window) + 2) * (len(group) + 1) > size:
                yield group
                group = []
            group.append(window)
        yield group


def _pieces(window: Iterable[Sentence]) -> int:
    return sum(sentence.piece_count() for sentence in window)


def tensors(windows: Sequence[Sequence[Sentence]], device: torch.device) -> Batch:
    """Return the windows as one padded batch on the device."""
    words = max(sum(map(len, window)) for window in windows)
    pieces = max(map(_pieces, windows)) + 2
    inputs = [_inputs(window, pieces, words) for window in windows]
    labels = [_labels(window, words) for window in windows]
    columns = {name: torch.tensor([row[name] for row in labels], device=device) for name in labels[0]}
    piece_rows, case_rows, attend_rows, first_rows, word_case_rows = zip(*inputs, strict=True)
    window = Window(
        pieces=torch.tensor(piece_rows, device=device),
        piece_cases=torch.tensor(case_rows, device=device),
        attend=torch.tensor(attend_rows, device=device),
        first=torch.tensor(first_rows, device=device),
        word_cases=torch.tensor(word_case_rows, device=device),
    )
    return Batch(
        window=window,
        classes={kind: columns[kind] for kind in CLASSIFIED},
        entity=columns["entity"],
        head=columns["head"],
        relation=columns["relation"],
        starts=columns["start"],
        sentence_numbers=columns["numbers"],
        parsed=windows[0][0].parsed,
        words=sum(len(sentence) for window in windows for sentence in window),
    )


def _inputs(window: Sequence[Sentence], size: int, words: int) -> Rows:
    pieces, piece_cases, first, word_cases = [START], [0], [], []
    for sentence in window:
        for word, case in zip(sentence.pieces, sentence.case, strict=True):
            first.append(len(pieces))
            word_cases.append(int(case))
            pieces += word
            piece_cases += [int(case), *[0] * (len(word) - 1)]
    pieces.append(END)
    piece_cases.append(0)
    attend = [True] * len(pieces) + [False] * (size - len(pieces))
    return (
        _padded(pieces, size, 0),
        _padded(piece_cases, size, 0),
        attend,
        _padded(first, words, 0),
        _padded(word_cases, words, 0),
    )


def _labels(window: Sequence[Sentence], words: int) -> dict[str, list[int]]:
    columns: dict[str, list[int]] = {}
    for name in (*CLASSIFIED, "relation", "start"):
        values = [value for sentence in window for value in getattr(sentence, name)]
        columns[name] = _padded(values, words, UNKNOWN_CLASS)
    heads: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(window):
        heads += [head + len(heads) if sentence.parsed else UNKNOWN_CLASS for head in sentence.head]
        numbers += [number] * len(sentence)
    columns["head"] = _padded(heads, words, UNKNOWN_CLASS)
    columns["numbers"] = _padded(numbers, words, -1)
    columns["entity"] = _padded([mask for sentence in window for mask in sentence.entity], words, 0)
    return columns


def _padded(values: list[int], size: int, filler: int) -> list[int]:
    return values + [filler] * (size - len(values))
