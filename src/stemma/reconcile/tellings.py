"""One mention of an event, with the people, places and words by which it can be recognised elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from stemma.model.datings import Redating
from stemma.model.documents import Document
from stemma.model.entities import Actor
from stemma.model.events import EventMention, Participant, Polarity
from stemma.model.mentions import Certainty
from stemma.model.spans import Span
from stemma.reconcile.days import When, when_of
from stemma.reconcile.kinds import Deed, deed_of
from stemma.reconcile.places import Places, read_places
from stemma.reconcile.wording import STOP, stem, stem_of
from stemma.store.tables import Tables
from stemma.text.normalise import word_bounds

_NOT_FACT = (Certainty.CERTAINLY_NOT, Certainty.PROBABLY_NOT, Certainty.POSSIBLY_NOT)
_AROUND = 70
_LEAD = 500
"""Characters in which the news of a report stands: its headline and two short paragraphs."""
_TAKES_UP = re.compile(
    r"\b(?:the|that|this|these|those|such|whose|his|her|their)\s+((?:[\w.'’-]+\s+){0,3})$", re.IGNORECASE
)
_PAST = re.compile(r".*ed|struck|shot|fought|met|held|left|fell|took|told|said|was|were|has|had")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """Who stands on one side of a mention: an actor of the pile, or a description with its code."""

    actor: str | None
    code: str
    person: bool
    name: str


@dataclass(frozen=True, slots=True)
class Telling:
    """An event mention as reconciliation sees it."""

    mention: EventMention
    when: When
    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
    persons: frozenset[str]
    """Ids of the named persons to whom it was done."""
    words: frozenset[str]
    trigger: str
    definite: bool
    """Whether the trigger takes up something told before: "the strike"."""
    published: date | None = None
    """The day on which its document was published, where that is one known day."""
    places: frozenset[str] = frozenset()
    """Ids of the towns and regions to which it was done, or in which."""
    lead: bool = False
    """Whether it stands where a report tells its news."""

    @property
    def document(self) -> str:
        """Return the id of the document that tells it."""
        return self.mention.trigger.document

    def shares_content(self, other: "Telling") -> bool:
        """Tell whether two tellings can have enough in common to be compared at all."""
        if self.trigger == other.trigger or not self.persons.isdisjoint(other.persons):
            return True
        if self.places or other.places:
            return True
        if deed_of(self.mention) is Deed.ENTRY is deed_of(other.mention):
            return True
        return len(self.words & other.words) > 1


def read_tellings(tables: Tables, redatings: Sequence[Redating] = ()) -> list[Telling]:
    """Return every mention of something that happened, in the order of documents' ids and texts.

    Vetoed and negated mentions, and those their source holds for untrue, are no facts. What `redatings`
    dates anew has those days.
    """
    documents = {d.id: d for d in tables.all(Document)}
    spans = _actors_by_document(tables)
    anew = {redating.span: redating for redating in redatings}
    every = [_redated(m, anew) for d in documents for m in tables.of(EventMention, d)]
    mentions = [m for m in every if _is_fact(m)]
    places = read_places(tables.all(Actor), every)
    return [
        _read(m, documents[m.trigger.document], spans.get(m.trigger.document, []), places)
        for m in sorted(mentions, key=lambda m: (m.trigger, m.id))
    ]


def _redated(mention: EventMention, anew: dict[Span, Redating]) -> EventMention:
    found = anew.get(mention.time) if mention.time else None
    if found is None or mention.first_day not in (None, found.time.first_day):
        return mention
    return replace(
        mention,
        first_day=found.first_day,
        last_day=found.last_day,
        undated=None,
        time_value=found.value,
    )


def _is_fact(mention: EventMention) -> bool:
    return (
        mention.veto is None and mention.polarity is Polarity.POSITIVE and mention.certainty not in _NOT_FACT
    )


def _actors_by_document(tables: Tables) -> dict[str, list[tuple[Span, Actor]]]:
    found: dict[str, list[tuple[Span, Actor]]] = {}
    for actor in tables.all(Actor):
        for variant in actor.variants:
            for span in variant.spans:
                found.setdefault(span.document, []).append((span, actor))
    return found


def _read(
    mention: EventMention, document: Document, actors: list[tuple[Span, Actor]], places: Places
) -> Telling:
    trigger = document.quote(mention.trigger)
    recipients = tuple(side for p in mention.recipients for side in _sides(p, actors))
    return Telling(
        mention,
        when_of(mention, document.quote(mention.sentence)),
        tuple(side for p in mention.actors for side in _sides(p, actors)),
        recipients,
        frozenset(side.actor for side in recipients if side.person and side.actor),
        frozenset(_words(mention, document, actors)),
        stem(trigger),
        _takes_up(mention, document),
        document.published.first_day,
        places.of(mention, document),
        mention.sentence.start < _LEAD,
    )


def _takes_up(mention: EventMention, document: Document) -> bool:
    """Tell whether a trigger is a noun that takes up something told or known: "the strike"."""
    match = _TAKES_UP.search(document.text[max(0, mention.trigger.start - 60) : mention.trigger.start])
    if match is None or any(_PAST.fullmatch(word.casefold()) for word in match[1].split()):
        return False
    return _PAST.fullmatch(document.quote(mention.trigger).casefold()) is None


def _sides(participant: Participant, actors: list[tuple[Span, Actor]]) -> list[Side]:
    """Return who a participant is: the persons and groups named inside it, else its description.

    "Iranian Gen. Qassem Soleimani" is the person; in "Iranian soldiers" only a country is named, and
    the code says more than it.
    """
    inside = [(span, actor) for span, actor in actors if participant.span.covers(span)]
    people = {actor.id: actor for _, actor in inside if actor.label == "PER"}
    if people:
        return [Side(a.id, _code(participant, a), True, a.name) for _, a in sorted(people.items())]
    whole = [a for span, a in inside if span == participant.span or a.id == participant.actor]
    whole += [a for _, a in inside if a.label == "ORG" and not whole]
    if whole:
        return [Side(whole[0].id, _code(participant, whole[0]), False, whole[0].name)]
    return [Side(participant.actor, participant.code, False, participant.name)]


def _code(participant: Participant, actor: Actor) -> str:
    """Return the code of a named actor; the participant's, where that knows more than the country."""
    return participant.code if actor.code.endswith("---") and participant.code != "--- ---" else actor.code


def _words(mention: EventMention, document: Document, actors: list[tuple[Span, Actor]]) -> set[str]:
    """Return the stems of the words around the trigger, within its sentence; names by their actor.

    "American", "US" and "the United States" are one word so, as are two spellings of a person.
    """
    start = max(mention.sentence.start, mention.trigger.start - _AROUND)
    end = min(mention.sentence.end, mention.trigger.end + _AROUND)
    bounds = [(start, end)] + [(p.span.start, p.span.end) for p in (*mention.actors, *mention.recipients)]
    found: set[str] = set()
    for a, b in bounds:
        named = [(span, actor) for span, actor in actors if span.start < b and a < span.end]
        found |= {actor.id for _, actor in named}
        for word, first, last in word_bounds(document.text[a:b]):
            covered = any(span.start < a + last and a + first < span.end for span, _ in named)
            if not covered and word not in STOP and len(word) > 1:
                found.add(stem_of(word))
    return found
