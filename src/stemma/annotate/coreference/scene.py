"""One document made ready: names and sentences by token, quotations, and what has been mentioned so far."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stemma.annotate.coreference.links import Link, LinkKind, Turn
from stemma.annotate.coreference.mentions import (
    QUOTED,
    QUOTED_BY_ONESELF,
    Discourse,
    Entity,
    Mention,
    place_of,
    weigh,
)
from stemma.annotate.coreference.naming import Names, fuller, fullest_before
from stemma.annotate.coreference.phrases import give_title
from stemma.annotate.coreference.quoting import Quotations
from stemma.annotate.coreference.ranking import Choice
from stemma.annotate.parsed import ParsedDocument
from stemma.annotate.words import Words
from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention
from stemma.model.spans import Bounds, Span


@dataclass(slots=True)
class Scene:
    """The document as the resolution goes through it."""

    parsed: ParsedDocument
    words: Words
    names: Names
    named: dict[int, NameMention]
    """The name that a token is a part of."""
    heads: dict[int, NameMention]
    """The name that a token heads."""
    ends: list[int]
    """Where each sentence ends in the text."""
    quotations: Quotations
    discourse: Discourse = field(default_factory=Discourse)
    bearers: dict[str, dict[Entity, None]] = field(default_factory=dict)
    """Who with a name was called by a noun so far."""

    def mention(self, token: int, entity: Entity) -> None:
        """Note that `token` heads a mention of an entity."""
        quotation = self.quotations.at(self.words.start[token])
        weight = weigh(self.words, token)
        self.discourse.add(Mention(token, self.words.sentence[token], weight, entity, quotation))

    def first_of(self, name: NameMention) -> int:
        """Return the first token of a name."""
        return self.words.between((name.span.start, name.span.end))[0]

    def call(self, token: int, entity: Entity) -> None:
        """Note that the noun `token` was used for an entity."""
        give_title(self.words, token, entity, self.named)
        self.note_titles(entity)

    def note_titles(self, entity: Entity) -> None:
        """Keep who with a name bears which title."""
        for word in entity.titles if entity.names else ():
            self.bearers.setdefault(word, {})[entity] = None

    def salience(self, token: int) -> dict[Entity, float]:
        """Return how prominent each entity is where `token` stands."""
        place = self.words.start[token]
        quoted = QUOTED_BY_ONESELF if self.quotations.is_source(place) else QUOTED
        sentence, quotation = self.words.sentence[token], self.quotations.at(place)
        return self.discourse.salience(token, sentence, quotation, quoted)

    def entity_at(self, token: int) -> Entity | None:
        """Return the entity that a token stands for, also where the mention is still to come."""
        name = self.named.get(token)
        return self.discourse.by_token.get(token) or (self.names.entity(name) if name else None)

    def entity_within(self, bounds: Bounds) -> Entity | None:
        """Return the one that a stretch of text is about: the name or noun at its head; of two, neither."""
        words, tokens = self.words, self.words.between(bounds)
        if not tokens:
            return None
        root = words.root(tokens)
        if any(words.dep[token] == "conj" and words.head[token] == root for token in tokens):
            return None
        head = place_of(words, root)
        heading = (token for token in tokens if token == root or place_of(words, token) == head)
        found = [entity for token in heading if (entity := self.entity_at(token)) is not None]
        return next((entity for entity in found if entity.names), found[0] if found else None)

    def name_within(self, bounds: Bounds) -> NameMention | None:
        """Return the name of whom a stretch of text is about: its own, or a fuller one before its end."""
        entity = self.entity_within(bounds)
        if entity is None:
            return None
        fullest = fullest_before(entity, self.end_at(bounds))
        inside = (self.named[token] for token in self.words.between(bounds) if token in self.named)
        own = next((name for name in inside if self.names.entity(name) is entity), None)
        return own if own is not None and (fullest is None or not fuller(own, fullest)) else fullest

    def speaker(self, token: int) -> Entity | None:
        """Return who speaks the quotation that a token stands in."""
        number = self.quotations.at(self.words.start[token])
        source = self.quotations.source(number) if number is not None else None
        return self.entity_within(source) if source is not None else None

    def end_of_sentence(self, token: int) -> int:
        """Return where the sentence of a token ends in the text."""
        return self.ends[self.words.sentence[token]]

    def end_at(self, bounds: Bounds) -> int:
        """Return where the sentence ends that a stretch of text ends in."""
        return self.ends[bisect_left(self.ends, bounds[1])] if bounds[1] <= self.ends[-1] else bounds[1]

    def link(self, token: int, kind: LinkKind, choice: Choice) -> Link:
        """Return the link that a choice makes; who is only described has no name to give."""
        return self._link(
            self.parsed.span(self.words.start[token], self.words.end[token]), token, kind, choice
        )

    def link_name(self, token: int, name: NameMention, choice: Choice) -> Link:
        """Return the link of a short name to the fuller one."""
        return self._link(name.span, token, LinkKind.SHORT_NAME, choice)

    def _link(self, span: Span, token: int, kind: LinkKind, choice: Choice) -> Link:
        end = self.end_of_sentence(token)
        name = fullest_before(choice.entity, end) if choice.entity is not None else None
        reason = None if name is not None else choice.unresolved or Unresolved.NOT_STATED
        return Link(span, kind, name, round(choice.confidence, 3), reason)


def make_scene(parsed: ParsedDocument, names: Iterable[NameMention], turns: Sequence[Turn]) -> Scene:
    """Return a document ready to be resolved. Names that stand outside the text are left out."""
    named: dict[int, NameMention] = {}
    heads: dict[int, NameMention] = {}
    words, size = parsed.words, len(parsed.text)
    kept = []
    for name in sorted(names, key=lambda name: (name.span.start, name.span.end, name.label)):
        if not 0 <= name.span.start < name.span.end <= size:
            continue
        tokens = words.between((name.span.start, name.span.end))
        if tokens and not any(token in named for token in tokens):
            kept.append(name)
            heads[words.root(tokens)] = name
            named.update(dict.fromkeys(tokens, name))
    ends = [words.end[after - 1] for _, after in words.sentences]
    return Scene(parsed, words, Names(kept), named, heads, ends, Quotations(parsed.text, turns))
