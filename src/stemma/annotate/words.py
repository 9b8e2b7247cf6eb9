"""A parse as plain lists, one for each property of its tokens: quicker than tokens to read many times."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.tokens import Doc

from stemma.model.spans import Bounds

_CONTENT_WORDS = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN"})
_CARRIED = frozenset({"xcomp", "obj", "ccomp", "obl"})
_LEXEMES: dict[int, tuple[str, str, bool, bool]] = {}
_TOLD: dict[str, dict[int, str]] = {name: {} for name in ("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")}
"""What was read of each key so far: in every vocabulary of spaCy, a key is the hash of its string."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document, one list for each of their properties; `head` of a root is its own place."""

    form: list[str]
    """As printed."""
    lower: list[str]
    """In lower case, with straight apostrophes."""
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    start: list[int]
    end: list[int]
    blank: list[bool]
    punctuation: list[bool]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    """The first token of each sentence, and the one after its last."""
    children: list[Sequence[int]]
    """What hangs on each token, in the order of the text."""
    marker: list[str]
    """The conjunction or preposition that each token brings along, or nothing."""

    def __len__(self) -> int:
        return len(self.head)

    def between(self, bounds: Bounds) -> range:
        """Return the tokens that share a character with `bounds`."""
        return range(bisect_right(self.end, bounds[0]), bisect_left(self.start, bounds[1]))

    def children_by(self, token: int, relations: Container[str]) -> list[int]:
        """Return the tokens that hang on another by one of `relations`."""
        return [child for child in self.children[token] if self.dep[child] in relations]

    def subtree(self, token: int) -> list[int]:
        """Return a token and all that hang on it, on those again, and so on, in the order of the text."""
        found = [token]
        for each in found:
            found.extend(self.children[each])
        return sorted(found)

    def is_above(self, ancestor: int, token: int) -> bool:
        """Tell whether a token hangs on `ancestor`, straight or through others; not on itself."""
        while (above := self.head[token]) != token:
            if above == ancestor:
                return True
            token = above
        return False

    def root(self, tokens: range) -> int:
        """Return the token that heads a stretch: the first of those nearest to their sentence's root."""
        tops = [token for token in tokens if self.head[token] not in tokens or self.head[token] == token]
        if len(tops) == 1:
            return tops[0]
        return min([token for token in tops if self.head[token] == token] or tops, key=self._distance)

    def _distance(self, token: int) -> int:
        """Return the steps up to the root of the sentence; loose marks and blanks are farthest away."""
        if not self.children[token] and (self.blank[token] or self.pos[token] == "PUNCT"):
            return len(self.head)
        steps = 0
        while self.head[token] != token:
            token, steps = self.head[token], steps + 1
        return steps

    def opens_sentence(self, token: int) -> bool:
        """Tell whether a token is the first of its sentence."""
        return self.sentences[self.sentence[token]][0] == token

    def extent(self, token: int) -> Bounds:
        """Return the characters of the sentence in which a token stands."""
        first, after = self.sentences[self.sentence[token]]
        return self.start[first], self.end[after - 1]

    def cue_at(self, bounds: Bounds) -> int | None:
        """Return the word that carries a cue: "claim" of "made a claim", "see" of "began to see"."""
        inside = [token for token in self.between(bounds) if not self.blank[token]]
        if len(inside) == 1:
            return inside[0]
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
    """Return the words of a parse."""
    lexemes = _lexemes(parse)
    lower = [form for _, form, _, _ in lexemes]
    lemma, pos, tag, dep, entity = (_strings(parse, name) for name in _TOLD)
    head = (parse.to_array("HEAD").view(np.int64) + np.arange(len(parse))).tolist()
    start = parse.to_array("IDX")
    sentences = _sentences(parse)
    return Words(
        form=[form for form, _, _, _ in lexemes],
        lower=lower,
        lemma=lemma,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        entity=entity,
        start=start.tolist(),
        end=(start + parse.to_array("LENGTH")).tolist(),
        blank=[blank for _, _, blank, _ in lexemes],
        punctuation=[mark for _, _, _, mark in lexemes],
        sentence=[number for number, (first, after) in enumerate(sentences) for _ in range(first, after)],
        sentences=sentences,
        children=_children(head),
        marker=_markers(lower, dep, head),
    )


def _lexemes(parse: Doc) -> list[tuple[str, str, bool, bool]]:
    """Return what is true of each word in any text: form, lower case, and whether blank or punctuation."""
    keys = parse.to_array("ORTH").tolist()
    try:
        return [_LEXEMES[key] for key in keys]
    except KeyError:
        for key in set(keys):
            lexeme = parse.vocab[key]
            lower = lexeme.lower_.replace("’", "'")
            _LEXEMES[key] = lexeme.orth_, lower, lexeme.is_space, lexeme.is_punct
        return _lexemes(parse)


def _strings(parse: Doc, name: str) -> list[str]:
    """Return one property of all tokens; lemmas in lower case."""
    known, keys = _TOLD[name], parse.to_array(name).tolist()
    try:
        return [known[key] for key in keys]
    except KeyError:
        strings = {key: parse.vocab.strings[key] for key in set(keys)}
        known.update((key, told.lower() if name == "LEMMA" else told) for key, told in strings.items())
        return _strings(parse, name)


def _sentences(parse: Doc) -> list[tuple[int, int]]:
    starts = [0, *(np.flatnonzero(parse.to_array("SENT_START")[1:] == 1) + 1).tolist(), len(parse)]
    return [(first, after) for first, after in pairwise(starts) if first < after]


def _children(head: Sequence[int]) -> list[Sequence[int]]:
    children: list[list[int] | None] = [None] * len(head)
    for token, above in enumerate(head):
        if above != token:
            below = children[above]
            if below is None:
                children[above] = [token]
            else:
                below.append(token)
    return [below or () for below in children]


def _markers(lower: Sequence[str], dep: Sequence[str], head: Sequence[int]) -> list[str]:
    """Return the first conjunction or preposition under each token."""
    marker = [""] * len(head)
    for token in range(len(head) - 1, -1, -1):
        if dep[token] in ("mark", "case") and head[token] != token:
            marker[head[token]] = lower[token]
    return marker
