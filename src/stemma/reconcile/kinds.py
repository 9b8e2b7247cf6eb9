"""Stems of the words that name one kind of thing done."""

DEADLY = frozenset(("kill", "kille", "killi", "assas", "death", "dead", "slain", "murde", "execu", "died"))
BLOWS = frozenset(("strik", "attac", "raid", "airst", "bombi", "shell", "drone", "missi", "rocke", "assau"))
BREAKS = frozenset(("suspe", "pause", "pausi", "halt", "halte", "halti", "stop", "stopp", "freez", "break"))
CAPTURES = frozenset(
    (
        *("captu", "seize", "seizi", "seizu", "overr", "storm", "conqu", "recap", "retak", "grab"),
        *("fell", "fall", "loss", "lost", "take", "taken", "took", "takeo", "drove", "push", "pushe"),
    )
)
KINDS = (DEADLY, BLOWS, BREAKS, CAPTURES)
"""Stems of triggers that name one kind of thing."""
