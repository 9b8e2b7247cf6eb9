"""The parse cases are sound, whatever the model makes of them; and a wrong parse does not pass for right."""

from collections import Counter
from importlib import resources
from itertools import pairwise, product
from json import loads
from pathlib import Path

import pytest
from benchmarks.parse_cases import find_unit, has_arc, read_arc, read_cases
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

CASES = read_cases(Path(__file__).parent.parent / "cases" / "parses.json")
LICENCES = {
    "sample case": "CC0-1.0",
    "authored piles": "CC0-1.0",
    "UD English EWT, dev": "CC-BY-SA-4.0",
    "UD English GUM, dev": "CC-BY-4.0 (text CC-BY-2.5)",
}
TREEBANKS = {"UD English EWT, dev": "ewt_dev", "UD English GUM, dev": "gum_dev"}
each_case = pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.label}" for case in CASES])


def origin(case):
    return case.source.partition(":")[0]


def detail(case):
    return case.source.partition(": ")[2]


def texts_by_id(path):
    return {row["id"]: row["text"] for row in map(loads, path.read_text("utf-8").splitlines())}


def make_doc(words, heads, relations):
    return Doc(Vocab(), words=words, heads=heads, deps=relations)


def test_there_are_enough_sentences_of_each_kind_and_none_twice():
    assert len({case.text for case in CASES}) == len(CASES) >= 60
    assert min(Counter(case.kind for case in CASES).values()) >= 6
    assert len({(case.kind, case.label) for case in CASES}) == len(CASES)


@each_case
def test_every_sentence_may_be_shipped_and_says_why(case):
    assert case.licence == LICENCES[origin(case)]


def test_sentences_of_the_sample_case_stand_in_the_report_they_name(examples):
    texts = texts_by_id(examples / "georgia-2008/gold/docs.jsonl")
    cases = [case for case in CASES if origin(case) == "sample case"]
    assert [case.text for case in cases if case.text not in texts[detail(case)]] == []
    assert cases


def test_sentences_of_the_piles_stand_in_the_report_they_name(shared):
    texts = texts_by_id(shared / "data/piles/docs.jsonl")
    cases = [case for case in CASES if origin(case) == "authored piles"]
    assert [case.text for case in cases if case.text not in texts[detail(case)]] == []
    assert cases


@pytest.mark.parametrize("treebank", TREEBANKS)
def test_sentences_of_a_treebank_have_the_arcs_of_its_gold_tree(shared, treebank):
    docs = DocBin().from_disk(shared / f"data/language/{TREEBANKS[treebank]}.spacy").get_docs(Vocab())
    trees = {sentence.text.strip(): sentence.as_doc() for doc in docs for sentence in doc.sents}
    cases = [case for case in CASES if origin(case) == treebank]
    differing = [
        (case.label, case.text[slice(*arc.word)])
        for case in cases
        for arc in case.arcs
        if not has_arc(trees[case.text], arc)
    ]
    assert differing == []
    assert cases


@each_case
def test_no_word_has_two_arcs_and_no_sentence_two_roots(case):
    assert max(Counter(arc.word for arc in case.arcs).values()) == 1
    assert sum(not arc.heads for arc in case.arcs) <= 1


@each_case
def test_the_arcs_run_in_no_circle_whichever_heads_are_taken(case):
    for heads in product(*(arc.heads or (None,) for arc in case.arcs)):
        above = dict(zip((arc.word for arc in case.arcs), heads, strict=True))
        for word in above:
            walked, here = [], word
            while here is not None and here not in walked:
                walked.append(here)
                here = above.get(here)
            assert here is None, f"{case.text[slice(*word)]!r} stands above itself"


@each_case
def test_words_and_names_of_arcs_never_overlap(case):
    units = sorted({unit for arc in case.arcs for unit in (arc.word, *arc.heads)})
    assert all(before[1] <= after[0] for before, after in pairwise(units))


@each_case
def test_every_relation_is_one_the_model_can_give(case):
    known = loads(resources.files("stemma_en").joinpath("labels.json").read_text("utf-8"))["relation"]
    asked = {relation for arc in case.arcs for relation in arc.relations}
    assert asked <= {relation.lower() for relation in known}
    assert all((arc.relations == ("root",)) == (not arc.heads) for arc in case.arcs)


@pytest.mark.parametrize("unit", ["told", "told#3", "he#1", "tol", "Gori"])
def test_a_word_that_is_not_there_or_could_be_two_is_refused(unit):
    with pytest.raises(ValueError, match="does not name one"):
        find_unit("he told them what they told us", unit)


def test_a_numbered_word_is_that_one_of_several():
    assert find_unit("he told them what they told us", "told#2") == (23, 27)


SAID = ["President", "Dmitry", "Medvedev", "said", "so"]
SPEAKER = read_arc(" ".join(SAID), "President Dmitry Medvedev", "said", "nsubj")


@pytest.mark.parametrize(
    ("heads", "relations"),
    [
        ([3, 0, 0, 3, 3], ["nsubj", "flat", "flat", "ROOT", "advmod"]),
        ([1, 3, 1, 3, 3], ["nmod", "nsubj", "flat", "ROOT", "advmod"]),
    ],
)
def test_either_word_of_a_title_and_a_name_may_lead_it(heads, relations):
    assert has_arc(make_doc(SAID, heads, relations), SPEAKER)


@pytest.mark.parametrize(
    ("heads", "relations"),
    [
        ([3, 0, 0, 3, 3], ["obj", "flat", "flat", "ROOT", "advmod"]),
        ([4, 0, 0, 3, 3], ["nsubj", "flat", "flat", "ROOT", "advmod"]),
        ([3, 3, 1, 3, 3], ["nsubj", "nsubj", "flat", "ROOT", "advmod"]),
        ([0, 0, 0, 0, 3], ["ROOT", "flat", "flat", "ccomp", "advmod"]),
    ],
    ids=["another relation", "another head", "a name torn apart", "the root"],
)
def test_a_wrong_parse_of_a_name_does_not_pass(heads, relations):
    assert not has_arc(make_doc(SAID, heads, relations), SPEAKER)


@pytest.mark.parametrize(("head", "relation", "right"), [(3, "ROOT", True), (0, "ccomp", False)])
def test_the_root_hangs_on_nothing(head, relation, right):
    heads = [3 if head == 3 else 0, 0, 0, head, 3]
    relations = ["nsubj" if head == 3 else "ROOT", "flat", "flat", relation, "advmod"]
    arc = read_arc(" ".join(SAID), "said", "ROOT", "root")
    assert has_arc(make_doc(SAID, heads, relations), arc) is right
