"""The sides of an event: which noun phrases name somebody, and country plus sector of whom they name."""

from dataclasses import dataclass

from spacy.tokens import Token

from stemma.annotate.coding.syntax import children, preposition, surface_subjects
from stemma.annotate.parsed import ParsedDocument
from stemma.model.events import Participant
from stemma.model.mentions import NameMention, TimeExpression
from stemma.model.spans import Span
from stemma.resources.event_lexicon import load_event_lexicon
from stemma.resources.plover_roles import role_sectors

UNKNOWN = "---"
NAMED = {"PER", "ORG", "GPE", "NORP"}
LANDS = {"GPE", "NORP", "LOC"}
PERSONAL = {"he", "she", "they", "we", "i", "it", "him", "her", "them", "us", "you", "me", "who", "himself"}
TARGETS = {
    *(
        "base",
        "camp",
        "village",
        "town",
        "city",
        "position",
        "target",
        "convoy",
        "checkpoint",
        "cache",
        "depot",
    ),
    *(
        "house",
        "hospital",
        "school",
        "market",
        "building",
        "headquarters",
        "airport",
        "port",
        "ship",
        "tanker",
    ),
    *("vessel", "vehicle", "bus", "factory", "plant", "refinery", "facility", "compound", "mosque", "church"),
    *("post", "site", "warehouse", "embassy", "consulate", "outpost", "district", "barracks", "stronghold"),
    *("pipeline", "train", "station", "airbase", "truck", "car", "plane", "hotel", "border", "territory"),
}
THIRD = {"he", "she", "it", "they"}
LEFT = {"det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "advmod"}
QUANTITIES = {
    *("dozens", "hundreds", "thousands", "scores", "one", "two", "some", "many", "most", "several", "all"),
    *("number", "group", "members", "majority", "tens", "millions", "more", "least", "part", "units", "each"),
}
# Offices of any kind of body: a militia leader belongs to the militia, a police chief to the police.
GENERIC = {
    "leader",
    "chief",
    "official",
    "spokesman",
    "spokeswoman",
    "member",
    "group",
    "officer",
    "commander",
}
GENERIC |= {
    "head",
    "source",
    "leadership",
    "spokesperson",
    "personnel",
    "force",
    "fighter",
    "unit",
    "candidate",
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

    def is_entity(self, token: Token) -> bool:
        """Tell whether the phrase of `token` names or describes somebody who can act."""
        if token.i in self.times:
            return False
        named = self._name(token)
        if named is not None:
            return named.label in NAMED
        if token.pos_ == "PROPN" or _pronoun(token):
            return True
        head = _real_head(token)
        return self._sector(head) is not None or (head is not token and self.is_entity(head))

    def fits(self, token: Token, words: frozenset[str]) -> bool:
        """Tell whether `token` is one of `words`, or of a kind they name ("@entity", "@person", "@gpe")."""
        if "*" in words or not words.isdisjoint(self._spellings(token)):
            return True
        if "@entity" in words and self.is_entity(token):
            return True
        if "@plural_entity" in words and self.is_entity(token) and children(token, "conj"):
            return True
        named = self._name(token)
        if named is None:
            return False
        return ("@gpe" in words and named.label in LANDS) or ("@person" in words and named.label == "PER")

    def actors(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Return the acting side: phrases that name or describe somebody; pronouns are left out."""
        resolved = [self._speaker_behind(one) for one in tokens]
        found = [self.participant(one) for one in resolved if self.is_entity(one) and not _pronoun(one)]
        return tuple(dict.fromkeys(found))

    def _speaker_behind(self, token: Token) -> Token:
        """Return the speaker that a pronoun in reported speech means ("Iran said it had fired …").

        Only the subject of the reported clause, and only where number and kind agree; else the pronoun stays.
        """
        head = token.head
        if token.lower_ not in THIRD or head.dep_ != "ccomp" or token.dep_ not in ("nsubj", "nsubj:pass"):
            return token
        speakers = [one for one in surface_subjects(head.head) if self.is_entity(one) and not _pronoun(one)]
        if len(speakers) != 1 or not _agrees(token.lower_, speakers[0]):
            return token
        return speakers[0]

    def recipients(self, tokens: tuple[Token, ...]) -> tuple[Participant, ...]:
        """Return the other side: somebody, or something that belongs to somebody or can be attacked."""
        found = [self.participant(one) for one in tokens if not _pronoun(one) and self._concerns(one)]
        return tuple(dict.fromkeys(found))

    def participant(self, token: Token) -> Participant:
        """Return the noun phrase around `token` with country and sector, unknown parts "---"."""
        span = self.parsed.words(self.parsed.parse[slice(*_bounds(token))])
        names = self._names_in(span)
        name = self.parsed.document.quote(span)
        own = self._head_name(token, names)
        if own is not None and own.actor is not None:
            code = _full(own.actor.code)
            if own.label in LANDS and (sector := self._sector(token)):
                code = f"{code.split()[0]} {sector}"
            return Participant(span, name, code, own.actor.id)
        return Participant(span, name, self._code(_real_head(token), names))

    def _code(self, head: Token, names: list[NameMention]) -> str:
        codes = [_full(name.actor.code) for name in names if name.actor is not None]
        country = next((code.split()[0] for code in codes if code[:3] != UNKNOWN), UNKNOWN)
        named = next((code.split()[1] for code in codes if code[4:] != UNKNOWN), None)
        described = self._modifier_sector(head) if noun_lemma(head) in GENERIC else None
        sector = described or self._sector(head) or named or self._modifier_sector(head)
        return f"{country} {sector or UNKNOWN}"

    def _sector(self, token: Token) -> str | None:
        sectors = role_sectors()
        before = token.nbor(-1).lower_ if token.i else ""
        bare = token.lower_.rstrip(".")
        return sectors.get(f"{before} {bare}") or sectors.get(bare)

    def _modifier_sector(self, token: Token) -> str | None:
        modifiers = children(token, "compound", "nmod:poss", "amod")
        return next((sector for one in modifiers if (sector := self._sector(one))), None)

    def _concerns(self, token: Token) -> bool:
        span = self.parsed.words(self.parsed.parse[slice(*_bounds(token))])
        if self.is_entity(token) or self._names_in(span):
            return True
        if token.lower_ not in load_event_lexicon().nouns and self._modifier_sector(token):
            return True
        return token.pos_ == "NUM" or not TARGETS.isdisjoint(self._spellings(token))

    def _name(self, token: Token) -> NameMention | None:
        return self.names.get(token.i)

    def _head_name(self, token: Token, names: list[NameMention]) -> NameMention | None:
        """Return the name of the head, or the person behind a title ("Gen. Qassem Soleimani")."""
        own = self._name(token)
        if own is not None:
            return own
        titled = [self._name(child) for child in children(token, "flat", "appos", "compound")]
        return next((one for one in titled if one and one in names and one.label == "PER"), None)

    def _names_in(self, span: Span) -> list[NameMention]:
        found = [self.names[token.i] for token in self.parsed.tokens(span) if token.i in self.names]
        return [name for name in dict.fromkeys(found) if not self._patron(name)]

    def _patron(self, name: NameMention) -> bool:
        last = self.parsed.tokens(name.span)[-1]
        after = [
            self.parsed.parse[i].lower_ for i in range(last.i + 1, min(last.i + 3, len(self.parsed.parse)))
        ]
        return any(word in PATRONAGE for word in after)

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
    return Sides(parsed, names, times)


def noun_lemma(token: Token) -> str:
    """Return the singular of a noun of the lexicon; for other words the parser's lemma."""
    return load_event_lexicon().noun_lemmas.get(token.lower_, token.lemma_.lower())


def _pronoun(token: Token) -> bool:
    """Tell whether a pronoun stands for somebody; "US" is none, whatever the tagger says."""
    return token.lower_ in PERSONAL and token.text != "US"


def _agrees(pronoun: str, noun: Token) -> bool:
    plural = noun.tag_ in ("NNS", "NNPS") or bool(children(noun, "conj"))
    return pronoun == "they" or not plural


def _real_head(token: Token) -> Token:
    """Return the noun counted in "dozens of protesters", "one of the officials"; else the noun itself."""
    if token.lower_ not in QUANTITIES and token.pos_ != "NUM":
        return token
    return next((child for child in children(token, "nmod") if preposition(child) == "of"), token)


def _bounds(token: Token) -> tuple[int, int]:
    start, end = token.i, token.i + 1
    for child in token.children:
        if child.i < token.i and child.dep_ in LEFT:
            start = min(start, child.left_edge.i)
        elif child.dep_ in ("flat", "compound") and child.i > token.i:
            end = max(end, child.right_edge.i + 1)
    counted = _real_head(token)
    return (start, max(end, _bounds(counted)[1])) if counted is not token else (start, end)


def _full(code: str) -> str:
    country, _, sector = code.partition(" ")
    return f"{country or UNKNOWN} {sector.split()[0] if sector else UNKNOWN}"
