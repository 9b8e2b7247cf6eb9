"""A parse as plain lists: what the models look at, read many times over."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from stemma.annotate.attribution.drafts import Bounds

_CONTENT_WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
_COLUMNS: list[int | str] = ["LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "HEAD", "LENGTH", "IDX"]
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
    children: list[list[int]]
    marker: list[str]
    """The conjunction or preposition that each token brings along, or nothing."""

    def between(self, bounds: Bounds) -> range:
        """Return the tokens that share a character with `bounds`."""
        return range(bisect_right(self.end, bounds[0]), bisect_left(self.start, bounds[1]))

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
    columns = parse.to_array(_COLUMNS).astype(np.int64).T
    strings = {key: parse.vocab.strings[key] for key in np.unique(columns[:6]).astype(np.uint64).tolist()}
    lower, lemma, pos, tag, dep, entity = (
        [strings[key] for key in column.astype(np.uint64).tolist()] for column in columns[:6]
    )
    head = (columns[6] + np.arange(len(parse))).tolist()
    children: list[list[int]] = [[] for _ in head]
    for token, above in enumerate(head):
        if above != token:
            children[above].append(token)
    lower = [word.replace("’", "'") for word in lower]
    marker = [""] * len(head)
    for token in range(len(head) - 1, -1, -1):
        if dep[token] in ("mark", "case") and head[token] != token:
            marker[head[token]] = lower[token]
    sentences = [(sentence.start, sentence.end) for sentence in parse.sents]
    return Words(
        lower=lower,
        lemma=[word.lower() for word in lemma],
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        entity=entity,
        start=columns[8].tolist(),
        end=(columns[8] + columns[7]).tolist(),
        blank=[word.isspace() for word in lower],
        sentence=[number for number, (first, after) in enumerate(sentences) for _ in range(first, after)],
        sentences=sentences,
        children=children,
        marker=marker,
    )
