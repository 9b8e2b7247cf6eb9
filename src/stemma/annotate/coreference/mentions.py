"""Who is mentioned where, and how prominently."""

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field

from stemma.annotate.words import Words
from stemma.model.mentions import NameMention

# Salience after Lappin and Leass (1994), their weights: recency of the sentence, then what the role adds.
_RECENT = 100.0
_HEAD_NOUN = 80.0
_NOT_ADVERBIAL = 50.0
_ROLES = {"nsubj": 80.0, "nsubj:pass": 80.0, "csubj": 80.0, "obj": 50.0, "iobj": 40.0}
_PARTS = frozenset({"nmod", "nmod:poss", "compound", "nmod:unmarked", "amod"})
_SAME_PLACE = frozenset({"appos", "flat", "conj", "flat:foreign"})
QUOTED = 0.6
"""What a mention counts in another quotation than the word's own. Set by hand."""
QUOTED_BY_ONESELF = 0.2
"""What it counts for the pronoun of a speaker ("he said"): few name themselves in what they say. Set by
hand; without it 1.5 points of the pronouns on the development part of the project's gold lose their link."""
DECAY = 0.5
"""What is left of a mention's weight one sentence later (Lappin and Leass)."""
WINDOW = 5
"""Sentences looked back."""


@dataclass(slots=True, eq=False)
class Entity:
    """One person or body of the document, or somebody described without a name."""

    is_person: bool
    names: list[NameMention] = field(default_factory=list)
    """Its names in the order of the text, each fuller than those before it."""
    sexes: Counter[str] = field(default_factory=Counter)
    titles: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    """Nouns it was called by so far, with the countries each of them was said of."""
    calls: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """The forms in which its name was used so far."""

    @property
    def sex(self) -> str | None:
        """Return the sex that most of the evidence tells, or None where it is open."""
        men, women = self.sexes["m"], self.sexes["f"]
        return None if men == women else "m" if men > women else "f"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is mentioned; `at` is the token that heads it."""

    at: int
    sentence: int
    weight: float
    entity: Entity
    quotation: int | None
    """The number of the quotation that it stands in."""


@dataclass(slots=True)
class Discourse:
    """What has been mentioned, in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)
    by_token: dict[int, Entity] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Keep a mention for what follows it."""
        insort(self.mentions, mention, key=_place)
        self.by_token[mention.at] = mention.entity

    def salience(self, at: int, sentence: int, quotation: int | None, quoted: float) -> dict[Entity, float]:
        """Return how prominent each entity is at a token.

        That is the sum of its best mentions in each sentence looked back over, halved for each sentence that
        lies between; `quoted` is what a mention in another quotation counts.
        """
        best: dict[Entity, dict[int, float]] = {}
        for number in range(_first_before(self.mentions, at) - 1, -1, -1):
            mention = self.mentions[number]
            if sentence - mention.sentence > WINDOW:
                break
            weight = mention.weight if mention.quotation in (None, quotation) else mention.weight * quoted
            told = best.setdefault(mention.entity, {})
            told[mention.sentence] = max(weight, told.get(mention.sentence, 0.0))
        return {
            entity: sum(weight * DECAY ** (sentence - place) for place, weight in told.items())
            for entity, told in best.items()
        }


def _first_before(mentions: list[Mention], at: int) -> int:
    return bisect_left(mentions, at, key=_place)


def _place(mention: Mention) -> int:
    return mention.at


def place_of(words: Words, head: int) -> int:
    """Return the token whose role a mention has: an apposition and a conjunct have that of their head."""
    for _ in range(8):
        if words.dep[head] not in _SAME_PLACE or words.head[head] == head:
            break
        head = words.head[head]
    return head


def weigh(words: Words, head: int) -> float:
    """Return the weight of a mention in its own sentence, after the role that its head has."""
    role = words.dep[place_of(words, head)]
    weight = _RECENT + _ROLES.get(role, 0.0)
    weight += 0.0 if role in _PARTS else _HEAD_NOUN
    return weight + (_NOT_ADVERBIAL if role in _ROLES else 0.0)
