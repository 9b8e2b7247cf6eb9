"""One document as the models see it: its words, its quotations, and what the rules hold of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from stemma.annotate.attribution.anonymity import find_hints
from stemma.annotate.attribution.drafts import Draft
from stemma.annotate.attribution.lexicon import cue_words, source_nouns
from stemma.annotate.words import Words
from stemma.model.spans import Bounds
from stemma.text.quotes import Quotation
from stemma.text.speech import begins_turn

PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
_FROM_ABOVE = frozenset({"conj", "xcomp", "advcl", "obj", "parataxis"})
_FURTHEST_SUBJECT = 4  # steps up from a verb without a subject of its own; set by hand


@dataclass(frozen=True)
class Setting:
    """What every trait of a cue or constituent is read from."""

    text: str
    words: Words
    quotations: Sequence[Quotation]
    drafts: dict[int, Draft]
    """What the rules found, by the word that carries the cue."""

    @cached_property
    def quotation_of(self) -> list[int]:
        """The number of the quotation that each word stands in, or -1."""
        found = [-1] * len(self.words.start)
        for number, quotation in enumerate(self.quotations):
            for token in self.words.between((quotation.start, quotation.end)):
                found[token] = number
        return found

    def next_quoted(self, token: int, step: int) -> int | None:
        """Return the nearest word of another quotation, after (step 1) or before (step -1) a word."""
        if step > 0:
            place = bisect_right(self._openings, token)
            return self._openings[place] if place < len(self._openings) else None
        place = bisect_left(self._closings, token)
        return self._closings[place - 1] if place else None

    @cached_property
    def _openings(self) -> list[int]:
        """The first word of each quotation."""
        pairs = pairwise([-1, *self.quotation_of])
        return [place for place, (before, own) in enumerate(pairs) if own not in (-1, before)]

    @cached_property
    def _closings(self) -> list[int]:
        """The last word of each quotation."""
        pairs = pairwise([*self.quotation_of, -1])
        return [place for place, (own, after) in enumerate(pairs) if own not in (-1, after)]

    @cached_property
    def depth(self) -> list[int]:
        """In how many contents of the rules each word stands."""
        found = [0] * len(self.words.start)
        for draft in self.drafts.values():
            for part in draft.content:
                for token in self.words.between(part):
                    found[token] += 1
        return found

    @cached_property
    def hints(self) -> list[int]:
        """Where the text may tell why somebody has no name."""
        return find_hints(self.text)

    @cached_property
    def participles(self) -> list[int]:
        """The participles right behind a comma: ", citing officials"."""
        form = self.words.form
        return [t for t, tag in enumerate(self.words.tag) if tag == "VBG" and form[t - 1 : t] == [","]]

    @cached_property
    def turns(self) -> list[int]:
        """Where one speaker's turn begins right after another's, as after “Are you ill?”."""
        return [
            right.start for left, right in pairwise(self.quotations) if begins_turn(self.text, left, right)
        ]

    def turn_at(self, cue: Bounds) -> Bounds:
        """Return the stretch of text around a cue in which nobody else's turn begins."""
        place = bisect_right(self.turns, cue[0])
        borders = [0, *self.turns, len(self.text)]
        return borders[place], borders[place + 1]

    def subject(self, token: int) -> int | None:
        """Return the subject of a verb, or the one it shares with the verb above it."""
        for _ in range(_FURTHEST_SUBJECT):
            for child in self.words.children[token]:
                if self.words.dep[child] in ("nsubj", "obl:agent"):
                    return child
            if self.words.dep[token] not in _FROM_ABOVE:
                return None
            token = self.words.head[token]
        return None

    def kind(self, token: int | None) -> str:
        """Return a pronoun's form, a name's type, a noun's kind of source, or else the word class."""
        return "-" if token is None else self.kinds[token]

    @cached_property
    def kinds(self) -> list[str]:
        """What `kind` says of each word."""
        kinds, words = _kinds_of_nouns(), self.words
        return [
            form if part == "PRON" else name or kinds.get(form, part)
            for form, part, name in zip(words.lower, words.pos, words.entity, strict=True)
        ]

    def cue_class(self, token: int) -> str:
        """Return the class that the lexicon gives a word, or "-"."""
        part = PARTS.get(self.words.pos[token])
        word = cue_words(part).get(self.words.lower[token]) if part is not None else None
        return word.cue_class.value if word is not None else "-"

    def reading(self, token: int) -> str:
        """Return how the rules read a cue at a word: from syntax or by form, with a source or without."""
        draft = self.drafts.get(token)
        if draft is None:
            return "-"
        return ("q" if draft.root is None else "c") + ("s" if draft.source is not None else "n")


@cache
def _kinds_of_nouns() -> dict[str, str]:
    return {noun: kind.value for noun, (kind, _) in source_nouns().items()}


def make_setting(
    text: str, words: Words, quotations: Sequence[Quotation], drafts: Iterable[Draft]
) -> Setting:
    """Return the setting of a document; of two drafts at one word the first is kept."""
    carried: dict[int, Draft] = {}
    for draft in drafts:
        carrier = words.cue_at(draft.cue)
        if carrier is not None:
            carried.setdefault(carrier, draft)
    return Setting(text, words, quotations, carried)


def shared(part: Bounds, other: Bounds) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(part[1], other[1]) - max(part[0], other[0]))
