from itertools import combinations

from builders import make_document
from stemma.lineage.arborescence import ROOT, Edge, find_parents
from stemma.lineage.background import Background
from stemma.lineage.probability import copying_probability
from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import read_witnesses
from stemma.model.copies import CandidatePair, Reuse
from stemma.store.memory import MemoryTables

KNOWN = (
    "Rockets struck the Harbour Hotel in Port Anselm, and Governor Tarek Haddad blamed the Northern Front."
)
OWN = (
    "Nurse Amal Kassim carried 14 children out. Baker Yusuf Deeb lost his shop and two vans.",
    "Colonel Ferit Aydin ordered 400 conscripts to the bridge. Engineers from Izmit mended pumps.",
    "Traders in Geneva marked wheat up by 6 percent. Ruth Keller expects the bourse to fall.",
    "Bishop Paul Mansour rang the cathedral bells. Pilgrims from Ehden lit 200 candles.",
)


def outstanding(texts):
    """Return the pairs of texts, by number, that stand out from the others."""
    tables = MemoryTables([make_document(text, name=str(at)) for at, text in enumerate(texts)])
    witnesses = read_witnesses(tables)
    names = combinations(map(str, range(len(texts))), 2)
    pairs = [CandidatePair(left, right, ("facts",)) for left, right in names]
    carried = {witness.documents[0].id: witness for witness in witnesses}
    background = Background(carried, Rarity(witnesses), pairs)
    return [(pair.left, pair.right) for pair in pairs if background.stands_out(pair)]


def test_what_all_reporters_of_an_event_know_makes_none_of_them_stand_out():
    assert outstanding([f"{KNOWN} {own}" for own in OWN]) == []


def test_two_reports_that_know_what_nobody_else_does_stand_out():
    told = [f"{KNOWN} {own}" for own in OWN]
    assert outstanding([*told, f"{told[0]} Divers searched the quay."]) == [("0", "4")]


SPREAD = (
    "Mayor Leyla Sarraf closed 11 schools. Pilots refused to land.",
    "Admiral Piotr Nowak sailed for Gdansk. Dockers unloaded 70 crates.",
    "Judge Carmen Ruiz freed 25 smugglers. Lawyers from Malaga cheered.",
)


def test_two_reports_stand_out_only_by_what_nobody_else_on_the_matter_knows():
    full = [f"{KNOWN} {' '.join(SPREAD)} {own}" for own in OWN[:2]]
    others = [f"{KNOWN} {own} {told}" for own, told in zip((*OWN[2:], ""), SPREAD, strict=True)]
    assert ("0", "1") in outstanding([*full, *others[:2]])
    assert ("0", "1") not in outstanding([*full, *others])


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


def test_the_cheapest_parents_break_a_circle_where_that_costs_least():
    edges = [Edge(1.0, 1, 2), Edge(1.0, 2, 1), Edge(5.0, 0, 1), Edge(3.0, 0, 2), Edge(9.0, 1, 0)]
    assert find_parents(3, edges) == [ROOT, 2, 0]


def test_a_node_that_no_edge_reaches_is_a_root():
    assert find_parents(3, [Edge(1.0, 0, 1)]) == [ROOT, 0, ROOT]
