"""The time and the place that a clause gives an event."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from spacy.tokens import Token

from stemma.annotate.coding import syntax
from stemma.annotate.coding.datelines import find_datelines
from stemma.annotate.parsed import ParsedDocument
from stemma.model.dates import Unresolved
from stemma.model.events import PlaceMention
from stemma.model.mentions import NameMention, TimeExpression, TimexType
from stemma.model.spans import Span

PLACES = {"GPE", "LOC", "FAC"}
LOCATIVE = {
    "in",
    "at",
    "near",
    "outside",
    "around",
    "inside",
    "across",
    "off",
    "within",
    "along",
    "throughout",
}
CLAUSES = {"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis", "csubj"}
CLAUSE_STEP = 3  # leaving or entering a clause counts as much as three steps inside one
SPEAKING = {"said", "says", "say", "saying", "told", "tells", "telling", "reported", "reports", "reporting"}
SPEAKING |= {"added", "adds", "adding", "noted", "notes", "noting", "wrote", "stated", "tweeted", "explained"}
SPEAKING |= {"informed", "commented", "insisted", "confirmed", "spoke", "testified", "recalled"}
REPORTS = {"report", "statement", "interview", "study", "letter", "document", "speech", "video", "message"}
SHORT = 3  # days
OPENED = 3  # words between "from" and its day: "from late on Thursday"
AFTER_SPEAKING = 5  # words between a verb of speaking and its time: "said on the night of Friday"
APART = ("after", "before", "since", "until", "following", "till")
TELLING_WHEN = ("when", "as", "where", "once")
OPENING = {"from", "since"}
FAR = 6  # a place further away belongs to something else; a time is still better than none


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an event and the expression they rest on, or the reason why there are none."""

    first_day: date | None = None
    last_day: date | None = None
    undated: Unresolved | None = None
    time: Span | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """The dates and the places of a document, by the sentence they stand in."""

    parsed: ParsedDocument
    dates: dict[int, list[TimeExpression]]
    places: dict[int, list[NameMention]]


def make_setting(parsed: ParsedDocument) -> Setting:
    """Return the dates and places of a document; durations and repeated times are no dates of an event.

    A dateline says where and when somebody wrote.
    """
    datelines = find_datelines(parsed)
    dates: dict[int, list[TimeExpression]] = defaultdict(list)
    places: dict[int, list[NameMention]] = defaultdict(list)
    for time in parsed.all(TimeExpression):
        root = _root(parsed, time.span)
        if time.type in (TimexType.DATE, TimexType.TIME) and root.i not in datelines:
            dates[root.sent.start].append(time)
    for name in parsed.all(NameMention):
        root = _root(parsed, name.span)
        if name.label in PLACES and root.i not in datelines:
            places[root.sent.start].append(name)
    return Setting(parsed, dates, places)


def find_time(setting: Setting, words: tuple[Token, ...]) -> Dated:
    """Return when it happened: of the sentence's dates the one tied most closely to the trigger.

    What hangs on the trigger or its verb is nearest, then its clause, then the sentence. A date that says
    when somebody spoke ("said on Wednesday") or published a report is no date of what they told.
    """
    parsed = setting.parsed
    times = [
        time
        for time in setting.dates.get(words[0].sent.start, [])
        if not _dates_something_else(_root(parsed, time.span), words, _is_day(time))
    ]
    if not times:
        return Dated(undated=Unresolved.NOT_STATED)
    time = min(times, key=lambda one: (_steps(_root(parsed, one.span), words), one.span))
    last_day = _last_day(setting, time)
    return Dated(time.first_day, last_day, time.unresolved, time.span, time.value)


def _last_day(setting: Setting, time: TimeExpression) -> date | None:
    """Return the last day: what began "from late on Thursday" may have lasted until the report came out."""
    published = setting.parsed.document.published.first_day
    root = _root(setting.parsed, time.span)
    before = root.doc[max(root.sent.start, root.i - OPENED) : root.i]
    opened = any(token.lower_ in OPENING and token.pos_ == "ADP" for token in before)
    if not opened or time.first_day is None or published is None or time.last_day is None:
        return time.last_day
    return max(time.last_day, published)


def find_place(setting: Setting, words: tuple[Token, ...]) -> PlaceMention | None:
    """Return the place that "in", "at" or "near" ties to the trigger, its arguments or its clause."""
    near = [
        (steps, name.span, name)
        for name in setting.places.get(words[0].sent.start, [])
        if (steps := _place_steps(_root(setting.parsed, name.span), words)) <= FAR
    ]
    if not near:
        return None
    name = min(near, key=lambda one: one[:2])[2]
    return PlaceMention(name.span, name.text, _country(name))


def _is_day(time: TimeExpression) -> bool:
    """Tell whether a time is as short as a day; "in January, after the attack" may hold of the attack too."""
    if time.first_day is None or time.last_day is None:
        return time.value is not None and len(time.value) > len("XXXX-XX")
    return (time.last_day - time.first_day).days < SHORT


def _dates_something_else(root: Token, words: tuple[Token, ...], is_day: bool) -> bool:
    if _follows_speaking(root, words):
        return True
    verb = next((above for above in root.ancestors if above.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb in words:
        return False
    if any(root in word.subtree and verb not in word.subtree for word in words):
        return False
    if _of_another_clause(verb, words, is_day):
        return True
    told = verb.dep_ in ("acl", "acl:relcl") and verb.head.lower_ in REPORTS
    return told or (verb.lower_ in SPEAKING and not any(verb in word.subtree for word in words))


def _of_another_clause(verb: Token, words: tuple[Token, ...], is_day: bool) -> bool:
    """Tell whether a verb with a subject of its own neither governs the trigger nor hangs on it."""
    if is_day and any(_set_apart(word, verb) for word in words):
        return True
    if not syntax.children(verb, "nsubj", "nsubj:pass"):
        return False
    if any(word in verb.subtree for word in words):
        return False
    tells_when = verb.dep_.startswith("acl") or syntax.has_case(verb, *TELLING_WHEN)
    return not tells_when or not any(verb in word.subtree for word in words)


def _set_apart(word: Token, verb: Token) -> bool:
    """Tell whether "after" or "before" sets the trigger at another time than `verb` above it."""
    path = takewhile(lambda above: above != verb, [word, *word.ancestors])
    return verb in word.ancestors and any(syntax.has_case(one, *APART) for one in path)


def _follows_speaking(root: Token, words: tuple[Token, ...]) -> bool:
    """Tell whether a time stands right after a verb of speaking ("said on the night of Friday").

    Its place in the sentence tells more than its head: parsers hang it on whatever is near.
    """
    for before in reversed(root.doc[max(root.sent.start, root.i - AFTER_SPEAKING) : root.i]):
        if before.pos_ == "VERB":
            return before.lower_ in SPEAKING and before not in words
        if before.is_punct or before.pos_ in ("PRON", "SCONJ"):
            return False
    return False


def _root(parsed: ParsedDocument, span: Span) -> Token:
    root: Token = parsed.tokens(span).root
    return root


def _place_steps(root: Token, words: tuple[Token, ...]) -> int:
    """Return the steps to a noun in a locative phrase ("a base in Iraq"), or more than FAR."""
    noun = root
    while noun.dep_ in ("flat", "appos", "conj") and noun.head != noun:
        noun = noun.head
    return _steps(noun, words) if syntax.preposition(noun) in LOCATIVE else FAR + 1


def _steps(token: Token, words: tuple[Token, ...]) -> int:
    return min(_path(token, word) for word in words)


def _path(left: Token, right: Token) -> int:
    above = {ancestor.i: steps for ancestor, steps in _climb(right)}
    return min((steps + above[token.i] for token, steps in _climb(left) if token.i in above), default=99)


def _climb(token: Token) -> list[tuple[Token, int]]:
    """Return the token and what is above it, each with the steps to it."""
    steps, climbed = 0, [(token, 0)]
    while token.head != token:
        steps += CLAUSE_STEP if token.dep_ in CLAUSES else 1
        token = token.head
        climbed.append((token, steps))
    return climbed


def _country(name: NameMention) -> str | None:
    code = name.actor.code.split()[0] if name.actor is not None else "---"
    return code if code != "---" else None
