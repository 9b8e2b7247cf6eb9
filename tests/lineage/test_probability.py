from stemma.lineage.probability import copying_probability
from stemma.model.copies import Reuse


def test_the_score_of_a_derived_pair_is_above_one_half_and_of_any_other_below(mosul, trace):
    for reuse in trace(mosul["documents"]).all(Reuse):
        assert (reuse.score > 0.5) == reuse.derived, reuse


def test_more_shared_words_make_copying_more_probable():
    scores = [
        copying_probability((1.0, derived, words, 0.0))
        for derived in (0.0, 1.0)
        for words in (-2.0, 0.0, 1.0)
    ]
    assert scores == sorted(set(scores))
