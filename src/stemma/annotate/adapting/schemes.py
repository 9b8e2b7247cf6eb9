"""Which labels a pipeline gives, told from its labels and from a sentence put through it."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.adapting.entity_types import is_known
from stemma.errors import PipelineUnfit

PROBE = (
    "The Iraqi army was attacked by rebels in Mosul on Tuesday, and John Smith told reporters that he saw it."
)
"""Made so that every kind of annotation, and in both styles a telling relation, is to be expected."""
LAYERS = {
    "DEP": ("dependency parse", "a parser"),
    "SENT_START": ("sentences", "a parser"),
    "TAG": ("Penn Treebank tags", "a tagger"),
    "LEMMA": ("lemmas", "a lemmatizer"),
}
CLEAR = frozenset(("nsubjpass", "auxpass", "dobj", "pobj", "csubjpass", "relcl", "rcmod", "acomp"))
UNIVERSAL = frozenset(("nsubj:pass", "aux:pass", "obj", "obl", "cop", "acl:relcl", "csubj:pass"))


class Dependencies(StrEnum):
    """The style of a dependency parse."""

    UNIVERSAL = "Universal Dependencies"
    CLEAR = "ClearNLP"


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels a pipeline gives."""

    dependencies: Dependencies
    entities: frozenset[str]
    """The types of entities it declares; empty where it declares none."""
    unknown: frozenset[str]
    """Those of `entities` that belong to no set that is understood; such entities are left out."""


def read_labels(pipeline: Language, name: str) -> Labels:
    """Return what labels a pipeline gives.

    Raises PipelineUnfit, saying what is missing and what to do, where it gives no parse, sentences, tags
    or lemmas, has no component for entities, or gives relations or entities of no style that is understood.
    """
    probe = pipeline(PROBE)
    _require_layers(probe, pipeline, name)
    relations = declared_labels(pipeline, "token.dep") | {token.dep_ for token in probe}
    entities = declared_labels(pipeline, "doc.ents") | {entity.label_ for entity in probe.ents}
    unknown = frozenset(label for label in entities if not is_known(label))
    if entities and unknown == entities:
        raise PipelineUnfit(
            f"pipeline {name!r} gives entities of types that are not understood ({_some(unknown)}); "
            "take one trained on OntoNotes or CoNLL types"
        )
    return Labels(_style(relations, name), entities, unknown)


def _require_layers(probe: Doc, pipeline: Language, name: str) -> None:
    missing = [layer for layer in LAYERS if not probe.has_annotation(layer)]
    words = [LAYERS[layer][0] for layer in missing]
    parts = dict.fromkeys(LAYERS[layer][1] for layer in missing)
    if not probe.has_annotation("ENT_IOB"):
        words.append("entities")
        parts["an entity recogniser"] = None
    if words:
        has = ", ".join(pipeline.pipe_names) or "no component"
        raise PipelineUnfit(
            f"pipeline {name!r} gives no {', no '.join(words)} (it has {has}); "
            f"add {' and '.join(parts)}, or take another pipeline"
        )


def _style(relations: frozenset[str], name: str) -> Dependencies:
    if relations & CLEAR and not relations & {"nsubj:pass", "aux:pass", "acl:relcl"}:
        return Dependencies.CLEAR
    if relations & UNIVERSAL:
        return Dependencies.UNIVERSAL
    raise PipelineUnfit(
        f"the relations of pipeline {name!r} are not understood ({_some(relations)}); "
        "take one whose parser gives Universal Dependencies or the labels of ClearNLP"
    )


def declared_labels(pipeline: Language, assigned: str) -> frozenset[str]:
    """Return the labels that components declare which write `assigned`, as spaCy calls it ("doc.ents")."""
    return frozenset(
        label
        for component, labels in pipeline.pipe_labels.items()
        if assigned in pipeline.get_pipe_meta(component).assigns
        for label in labels
    )


def _some(labels: frozenset[str]) -> str:
    shown = sorted(label for label in labels if label)
    return ", ".join(shown[:5]) + (", …" if len(shown) > 5 else "") if shown else "it gives none"
