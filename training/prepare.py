"""First step: annotated documents → examples as numbers, so that fitting needs neither spaCy nor text."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span

from stemma_en.tokenizer import make_tokenizer
from stemma_en.wordpiece import WordPiece
from stemma_en.words import KEEP, case_of
from training import annotated, augment, clean, names
from training.examples import UNKNOWN_CLASS, Sentence, write
from training.sources import SOURCES, Source, checked

ALTERNATIVES = {"PLACE": ("GPE", "LOC", "FAC")}  # what a source's type may be of ours
LEAST_SEEN = {"tag": 1, "pos": 1, "morph": 2, "lemma": 3, "relation": 1}
LONGEST_CUT = 6  # more letters than that are no ending
SHORT_WORD = 4
OPEN_CLASSES = ("NOUN", "VERB", "AUX", "ADJ", "ADV")
AGREEMENT = 0.8  # of the lemmas that the treebanks give a word
RENAMINGS = 4  # how many new versions of each stretch with names
TREEBANK_RENAMINGS = 1
IRREGULAR = Path(__file__).parent / "irregular.txt"
PIECE_VOCABULARY = Path(__file__).parent.parent / "models" / "stemma-en" / "stemma_en" / "vocab.txt"

Labels = dict[str, list[str]]
Marks = list[str]  # "O", "B-PER", "I-PER" …, "?" where nothing is known


def prepare(source: Path, target: Path) -> None:
    """Write `examples.npz`, `labels.json` and `lemmas.tsv`; raise ValueError where a file has changed."""
    language = spacy.blank("en")
    documents: list[tuple[Source, Doc]] = []
    for listed in SOURCES:
        file = checked(source / f"{listed.name}.spacy", listed.sha256)
        documents += [(listed, doc) for doc in DocBin().from_disk(file).get_docs(language.vocab)]
    treebanks = [doc for listed, doc in documents if listed.trees]
    labels = collect_labels(treebanks)
    encoder = ExampleEncoder(labels, WordPiece(PIECE_VOCABULARY))
    files = sorted((annotated.FOLDER / "written").glob("*.txt"))
    texts = annotated.written(files, make_tokenizer()(language))
    sentences = [*encoder.examples(documents), *encoder.own_examples(len(documents), texts)]
    target.mkdir(parents=True, exist_ok=True)
    write(sentences, target / "examples.npz")
    lexicon = "".join(f"{word}\t{pos}\t{lemma}\n" for word, pos, lemma in collect_lemmas(treebanks))
    (target / "lemmas.tsv").write_text(lexicon, encoding="utf-8")
    (target / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=0), encoding="utf-8")
    print(f"{len(sentences)} examples, {sum(map(len, sentences))} words")


def collect_labels(docs: Iterable[Doc]) -> Labels:
    """Return the classes of each head, most frequent first; rare shapes and lemma scripts are left out."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in LEAST_SEEN}
    for doc in docs:
        for kind, values in tree_columns(doc).items():
            counts[kind].update(values)
    labels = {
        kind: [name for name, count in counts[kind].most_common() if count >= least]
        for kind, least in LEAST_SEEN.items()
    }
    return labels | {"entity": ["O", *(f"{border}-{kind}" for kind in annotated.TYPES for border in "BI")]}


def collect_lemmas(docs: Iterable[Doc]) -> list[tuple[str, str, str]]:
    """Return word, part of speech and lemma of the open classes, where the treebanks agree on the lemma.

    Irregular verbs come from a list of their own, and first.
    """
    chosen: dict[tuple[str, str], str] = {}
    for line in IRREGULAR.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            lemma, *forms = line.split()
            chosen |= {(form, "VERB"): lemma for form in forms}
    counts: dict[tuple[str, str], Counter[str]] = {}
    for doc in docs:
        for token in doc:
            if token.pos_ in OPEN_CLASSES and token.lower_.isalpha() and token.lemma_.islower():
                counts.setdefault((token.lower_, token.pos_), Counter())[token.lemma_] += 1
    for key, lemmas in counts.items():
        lemma, count = lemmas.most_common(1)[0]
        if count >= AGREEMENT * lemmas.total():
            chosen.setdefault(key, lemma)
    return sorted((word, pos, lemma) for (word, pos), lemma in chosen.items())


def tree_columns(doc: Doc | Span) -> dict[str, list[str]]:
    """Return what is predicted of each word in a tree."""
    return {
        "tag": [token.tag_ for token in doc],
        "pos": [token.pos_ for token in doc],
        "morph": [str(token.morph) for token in doc],
        "lemma": [script(token.text, token.lemma_) for token in doc],
        "relation": [token.dep_ for token in doc],
    }


def script(word: str, lemma: str) -> str:
    """Return the edit that makes the lemma of the word: "lower?|letters cut|letters added", or "=" (keep).

    The idea of lemmas as edit classes is Chrupała's (2006); endings suffice for English.
    """
    for lower, base in ((1, word.lower()), (0, word)):
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        if shared or len(base) <= SHORT_WORD:
            cut = len(base) - shared
            return f"{lower}|{cut}|{lemma[shared:]}" if cut <= LONGEST_CUT else KEEP
    return KEEP


class ExampleEncoder:
    """Turns documents into examples; fixed seed, so the same files always give the same examples."""

    def __init__(self, labels: Labels, wordpiece: WordPiece) -> None:
        self._classes = {kind: {name: i for i, name in enumerate(names)} for kind, names in labels.items()}
        self._wordpiece = wordpiece
        self._chance = random.Random(5)

    def examples(self, documents: Sequence[tuple[Source, Doc]]) -> Iterable[Sentence]:
        """Yield the treebanks' sentences with their trees, and the other documents whole, with their names.

        Where two files annotate one text, its sentences carry both.
        """
        named = {doc.text: self._sets(listed, doc) for listed, doc in documents if listed.entities}
        for listed in filter(lambda source: source.ours, SOURCES):
            docs = [doc for source, doc in documents if source is listed]
            marks = annotated.labels(annotated.FOLDER / f"{listed.name}.tsv", docs)
            named |= {doc.text: (labels, "O") for doc, labels in zip(docs, marks, strict=True)}
        for number, (listed, doc) in enumerate(documents):
            if listed.trees:
                yield from self._parsed(number, doc, named.get(doc.text))
            if listed.trees and listed.ours:
                yield from self._renamed(number, *_words(doc, *named[doc.text]), TREEBANK_RENAMINGS)
            elif not listed.trees:
                words = _words(doc, *named[doc.text])
                yield self._named(number, *words)
                yield from self._renamed(number, *words, RENAMINGS)

    def own_examples(self, number: int, texts: Iterable[annotated.Text]) -> Iterable[Sentence]:
        """Yield the texts written for training, and new versions of them, numbered from `number`."""
        for place, (words, labels, starts) in enumerate(texts, number):
            yield replace(self._named(place, words, labels, "O"), start=starts)
            yield from self._renamed(place, words, labels, "O", RENAMINGS)

    def _sets(self, listed: Source, doc: Doc) -> tuple[Marks, str]:
        """Return the document's labels, and the label of a word without a mark."""
        words = [token.text for token in doc]
        return placed(words, clean.untitled(words, _bio(doc))), "O" if listed.miscellany else "O?"

    def _parsed(self, number: int, doc: Doc, entities: tuple[Marks, str] | None) -> Iterable[Sentence]:
        labels, outside = entities or (["?"] * len(doc), "O")
        for sent in doc.sents:
            columns = tree_columns(sent)
            words = [token.text for token in sent]
            yield Sentence(
                document=number,
                parsed=True,
                pieces=[list(self._wordpiece.pieces(word)) for word in words],
                case=[int(case_of(word)) for word in words],
                head=[token.head.i - sent.start for token in sent],
                entity=self._masks(labels[sent.start : sent.end], outside),
                start=[1, *[0] * (len(words) - 1)],
                **{kind: self._coded(kind, values) for kind, values in columns.items()},
            )

    def _named(self, number: int, words: list[str], labels: Marks, outside: str) -> Sentence:
        unknown = [UNKNOWN_CLASS] * len(words)
        return Sentence(
            document=number,
            parsed=False,
            pieces=[list(self._wordpiece.pieces(word)) for word in words],
            case=[int(case_of(word)) for word in words],
            tag=unknown,
            pos=unknown,
            morph=unknown,
            lemma=unknown,
            head=unknown,
            relation=unknown,
            entity=self._masks(labels, outside),
            start=unknown,
        )

    def _renamed(
        self, number: int, words: list[str], labels: Marks, outside: str, versions: int
    ) -> Iterable[Sentence]:
        for _ in range(versions):
            if renamed := augment.renamed(words, labels, self._chance):
                yield self._named(number, *renamed, outside)

    def _masks(self, labels: Marks, outside: str) -> list[int]:
        """Return the set of classes, bit by bit, that each label leaves possible."""
        return [self._mask(outside if label == "O" else label) for label in labels]

    def _mask(self, label: str) -> int:
        if label == "?":
            return 0
        if label == "O?":  # the source marks no events, works and products
            return sum(1 << self._classes["entity"][name] for name in ("O", "B-MISC", "I-MISC"))
        border, _, kind = label.partition("-")
        kinds = ALTERNATIVES.get(kind, (kind,))
        names_of = [f"{border}-{each}" for each in kinds] if kind else [label]
        return sum(1 << self._classes["entity"][name] for name in names_of)

    def _coded(self, kind: str, names: Iterable[str]) -> list[int]:
        classes = self._classes[kind]
        return [classes.get(name, UNKNOWN_CLASS) for name in names]


def placed(words: Sequence[str], labels: Marks) -> Marks:
    """Return the labels of a source that marks all places as LOC: known cities and countries are GPE.

    Any other may be a city, a region or a building ("PLACE").
    """
    fresh = list(labels)
    for begin, end, kind in augment.spans(labels):
        if kind == "LOC":
            known = " ".join(words[begin:end]) in names.SETTLEMENTS
            fresh[begin:end] = annotated.entity("GPE" if known else "PLACE", end - begin)
    return fresh


def _words(doc: Doc, labels: Marks, outside: str) -> tuple[list[str], Marks, str]:
    """Return words and labels without the blanks, which are never read."""
    kept = [(token.text, label) for token, label in zip(doc, labels, strict=True) if not token.is_space]
    return [word for word, _ in kept], [label for _, label in kept], outside


def _bio(doc: Doc) -> list[str]:
    return [f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc]
