"""A parse as plain lists, one for each property of its tokens: quicker than tokens to read many times."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

from stemma.annotate.attribution.drafts import Bounds

_CONTENT_WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
_CARRIED = frozenset({"xcomp", "obj", "ccomp", "obl"})


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document, one list for each of their properties; `head` of a root is its own place."""

    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    start: list[int]
    end: list[int]
    blank: list[bool]
    sentence: list[int]
    sentences: list[Bounds]
    """The first token of each sentence, and the one after its last."""
    children: list[Sequence[int]]
    marker: list[str]
    """The conjunction or preposition that each token brings along, or nothing."""

    def between(self, bounds: Bounds) -> range:
        """Return the tokens that share a character with `bounds`."""
        return range(bisect_right(self.end, bounds[0]), bisect_left(self.start, bounds[1]))

    def children_by(self, token: int, relations: Container[str]) -> list[int]:
        """Return the tokens that hang on another by one of `relations`."""
        return [child for child in self.children[token] if self.dep[child] in relations]

    def root(self, tokens: range) -> int:
        """Return the token that heads a stretch: the first of those nearest to their sentence's root."""
        tops = [token for token in tokens if self.head[token] == token]
        tops = tops or [token for token in tokens if self.head[token] not in tokens]
        return min(tops, key=self._distance) if len(tops) > 1 else tops[0]

    def _distance(self, token: int) -> int:
        """Return the steps up to the root of the sentence; loose marks and blanks are farthest away."""
        if not self.children[token] and (self.blank[token] or self.pos[token] == "PUNCT"):
            return len(self.head)
        steps = 0
        while self.head[token] != token:
            token, steps = self.head[token], steps + 1
        return steps

    def extent(self, token: int) -> Bounds:
        """Return the characters of the sentence in which a token stands."""
        first, after = self.sentences[self.sentence[token]]
        return self.start[first], self.end[after - 1]

    def cue_at(self, bounds: Bounds) -> int | None:
        """Return the word that carries a cue: "claim" of "made a claim", "see" of "began to see"."""
        inside = [token for token in self.between(bounds) if not self.blank[token]]
        tops = [t for t in inside if self.head[t] not in inside or self.head[t] == t]
        carrier = next((t for t in tops if self.pos[t] in _CONTENT_WORDS), tops[0] if tops else None)
        while carrier is not None and (below := self._carried(carrier, inside)):
            carrier = below[-1]
        return carrier

    def _carried(self, carrier: int, inside: Sequence[int]) -> list[int]:
        return [
            t
            for t in self.children[carrier]
            if t > carrier
            and t in inside
            and self.dep[t] in _CARRIED
            and self.pos[t] in ("VERB", "NOUN", "ADJ")
        ]


def read_words(parse: Doc) -> Words:
    """Return the words of a parse; lower-cased forms and lemmas, with straight apostrophes."""
    lower, lemma, pos, tag, dep, entity = _strings(parse)
    head = (parse.to_array("HEAD").view(np.int64) + np.arange(len(parse))).tolist()
    start = parse.to_array("IDX")
    sentences = _sentences(parse)
    return Words(
        lower=lower,
        lemma=lemma,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        entity=entity,
        start=start.tolist(),
        end=(start + parse.to_array("LENGTH")).tolist(),
        blank=[word.isspace() for word in lower],
        sentence=[number for number, (first, after) in enumerate(sentences) for _ in range(first, after)],
        sentences=sentences,
        children=_children(head),
        marker=_markers(lower, dep, head),
    )


def _strings(parse: Doc) -> Iterator[list[str]]:
    """Yield form, lemma, word class, tag, relation and type of name of all tokens."""
    strings = parse.vocab.strings
    for name in ("LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"):
        keys, places = np.unique(parse.to_array(name), return_inverse=True)
        told = [strings[key] for key in keys.tolist()]
        if name == "LOWER":
            told = [form.replace("’", "'") for form in told]
        elif name == "LEMMA":
            told = [lemma.lower() for lemma in told]
        yield np.array(told, object)[places].tolist()


def _sentences(parse: Doc) -> list[Bounds]:
    starts = [0, *(np.flatnonzero(parse.to_array("SENT_START")[1:] == 1) + 1).tolist(), len(parse)]
    return [(first, after) for first, after in pairwise(starts) if first < after]


def _children(head: Sequence[int]) -> list[Sequence[int]]:
    children: dict[int, list[int]] = {}
    for token, above in enumerate(head):
        if above != token:
            children.setdefault(above, []).append(token)
    return [children.get(token, ()) for token in range(len(head))]


def _markers(lower: Sequence[str], dep: Sequence[str], head: Sequence[int]) -> list[str]:
    """Return the first conjunction or preposition under each token."""
    marker = [""] * len(head)
    for token in range(len(head) - 1, -1, -1):
        if dep[token] in ("mark", "case") and head[token] != token:
            marker[head[token]] = lower[token]
    return marker
