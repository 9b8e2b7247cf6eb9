"""Our own annotation of names: marks in running text, and stand-off marks of a treebank's sentences.

`annotation/GUIDE.md` says what is marked. Written texts (`annotation/written/*.txt`) hold a sentence a line,
a blank line between texts, a name as `[GPE Basra]`. Stand-off marks (`annotation/ewt_train.tsv`) count the
documents and words of a source: document, first word, word after the last, type.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from stemma_en.tokenizer import EnglishTokenizer

FOLDER = Path(__file__).parent / "annotation"
TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC")
_MARK = re.compile(rf"\[({'|'.join(TYPES)}) ([^\[\]]+)\]")
Text = tuple[list[str], list[str], list[int]]


def labels(file: Path, docs: Iterable[Doc]) -> Iterator[list[str]]:
    """Yield the labels of each document's words; raise ValueError where a mark lies outside its document."""
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        document, first, last, name = line.split("\t")
        marks.setdefault(int(document), []).append((int(first), int(last), name))
    for number, doc in enumerate(docs):
        found = ["O"] * len(doc)
        for begin, end, kind in marks.get(number, []):
            if not 0 <= begin < end <= len(doc):
                raise ValueError(f"{file}: document {number} has no words {begin} to {end}")
            found[begin:end] = entity(kind, end - begin)
        yield found


def written(files: Iterable[Path], tokenizer: EnglishTokenizer) -> Iterator[Text]:
    """Yield words, labels and sentence starts (1 or 0 a word) of each text of the files."""
    for file in files:
        for block in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
            text: Text = ([], [], [])
            for line in filter(None, map(str.strip, block.split("\n"))):
                words, marks = marked(line, tokenizer)
                text[0].extend(words)
                text[1].extend(marks)
                text[2].extend([1, *[0] * (len(words) - 1)])
            if text[0]:
                yield text


def marked(line: str, tokenizer: EnglishTokenizer) -> tuple[list[str], list[str]]:
    """Return words and labels of a line with marks; a word that is only partly in a name is unknown ("?")."""
    plain, spans = unmarked(line)
    doc = tokenizer(plain)
    marks = ["O"] * len(doc)
    for begin, end, kind in spans:
        name = doc.char_span(begin, end, alignment_mode="expand")
        assert name is not None
        exact = (name.start_char, name.end_char) == (begin, end)
        marks[name.start : name.end] = entity(kind, len(name)) if exact else ["?"] * len(name)
    words = [(token.text, label) for token, label in zip(doc, marks, strict=True) if not token.is_space]
    return [word for word, _ in words], [label for _, label in words]


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the line without its marks, and begin, end and type of each name in it."""
    plain, spans, place = "", [], 0
    for mark in _MARK.finditer(line):
        plain += line[place : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[2]), mark[1]))
        plain += mark[2]
        place = mark.end()
    return plain + line[place:], spans


def entity(kind: str, size: int) -> list[str]:
    """Return the BIO labels of a name of so many words."""
    return [f"B-{kind}", *[f"I-{kind}"] * (size - 1)] if size else []
