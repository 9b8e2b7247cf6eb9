"""The sides of an event: which noun phrases name somebody, and country plus sector of whom they name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from stemma.annotate.capitals import is_capitalised_noun
from stemma.annotate.coding.datelines import find_datelines
from stemma.annotate.coding.phrases import (
    counted_noun,
    defining_nouns,
    is_place_noun,
    noun_lemma,
    phrase_bounds,
)
from stemma.annotate.coding.pronouns import is_pronoun, resolve_subject
from stemma.annotate.coding.syntax import children, preposition
from stemma.annotate.parsed import ParsedDocument
from stemma.model.events import Participant
from stemma.model.mentions import NameMention, TimeExpression
from stemma.model.spans import Span
from stemma.resources.actors import countries
from stemma.resources.event_lexicon import load_event_lexicon
from stemma.resources.plover_roles import role_sectors

UNKNOWN = "---"
NAMED = {"PER", "ORG", "GPE", "NORP"}
LANDS = {"GPE", "NORP", "LOC"}
PLACES = {"GPE", "LOC", "FAC"}
# Offices of any kind of body: a militia leader belongs to the militia, a police chief to the police.
GENERIC = {
    *("leader", "chief", "official", "spokesman", "spokeswoman", "member", "group", "officer", "commander"),
    *("head", "source", "leadership", "spokesperson", "personnel", "force", "fighter", "unit", "candidate"),
}
# "Iran-backed militia" is not Iranian: what stands before these words is its friend, not its country.
PATRONAGE = {"backed", "led", "aligned", "linked", "affiliated", "trained", "made", "supported", "sponsored"}


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of one document by token."""

    parsed: ParsedDocument
    names: dict[int, NameMention]
    times: frozenset[int]
    """Tokens of time expressions: "March" is no demonstration there."""
    datelines: frozenset[int]

    def is_entity(self, token: Token) -> bool:
        """Tell whether the phrase of `token` names or describes somebody who can act.

        Arms act where a nation is named with them: "Russian aircraft", "the tanks of Kadhafi".
        """
        if token.i in self.times or token.i in self.datelines:
            return False
        named = self.names.get(token.i)
        if named is not None and named.label in NAMED:
            return True
        if named is None and not is_capitalised_noun(token) and (token.pos_ == "PROPN" or is_pronoun(token)):
            return True
        head = counted_noun(token)
        if self._sector(head) is not None or self._are_arms_of_somebody(head):
            return True
        return head != token and self.is_entity(head)

    def fits(self, token: Token, words: frozenset[str]) -> bool:
        """Tell whether `token` is one of `words`, or of a kind they name ("@entity", "@person", "@gpe")."""
        if "*" in words or not words.isdisjoint(self._spellings(token)):
            return True
        if "@entity" in words and self.is_entity(token):
            return True
        if "@plural_entity" in words and self.is_entity(token) and children(token, "conj"):
            return True
        named = self.names.get(counted_noun(token).i)
        if named is None:
            return False
        return ("@gpe" in words and named.label in LANDS) or ("@person" in words and named.label == "PER")

    def actors(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Return the acting side: phrases that name or describe somebody; pronouns left open are left out."""
        resolved = [resolve_subject(one, self.is_entity, self._is_person) for one in tokens]
        found = [one for one in resolved if self.is_entity(one) and not is_pronoun(one)]
        return self._participants(found)

    def recipients(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Return the other side: somebody, or something that belongs to somebody or can be attacked."""
        found = [one for one in tokens if not is_pronoun(one) and one.i not in self.datelines]
        return self._participants([one for one in found if self._concerns(one)])

    def _participants(self, tokens: Iterable[Token]) -> tuple[Participant, ...]:
        """Return one participant for each phrase; a title alone, or a part of a name, is part of the name."""
        found = [self.participant(one) for one in tokens]
        covered = {a.span for a in found for b in found if a.span.end == b.span.start - 1 and b.actor}
        covered |= {a.span for a in found for b in found if a.span != b.span and b.span.covers(a.span)}
        return tuple(dict.fromkeys(one for one in found if one.span not in covered))

    def participant(self, token: Token) -> Participant:
        """Return the noun phrase around `token` with country and sector, unknown parts "---"."""
        place = self._named_place(token)
        span = self._span(token, place)
        names = self._names_in(span)
        name = self.parsed.document.quote(span)
        if place is not None and place.actor is not None:
            return Participant(span, name, _full(place.actor.code), _capital(token, place) or place.actor.id)
        own = self._head_name(token, names)
        if own is not None and own.actor is not None:
            code = _full(own.actor.code)
            if own.label in LANDS and (sector := self._sector(token)):
                code = f"{code.split()[0]} {sector}"
            return Participant(span, name, code, own.actor.id)
        code = self._code(counted_noun(token), names or self._owner(token))
        return Participant(span, name, code, _adjective_capital(token, code))

    def _span(self, token: Token, place: NameMention | None) -> Span:
        start, end = phrase_bounds(token)
        span = self.parsed.printed(self.parsed.parse[start:end])
        return span if place is None else self.parsed.span(span.start, max(span.end, place.span.end))

    def _named_place(self, token: Token) -> NameMention | None:
        """Return the name of the place that a common noun describes: "the Georgian town of Gori"."""
        head = counted_noun(token)
        if head != token and (own := self.names.get(head.i)) and own.label in PLACES:
            return own
        if not is_place_noun(head):
            return None
        named = (self.names.get(noun.i) for noun in defining_nouns(head))
        return next((name for name in named if name and name.label in PLACES), None)

    def _code(self, head: Token, names: list[NameMention]) -> str:
        codes = [_full(name.actor.code) for name in names if name.actor is not None]
        country = next((code.split()[0] for code in codes if code[:3] != UNKNOWN), UNKNOWN)
        named = next((code.split()[1] for code in codes if code[4:] != UNKNOWN), None)
        described = self._modifier_sector(head) if noun_lemma(head) in GENERIC else None
        arms = "MIL" if self._are_arms_of_somebody(head) else None
        sector = described or self._sector(head) or arms or named or self._modifier_sector(head)
        return f"{country} {sector or UNKNOWN}"

    def _are_arms_of_somebody(self, head: Token) -> bool:
        if noun_lemma(head) not in load_event_lexicon().classes["@arms"]:
            return False
        owners = children(head, "amod", "compound", "nmod:poss")
        owners += [one for one in children(head, "nmod") if preposition(one) in ("of", "from")]
        return any((name := self.names.get(one.i)) and name.label in NAMED for one in owners)

    def _owner(self, token: Token) -> list[NameMention]:
        """Return the country to which somebody belongs: "the army of Syria", "tanks from Russia"."""
        owners = [one for one in children(token, "nmod") if preposition(one) in ("of", "from")]
        named = [name for one in owners if (name := self.names.get(one.i)) and name.label in LANDS]
        return named[:1]

    def _sector(self, token: Token) -> str | None:
        sectors = role_sectors()
        before = token.nbor(-1).lower_ if token.i else ""
        bare = token.lower_.rstrip(".")
        return sectors.get(f"{before} {bare}") or sectors.get(bare)

    def _modifier_sector(self, token: Token) -> str | None:
        modifiers = children(token, "compound", "nmod:poss", "amod")
        return next((sector for one in modifiers if (sector := self._sector(one))), None)

    def _concerns(self, token: Token) -> bool:
        span = self._span(token, self._named_place(token))
        if self.is_entity(token) or self._names_in(span):
            return True
        if token.lower_ not in load_event_lexicon().nouns and self._modifier_sector(token):
            return True
        targets = load_event_lexicon().classes["@target"]
        return token.pos_ == "NUM" or not targets.isdisjoint(self._spellings(token))

    def _is_person(self, token: Token) -> bool:
        named = self._head_name(token, self._names_in(self._span(token, None)))
        return named is not None and named.label == "PER"

    def _head_name(self, token: Token, names: list[NameMention]) -> NameMention | None:
        """Return the name of the head, or the person behind a title ("Gen. Qassem Soleimani")."""
        own = self.names.get(token.i)
        if own is not None:
            return own
        titled = [self.names.get(child.i) for child in children(token, "flat", "appos", "compound")]
        return next((one for one in titled if one and one in names and one.label == "PER"), None)

    def _names_in(self, span: Span) -> list[NameMention]:
        found = [self.names[token.i] for token in self.parsed.tokens(span) if token.i in self.names]
        return [name for name in dict.fromkeys(found) if not self._patron(name)]

    def _patron(self, name: NameMention) -> bool:
        last = self.parsed.tokens(name.span)[-1].i
        after = self.parsed.parse[last + 1 : last + 3]
        return any(token.lower_ in PATRONAGE for token in after)

    def _spellings(self, token: Token) -> frozenset[str]:
        lemma = noun_lemma(token)
        before = [f"{child.lower_} {lemma}" for child in children(token, "compound", "amod")]
        after = [
            f"{lemma} of {child.lower_}" for child in children(token, "nmod") if preposition(child) == "of"
        ]
        return frozenset({lemma, *before, *after})


def make_sides(parsed: ParsedDocument) -> Sides:
    """Return the names of a document, ready to be asked token by token."""
    names: dict[int, NameMention] = {}
    for name in parsed.all(NameMention):
        for token in parsed.tokens(name.span):
            names.setdefault(token.i, name)
    times = frozenset(token.i for time in parsed.all(TimeExpression) for token in parsed.tokens(time.span))
    return Sides(parsed, names, times, find_datelines(parsed))


def _capital(token: Token, place: NameMention) -> str | None:
    """Return the id of the capital of a country ("the capital of Iraq")."""
    code = place.actor.code[:3] if place.actor else UNKNOWN
    named = place.actor is not None and place.actor.id == code
    return _capitals().get(code) if named and noun_lemma(token) == "capital" else None


def _adjective_capital(token: Token, code: str) -> str | None:
    """Return the id of the capital that an adjective names ("the Georgian capital")."""
    return _capitals().get(code[:3]) if noun_lemma(token) == "capital" else None


@cache
def _capitals() -> dict[str, str]:
    """Return the id of the first capital of each country."""
    return {one.iso3: f"{one.iso3}:{one.capitals[0]}" for one in countries() if one.capitals}


def _full(code: str) -> str:
    country, _, sector = code.partition(" ")
    return f"{country or UNKNOWN} {sector.split()[0] if sector else UNKNOWN}"
