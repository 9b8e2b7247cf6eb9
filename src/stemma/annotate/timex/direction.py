"""Past or future: which way a date without its year points, by the verb that governs it."""

from enum import IntEnum

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from stemma.annotate.timex.lexicon import time_words

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "wo", "shall"})
MODALS = frozenset({"would", "could", "may", "might", "should", "must", "can", "'d", "’d"})
PAST_FUTURE = frozenset({"would", "'d", "’d"})
"""They may tell what was to come in the past: "he had said that troops would begin to leave on Monday"."""
BEING = frozenset({"is", "are", "'s", "’s", "be"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "nobody", "hardly"})
PERFECT = frozenset({"have", "has", "had", "having", "'ve", "’ve", "been", "was", "were"})
PLANNING = ("schedul", "plan", "expect", "postpon", "slated", "delay", "due", "payable", "effective")
"""Stems of words whose own date lies ahead even in the past tense: "the talks were scheduled for May"."""
LEADING = (
    *PLANNING,
    *("set", "inten", "hop", "aim", "prepar", "suppos", "want", "agre", "ask", "order", "requir", "urg"),
    *("promis", "vow", "pledg", "propos", "ready", "going", "invit", "decid", "need", "seek", "offer"),
    *("likel", "exten", "bound", "threat"),
)
"""Stems of words whose infinitive lies ahead: "agreed to leave in May"."""
TIMETABLED = ("meet", "conven", "reconven", "resum", "expir", "begin", "start", "open")
"""Stems of verbs whose present tells what is arranged, with a date (English has no other such present)."""
TEMPORAL = frozenset({"when", "after", "before", "once", "until", "till", "if", "unless"})
"""What opens a clause whose present stands for what is to come."""
GRANTING = ("exten", "postpon", "delay", "giv", "gave", "grant", "allow", "renew", "prolong", "adjourn")
"""Stems of words whose "until" lies ahead even in the past tense: "extended its offer until Friday"."""
DEADLINES = frozenset({"by", "until", "till", "through"})
LIMITS = DEADLINES | {"to"}
BEFORE_A_DATE = {
    "ended": -1,
    "dated": -1,
    "said": -1,
    "effective": 1,
    "payable": 1,
    "due": 1,
    "scheduled": 1,
    "coming": 1,
}
"""Words that tell the way of the date right behind them, whatever the verb."""
SAYINGS = (
    *("interview", "statement", "conference", "briefing", "speech", "remark", "report", "letter", "poll"),
    *("editorial", "article", "column", "broadcast", "testimon"),
)
"""Stems of nouns whose day is that of the saying: "said in an interview on Friday"."""
SHIFTS = {"last": -1, "past": -1, "next": 1, "coming": 1}
"""Words before a weekday with its date that tell its way: "this coming Sunday, March 8"."""
NIGHT = 3
"""Words of "last Friday night", which needs no telling: its symbol says "last"."""
REACH = 6
"""Steps up the tree to look for the governing verb. Set by hand."""


class Direction(IntEnum):
    """Which way."""

    PAST = -1
    OPEN = 0
    FUTURE = 1


def direction_of(words: TokenSpan) -> Direction:
    """Return where the governing verb puts the expression, OPEN where nothing tells.

    Tense, modals and verbs of planning decide; "by" and "until" are deadlines unless the verb is past.
    """
    if not words.doc.has_annotation("DEP"):
        return Direction.OPEN
    beside = _direction_beside(words)
    root = words.root
    verb = _governing_verb(root)
    if beside is not Direction.OPEN or verb is None:
        return beside
    direction = _direction_of_verb(verb)
    if root.dep_ == "nmod:poss":
        return Direction.PAST if direction is Direction.PAST and _tells_of_its_subject(root) else beside
    before = {child.lower_ for child in root.lefts} | {words.doc[max(0, words.start - 1)].lower_}
    deadline = DEADLINES if direction is Direction.OPEN else LIMITS
    granted = direction is Direction.OPEN or verb.lower_.startswith(GRANTING) or _could_not(verb)
    if granted and before & deadline:
        return Direction.FUTURE
    return Direction.OPEN if direction is Direction.PAST and _tells_an_event(words) else direction


def _direction_beside(words: TokenSpan) -> Direction:
    """Return what words right before the date tell, or its own: "the year ended Jan. 31"."""
    own = [SHIFTS[word.lower_] for word in words[:2] if word.lower_ in SHIFTS]
    if own and len(words) > NIGHT:
        return Direction(own[0])
    before = [token.lower_ for token in words.doc[max(0, words.start - 2) : words.start]]
    if before == ["ahead", "of"] or (before[-1:] == ["for"] and _is_weekday(words)):
        return Direction.FUTURE
    if before and before[-1] in {"on", "for", "by", "in"}:
        before.pop()
    if not before or (before[-1] == "said" and words.root.dep_ == "nmod:poss"):
        return Direction.OPEN  # "he said Monday's talks would fail"
    return Direction(BEFORE_A_DATE.get(before[-1], 0))


def _is_weekday(words: TokenSpan) -> bool:
    """Tell whether the words are a weekday that owns nothing, unlike "the price for Friday's game"."""
    return words.root.lower_.endswith("day") and words.root.dep_ != "nmod:poss"


def _tells_an_event(words: TokenSpan) -> bool:
    """Tell whether a weekday belongs to a noun, not to the verb: "hoped for talks on Monday"."""
    root = words.root
    if words[-1] != root or not _is_weekday(words) or not root.dep_.startswith("nmod"):
        return False
    if root.head.pos_ != "NOUN":
        return False
    noun = root.head.lower_
    told = noun.startswith(SAYINGS) or _tells_of_its_subject(root)
    return not told and noun not in time_words()


def _tells_of_its_subject(day: Token) -> bool:
    """Tell whether the verb says what the noun did that has this day: "Monday's attack killed four"."""
    return day.head.dep_.startswith("nsubj") and day.head.head.pos_ == "VERB"


def _governing_verb(token: Token) -> Token | None:
    for _ in range(REACH):
        if token.pos_ in {"VERB", "AUX"} or any(child.dep_ == "cop" for child in token.children):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _direction_of_infinitive(verb: Token, itself: bool) -> Direction:
    planned = verb.head if verb.head != verb and verb.head.lower_.startswith(PLANNING) else None
    if planned is not None and any(child.lower_ == "had" for child in planned.children):
        return Direction.PAST
    # Where the parser takes a present for an infinitive there is no "to".
    present = verb.dep_ in {"ROOT", "conj"} and _is_timetabled(verb)
    ahead = present or _is_ahead(verb) or (itself and _is_under_a_possibility(verb))
    return Direction.FUTURE if ahead else Direction.OPEN


def _is_under_a_possibility(infinitive: Token) -> bool:
    """Tell whether what governs an infinitive is yet to come: "is hard to win", "may try to win"."""
    around = {child.lower_: child.dep_ for child in infinitive.head.children}
    judged = "cop" in around.values()
    if judged and any(dep == "cop" and word in BEING for word, dep in around.items()):
        return True
    modals = FUTURE_AUXILIARIES | MODALS if judged else (FUTURE_AUXILIARIES | MODALS) - PAST_FUTURE
    return not modals.isdisjoint(around)


def _is_ahead(infinitive: Token) -> bool:
    """Tell whether an infinitive lies ahead: after a word of planning, or after "is to"."""
    head = infinitive.head
    if head != infinitive and (head.lower_.startswith(LEADING) or head.lower_ in {"is", "are"}):
        return True
    return any(
        child.dep_ in {"aux", "cop"} and child.lower_ in {"is", "are"} for child in infinitive.children
    )


def _is_timetabled(verb: Token) -> bool:
    """Tell whether a verb in the present tells a timetable: "parliament meets Monday"."""
    objects = {child.lower_ for child in verb.children}
    if verb.lower_ in {"take", "takes"}:
        return "effect" in objects
    return verb.lower_.startswith(TIMETABLED) and "fire" not in objects


def _is_intent(verb: Token) -> bool:
    """Tell whether a verb in the present says what somebody is about to do: "he prepares to leave Monday"."""
    return verb.lower_.startswith(LEADING) and any(child.tag_ == "VB" for child in verb.children)


def _is_in_temporal_clause(verb: Token) -> bool:
    """Tell whether the present stands for what is to come: "when he meets her on Monday"."""
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in TEMPORAL for child in verb.children)


def _could_not(verb: Token) -> bool:
    """Tell whether something did not succeed: "could not be reached Wednesday" looks back."""
    if not any(child.lower_ == "could" for child in verb.children):
        return False
    subjects = (child for child in verb.children if child.dep_.startswith("nsubj"))
    around = [*verb.children, *(word for child in verb.children for word in child.children)]
    around += [word for subject in subjects for word in subject.subtree]
    return not NEGATIONS.isdisjoint(token.lower_ for token in around)


def _direction_of_verb(verb: Token, step: int = 0) -> Direction:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"}}
    failed = _could_not(verb)
    modal = bool(auxiliaries & MODALS) and "have" not in auxiliaries and not failed
    if verb.lower_.startswith(PLANNING) and "had" in auxiliaries:
        return Direction.PAST  # what had been planned is over
    if auxiliaries & FUTURE_AUXILIARIES or verb.lower_.startswith(PLANNING) or modal:
        return Direction.FUTURE
    if failed or verb.tag_ == "VBD" or auxiliaries & PERFECT or (verb.tag_ == "VBN" and not auxiliaries):
        return Direction.PAST
    if verb.tag_ == "VB":
        return _direction_of_infinitive(verb, step == 0)
    if verb.tag_ in {"VBZ", "VBP"}:
        ahead = _is_timetabled(verb) or _is_intent(verb) or _is_in_temporal_clause(verb)
        return Direction.FUTURE if ahead and not auxiliaries else Direction.OPEN
    head = _governing_verb(verb.head) if verb.tag_ == "VBG" and step == 0 and verb.head != verb else None
    return Direction.OPEN if head is None else _direction_of_verb(head, 1)
