"""Generated articles for measures of speed: templates filled with real vocabulary, in families of copies.

Synthetic: they stand for the load of a pile, and their scores would say nothing. The same seed gives the
same articles, and a larger pile begins with the smaller one.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

from stemma.model.dates import Dating
from stemma.model.documents import Document

SEED = 20_260
SENTENCES = range(8, 18)
"""Sentences of one article: some 260 words."""
FRESH = 0.55
"""Share of the articles that are copies of nothing."""
OUTLETS = 300
STORIES_OPEN = 400
"""Stories that may still be copied: a copy follows its source within days."""
A_DAY = 200
"""Articles of one day."""
STORY_WORDS = {"noun": 12, "nouns": 8, "verb": 10, "adj": 8, "place": 3, "person": 3, "n": 4}
"""How many words of each kind a story is told with: a report comes back to whom and what it is about."""
TEMPLATES = (
    "{Adj} {noun} in {place} {verb} {n} {nouns} on {day}, {title} {person} said.",
    "At least {n} people died near {place} when {noun} of the {adj} {noun} {verb} the {noun}.",
    "{person}, a {noun} of the {noun}, told reporters that the {adj} {nouns} had {verb} {place}.",
    "The {noun} {verb} the {adj} {noun} after {person} and {person} met in {place} last {day}.",
    "“We {verb} the {noun} and every {adj} {noun} in {place},” {person} said.",
    "Some {n} {nouns} were {verb} between {place} and {place}, according to the {noun} of {nouns}.",
    "{Adj} {nouns} {verb} in {place}, where {person} had {verb} the {noun} for {n} {nouns}.",
    "It was the {adj} {noun} that {place} {verb} since {noun} {verb} the {adj} {noun} in {year}.",
    "Neither {person} nor the {noun} {verb} what the {adj} {nouns} of {place} {verb}.",
    "In {place}, {nouns} {verb} the {noun}; in {place}, {adj} {nouns} {verb} until {day}.",
    "“There is no {noun}, no {noun} and no {adj} {noun},” said {title} {person} of {place}.",
    "The {noun} put the {noun} at {n} million, {n} percent of the {adj} {noun} in {year}.",
    "{person} {verb} {place} on {day} and {verb} a {adj} {noun} with {nouns} from {place}.",
    "A {noun} {verb} by {person} {verb} {n} {nouns}, among them {n} {adj} {nouns}.",
    "Residents of {place} said {adj} {nouns} {verb} the {noun} shortly before the {noun} {verb}.",
    "He {verb} that the {noun} would {verb} {nouns} in {place}, {place} and {place}.",
    "{Adj} as the {noun} {verb}, the {nouns} of {person} {verb} {adj} {nouns} on {day}.",
    "{title} {person} {verb} the {noun} a {adj} {noun} and {verb} {n} {nouns} to {place}.",
)
NOTICE = "Sign up for the {outlet} newsletter and never miss a story from {outlet}."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TITLES = ("President", "Foreign Minister", "General", "Colonel", "Senator", "Governor", "spokesman")
SYLLABLES = (
    "bar",
    "dov",
    "el",
    "gor",
    "hal",
    "ik",
    "jan",
    "kov",
    "lam",
    "mar",
    "nad",
    "ras",
    "sen",
    "tal",
    "vik",
)


def generate_articles(count: int, seed: int = SEED) -> Iterator[Document]:
    """Yield `count` articles: 45 % copy recent ones: all, a part, an edition, the facts or a quotation."""
    newsroom = _Newsroom(random.Random(seed))
    return (newsroom.article(number) for number in range(count))


class _Newsroom:
    """Writes fresh articles, and copies of recent ones."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._recent: list[tuple[_Story, list[str]]] = []

    def article(self, number: int) -> Document:
        """Return the next article."""
        sentences = self._copy() if self._recent and self._chance.random() > FRESH else self._fresh()
        outlet = f"Outlet {self._chance.randrange(OUTLETS)}"
        paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        text = "\n\n".join([*paragraphs, NOTICE.format(outlet=outlet)])
        day = date(2020, 1, 1) + timedelta(days=number // A_DAY)
        name = f"g{number:06}"
        return Document(name, text, name, Dating(day, day, ("generated",)), "en", outlet=outlet)

    def _fresh(self) -> list[str]:
        story = _Story(self._chance)
        sentences = story.tell()
        self._recent = [*self._recent[1 - STORIES_OPEN :], (story, sentences)]
        return sentences

    def _copy(self) -> list[str]:
        """Return a copy of a recent article; the latest are copied most, so families differ in size."""
        chance = self._chance
        story, source = self._recent[int(len(self._recent) * (1 - chance.random() ** 3))]
        way = chance.random()
        if way < 0.25:
            return source
        if way < 0.5:
            return source[: max(4, len(source) * 2 // 3)]
        if way < 0.75:
            return [story.sentence() if chance.random() < 0.4 else sentence for sentence in source]
        if way < 0.9:
            return story.tell()
        return [*_Story(chance).tell(), *[sentence for sentence in source if "“" in sentence][:1]]


class _Story:
    """The words that the reports of one event share."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._words = {kind: [self._word(kind) for _ in range(many)] for kind, many in STORY_WORDS.items()}

    def tell(self) -> list[str]:
        """Return the sentences of a report."""
        return [self.sentence() for _ in range(self._chance.choice(SENTENCES))]

    def sentence(self) -> str:
        """Return one sentence."""
        pieces = self._chance.choice(TEMPLATES).split("{")
        slots = (piece.partition("}") for piece in pieces[1:])
        return pieces[0] + "".join(self._fill(slot) + rest for slot, _, rest in slots)

    def _fill(self, slot: str) -> str:
        if slot == "day":
            return self._chance.choice(DAYS)
        if slot == "year":
            return str(self._chance.randrange(1990, 2020))
        if slot == "title":
            return self._chance.choice(TITLES)
        word = self._chance.choice(self._words[slot.lower()])
        return word.capitalize() if slot[0].isupper() else word

    def _word(self, kind: str) -> str:
        chance = self._chance
        if kind == "n":
            return str(chance.choice((chance.randrange(2, 40), 10 * chance.randrange(2, 900))))
        if kind == "person":
            surname = "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).capitalize()
            return f"{chance.choice(_vocabulary()['first name'][0]).capitalize()} {surname}"
        words, weights = _vocabulary()[kind]
        return chance.choices(words, cum_weights=weights)[0]


@cache
def _vocabulary() -> dict[str, tuple[list[str], list[float]]]:
    """Return real words by kind, with the cumulated weights of Zipf's law over an order of chance."""
    found = defaultdict(list)
    for row in _rows("stemma_en", "lemmas.tsv", "\t"):
        form, tag, lemma = row
        kind = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj"}.get(tag, tag)
        found["nouns" if kind == "noun" and form != lemma else kind].append(form)
    found["place"] = [row[0] for row in _rows("stemma.resources", "places.csv", ",")]
    found["first name"] = " ".join(
        row[1] for row in _rows("stemma.resources", "first_names.tsv", "\t")
    ).split()
    for words in found.values():
        random.Random(SEED).shuffle(words)
    return {
        kind: (words, list(accumulate(1 / (rank + 3) for rank in range(len(words)))))
        for kind, words in found.items()
    }


def _rows(package: str, name: str, delimiter: str) -> list[list[str]]:
    lines = files(package).joinpath(name).read_text("utf-8").splitlines()
    return list(csv.reader([line for line in lines if not line.startswith("#")], delimiter=delimiter))[1:]
