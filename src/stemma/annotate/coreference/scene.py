"""One document made ready: names and sentences by token, quotations, and what has been mentioned so far."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from stemma.annotate.coreference.links import Bounds, Link, LinkKind, Turn
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
from stemma.model.dates import Unresolved
from stemma.model.mentions import NameMention
from stemma.model.spans import Span


@dataclass(slots=True)
class Scene:
    """The document as the resolution goes through it."""

    parsed: ParsedDocument
    names: Names
    named: dict[int, NameMention]
    """The name that a token is a part of."""
    heads: dict[int, NameMention]
    """The name that a token heads."""
    sentences: list[int]
    """The number of each token's sentence."""
    ends: list[int]
    """Where each sentence ends in the text."""
    quotations: Quotations
    discourse: Discourse = field(default_factory=Discourse)
    bearers: dict[str, dict[Entity, None]] = field(default_factory=dict)
    """Who with a name was called by a noun so far."""

    def mention(self, token: Token, entity: Entity) -> None:
        """Note that `token` heads a mention of an entity."""
        quotation = self.quotations.at(token.idx)
        self.discourse.add(Mention(token.i, self.sentences[token.i], weigh(token), entity, quotation))

    def call(self, token: Token, entity: Entity) -> None:
        """Note that the noun `token` was used for an entity."""
        give_title(token, entity, self.named)
        self.note_titles(entity)

    def note_titles(self, entity: Entity) -> None:
        """Keep who with a name bears which title."""
        for word in entity.titles if entity.names else ():
            self.bearers.setdefault(word, {})[entity] = None

    def salience(self, token: Token) -> dict[Entity, float]:
        """Return how prominent each entity is where `token` stands."""
        quotation = self.quotations.at(token.idx)
        quoted = QUOTED_BY_ONESELF if self.quotations.is_source(token.idx) else QUOTED
        return self.discourse.salience(token.i, self.sentences[token.i], quotation, quoted)

    def entity_at(self, token: Token) -> Entity | None:
        """Return the entity that a token stands for, also where the mention is still to come."""
        name = self.named.get(token.i)
        return self.discourse.by_token.get(token.i) or (self.names.entity(name) if name else None)

    def entity_within(self, bounds: Bounds) -> Entity | None:
        """Return the one that a stretch of text is about: the name or noun at its head; of two, neither."""
        tokens = self.parsed.parse.char_span(*bounds, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return None
        root, head = tokens.root, place_of(tokens.root)
        if any(token.dep_ == "conj" and token.head.i == root.i for token in tokens):
            return None
        heading = [token for token in tokens if token.i == root.i or place_of(token).i == head.i]
        found = [entity for token in heading if (entity := self.entity_at(token)) is not None]
        return next((entity for entity in found if entity.names), found[0] if found else None)

    def name_within(self, bounds: Bounds) -> NameMention | None:
        """Return the name of whom a stretch of text is about: its own, or a fuller one before its end."""
        entity = self.entity_within(bounds)
        if entity is None:
            return None
        fullest = fullest_before(entity, self.end_at(bounds))
        tokens = self.parsed.tokens(self.parsed.span(*bounds))
        inside = (self.named[token.i] for token in tokens if token.i in self.named)
        own = next((name for name in inside if self.names.entity(name) is entity), None)
        return own if own is not None and (fullest is None or not fuller(own, fullest)) else fullest

    def speaker(self, token: Token) -> Entity | None:
        """Return who speaks the quotation that a token stands in."""
        number = self.quotations.at(token.idx)
        source = self.quotations.source(number) if number is not None else None
        return self.entity_within(source) if source is not None else None

    def end_of_sentence(self, token: Token) -> int:
        """Return where the sentence of a token ends in the text."""
        return self.ends[self.sentences[token.i]]

    def end_at(self, bounds: Bounds) -> int:
        """Return where the sentence ends that a stretch of text ends in."""
        return self.ends[bisect_left(self.ends, bounds[1])] if bounds[1] <= self.ends[-1] else bounds[1]

    def link(self, token: Token, kind: LinkKind, choice: Choice) -> Link:
        """Return the link that a choice makes; who is only described has no name to give."""
        return self._link(self.parsed.span(token.idx, token.idx + len(token)), token, kind, choice)

    def link_name(self, token: Token, name: NameMention, choice: Choice) -> Link:
        """Return the link of a short name to the fuller one."""
        return self._link(name.span, token, LinkKind.SHORT_NAME, choice)

    def _link(self, span: Span, token: Token, kind: LinkKind, choice: Choice) -> Link:
        end = self.end_of_sentence(token)
        name = fullest_before(choice.entity, end) if choice.entity is not None else None
        reason = None if name is not None else choice.unresolved or Unresolved.NOT_STATED
        return Link(span, kind, name, round(choice.confidence, 3), reason)


def make_scene(parsed: ParsedDocument, names: Iterable[NameMention], turns: Sequence[Turn]) -> Scene:
    """Return a document ready to be resolved. Names that stand outside the text are left out."""
    named: dict[int, NameMention] = {}
    heads: dict[int, NameMention] = {}
    size = len(parsed.text)
    kept = []
    for name in sorted(names, key=lambda name: (name.span, name.label)):
        if not 0 <= name.span.start < name.span.end <= size:
            continue
        tokens = parsed.tokens(name.span)
        if any(token.i in named for token in tokens):
            continue
        kept.append(name)
        heads[tokens.root.i] = name
        named.update((token.i, name) for token in tokens)
    sentences, ends = [], []
    for number, sentence in enumerate(parsed.parse.sents):
        sentences += [number] * len(sentence)
        ends.append(sentence.end_char)
    return Scene(parsed, Names(kept), named, heads, sentences, ends, Quotations(parsed.text, turns))
