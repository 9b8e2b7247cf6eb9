"""The event lexicon keeps to the manual and to itself."""

from stemma.model.events import EventType
from stemma.resources.event_lexicon import load_event_lexicon
from stemma.resources.plover_roles import role_sectors
from stemma.resources.plover_vetoes import load_veto_words
from stemma.resources.reading import read_text, read_toml

RAW = read_toml("event_lexicon.toml")
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),
        *("misinformation", "cyber"),
    },
    "ASSAULT": {
        *(
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
        ),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    },
}


def test_every_type_has_verbs_and_every_mode_is_one_of_the_manual():
    assert {row["type"] for row in RAW["frame"] if "verbs" in row} == set(EventType)
    for row in RAW["frame"]:
        assert "mode" not in row or row["mode"] in MODES[row["type"]], row


def test_the_cameo_codes_are_digits_of_the_twenty_roots():
    assert all(row["cameo"].isdigit() and 3 <= int(row["cameo"][:2]) <= 20 for row in RAW["frame"])


def test_every_class_is_used_and_every_class_used_exists():
    text = read_text("event_lexicon.toml")
    known = (
        set(RAW["classes"]) | set(EventType) | {"entity", "person", "gpe", "plural_entity", "class", "TYPE"}
    )
    used = {word.strip(' ",') for part in text.split("@")[1:] for word in [part.split(",")[0].split('"')[0]]}
    assert set(RAW["classes"]) <= used
    assert {word for word in used if word.split()[0] not in known} == set()


def test_the_frame_that_asks_most_comes_first():
    weights = [entry.weight for entry in load_event_lexicon().verbs["imposed"]]
    assert weights == sorted(weights, reverse=True)


def test_sectors_are_those_of_the_manual():
    assert set(role_sectors().values()) <= {
        *("COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM"),
        *("CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "---"),
    }


def test_a_verb_is_never_both_factive_and_denying():
    words = load_veto_words()
    assert not words.implicative & words.failing
