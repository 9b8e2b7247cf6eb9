from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import make_document
from stemma.lineage.candidates import MANY_COPIES, find_candidates
from stemma.model.copies import CandidatePair
from stemma.store.memory import MemoryTables

TEXT = "Fighters stormed the government headquarters late on Monday and by morning they held the airport."


def candidates(documents):
    return list(find_candidates(MemoryTables(documents)))


def test_every_labelled_pair_is_a_candidate(mosul):
    found = {(pair.left, pair.right) for pair in candidates(mosul["documents"])}
    shown = [row for row in mosul["pairs"] if row["relation"] != "boilerplate_only"]
    assert {tuple(sorted((row["left"], row["right"]))) for row in shown} <= found


def test_candidates_say_which_channels_found_them(mosul):
    found = {(pair.left, pair.right): pair.channels for pair in candidates(mosul["documents"])}
    assert found["p1-05", "p1-09"] == ("facts", "quotation", "words")
    assert found["p1-03", "p1-11"] == ("facts",)


def test_pairs_are_ordered_and_never_twice(mosul):
    found = candidates(mosul["documents"])
    assert found == sorted(set(found))
    assert all(pair.left < pair.right for pair in found)


def test_the_order_of_the_pile_changes_nothing(mosul):
    assert candidates(mosul["documents"]) == candidates(mosul["documents"][::-1])


def test_exact_copies_are_candidates_however_short():
    documents = [make_document("Iraq", name=name) for name in "ab"]
    assert candidates(documents) == [CandidatePair("a", "b", ("copies",))]


def test_a_thousand_copies_are_joined_to_the_first_only():
    documents = [make_document(TEXT, name=f"d{number:04}") for number in range(1000)]
    found = candidates(documents)
    assert len(found) == 999
    assert {pair.left for pair in found} == {"d0000"}


def test_versions_beyond_the_cap_are_still_joined_to_a_neighbour():
    versions = 3 * MANY_COPIES
    documents = [make_document(f"{TEXT} Update{number}.", name=f"d{number:04}") for number in range(versions)]
    found = candidates(documents)
    assert {pair.right for pair in found} | {"d0000"} == {document.id for document in documents}
    assert len(found) < 10 * versions


def test_versions_beyond_the_cap_are_not_joined_by_the_names_that_each_adds():
    versions = 5 * MANY_COPIES
    names = [f"{one}{other}lin" for one in "BDFGJ" for other in ("ak", "el", "im", "op")]
    documents = [
        make_document(
            f"{TEXT} {TEXT.upper()}\n\n{names[at % 20]} met {names[at // 20]} in {names[at % 19]}.",
            name=f"d{at:04}",
        )
        for at in range(versions)
    ]
    found = candidates(documents)
    assert {pair.right for pair in found} | {"d0000"} == {document.id for document in documents}
    assert len(found) < 5 * versions
    own = [make_document(document.text.rpartition("\n")[2], name=document.id) for document in documents]
    assert len(candidates(own)) > 10 * versions


def test_documents_without_words_are_compared_with_nothing():
    assert candidates([make_document("", name="a"), make_document(" \n", name="b"), make_document("…")]) == []


def test_notices_that_many_texts_carry_join_none_of_them():
    notice = "Subscribe to our morning newsletter and read the best of what we wrote, every day of the week."
    places = [f"{one}{other}lo " * 3 for one, other in product("abcdef", "ghijk")]
    documents = [
        make_document(f"{place}\n\n{notice}", name=f"d{at:02}", outlet=f"o{at}")
        for at, place in enumerate(places)
    ]
    assert candidates(documents) == []
    assert candidates(documents[:2]) == [CandidatePair("d00", "d01", ("furniture",))]


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=12), max_size=8), st.integers(1, 60)
)
def test_pairs_are_the_same_however_many_meetings_are_summed_at_a_time(texts, chunk):
    documents = [make_document(" ".join(words), name=f"d{at}") for at, words in enumerate(texts)]
    whole = candidates(documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stemma.lineage.candidates.CHUNK", chunk)
        assert candidates(documents) == whole
