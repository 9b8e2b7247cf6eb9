"""The component that makes a pipeline's output ours, and the one that keeps paragraphs apart."""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from stemma.annotate.adapting.dependencies import universal_tree
from stemma.annotate.adapting.entity_types import our_type
from stemma.annotate.adapting.schemes import Dependencies, declared_labels, read_labels
from stemma.text.cuts import paragraph_bounds

PARAGRAPHS = "stemma_paragraphs"
ADAPTER = "stemma_adapter"
HASH_BITS = 2**64 - 1


def fit_pipeline(pipeline: Language, name: str) -> Language:
    """Return the same pipeline, made to give Universal Dependencies, our entity types and whole paragraphs.

    What gives them already is left as it is. Raises PipelineUnfit where something that the stages read
    is missing.
    """
    labels = read_labels(pipeline, name)
    parsers = [n for n, factory in pipeline.pipe_factories.items() if factory == "parser"]
    if parsers and PARAGRAPHS not in pipeline.pipe_names:
        pipeline.add_pipe(PARAGRAPHS, before=parsers[0])
    clear = labels.dependencies is Dependencies.CLEAR
    if ADAPTER not in pipeline.pipe_names and (clear or any(our_type(e) != e for e in labels.entities)):
        pipeline.add_pipe(ADAPTER, last=True, config={"clear": clear})
    return pipeline


def describe_fit(pipeline: Language) -> tuple[str, ...]:
    """Return in words what is changed of a pipeline's own output; nothing where it is taken as it is."""
    remarks = []
    if ADAPTER in pipeline.pipe_names:
        if pipeline.get_pipe_config(ADAPTER)["clear"]:
            remarks.append("its ClearNLP relations are turned into Universal Dependencies")
        labels = sorted(declared_labels(pipeline, "doc.ents"))
        if left := [label for label in labels if our_type(label) is None]:
            remarks.append(f"its entities {', '.join(left)} are left out")
        if renamed := [label for label in labels if our_type(label) not in (None, label)]:
            remarks.append(f"its entities {', '.join(renamed)} go under our types")
    if PARAGRAPHS in pipeline.pipe_names:
        remarks.append("a paragraph always begins a sentence")
    return tuple(remarks)


def adapt(doc: Doc, *, clear: bool = True) -> Doc:
    """Return the same document with our entity types and, from ClearNLP's (`clear`), Universal Dependencies.

    Words, tags, lemmas and the bounds of sentences stay. Entities that are no names are left out.
    """
    if clear and len(doc):
        _write_trees(doc)
    doc.set_ents(
        [
            TokenSpan(doc, entity.start, entity.end, label=label, kb_id=entity.kb_id)
            for entity in doc.ents
            if (label := our_type(entity.label_)) is not None
        ],
        default="outside",
    )
    return doc


def _write_trees(doc: Doc) -> None:
    add = doc.vocab.strings.add
    rows: list[tuple[int, int, int]] = []
    for sentence in doc.sents:
        tree = universal_tree(sentence, _persons(sentence))
        for place, head in enumerate(tree.heads):
            rows.append((head - place, add(tree.relations[place]), add(tree.parts[place])))
    values: Any = np.array([[value & HASH_BITS for value in row] for row in rows], dtype=np.uint64)
    doc.from_array(["HEAD", "DEP", "POS"], values)


def _persons(sentence: TokenSpan) -> list[tuple[int, int]]:
    return [
        (entity.start - sentence.start, entity.end - sentence.start)
        for entity in sentence.ents
        if our_type(entity.label_) == "PER"
    ]


@Language.component(PARAGRAPHS, assigns=["token.is_sent_start"])
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Return the same document with a sentence begun at each paragraph, which spaCy's parser respects."""
    starts = {start for start, _ in paragraph_bounds(doc.text)}
    for token in doc[1:]:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


@Language.factory(
    ADAPTER, default_config={"clear": True}, assigns=["token.dep", "token.head", "token.pos", "doc.ents"]
)
def make_adapter(nlp: Language, name: str, clear: bool) -> "Adapter":  # noqa: ARG001 — spaCy calls it so
    """Return the component of a pipeline."""
    return Adapter(clear=clear)


class Adapter:
    """A component that adapts each document."""

    def __init__(self, *, clear: bool) -> None:
        self.clear = clear

    def __call__(self, doc: Doc) -> Doc:
        """Return the same document, adapted."""
        return adapt(doc, clear=self.clear)
