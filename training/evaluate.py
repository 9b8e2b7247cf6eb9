"""Scores of the installed model on raw text: `python -m training.evaluate --from FOLDER --to figures.json`.

FOLDER holds the gold sets as spaCy DocBins (see README). The model tokenises the text itself, so a wrong
token costs its annotation; spaCy's scorer aligns by characters. Nothing is tuned on these sets.
"""

import argparse
import hashlib
import json
import resource
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

PARSED = ("ewt_test", "gum_news_test", "gum_test")
NAMED = ("crossner_test", "uner_ewt_test")
IGNORED_RELATIONS = ("p", "punct")  # spaCy's own habit: attachment scores leave punctuation out
FEWEST_WORDS = 20_000  # for a stable speed


def main() -> None:
    """Evaluate and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--from", dest="source", type=Path, required=True)
    parser.add_argument("--to", dest="target", type=Path, required=True)
    parser.add_argument("--model", default="stemma_en")
    parser.add_argument("--sets", nargs="*", default=[*PARSED, *NAMED])
    arguments = parser.parse_args()
    started = time.perf_counter()
    nlp = spacy.load(arguments.model)
    figures: dict[str, Any] = {"load_seconds": round(time.perf_counter() - started, 2)}
    figures["sets"] = {name: scores(nlp, arguments.source / f"{name}.spacy") for name in arguments.sets}
    figures["words_per_cpu_second"] = speed(nlp, arguments.source / f"{arguments.sets[0]}.spacy")
    figures["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    text = json.dumps(figures, indent=2, sort_keys=True)
    arguments.target.write_text(text + "\n", encoding="utf-8")
    print(text)


def scores(nlp: Language, file: Path) -> dict[str, Any]:
    """Return the scores of a gold set in percent, with the digest of its file."""
    gold = list(DocBin().from_disk(file).get_docs(nlp.vocab))
    predicted = list(nlp.pipe([doc.text for doc in gold]))
    found: dict[str, Any] = {"sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
    if gold[0].has_annotation("DEP"):
        found |= _parse_scores(_examples(predicted, gold))
    if any(doc.ents for doc in gold):
        found |= _entity_scores(predicted, gold)
    return found


def speed(nlp: Language, file: Path) -> int:
    """Return words read in a second of one core."""
    texts = [doc.text for doc in DocBin().from_disk(file).get_docs(nlp.vocab)]
    started, words = time.process_time(), 0
    while words < FEWEST_WORDS:
        words += sum(len(doc) for doc in nlp.pipe(texts))
    return round(words / (time.process_time() - started))


def _examples(predicted: Iterable[Doc], gold: Iterable[Doc]) -> list[Example]:
    return [Example(guess, truth) for guess, truth in zip(predicted, gold, strict=True)]


def _parse_scores(examples: list[Example]) -> dict[str, float]:
    raw: dict[str, Any] = dict(Scorer.score_tokenization(examples))
    for attribute in ("pos", "tag", "lemma"):
        raw |= Scorer.score_token_attr(examples, attribute)
    raw |= Scorer.score_deps(
        examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=IGNORED_RELATIONS
    )
    raw |= Scorer.score_spans(
        examples, "sents", getter=lambda doc, _: list(doc.sents), has_annotation=lambda _: True
    )
    names = {
        "token_f": "tokens",
        "pos_acc": "upos",
        "tag_acc": "xpos",
        "lemma_acc": "lemmas",
        "dep_uas": "uas",
        "dep_las": "las",
        "sents_f": "sentences",
    }
    return {ours: round(100 * float(raw[theirs]), 2) for theirs, ours in names.items()}


def _entity_scores(predicted: list[Doc], gold: list[Doc]) -> dict[str, Any]:
    """Only the gold set's types count; where it knows no countries and facilities, ours are places."""
    known = {entity.label_ for doc in gold for entity in doc.ents}
    for doc in predicted:
        doc.set_ents([span for entity in doc.ents if (span := _mapped(entity, known))])
    raw = Scorer.score_spans(_examples(predicted, gold), "ents")
    per_type = {label: round(100 * value["f"], 1) for label, value in sorted(raw["ents_per_type"].items())}
    return {
        "entities": round(100 * raw["ents_f"], 2),
        "entities_precision": round(100 * raw["ents_p"], 2),
        "entities_recall": round(100 * raw["ents_r"], 2),
        "entities_per_type": per_type,
    }


def _mapped(entity: Span, known: set[str]) -> Span | None:
    label = "LOC" if entity.label_ in ("GPE", "FAC") and entity.label_ not in known else entity.label_
    return Span(entity.doc, entity.start, entity.end, label=label) if label in known else None


if __name__ == "__main__":
    main()
