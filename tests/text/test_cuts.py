from hypothesis import given
from hypothesis import strategies as st

from stemma.model.documents import Cut
from stemma.text.cuts import blank_cuts, paragraph_bounds


@given(
    text=st.text(max_size=60), bounds=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5)
)
def test_blanking_keeps_every_kept_character_and_every_newline_in_its_place(text, bounds):
    cuts = [Cut(min(a, b, len(text)), min(max(a, b), len(text)), "rule") for a, b in bounds]
    blanked = blank_cuts(text, cuts)
    assert len(blanked) == len(text)
    for offset, character in enumerate(text):
        inside = any(cut.start <= offset < cut.end for cut in cuts)
        assert blanked[offset] == (" " if inside and character != "\n" else character)


@given(text=st.text(alphabet="ab \n\t", max_size=40))
def test_paragraphs_hold_every_word_once_and_no_blank_at_their_ends(text):
    found = [text[start:end] for start, end in paragraph_bounds(text)]
    assert "".join(found).split() == [] or all(part == part.strip() != "" for part in found)
    assert " ".join(found).split() == text.split()
