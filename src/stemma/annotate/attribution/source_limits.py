"""What a source can be: sources that grammar rules out are put right, whoever proposed them."""

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from stemma.annotate.attribution.cues import is_passive
from stemma.annotate.attribution.drafts import Draft, tidy, tokens_at, touching, without
from stemma.annotate.attribution.formats import COURSES, HEARSAY
from stemma.annotate.attribution.lexicon import source_nouns
from stemma.annotate.attribution.setting import Setting, shared
from stemma.annotate.attribution.sources import source_bounds
from stemma.model.mentions import SourceKind
from stemma.model.spans import Bounds

_NOBODY = frozenset({"what", "there", "how", "why", "where", "when", "the", "a", "an"})
_IN_PASSING = frozenset({("you", "know"), ("i", "mean"), ("you", "see")})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LINKING = frozenset({"ADP", "PART", "SCONJ", "DET"})
_NAME_PARTS = frozenset({"compound", "flat"})
_SPEAKING = frozenset({SourceKind.OFFICIAL, SourceKind.PERSON, SourceKind.GROUP, SourceKind.ORGANISATION})
_SHARES = frozenset({"series", "majority", "number", "chorus", "group", "handful", "dozens", "hundreds"})
_MEETING = frozenset(
    {
        "face",
        "draw",
        "attract",
        "receive",
        "provoke",
        "spark",
        "stoke",
        "fuel",
        "ease",
        "allay",
        "trigger",
        "prompt",
    }
)
"""Verbs whose subject meets with criticism, questions or fears, and does not utter them."""
_SAID_OF = frozenset(
    {"said", "alleged", "believed", "thought", "rumored", "rumoured", "reported", "presumed"}
)

_HELD_OF = frozenset(
    {"expected", "considered", "deemed", "estimated", "feared", "suspected", "known", "found"}
)
"""The same of verbs that have an infinitive in the active too: only where they are participles for sure."""


def limit_source(setting: Setting, parse: Doc, draft: Draft) -> Draft | None:
    """Return a draft whose source is a noun phrase that can speak, or None where nobody is left to.

    A source that is cut short is made whole, one that runs into a clause is cut; "it" of "it is too early
    to say" and a determiner alone are nobody; of whom something is "allegedly" done is no source of it.
    """
    carrier = setting.words.cue_at(draft.cue)
    if carrier is None:
        return draft
    rules, cue = setting.drafts.get(carrier), parse[carrier]
    named_hearsay = cue.lower_ in HEARSAY and draft.source is not None
    if rules is not None and (cue.is_punct or named_hearsay):
        return rules
    if draft.source is not None and _is_met_with(parse, draft.source, cue):
        return replace(draft, source=None)
    source = _apart(setting.text, draft) if draft.source is not None else _own_subject(setting, rules, cue)
    if source is not None and _is_said_of(parse, cue):
        subject = source if 0 <= cue.idx - source[1] <= len(", ") else _noun_before(setting, cue)
        beside = {subject} if subject is not None else set()
        return replace(draft, source=None, content=tuple(sorted(beside.union(draft.content))))
    if source is not None:
        source = _whole(setting, parse, draft, source, cue)
        source = _before_clause(parse, source, cue) or (
            _noun_before(setting, cue) if cue.tag_ in _FINITE else None
        )
        if source is None or _is_nobody(parse, source, cue):
            return None if not is_passive(setting.words, cue.i) else replace(draft, source=None)
    return draft if source == draft.source else _without_source(setting, draft, source)


def _is_met_with(parse: Doc, source: Bounds, cue: Token) -> bool:
    """Tell whether a source only meets with what others hold: "he faced criticism", "…, raising hopes".

    Who holds it may still be named: "drew criticism from the envoy".
    """
    verb = cue.head
    met = verb.lemma_.lower() in _MEETING or (verb.lemma_.lower() == "raise" and verb.tag_ == "VBG")
    if cue.pos_ != "NOUN" or not met or cue.dep_ not in ("obj", "nsubj"):
        return False
    own = tokens_at(parse, source).root
    return own.i < verb.i and own.head.i != cue.i


def _apart(text: str, draft: Draft) -> Bounds | None:
    """Return the source without the words that belong to the cue: "to" of "according to"."""
    if draft.source is None or not shared(draft.source, draft.cue):
        return draft.source
    pieces = [tidied for piece in without(draft.source, draft.cue) if (tidied := tidy(text, piece, ()))]
    return max(pieces, key=lambda piece: piece[1] - piece[0], default=None)


def _own_subject(setting: Setting, rules: Draft | None, cue: Token) -> Bounds | None:
    """Return the subject that the rules found where it hangs on the cue itself, a finite verb."""
    if rules is None or rules.source is None or rules.root is None or cue.tag_ not in _FINITE:
        return None
    subjects = [child for child in cue.children if child.dep_ == "nsubj"]
    speaks = any(child.pos_ in _NOUNS for child in subjects)
    return rules.source if speaks and not is_passive(setting.words, cue.i) else None


def _whole(setting: Setting, parse: Doc, draft: Draft, source: Bounds, cue: Token) -> Bounds:
    """Return a source with the head that it was cut from: "Russia" of "the ambassador to Russia"."""
    rules = setting.drafts.get(cue.i)
    if rules is not None and rules.source is not None and cue.lower_ == "according":
        inside = rules.source[0] <= source[0] and source[1] <= rules.source[1]
        return rules.source if inside else source
    head = first = tokens_at(parse, source).root
    while (above := _head_of_name(head, cue)) is not None:
        head = above
    quoted = touching(setting.quotations, head.idx, head.idx + len(head))
    if quoted or draft.cue[0] <= head.idx < draft.cue[1]:
        return source
    drawn = source_bounds(setting.words, head.i, cue.i)
    grown = drawn is not None and drawn[0] <= source[0] and source[1] <= drawn[1]
    completed = head.i != first.i or (drawn is not None and drawn[0] == source[0] and source[1] < cue.idx)
    return _without_end(parse, drawn) if drawn is not None and grown and completed else source


def _without_end(parse: Doc, source: Bounds) -> Bounds:
    """Return a source without a preposition at its end, whose noun is the cue: "the Senate's vote for"."""
    words = list(tokens_at(parse, source))
    while len(words) > 1 and words[-1].pos_ in _LINKING and words[-1].tag_ != "POS":
        words.pop()
    return source if words[-1].pos_ == "PUNCT" else (source[0], words[-1].idx + len(words[-1]))


def _head_of_name(token: Token, cue: Token) -> Token | None:
    """Return the noun above, on the cue's same side, of which a word is only a part or an office's field."""
    above = token.head
    if above.i == token.i or (above.i < cue.i) != (token.i < cue.i) or above.pos_ not in ("NOUN", "PROPN"):
        return None
    if token.dep_ in _NAME_PARTS:
        return above
    kind, _ = source_nouns().get(above.lower_, (None, ""))
    holds = kind in _SPEAKING or above.lower_ in _SHARES
    return above if token.dep_ == "nmod" and above.i < token.i and holds else None


def _before_clause(parse: Doc, source: Bounds, cue: Token) -> Bounds | None:
    """Return a source up to the finite verb above the cue that it runs into; None where it is all clause."""
    span = tokens_at(parse, source)
    verb = next((token for token in span if token.tag_ in _FINITE and token.is_ancestor(cue)), None)
    if verb is None:
        return None if _is_clause(span) else source
    before = span[: verb.i - span.start]
    nominal = len(before) > 0 and before.root.pos_ in _NOUNS
    return (before.start_char, before.end_char) if nominal else None


def _noun_before(setting: Setting, cue: Token) -> Bounds | None:
    """Return the noun phrase right before a verb, with or without a comma between."""
    if cue.i == cue.sent.start:
        return None
    noun = cue.nbor(-1)
    noun = noun.nbor(-1) if noun.text == "," and noun.i > cue.sent.start else noun
    while noun.head.i < noun.i and noun.head.i >= cue.sent.start and noun.head.pos_ in _NOUNS:
        noun = noun.head
    return source_bounds(setting.words, noun.i, cue.i) if noun.pos_ in _NOUNS else None


def _is_clause(span: Span) -> bool:
    """Tell whether a span is a sentence of its own: "such a ruling is likely"."""
    root = span.root
    inside = {child.dep_ for child in root.children if child.i >= span.start}
    return "nsubj" in inside and (root.tag_ in _FINITE or "cop" in inside)


def _is_nobody(parse: Doc, source: Bounds, cue: Token) -> bool:
    """Tell whether nobody speaks: "it is too early to say", a bare article, "you know," in passing."""
    span = tokens_at(parse, source)
    word = span[0]
    if cue.lower_ == "according" and span.root.lower_ in COURSES:
        return True
    after = cue.nbor() if cue.i + 1 < len(parse) else None
    if (word.lower_, cue.lower_) in _IN_PASSING and len(span) == 1:
        return after is not None and after.text == ","
    if len(span) > 1 or word.lower_ != "it":
        return len(span) == 1 and word.lower_ in _NOBODY
    above = word.head
    return above.i != cue.i and above.pos_ in ("ADJ", "NOUN") and any(c.dep_ == "cop" for c in above.children)


def _is_said_of(parse: Doc, cue: Token) -> bool:
    """Tell whether a bare participle tells what others hold: "men said to have fled", "ten feared dead".

    Read off the line, for parsers take the participle for a past tense.
    """
    auxiliary = cue.i > 0 and cue.nbor(-1).pos_ in ("AUX", "ADV")
    if auxiliary or any(child.dep_.startswith("aux") for child in cue.children):
        return False
    after = parse[cue.i + 1 : cue.i + 3]
    return len(after) > 0 and (_takes_infinitive(cue, after) or _takes_state(cue, after[0]))


def _takes_infinitive(cue: Token, after: Span) -> bool:
    """None of the verbs has the infinitive in the active but "said to wait"."""
    participle = cue.tag_ == "VBN" and cue.dep_ == "acl" and cue.lower_ in _HELD_OF
    if not (cue.lower_ in _SAID_OF or participle) or after[0].lower_ != "to" or after[-1].tag_ != "VB":
        return False
    return cue.lower_ != "said" or after[-1].lower_ in ("be", "have")


def _takes_state(cue: Token, state: Token) -> bool:
    """In the active the verbs have a noun before the state in which somebody is held to be."""
    held = cue.lower_ in (_SAID_OF | _HELD_OF) - {"said"}
    return held and state.head == cue and state.dep_ == "xcomp" and state.tag_ in ("JJ", "VBN")


def _without_source(setting: Setting, draft: Draft, source: Bounds | None) -> Draft | None:
    pieces = [
        tidy(setting.text, piece, setting.quotations) for p in draft.content for piece in without(p, source)
    ]
    said = tuple(p for p in pieces if p is not None and any(c.isalnum() for c in setting.text[slice(*p)]))
    return replace(draft, source=source, content=said) if said else None
