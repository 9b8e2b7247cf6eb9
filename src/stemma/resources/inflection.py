"""English inflection of the words in the lists, so that matching does not hang on a lemmatiser.

Forms that nobody writes do no harm: they meet no text.
"""

VOWELS = "aeiou"
# Verbs of more than one syllable that double their last letter.
DOUBLING = frozenset(
    (
        *("rebut", "acquit", "admit", "commit", "permit", "submit", "forbid", "kidnap", "equip", "teargas"),
        *("refer", "prefer", "confer", "defer", "deter", "incur", "occur"),
        *("annul", "compel", "control", "expel", "impel", "patrol", "repel"),
    )
)
IRREGULAR = {
    "be": "am is are was were been being",
    "beat": "beat beaten",
    "begin": "began begun",
    "blow": "blew blown",
    "break": "broke broken",
    "build": "built",
    "burst": "burst",
    "bring": "brought",
    "burn": "burnt",
    "come": "came come",
    "cut": "cut",
    "dig": "dug",
    "do": "did done does",
    "drive": "drove driven",
    "fall": "fell fallen",
    "fight": "fought",
    "find": "found",
    "flee": "fled fleeing",
    "fly": "flew flown",
    "forbid": "forbade forbidden",
    "forgo": "forwent forgone",
    "forgive": "forgave forgiven",
    "freeze": "froze frozen",
    "give": "gave given",
    "go": "went gone goes",
    "hang": "hung",
    "have": "had has",
    "hit": "hit",
    "hold": "held",
    "lay": "laid",
    "lead": "led",
    "keep": "kept",
    "leave": "left",
    "lend": "lent",
    "let": "let",
    "lose": "lost",
    "make": "made",
    "meet": "met",
    "oversee": "oversaw overseen",
    "overrun": "overran overrun",
    "overthrow": "overthrew overthrown",
    "pay": "paid",
    "put": "put",
    "quit": "quit",
    "retake": "retook retaken",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "shoot": "shot",
    "shut": "shut",
    "sink": "sank sunk",
    "slay": "slew slain",
    "speak": "spoke spoken",
    "stand": "stood",
    "steal": "stole stolen",
    "step": "stepped stepping",
    "stop": "stopped stopping",
    "strike": "struck stricken",
    "sweep": "swept",
    "swear": "swore sworn",
    "take": "took taken",
    "tear": "tore torn",
    "tell": "told",
    "throw": "threw thrown",
    "thrust": "thrust",
    "undertake": "undertook undertaken",
    "undergo": "underwent undergone",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld",
    "withstand": "withstood",
}
IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "persons people"}


def verb_forms(verb: str) -> set[str]:
    """Return the forms of an English verb, in British and American spelling.

    >>> sorted(verb_forms("strike"))
    ['stricken', 'strike', 'strikes', 'striking', 'struck']
    >>> sorted(verb_forms("veto")), sorted(verb_forms("quip"))
    (['veto', 'vetoed', 'vetoes', 'vetoing'], ['quip', 'quipped', 'quipping', 'quips'])
    """
    stems = _stems(verb)
    forms = {verb, _with_s(verb)}
    forms |= {verb[:-2] + "ying"} if verb.endswith("ie") else {stem + "ing" for stem in stems}
    if verb in IRREGULAR:
        return forms | set(IRREGULAR[verb].split())
    past = {verb[:-1] + "ied"} if _consonant_y(verb) else {stem.removesuffix("e") + "ed" for stem in stems}
    return forms | past


def noun_forms(noun: str) -> set[str]:
    """Return singular and plural of an English noun; both plurals of "cargo".

    >>> sorted(noun_forms("city"))
    ['cities', 'city']
    """
    if noun in IRREGULAR_PLURALS:
        return {noun, *IRREGULAR_PLURALS[noun].split()}
    return {noun, _with_s(noun), noun + "s"} if noun.endswith("o") else {noun, _with_s(noun)}


def _with_s(word: str) -> str:
    """Return the plural of a noun, or the third person of a verb."""
    if _consonant_y(word):
        return word[:-1] + "ies"
    hissing = word.endswith(("s", "sh", "ch", "x", "z"))
    ends_in_o = len(word) > 2 and word.endswith("o") and word[-2] not in VOWELS  # not the "wo" of "won't"
    return word + ("es" if hissing or ends_in_o else "s")


def _stems(verb: str) -> set[str]:
    """Return what "-ing" is put to: "strik", "stopp"; both "cancel" and "cancell", which is British."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return {verb[:-1]}
    doubled = verb + verb[-1]
    if verb in DOUBLING or (_is_closed(verb) and _vowels(verb) == 1):
        return {doubled}
    return {verb, doubled} if _is_closed(verb) and verb.endswith("l") else {verb}


def _is_closed(verb: str) -> bool:
    """Tell whether a word ends in one vowel and one consonant that can be doubled; "qu" is a consonant."""
    end = verb.replace("qu", "qw")[-3:]
    return len(end) == 3 and end[0] not in VOWELS and end[1] in VOWELS and end[2] not in VOWELS + "wxyh"


def _vowels(verb: str) -> int:
    return sum(letter in VOWELS for letter in verb.replace("qu", "qw"))


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in VOWELS
