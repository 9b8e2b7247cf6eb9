"""Kinds of things done: by the stems of words, and by the codes of violence."""

from enum import StrEnum

from stemma.model.events import EventMention

DEADLY = frozenset(("kill", "kille", "killi", "assas", "death", "dead", "slain", "murde", "execu", "died"))
BLOWS = frozenset(
    (
        *("strik", "struc", "attac", "raid", "airst", "bombi", "shell", "drone", "missi"),
        *("rocke", "assau", "offen", "hit", "hittin", "pound", "barra", "salvo"),
    )
)
SUMS = frozenset(
    ("attac", "assau", "offen", "invas", "invad", "campa", "opera", "onsla", "aggre", "war", "raid")
)
"""Words that sum up what was done, whatever its parts are called: an offensive has strikes and entries."""
ENTERING = frozenset(
    (
        *(
            "enter",
            "cross",
            "invad",
            "invas",
            "incur",
            "roll",
            "rolli",
            "rolle",
            "pour",
            "poure",
            "came",
            "come",
        ),
        *("swept", "sweep", "push", "pushe", "advan", "move", "moved", "movin", "thrus", "march", "penet"),
    )
)
BREAKS = frozenset(("suspe", "pause", "pausi", "halt", "halte", "halti", "stop", "stopp", "freez", "break"))
CAPTURES = frozenset(
    (
        *("captu", "seize", "seizi", "seizu", "overr", "storm", "conqu", "recap", "retak", "grab"),
        *("fell", "fall", "loss", "lost", "take", "taken", "took", "takeo", "drove", "push", "pushe"),
    )
)
ASKING = frozenset(("asked", "asks", "ask", "askin", "appea", "reque", "urged", "urges", "plea", "deman"))
WELCOMING = frozenset(("welco", "prais", "hail", "haile", "appla", "laude"))

KINDS = (DEADLY, BLOWS, BREAKS, CAPTURES, ENTERING, ASKING, WELCOMING)
"""Stems of triggers that name one kind of thing."""


class Deed(StrEnum):
    """Ways of violence that a report keeps apart: by fire, by going in, against one person, any."""

    FIRE = "fire"
    ENTRY = "entry"
    PERSON = "person"
    ANY = "any"


_DEEDS = {
    **dict.fromkeys(("183", "193", "194", "195"), Deed.FIRE),
    "192": Deed.ENTRY,
    **dict.fromkeys(("181", "182", "1821", "1822"), Deed.PERSON),
}


def deed_of(mention: EventMention) -> Deed:
    """Return the way of violence that a mention's CAMEO code tells; an attack or a killing may be any."""
    return _DEEDS.get(mention.cameo, Deed.ANY)
