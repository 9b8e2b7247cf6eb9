"""English inflection of the words in the event lexicon, so that matching does not hang on a lemmatiser."""

VOWELS = "aeiou"
# Verbs of more than one syllable that double their last letter.
DOUBLING = {"rebut", "expel", "impel", "compel", "repel", "admit", "commit", "permit", "kidnap"}
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
    """Return the forms of an English verb.

    >>> sorted(verb_forms("strike"))
    ['stricken', 'strike', 'strikes', 'striking', 'struck']
    """
    stem = _stem(verb)
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    third = verb[:-1] + "ies" if _consonant_y(verb) else verb + ending
    ing = (verb[:-2] + "y" if verb.endswith("ie") else stem) + "ing"
    if verb in IRREGULAR:
        return {verb, third, ing, *IRREGULAR[verb].split()}
    past = verb[:-1] + "ied" if _consonant_y(verb) else stem.removesuffix("e") + "ed"
    return {verb, third, ing, past}


def noun_forms(noun: str) -> set[str]:
    """Return singular and plural of an English noun.

    >>> sorted(noun_forms("city"))
    ['cities', 'city']
    """
    if noun in IRREGULAR_PLURALS:
        return {noun, *IRREGULAR_PLURALS[noun].split()}
    if _consonant_y(noun):
        return {noun, noun[:-1] + "ies"}
    return {noun, noun + ("es" if noun.endswith(("s", "sh", "ch", "x", "z")) else "s")}


def _stem(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    return verb + verb[-1] if _doubles(verb) else verb


def _doubles(verb: str) -> bool:
    if verb in DOUBLING:
        return True
    closed = len(verb) > 2 and verb[-1] not in VOWELS + "wxyh" and verb[-2] in VOWELS
    return closed and verb[-3] not in VOWELS and sum(letter in VOWELS for letter in verb) == 1


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in VOWELS
