"""The pipeline: well formed whatever the text, independent of its neighbours, and right about plain news."""

import pickle

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

NEWS = (
    "Rockets hit embassy compound\n\n"
    "Two Iraqi soldiers were killed on Tuesday near Mosul, Gen. Abdul-Wahab al-Saadi said. "
    '"We will respond," he told reporters in Baghdad.\n'
    "The United Nations condemned the attack. Mr. Hammond and Barack Obama spoke by telephone."
)
SHORT = "Turkey closed the border. Nobody said why."
OTHERS = (SHORT, "", "   \n", "Militants seized Tikrit and Samarra in June 2014, officials said." * 40, "!")


def columns(doc):
    return [
        (
            t.text,
            t.tag_,
            t.pos_,
            str(t.morph),
            t.lemma_,
            t.head.i,
            t.dep_,
            t.is_sent_start,
            t.ent_iob_,
            t.ent_type_,
        )
        for t in doc
    ]


def assert_well_formed(doc):
    for sent in doc.sents:
        assert sum(token.head == token for token in sent) == 1
        assert all(sent.start <= token.head.i < sent.end for token in sent)
        assert all((token.dep_ == "ROOT") == (token.head == token) for token in sent)
    assert sum(len(sent) for sent in doc.sents) == len(doc)


@settings(max_examples=40)
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_becomes_sentences_with_one_root_each(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert_well_formed(doc)


@settings(max_examples=40)
@given(
    words=st.lists(st.sampled_from(["Iraq", "said", ".", '"', "the", "\n", "\n\n", "       ", "-", "U.S."]))
)
def test_any_mixture_of_words_and_blanks_becomes_sentences_with_one_root_each(nlp, words):
    assert_well_formed(nlp(" ".join(words)))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        ")" * 100_000,
        "\x00\x01 control \x7f characters\x85 here.",
        "😀👩‍👩‍👧‍👦🇮🇶" * 200,
        "قال رئيس الوزراء اليوم. " * 50,
        "\n" * 10_000,
        " ".join(["word"] * 3_000),
        "A " * 1_000,
        '" ' * 1_000,
        "THE ARMY LEFT " * 300,
        "the man who said that " * 200,
        f"{NEWS} {'x' * 100_000} {NEWS}",
    ],
    ids=[
        "long word",
        "brackets",
        "controls",
        "emoji",
        "right to left",
        "newlines",
        "no sentence end",
        "one letter",
        "quotation marks",
        "capitals",
        "clauses in clauses",
        "long word in news",
    ],
)
def test_hard_text_is_read_without_complaint(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert_well_formed(doc)


def test_an_empty_text_is_an_empty_document(nlp):
    assert len(nlp("")) == 0


def test_a_document_does_not_depend_on_its_neighbours(nlp):
    alone = columns(nlp(NEWS))
    for texts in ([NEWS, *OTHERS], [*OTHERS, NEWS], [NEWS, NEWS]):
        among = [columns(doc) for doc in nlp.pipe(texts) if doc.text == NEWS]
        assert all(found == alone for found in among)


def test_threads_change_no_result(nlp):
    fast = spacy.load("stemma_en", config={"components.stemma_reader.threads": 2})
    texts = [NEWS, *OTHERS]
    assert [columns(doc) for doc in fast.pipe(texts)] == [columns(doc) for doc in nlp.pipe(texts)]


def test_a_pickled_reader_reads_the_same(nlp):
    copy = pickle.loads(pickle.dumps(nlp.get_pipe("stemma_reader")))
    assert columns(copy(nlp.make_doc(SHORT))) == columns(nlp(SHORT))


def test_a_headline_without_a_stop_is_a_sentence_of_its_own(nlp):
    assert next(nlp(NEWS).sents).text.strip() == "Rockets hit embassy compound"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", " " * 12, "\n \n"], ids=repr)
def test_a_paragraph_end_or_a_cut_ends_a_sentence(nlp, gap):
    sents = [sent.text.strip() for sent in nlp(f"Officials said{gap}Turkey closed the border").sents]
    assert sents == ["Officials said", "Turkey closed the border"]


def test_the_line_ends_of_wrapped_text_end_no_sentence(nlp):
    text = (
        "The governor of the province said\nthat the army had left its posts and\n"
        "that the police had followed\n"
        "it to the south of the city."
    )
    assert len(list(nlp(text).sents)) == 1


def test_blanks_hang_on_the_word_before_and_mean_nothing(nlp):
    doc = nlp("Turkey closed  the border.\n\nNobody said why.")
    blanks = [token for token in doc if token.is_space]
    assert [(token.pos_, token.dep_, token.head.i) for token in blanks] == [
        ("SPACE", "dep", blanks[0].i - 1),
        ("SPACE", "dep", blanks[1].i - 1),
    ]


def test_what_was_cut_out_changes_no_annotation(nlp):
    kept = "Turkey closed the border."
    whole = nlp(f"{kept}{' ' * 5_000}\n\n{kept}")
    spoken = [(token.text, token.tag_, token.dep_) for token in whole if not token.is_space]
    near = [(t.text, t.tag_, t.dep_) for t in nlp(f"{kept}\n\n{kept}") if not t.is_space]
    assert spoken == near


def test_a_plain_sentence_is_read_right(nlp):
    doc = nlp("Iraqi forces recaptured the city of Tikrit from the militants.")
    found = {token.text: (token.pos_, token.dep_, token.head.text, token.lemma_) for token in doc}
    assert found["forces"] == ("NOUN", "nsubj", "recaptured", "force")
    assert found["recaptured"] == ("VERB", "ROOT", "recaptured", "recapture")
    assert found["city"] == ("NOUN", "obj", "recaptured", "city")
    assert found["militants"] == ("NOUN", "obl", "recaptured", "militant")
    assert found["Iraqi"][:3] == ("ADJ", "amod", "forces")


def test_persons_places_and_organisations_are_found(nlp):
    doc = nlp(NEWS)
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert {("Mosul", "GPE"), ("Baghdad", "GPE"), ("United Nations", "ORG"), ("Barack Obama", "PER")} <= found
    assert {("Iraqi", "NORP"), ("Hammond", "PER")} <= found
