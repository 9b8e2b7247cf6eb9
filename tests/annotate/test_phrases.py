"""What a number counts, whatever the parser made of the words before it."""

import pytest
from spacy.tokens import Doc

from stemma.annotate.coding.phrases import counted_noun

PHRASES = [
    "one of security and intelligence commanders",
    "one of oil and gas ministers",
    "two of army and police officers",
    "one of car and truck makers",
    "three of health and education officials",
]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_number_counts_the_plural_of_a_coordination(nlp, phrase):
    words = phrase.split()
    parsed_as_two_things = Doc(
        nlp.vocab,
        words=words,
        pos=["NUM", "ADP", "NOUN", "CCONJ", "NOUN", "NOUN"],
        tags=["CD", "IN", "NN", "CC", "NN", "NNS"],
        heads=[0, 2, 0, 5, 5, 2],
        deps=["ROOT", "case", "nmod", "cc", "compound", "conj"],
    )
    assert counted_noun(parsed_as_two_things[0]).text == words[-1]


def test_a_plural_that_is_counted_first_stays(nlp):
    doc = Doc(
        nlp.vocab,
        words=["two", "of", "soldiers", "and", "officers"],
        pos=["NUM", "ADP", "NOUN", "CCONJ", "NOUN"],
        tags=["CD", "IN", "NNS", "CC", "NNS"],
        heads=[0, 2, 0, 4, 2],
        deps=["ROOT", "case", "nmod", "cc", "conj"],
    )
    assert counted_noun(doc[0]).text == "soldiers"
