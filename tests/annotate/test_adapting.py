"""Pipelines with other labels give ours: trees, entities, paragraphs; or they are refused in words."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from builders import make_document
from stemma.annotate.adapting.adapter import (
    ADAPTER,
    PARAGRAPHS,
    adapt,
    describe_fit,
    fit_pipeline,
    start_sentences_at_paragraphs,
)
from stemma.annotate.adapting.entity_types import OURS, our_type
from stemma.annotate.language import load_pipeline
from stemma.errors import PipelineUnfit
from stemma.model.problems import Rejection
from stemma.pipeline.run import annotate_parse
from stemma.pipeline.stage import Per
from stemma.pipeline.stages import STAGES

CASES = Path(__file__).parents[1] / "cases" / "clear_dependencies.txt"
VOCAB = spacy.blank("en").vocab
CLEAR = (
    *("acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc"),
    *(
        "ccomp",
        "compound",
        "conj",
        "csubj",
        "csubjpass",
        "dative",
        "dep",
        "det",
        "dobj",
        "expl",
        "intj",
        "mark",
    ),
    *(
        "meta",
        "neg",
        "nmod",
        "npadvmod",
        "nsubj",
        "nsubjpass",
        "nummod",
        "oprd",
        "parataxis",
        "pcomp",
        "pobj",
    ),
    *("poss", "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"),
)
UNIVERSAL = {
    *("ROOT", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc"),
    *("cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass"),
    *("dep", "det", "det:predet", "discourse", "expl", "fixed", "flat", "iobj", "mark", "nmod", "nmod:poss"),
    *("nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent"),
    *("obl:unmarked", "parataxis", "punct", "xcomp"),
}
WORDS = (
    *(("is", "VBZ", "AUX"), ("to", "TO", "PART"), ("what", "WP", "PRON"), ("of", "IN", "ADP")),
    *(("because", "IN", "SCONJ"), ("and", "CC", "CCONJ"), (",", ",", "PUNCT"), ("$", "$", "SYM")),
    *(("troops", "NNS", "NOUN"), ("Georgia", "NNP", "PROPN"), ("said", "VBD", "VERB"), ("it", "PRP", "PRON")),
    *(("attacking", "VBG", "VERB"), ("100", "CD", "NUM"), ("more", "JJR", "ADJ"), ("than", "IN", "ADP")),
    *(
        ("as", "RB", "ADV"),
        ("well", "RB", "ADV"),
        ("there", "EX", "PRON"),
        ("here", "RB", "ADV"),
        ("", "", ""),
    ),
)


def read_cases():
    """Return the blocks of the case file by title, each a list of rows."""
    blocks = CASES.read_text(encoding="utf-8").split("\n## ")[1:]
    return {
        title: [line.split() for line in lines.splitlines() if line.strip()]
        for title, _, lines in (block.partition("\n") for block in blocks)
    }


def clear_doc(rows):
    """Return the document of rows as a ClearNLP pipeline would give it."""
    doc = Doc(
        VOCAB,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[4]) - 1 if row[4] != "0" else place for place, row in enumerate(rows)],
    )
    people = [place for place, row in enumerate(rows) if row[5] == "PERSON"]
    if people:
        doc.set_ents([Span(doc, people[0], people[-1] + 1, label="PERSON")])
    return doc


@pytest.mark.parametrize("rows", read_cases().values(), ids=read_cases().keys())
def test_a_construction_of_clearnlp_becomes_that_of_universal_dependencies(rows):
    doc = adapt(clear_doc(rows))
    found = [(t.text, t.dep_, 0 if t.head.i == t.i else t.head.i + 1, t.pos_) for t in doc]
    assert found == [(row[0], row[6], int(row[7]), row[8]) for row in rows]


def test_every_relation_of_clearnlp_that_changes_is_shown_by_a_construction():
    shown = {row[3] for rows in read_cases().values() for row in rows}
    plain = {"acl", "advcl", "amod", "intj", "meta", "nmod", "parataxis", "csubj", "dep", "appos", "case"}
    assert set(CLEAR) - plain <= shown


@st.composite
def sentences(draw):
    """Return words, relations and heads of a sentence: any tree, in any labels."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
    order = draw(st.permutations(range(len(words))))
    heads, relations = [0] * len(words), ["ROOT"] * len(words)
    heads[order[0]] = order[0]
    for done, place in enumerate(order[1:], 1):
        heads[place] = order[draw(st.integers(0, done - 1))]
        relations[place] = draw(st.sampled_from(CLEAR))
    return words, relations, heads


@st.composite
def documents(draw):
    """Return a document of one to three such sentences, with a person's name somewhere."""
    words: list[str] = []
    tags: list[str] = []
    parts: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence, relations, above in draw(st.lists(sentences(), min_size=1, max_size=3)):
        heads += [len(words) + head for head in above]
        starts += [True, *[False] * (len(sentence) - 1)]
        deps += relations
        words += [word or "x" for word, _, _ in sentence]
        tags += [tag for _, tag, _ in sentence]
        parts += [part for _, _, part in sentence]
    doc = Doc(VOCAB, words=words, tags=tags, pos=parts, deps=deps, heads=heads, sent_starts=starts)
    start = draw(st.integers(0, len(doc) - 1))
    doc.set_ents([Span(doc, start, draw(st.integers(start + 1, len(doc))), label="PERSON")])
    return doc


@given(documents())
def test_whatever_a_parser_drew_each_sentence_stays_one_tree_over_the_same_words(doc):
    before = [(sentence.start, sentence.end) for sentence in doc.sents]
    words = [token.text for token in doc]
    tags = [token.tag_ for token in doc]
    adapt(doc)
    assert [(sentence.start, sentence.end) for sentence in doc.sents] == before
    assert ([token.text for token in doc], [token.tag_ for token in doc]) == (words, tags)
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence if token.head.i == token.i] == ["ROOT"]
        for token in sentence:
            assert sentence.root.i == token.i or sentence.root in token.ancestors


@given(documents())
def test_no_relation_of_clearnlp_is_left(doc):
    assert {token.dep_ for token in adapt(doc)} <= UNIVERSAL


@given(documents())
def test_every_word_with_a_tag_has_a_part_of_speech(doc):
    for token in doc:
        token.pos_ = ""
    assert all(token.pos_ for token in adapt(doc))


def test_sentences_drawn_by_another_component_than_the_parser_become_a_tree_each():
    doc = Doc(VOCAB, words=list("abcd"), tags=["NN"] * 4, heads=[0] * 4, deps=["ROOT", *["dobj"] * 3])
    for token in doc:
        token.pos_ = "NOUN"
    starts: Any = np.array([1, 2**64 - 1, 1, 2**64 - 1], dtype=np.uint64)  # spaCy has -1 for "no start"
    doc.from_array(["SENT_START"], starts.reshape(4, 1))
    adapt(doc)
    assert [sentence.text for sentence in doc.sents] == ["a b", "c d"]
    assert [token.head.i for token in doc] == [0, 0, 2, 2]


def test_a_document_without_words_is_left_as_it_is():
    assert len(adapt(Doc(VOCAB))) == 0


@pytest.mark.parametrize(
    ("label", "ours"),
    [
        *(("PERSON", "PER"), ("PER", "PER"), ("ORG", "ORG"), ("GPE", "GPE"), ("LOC", "LOC"), ("FAC", "FAC")),
        *(
            ("NORP", "NORP"),
            ("MISC", "MISC"),
            ("PRODUCT", "MISC"),
            ("EVENT", "MISC"),
            ("WORK_OF_ART", "MISC"),
        ),
        *(("LAW", "MISC"), ("LANGUAGE", "MISC"), ("DATE", None), ("TIME", None), ("MONEY", None)),
        *(("PERCENT", None), ("CARDINAL", None), ("ORDINAL", None), ("QUANTITY", None)),
    ],
)
def test_a_type_of_ontonotes_or_conll_has_its_type_of_ours_or_none(label, ours):
    assert our_type(label) == ours


@Language.component("test_clear")
def annotate_as_clear(doc: Doc) -> Doc:
    """Return the document as a pipeline with ClearNLP's labels might: a flat tree, every word a noun."""
    return _annotated(doc, "dobj")


@Language.component("test_universal")
def annotate_as_universal(doc: Doc) -> Doc:
    """Return the document with labels of Universal Dependencies."""
    return _annotated(doc, "obj")


@Language.component("test_strange")
def annotate_strangely(doc: Doc) -> Doc:
    """Return the document with labels of no style that is known."""
    return _annotated(doc, "arg1")


def _annotated(doc: Doc, relation: str) -> Doc:
    for token in doc:
        token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_
        token.head, token.dep_ = doc[0], relation if token.i else "ROOT"
    return doc


def add_pipe(made, name) -> Any:
    """Return a component added to a pipeline; spaCy types it as a function only."""
    return made.add_pipe(name)


def pipeline(*components, patterns=()):
    """Return an English pipeline of these components, with an entity ruler where there are patterns."""
    made = spacy.blank("en")
    for component in components:
        made.add_pipe(component)
    if patterns:
        rules = [{"label": label, "pattern": pattern} for label, pattern in patterns]
        add_pipe(made, "entity_ruler").add_patterns(rules)
    return made


ONTONOTES = [
    ("PERSON", "John Smith"),
    ("GPE", "Georgia"),
    ("ORG", "United Nations"),
    ("DATE", "Tuesday"),
    ("CARDINAL", "ten"),
    ("LAW", "Resolution 1244"),
    ("NORP", "Iraqi"),
]
TEXT = "John Smith of the United Nations said on Tuesday that Georgia broke Resolution 1244 ten times."


def test_entities_of_ontonotes_come_out_as_ours_and_values_are_left_out():
    fitted = fit_pipeline(pipeline("test_clear", patterns=ONTONOTES), "x")
    found = {entity.text: entity.label_ for entity in fitted(TEXT).ents}
    assert found == {
        "John Smith": "PER",
        "United Nations": "ORG",
        "Georgia": "GPE",
        "Resolution 1244": "MISC",
    }


def test_entities_of_ontonotes_are_ours_beside_universal_dependencies_too():
    fitted = fit_pipeline(pipeline("test_universal", patterns=ONTONOTES), "x")
    doc = fitted(TEXT)
    assert {entity.label_ for entity in doc.ents} <= OURS
    assert {token.dep_ for token in doc} == {"ROOT", "obj"}


def test_types_of_conll_and_universal_dependencies_are_taken_as_they_are():
    patterns = [("PER", "John Smith"), ("LOC", "Georgia"), ("MISC", "Iraqi"), ("ORG", "United Nations")]
    fitted = fit_pipeline(pipeline("test_universal", patterns=patterns), "x")
    assert fitted.pipe_names == ["test_universal", "entity_ruler"]
    assert {entity.text: entity.label_ for entity in fitted(TEXT).ents}["Georgia"] == "LOC"


def test_the_shipped_pipeline_is_taken_as_it_is(nlp):
    before = list(nlp.pipe_names)
    assert fit_pipeline(nlp, "stemma_en").pipe_names == before
    assert describe_fit(nlp) == ()


def test_fitting_twice_changes_nothing():
    once = fit_pipeline(pipeline("test_clear", patterns=ONTONOTES), "x")
    names = list(once.pipe_names)
    assert fit_pipeline(once, "x").pipe_names == names == ["test_clear", "entity_ruler", ADAPTER]


def test_what_was_changed_is_told_in_words():
    told = " ".join(describe_fit(fit_pipeline(pipeline("test_clear", patterns=ONTONOTES), "x")))
    assert "ClearNLP relations are turned into Universal Dependencies" in told
    assert "CARDINAL, DATE are left out" in told


def test_a_type_that_nobody_knows_is_left_out_and_named():
    fitted = fit_pipeline(pipeline("test_clear", patterns=[*ONTONOTES, ("WEAPON", "times")]), "x")
    assert "times" not in {entity.text for entity in fitted(TEXT).ents}
    assert any("WEAPON" in remark for remark in describe_fit(fitted))


@pytest.mark.parametrize(
    ("components", "patterns", "said"),
    [
        (
            (),
            (),
            [
                "no dependency parse, no sentences, no Penn Treebank tags, no lemmas, no entities",
                "add a parser",
            ],
        ),
        (("test_clear",), (), ["gives no entities", "add an entity recogniser"]),
        (
            ("sentencizer",),
            ONTONOTES,
            ["no dependency parse", "it has sentencizer, entity_ruler", "a tagger"],
        ),
        (("test_strange",), ONTONOTES, ["arg1", "Universal Dependencies"]),
        (("test_clear",), [("GENE", "John Smith")], ["GENE", "OntoNotes"]),
    ],
    ids=["nothing", "no entities", "no parser", "strange relations", "strange entities"],
)
def test_a_pipeline_that_lacks_something_is_refused_with_what_and_what_to_do(components, patterns, said):
    with pytest.raises(PipelineUnfit) as refused:
        fit_pipeline(pipeline(*components, patterns=patterns), "somebody_en")
    assert all(words in str(refused.value) for words in ["somebody_en", *said])


def test_a_paragraph_begins_a_sentence_before_the_parser_sees_it():
    doc = start_sentences_at_paragraphs(
        spacy.blank("en").make_doc("Truce holds\n\nTroops left. They\n  fled.")
    )
    starts = [token.text for token in doc if token.is_sent_start]
    assert starts == ["Truce", "Troops", "fled"]


@pytest.fixture(scope="module")
def untrained(tmp_path_factory):
    """Return the folder of a pipeline with the official components and labels, and nothing learnt."""
    made = spacy.blank("en")
    tagger, parser = add_pipe(made, "tagger"), add_pipe(made, "parser")
    for tag in ("NN", "VBD", "IN"):
        tagger.add_label(tag)
    for relation in ("nsubj", "dobj", "prep", "pobj", "attr", "conj", "ccomp"):
        parser.add_label(relation)
    ruler = add_pipe(made, "attribute_ruler")
    made.initialize()
    ruler.add(patterns=[[{}]], attrs={"LEMMA": "x"})
    ruler.add(patterns=[[{"TAG": "VBD"}]], attrs={"POS": "VERB"})
    add_pipe(made, "entity_ruler").add_patterns([{"label": "PERSON", "pattern": "John Smith"}])
    folder = tmp_path_factory.mktemp("untrained")
    made.to_disk(folder)
    return folder


def test_a_pipeline_in_a_folder_is_loaded_fitted_and_read_by_every_stage(untrained):
    fitted = load_pipeline(str(untrained))
    assert fitted.pipe_names[1:3] == [PARAGRAPHS, "parser"]
    text = "Truce holds\n\nJohn Smith said on Tuesday that rebels attacked Gori."
    parse = fitted(text)
    stages = [stage for stage in STAGES if stage.per is Per.DOCUMENT]
    found = annotate_parse(make_document(text), parse, stages)
    assert [record for record in found if isinstance(record, Rejection)] == []
    assert {token.dep_ for token in parse} <= UNIVERSAL
    bounds = [sentence.start_char for sentence in parse.sents]
    assert 13 in bounds
    assert all(one < other for one, other in pairwise(bounds))
