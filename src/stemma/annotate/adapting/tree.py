"""The dependency tree of one sentence, while it is being rebuilt.

Only two moves change who hangs on whom, and neither can close a circle or make a second root; so
whatever the rules do, the sentence stays one tree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan

ROOT = "ROOT"
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer")
AUXILIARIES = ("aux", "aux:pass", "auxpass")


@dataclass(slots=True)
class Tree:
    """Heads and relations of a sentence by position in it; the root is its own head."""

    words: tuple[str, ...]
    """In small letters."""
    tags: tuple[str, ...]
    parts: list[str]
    """Universal parts of speech."""
    relations: list[str]
    heads: list[int]
    phrases: list[bool] = field(default_factory=list)
    """Whether a word is the object of a preposition that has been handed its place."""

    def __post_init__(self) -> None:
        self.phrases = self.phrases or [False] * len(self.words)

    @classmethod
    def of(cls, sentence: TokenSpan) -> "Tree":
        """Return the tree that a pipeline drew; a head outside the sentence counts as the root's.

        Where a sentence has several roots, the later ones hang on the first as "dep".
        """
        start, end = sentence.start, sentence.end
        tree = cls(
            tuple(token.text.lower() for token in sentence),
            tuple(token.tag_ for token in sentence),
            [token.pos_ for token in sentence],
            [token.dep_ for token in sentence],
            [token.head.i - start if start <= token.head.i < end else token.i - start for token in sentence],
        )
        tree._join_roots()
        return tree

    def _join_roots(self) -> None:
        first, *others = [place for place, head in enumerate(self.heads) if place == head]
        self.relations[first] = ROOT
        for other in others:
            self.heads[other], self.relations[other] = first, "dep"

    def is_root(self, place: int) -> bool:
        """Tell whether a word is the root."""
        return self.heads[place] == place

    def children(self, place: int, *relations: str) -> list[int]:
        """Return what hangs on a word, in the order of the text; with `relations`, only in these."""
        return [
            child
            for child, head in enumerate(self.heads)
            if head == place != child and (not relations or self.relations[child] in relations)
        ]

    def first(self, place: int, *relations: str) -> int | None:
        """Return the first child in one of `relations`, or None."""
        return next(iter(self.children(place, *relations)), None)

    def has(self, place: int, *relations: str) -> bool:
        """Tell whether a word has a child in one of `relations`."""
        return self.first(place, *relations) is not None

    def ancestors(self, place: int) -> Iterator[int]:
        """Yield the words above one, from its head to the root."""
        while not self.is_root(place):
            place = self.heads[place]
            yield place

    def deepest_first(self) -> list[int]:
        """Return all positions, the deepest in the tree first, equally deep ones in order."""
        return sorted(range(len(self.heads)), key=lambda place: -sum(1 for _ in self.ancestors(place)))

    def left_edge(self, place: int) -> int:
        """Return the first position of a word's phrase."""
        return min([place, *(self.left_edge(child) for child in self.children(place) if child < place)])

    def attach(self, child: int, head: int, relation: str) -> bool:
        """Hang `child` on `head`; refused, and False, for the root and where it would close a circle."""
        if child == head or self.is_root(child) or child in self.ancestors(head):
            return False
        self.heads[child], self.relations[child] = head, relation
        return True

    def promote(self, child: int, relation: str) -> None:
        """Let a child and its head change places; the former head hangs on it in `relation`."""
        head = self.heads[child]
        self.heads[child] = child if self.is_root(head) else self.heads[head]
        self.relations[child] = self.relations[head]
        self.heads[head], self.relations[head] = child, relation

    def hand_over(self, old: int, new: int, kept: Sequence[int] = ()) -> None:
        """Hang all children of `old` but `new` and `kept` on `new`, which stands above or beside them."""
        for child in self.children(old):
            if child != new and child not in kept:
                self.attach(child, new, self.relations[child])

    def is_clause(self, place: int) -> bool:
        """Tell whether a word is the predicate of a clause rather than a noun or an adverb."""
        if self.parts[place] in ("VERB", "AUX"):
            return True
        return self.has(place, "cop", *SUBJECTS, "nsubjpass", "csubjpass", *AUXILIARIES)

    def is_nominal(self, place: int) -> bool:
        """Tell whether what modifies a word modifies a noun: so it is for adjectives that stand for one."""
        if self.parts[place] in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"):
            return True
        return self.parts[place] == "ADJ" and self.relations[place] in (
            *("nsubj", "nsubjpass", "nsubj:pass", "dobj", "obj", "pobj", "obl", "nmod", "appos"),
        )
