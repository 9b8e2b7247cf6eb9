"""Who is mentioned where, and how prominently."""

from dataclasses import dataclass, field

from stemma.annotate.words import Words
from stemma.model.mentions import NameMention

# Salience after Lappin and Leass (1994), their weights: recency of the sentence, then what the role adds.
_RECENT, _HEAD_NOUN, _NOT_ADVERBIAL = 100.0, 80.0, 50.0
_ROLES = {"nsubj": 80.0, "nsubj:pass": 80.0, "csubj": 80.0, "obj": 50.0, "iobj": 40.0}
_PARTS = ("nmod", "nmod:poss", "compound", "nmod:unmarked", "amod")
_WEIGHTS = {
    **dict.fromkeys(_PARTS, _RECENT),
    **{role: _RECENT + weight + _HEAD_NOUN + _NOT_ADVERBIAL for role, weight in _ROLES.items()},
}
_OTHER_WEIGHT = _RECENT + _HEAD_NOUN
_SAME_PLACE = frozenset({"appos", "flat", "conj", "flat:foreign"})
QUOTED = 0.6
"""What a mention counts in another quotation than the word's own. Set by hand."""
QUOTED_BY_ONESELF = 0.2
"""What it counts for the pronoun of a speaker ("he said"): few name themselves in what they say. Set by
hand; without it 1.5 points of the pronouns on the development part of the project's gold lose their link."""
_DECAY = 0.5
"""What is left of a mention's weight one sentence later (Lappin and Leass)."""
_WINDOW = 5
"""Sentences looked back."""
_LEFT = tuple(_DECAY**back for back in range(_WINDOW + 1))


@dataclass(slots=True, eq=False)
class Form:
    """A name as it is written, of one type and one table entry: what all its mentions have in common.

    `entity` is None where it is a part of several full names.
    """

    text: str
    """Without an office or a form of address before it."""
    label: str
    parts: tuple[str, ...]
    """The parts of the name as it is used here."""
    length: int
    """Words, as printed."""
    keys: list[str]
    """What names of one entity share whatever else differs."""
    sex: str | None
    """The sex that its first part tells as a first name."""
    is_short: bool
    """Whether it is only a part of a person's name."""
    uses: int = 0
    entity: "Entity | None" = None


@dataclass(slots=True, eq=False)
class Named:
    """A name where it stands: its tokens, the one that heads them, whose it is and how surely.

    `entity` is None where its form is a part of several full names and was not given to one of them.
    """

    name: NameMention
    form: Form
    tokens: range
    head: int
    entity: "Entity | None" = None
    confidence: float = 1.0


@dataclass(slots=True, eq=False)
class Entity:
    """One person or body of the document, or somebody described without a name."""

    is_person: bool
    is_meant: bool = True
    """Whether a pronoun, a title or a short name may mean it, which none does that is a place alone."""
    names: list[Named] = field(default_factory=list)
    """Its names in the order of the text, each fuller than those before it."""
    lean: int = 0
    """What speaks for a man less what speaks for a woman."""
    titles: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    """Nouns it was called by so far, with the countries each of them was said of."""
    calls: dict[str, int] = field(default_factory=dict)
    """How often it was called by each part of its name alone so far."""

    @property
    def sex(self) -> str | None:
        """Return the sex that most of the evidence tells, or None where it is open."""
        return None if self.lean == 0 else "m" if self.lean > 0 else "f"

    def tell_sex(self, sex: str, weight: int = 1) -> None:
        """Add evidence of the sex."""
        self.lean += weight if sex == "m" else -weight


@dataclass(slots=True, eq=False)
class Mention:
    """A place where an entity is mentioned; `at` is the token that heads it."""

    at: int
    weight: float
    entity: Entity
    quotation: int | None
    """The number of the quotation that it stands in."""


@dataclass(slots=True)
class Discourse:
    """What has been mentioned, by the number of the sentence."""

    mentions: dict[int, list[Mention]] = field(default_factory=dict)

    def add(self, sentence: int, mention: Mention) -> None:
        """Keep a mention for what follows it."""
        self.mentions.setdefault(sentence, []).append(mention)

    def salience(self, at: int, sentence: int, quotation: int | None, quoted: float) -> dict[Entity, float]:
        """Return how prominent each entity is at a token.

        That is the sum of its best mentions in each sentence looked back over, halved for each sentence that
        lies between; `quoted` is what a mention in another quotation counts.
        """
        found: dict[Entity, float] = {}
        for back, left in enumerate(_LEFT):
            best: dict[Entity, float] = {}
            for mention in self.mentions.get(sentence - back, ()):
                weight, entity = mention.weight, mention.entity
                if mention.quotation is not None and mention.quotation != quotation:
                    weight *= quoted
                if weight > best.get(entity, 0.0) and mention.at < at:
                    best[entity] = weight
            for entity, weight in best.items():
                found[entity] = found.get(entity, 0.0) + weight * left
        return found


def place_of(words: Words, head: int) -> int:
    """Return the token whose role a mention has: an apposition and a conjunct have that of their head."""
    for _ in range(8):
        if words.dep[head] not in _SAME_PLACE or words.head[head] == head:
            break
        head = words.head[head]
    return head


def weigh(words: Words, head: int) -> float:
    """Return the weight of a mention in its own sentence, after the role that its head has."""
    return _WEIGHTS.get(words.dep[place_of(words, head)], _OTHER_WEIGHT)
