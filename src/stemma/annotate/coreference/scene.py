"""One document made ready: names and sentences by token, quotations, and what has been mentioned so far."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stemma.annotate.coreference.links import Turn
from stemma.annotate.coreference.mentions import (
    QUOTED,
    QUOTED_BY_ONESELF,
    Discourse,
    Entity,
    Mention,
    Named,
    place_of,
    weigh,
)
from stemma.annotate.coreference.naming import Forms, Names, fuller, fullest_before, settle
from stemma.annotate.coreference.phrases import Description, give_title, read_titles
from stemma.annotate.coreference.quoting import Quotations
from stemma.annotate.words import Words
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds


@dataclass(slots=True)
class Scene:
    """The document as the resolution goes through it."""

    words: Words
    names: Names
    named: dict[int, Named]
    """The name that a token is a part of."""
    heads: dict[int, Named]
    """The name that a token heads."""
    quotations: Quotations
    ends: list[int]
    """Where each sentence ends in the text."""
    entities: dict[int, Entity]
    """The entity that a token stands for, also where it is a name that is still to come."""
    discourse: Discourse = field(default_factory=Discourse)
    bearers: dict[str, dict[Entity, None]] = field(default_factory=dict)
    """Who with a name was called by a noun so far."""

    def mention(self, token: int, entity: Entity) -> None:
        """Note that `token` heads a mention of an entity."""
        quotation = self.quotations.at(self.words.start[token])
        mention = Mention(token, weigh(self.words, token), entity, quotation)
        self.discourse.add(self.words.sentence[token], mention)
        self.entities[token] = entity

    def use(self, name: Named, entity: Entity) -> None:
        """Note that a name was used for an entity, with the titles before it."""
        read_titles(self.words, name.tokens[0], entity, self.named)
        self._note_titles(entity)
        self.mention(name.head, entity)
        if len(name.form.parts) == 1:
            part = name.form.parts[0]
            entity.calls[part] = entity.calls.get(part, 0) + 1

    def call(self, entity: Entity, told: Description) -> None:
        """Note that a noun was used for an entity."""
        give_title(entity, told)
        self._note_titles(entity)

    def _note_titles(self, entity: Entity) -> None:
        """Keep who with a name bears which title."""
        if entity.names:
            for word in entity.titles:
                self.bearers.setdefault(word, {})[entity] = None

    def salience(self, token: int) -> dict[Entity, float]:
        """Return how prominent each entity is where `token` stands."""
        place = self.words.start[token]
        quoted = QUOTED_BY_ONESELF if self.quotations.is_source(place) else QUOTED
        sentence, quotation = self.words.sentence[token], self.quotations.at(place)
        return self.discourse.salience(token, sentence, quotation, quoted)

    def entity_among(self, tokens: range) -> Entity | None:
        """Return the one that some words are about: the name or noun at their head; of two, neither."""
        if not tokens:
            return None
        words, root = self.words, self.words.root(tokens)
        if any(child in tokens and words.dep[child] == "conj" for child in words.children[root]):
            return None
        head, described = place_of(words, root), None
        for token in tokens:
            entity = self.entities.get(token)
            if entity is not None and (token == root or place_of(words, token) == head):
                if entity.names:
                    return entity
                described = described or entity
        return described

    def name_within(self, bounds: Bounds) -> NameMention | None:
        """Return the name of whom a stretch of text is about: its own, or a fuller one before its end."""
        tokens = self.words.between(bounds)
        entity = self.entity_among(tokens)
        if entity is None:
            return None
        fullest = fullest_before(entity, self.end_at(bounds))
        for token in tokens:
            own = self.named.get(token)
            if own is not None and own.entity is entity:
                return own.name if fullest is None or not fuller(own, fullest) else fullest.name
        return fullest.name if fullest is not None else None

    def speaker(self, token: int) -> Entity | None:
        """Return who speaks the quotation that a token stands in."""
        number = self.quotations.at(self.words.start[token])
        source = self.quotations.source(number) if number is not None else None
        return self.entity_among(self.words.between(source)) if source is not None else None

    def unsettled(self, bounds: Bounds) -> Iterator[int]:
        """Yield the tokens of a stretch of text of which its names alone do not tell whom they mean."""
        for token in self.words.between(bounds):
            name = self.named.get(token)
            if name is None:
                yield token
            elif name.entity is None:
                yield name.head

    def fullest(self, entity: Entity, token: int) -> Named | None:
        """Return the fullest name of an entity that stands before the end of the sentence of a token."""
        return fullest_before(entity, self.ends[self.words.sentence[token]])

    def end_at(self, bounds: Bounds) -> int:
        """Return where the sentence ends that a stretch of text ends in."""
        return self.ends[bisect_left(self.ends, bounds[1])] if bounds[1] <= self.ends[-1] else bounds[1]


def make_scene(words: Words, text: str, names: Iterable[NameMention], turns: Sequence[Turn]) -> Scene:
    """Return a document ready to be resolved. Names that stand outside the text are left out."""
    named: dict[int, Named] = {}
    heads: dict[int, Named] = {}
    forms = Forms()
    for name in sorted(names, key=lambda name: (name.span.start, name.span.end, name.label)):
        if not 0 <= name.span.start < name.span.end <= len(text):
            continue
        tokens = words.between((name.span.start, name.span.end))
        if tokens and named.keys().isdisjoint(tokens):
            head = words.root(tokens) if len(tokens) > 1 else tokens[0]
            heads[head] = Named(name, forms.of(name), tokens, head)
            for token in tokens:
                named[token] = heads[head]
    told = Names(list(forms))
    for one in heads.values():
        settle(one)
    entities = {token: one.entity for token, one in named.items() if one.entity is not None}
    ends = [words.end[after - 1] for _, after in words.sentences]
    return Scene(words, told, named, heads, Quotations(text, turns), ends, entities)
