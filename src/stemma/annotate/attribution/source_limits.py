"""What a source can be: sources that grammar rules out are put right, whoever proposed them."""

from dataclasses import replace

from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.drafts import Draft, tidy, touching, without
from stemma.annotate.attribution.formats import COURSES, HEARSAY
from stemma.annotate.attribution.lexicon import source_nouns
from stemma.annotate.attribution.setting import Setting, shared
from stemma.annotate.attribution.source_edges import fit_edges, several_before
from stemma.annotate.attribution.sources import source_bounds
from stemma.annotate.words import Words
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds

_NOBODY = frozenset({"what", "there", "how", "why", "where", "when", "the", "a", "an"})
_IN_PASSING = frozenset({("you", "know"), ("i", "mean"), ("you", "see")})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LINKING = frozenset({"ADP", "PART", "SCONJ", "DET"})
_AUXILIARIES = frozenset({"aux", "aux:pass"})
_NAME_PARTS = frozenset({"compound", "flat"})
_SPEAKING = frozenset({SourceKind.OFFICIAL, SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION})
_SHARES = frozenset({"series", "majority", "number", "chorus", "group", "handful", "dozens", "hundreds"})
_MEETING = frozenset(
    {
        "face", "draw", "attract", "receive", "provoke", "spark", "stoke", "fuel", "ease", "allay", "trigger",
        "prompt",
    }
)  # fmt: skip
"""Verbs whose subject meets with criticism, questions or fears, and does not utter them."""
_SAID_OF = frozenset(
    {"said", "alleged", "believed", "thought", "rumored", "rumoured", "reported", "presumed"}
)
_HELD_OF = frozenset(
    {"expected", "considered", "deemed", "estimated", "feared", "suspected", "known", "found"}
)
"""The same of verbs that have an infinitive in the active too: only where they are participles for sure."""


def limit_source(setting: Setting, draft: Draft) -> Draft | None:
    """Return a draft whose source is a noun phrase that can speak, or None where nobody is left to.

    A source that is cut short is made whole, one that runs into a clause is cut; "it" of "it is too early
    to say" and a determiner alone are nobody; of whom something is "allegedly" done is no source of it.
    """
    words, cue = setting.words, setting.words.cue_at(draft.cue)
    if cue is None:
        return draft
    rules = setting.drafts.get(cue)
    named_hearsay = draft.source is not None and words.lower[cue] in HEARSAY
    if rules is not None and (named_hearsay or words.punctuation[cue]):
        return rules
    several = several_before(setting, draft, cue)
    if several is not None or (draft.source is not None and _is_met_with(words, draft.source, cue)):
        return several or replace(draft, source=None)
    source = _own_subject(words, rules, cue) if draft.source is None else _apart(setting.text, draft)
    if source is not None and rules is not None and _is_misplaced(words, source, cue):
        source = rules.source
    if source is not None and _is_said_of(words, cue):
        subject = source if 0 <= words.start[cue] - source[1] <= len(", ") else _noun_before(words, cue)
        beside = {subject} if subject is not None else set()
        return replace(draft, source=None, content=tuple(sorted(beside.union(draft.content))))
    if source is not None:
        source = _nominal(words, _whole(setting, draft, source, cue), cue)
        if source is None or _is_nobody(words, source, cue):
            return replace(draft, source=None) if is_passive(words, cue) else None
    if source is not None:
        draft, source = fit_edges(setting, draft, source, cue)
    return draft if source == draft.source else _without_source(setting, draft, source)


def _is_met_with(words: Words, source: Bounds, cue: int) -> bool:
    """Tell whether a source only meets with what others hold: "he faced criticism", "…, raising hopes".

    Who holds it may still be named: "drew criticism from the envoy".
    """
    if words.pos[cue] != "NOUN" or words.dep[cue] not in ("obj", "nsubj"):
        return False
    verb = words.head[cue]
    if words.lemma[verb] not in _MEETING and (words.lemma[verb], words.tag[verb]) != ("raise", "VBG"):
        return False
    own = words.root(words.between(source))
    return own < verb and words.head[own] != cue


def _is_misplaced(words: Words, source: Bounds, cue: int) -> bool:
    """Tell whether words are no source of a cue: "in March" of "left in March, said one", or who quotes.

    "The paper quoted an officer as saying" tells what the officer said.
    """
    first = words.between(source)[0]
    adverbial = words.pos[first] == "ADP" and words.head[first] == words.root(words.between(source))
    return adverbial or (words.lower[cue] == "saying" and words.lower[cue - 1 : cue] == ["as"])


def _apart(text: str, draft: Draft) -> Bounds | None:
    """Return the source without the words that belong to the cue: "to" of "according to"."""
    if draft.source is None or not shared(draft.source, draft.cue):
        return draft.source
    pieces = [tidied for piece in without(draft.source, draft.cue) if (tidied := tidy(text, piece, ()))]
    return max(pieces, key=lambda piece: piece[1] - piece[0], default=None)


def _own_subject(words: Words, rules: Draft | None, cue: int) -> Bounds | None:
    """Return the subject that the rules found where it hangs on the cue itself, a finite verb."""
    if rules is None or rules.source is None or rules.root is None or words.tag[cue] not in _FINITE:
        return None
    speaks = any(words.pos[child] in _NOUNS for child in words.children_by(cue, ("nsubj",)))
    return rules.source if speaks and not is_passive(words, cue) else None


def _whole(setting: Setting, draft: Draft, source: Bounds, cue: int) -> Bounds:
    """Return a source with the head that it was cut from: "Russia" of "the ambassador to Russia"."""
    words, rules = setting.words, setting.drafts.get(cue)
    if rules is not None and rules.source is not None and words.lower[cue] == "according":
        inside = rules.source[0] <= source[0] and source[1] <= rules.source[1]
        return rules.source if inside else source
    head = first = words.root(words.between(source))
    while (above := _head_of_name(words, head, cue)) is not None:
        head = above
    start, end = words.start[head], words.end[head]
    behind = head == first and source[1] >= words.start[cue]
    if behind or draft.cue[0] <= start < draft.cue[1] or touching(setting.quotations, start, end):
        return source
    drawn = source_bounds(words, head, cue)
    if drawn is None or source[0] < drawn[0] or drawn[1] < source[1]:
        return source
    return _without_end(words, drawn) if head != first or drawn[0] == source[0] else source


def _without_end(words: Words, source: Bounds) -> Bounds:
    """Return a source without a preposition at its end, whose noun is the cue: "the Senate's vote for"."""
    tokens = words.between(source)
    last = tokens[-1]
    while last > tokens[0] and words.pos[last] in _LINKING and words.tag[last] != "POS":
        last -= 1
    return source if words.pos[last] == "PUNCT" else (source[0], words.end[last])


def _head_of_name(words: Words, token: int, cue: int) -> int | None:
    """Return the noun above, on the cue's same side, of which a word is only a part or an office's field."""
    above, dep = words.head[token], words.dep[token]
    if above == token or (above < cue) != (token < cue) or words.pos[above] not in ("NOUN", "PROPN"):
        return None
    if dep in _NAME_PARTS:
        return above
    if dep != "nmod" or above > token:
        return None
    kind, _ = source_nouns().get(words.lower[above], (None, ""))
    return above if kind in _SPEAKING or words.lower[above] in _SHARES else None


def _nominal(words: Words, source: Bounds, cue: int) -> Bounds | None:
    """Return a source up to the clause that it runs into; else the noun phrase before a finite cue."""
    before = _before_clause(words, source, cue)
    return _noun_before(words, cue) if before is None and words.tag[cue] in _FINITE else before


def _before_clause(words: Words, source: Bounds, cue: int) -> Bounds | None:
    """Return a source up to the finite verb above the cue that it runs into; None where it is all clause."""
    tokens = words.between(source)
    finite = [token for token in tokens if words.tag[token] in _FINITE]
    verb = next((token for token in finite if words.is_above(token, cue)), None)
    if verb is None:
        return None if _is_clause(words, tokens) else source
    before = range(tokens.start, verb)
    nominal = len(before) > 0 and words.pos[words.root(before)] in _NOUNS
    return (words.start[before[0]], words.end[before[-1]]) if nominal else None


def _noun_before(words: Words, cue: int) -> Bounds | None:
    """Return the noun phrase right before a verb, with or without a comma between."""
    first, _ = words.sentences[words.sentence[cue]]
    if cue == first:
        return None
    noun = cue - 2 if words.form[cue - 1] == "," and cue - 1 > first else cue - 1
    while first <= words.head[noun] < noun and words.pos[words.head[noun]] in _NOUNS:
        noun = words.head[noun]
    return source_bounds(words, noun, cue) if words.pos[noun] in _NOUNS else None


def _is_clause(words: Words, tokens: range) -> bool:
    """Tell whether a stretch is a sentence of its own: "such a ruling is likely"."""
    root = words.root(tokens)
    inside = {words.dep[child] for child in words.children[root] if child >= tokens.start}
    return "nsubj" in inside and (words.tag[root] in _FINITE or "cop" in inside)


def _is_nobody(words: Words, source: Bounds, cue: int) -> bool:
    """Tell whether nobody speaks: "it is too early to say", a bare article, "you know," in passing."""
    tokens = words.between(source)
    form = words.lower[tokens[0]]
    if words.lower[cue] == "according" and words.lower[words.root(tokens)] in COURSES:
        return True
    if len(tokens) > 1:
        return False
    if (form, words.lower[cue]) in _IN_PASSING:
        return words.form[cue + 1 : cue + 2] == [","]
    if form != "it":
        return form in _NOBODY
    above = words.head[tokens[0]]
    stated = above != cue and words.pos[above] in ("ADJ", "NOUN")
    return stated and bool(words.children_by(above, ("cop",)))


def _is_said_of(words: Words, cue: int) -> bool:
    """Tell whether a bare participle tells what others hold: "men said to have fled", "ten feared dead".

    Read off the line, for parsers take the participle for a past tense.
    """
    form, after = words.lower[cue], cue + 1
    if (form not in _SAID_OF and form not in _HELD_OF) or after >= len(words):
        return False
    if (cue > 0 and words.pos[cue - 1] in ("AUX", "ADV")) or words.children_by(cue, _AUXILIARIES):
        return False
    return _takes_infinitive(words, cue, after) or _takes_state(words, cue, after)


def _takes_infinitive(words: Words, cue: int, after: int) -> bool:
    """None of the verbs has the infinitive in the active but "said to wait"."""
    form = words.lower[cue]
    participle = words.tag[cue] == "VBN" and words.dep[cue] == "acl"
    if not (form in _SAID_OF or participle) or words.lower[after] != "to":
        return False
    if words.tag[after + 1 : after + 2] != ["VB"]:
        return False
    return form != "said" or words.lower[after + 1] in ("be", "have")


def _takes_state(words: Words, cue: int, state: int) -> bool:
    """In the active the verbs have a noun before the state in which somebody is held to be."""
    held = words.head[state] == cue and words.dep[state] == "xcomp" and words.tag[state] in ("JJ", "VBN")
    return held and words.lower[cue] != "said"


def _without_source(setting: Setting, draft: Draft, source: Bounds | None) -> Draft | None:
    pieces = [
        tidy(setting.text, piece, setting.quotations) for p in draft.content for piece in without(p, source)
    ]
    said = tuple(p for p in pieces if p is not None and any(c.isalnum() for c in setting.text[slice(*p)]))
    return replace(draft, source=source, content=said) if said else None
