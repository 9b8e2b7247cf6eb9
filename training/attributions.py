"""Train the linker of attributions: `python -m training.attributions --from FOLDER --into FOLDER`.

Reads PolNeAR's training part and the UW factuality set's (each checked by its SHA-256), parses them with the
installed language model, and writes the two files of weights that the package ships.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure_factuality import find_targets

from stemma.annotate.attribution.classifier import FACTUALITY, WEIGHTS, Classifier, Model, store
from stemma.annotate.attribution.factuality import DEGREES, factuality_traits
from stemma.annotate.attribution.setting import Setting
from stemma.annotate.language import load_pipeline, parse_documents
from stemma.annotate.words import read_words
from stemma.ingest.rows import read_row
from stemma.model.problems import Rejection
from stemma.text.cuts import blank_cuts
from training.attribution_examples import ROLES, Row, count_cues, make_examples, read_setting
from training.logistic import Recipe, fit
from training.sources import checked

FILES = {
    "polnear_train.jsonl": "6609477e0aa9d852964ebf1b48e06a22b0d40a963e83d298e89a714fb0120746",
    "uw_factuality_train.jsonl": "b4fa20bb740675e3b72e2a2d72ce148b6afd27478e6474529ce3fb4ee05c328a",
}
_FOR_FACTUALITY = Recipe(rounds=6, batch=512)


def main() -> None:
    """Train from the folder that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--from", dest="source", type=Path, required=True, help="folder with " + ", ".join(FILES)
    )
    parser.add_argument("--into", type=Path, required=True, help="the folder that receives the weights")
    arguments = parser.parse_args()
    articles, sentences = (
        read_rows(checked(arguments.source / name, digest)) for name, digest in FILES.items()
    )
    model = train_linker(list(parse_articles(articles)), articles)
    classifiers = {"cue": model.cue, "role": model.role, "further": model.further}
    (arguments.into / WEIGHTS).write_bytes(store(classifiers, model.candidates))
    degree = train_factuality(sentences)
    (arguments.into / FACTUALITY).write_bytes(store({"degree": degree}))
    for name, classifier in {**classifiers, "degree": degree}.items():
        print(f"{name}: {len(classifier.rows)} traits")


def read_rows(file: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    with file.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def parse_articles(rows: Sequence[Row]) -> Iterator[Setting]:
    """Yield the setting of each article, read as Stemma reads every document."""
    documents = []
    for row in rows:
        document = read_row(json.dumps({"id": row["id"], "text": row["text"]}).encode(), row["id"])
        if isinstance(document, Rejection):
            raise ValueError(f"{row['id']}: {document.message}")
        documents.append(document)
    for document, parse in zip(documents, parse_documents(documents, load_pipeline()), strict=True):
        yield read_setting(parse, blank_cuts(document.text, document.cuts))


def train_linker(settings: Sequence[Setting], rows: Sequence[Row]) -> Model:
    """Return the model fitted to articles and their attributions."""
    words = count_cues(settings, rows)
    examples = make_examples(settings, rows, words)
    return Model(
        cue=fit(examples.cue, ("none", "cue"), Recipe()),
        role=fit(examples.role, ROLES, Recipe()),
        further=fit(examples.further, ("none", "content"), Recipe()),
        candidates=words,
    )


def train_factuality(rows: Sequence[Row]) -> Classifier:
    """Return the classifier fitted to sentences in which each event has the annotators' mean degree."""
    examples = []
    for row, parse in zip(rows, load_pipeline().pipe(row["text"] for row in rows), strict=True):
        words = read_words(parse)
        for token, degree in find_targets(row, words):
            examples.append((factuality_traits(words, token), DEGREES[round(degree) + 3]))
    return fit(examples, DEGREES, _FOR_FACTUALITY)


if __name__ == "__main__":
    main()
