from itertools import combinations

from builders import make_document
from stemma.lineage.background import Background
from stemma.lineage.rarity import Rarity
from stemma.lineage.witnesses import read_witnesses
from stemma.model.copies import CandidatePair
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
