"""Our own annotation is read as it was written: marks in running text, stand-off marks of a treebank."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from stemma_en.tokenizer import make_tokenizer
from training import annotated

LANGUAGE = spacy.blank("en")
TOKENIZER = make_tokenizer()(LANGUAGE)
WRITTEN = sorted((annotated.FOLDER / "written").glob("*.txt"))
NAMES = st.sampled_from(["[GPE Basra]", "[PER Hadi al-Amiri]", "[ORG Reuters]", "said", "Gen.", "(", "5"])


def test_marks_become_labels_of_the_tokens_they_cover() -> None:
    words, labels = annotated.marked("Gen. [PER Hadi al-Amiri] left [GPE Basra].", TOKENIZER)
    assert words == ["Gen.", "Hadi", "al", "-", "Amiri", "left", "Basra", "."]
    assert labels == ["O", "B-PER", "I-PER", "I-PER", "I-PER", "O", "B-GPE", "O"]


def test_a_word_only_partly_in_a_name_is_unknown() -> None:
    assert annotated.marked("anti[ORG NATO] marches", TOKENIZER)[1] == ["?", "O"]


@given(st.lists(NAMES, min_size=1, max_size=12).map(" ".join))
def test_spans_hold_the_marked_names_in_the_plain_text(line: str) -> None:
    plain, spans = annotated.unmarked(line)
    rebuilt = plain
    for begin, end, kind in reversed(spans):
        rebuilt = f"{rebuilt[:begin]}[{kind} {rebuilt[begin:end]}]{rebuilt[end:]}"
    assert rebuilt == line


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.stem)
def test_every_written_line_is_marked_cleanly(file: Path) -> None:
    for words, labels, starts in annotated.written([file], TOKENIZER):
        assert len(words) == len(labels) == len(starts)
        assert starts[0] == 1
        assert not any(bracket + kind in words for bracket in "[" for kind in annotated.TYPES)
    text = file.read_text(encoding="utf-8")
    unknown = sum(label == "?" for _, labels, _ in annotated.written([file], TOKENIZER) for label in labels)
    assert unknown <= len(text.split()) / 1000, "a name must begin and end where a word does"


def test_a_mark_outside_its_document_is_refused(tmp_path: Path) -> None:
    doc = Doc(LANGUAGE.vocab, words=["Basra", "fell", "."])
    file = tmp_path / "marks.tsv"
    file.write_text("0\t0\t1\tGPE\n", encoding="utf-8")
    assert next(annotated.labels(file, [doc])) == ["B-GPE", "O", "O"]
    file.write_text("0\t2\t4\tGPE\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no words 2 to 4"):
        list(annotated.labels(file, [doc]))
