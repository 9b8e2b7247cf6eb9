"""Who says what, by another tool: the quotation extraction of textacy over the same parses, for comparison.

textacy is no dependency of the project: `make gate` installs it (`peers.txt`), and elsewhere the measure does
not run.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType

from spacy.tokens import Doc, Token

from benchmarks.corpora import Corpora, Row
from benchmarks.measure import Measure, Scores
from benchmarks.measure_attributions import POLNEAR, SCORER, figures_of
from benchmarks.running import read_documents, score
from stemma.annotate.language import load_pipeline, parse_documents

TEXTACY = "textacy"


def measure_textacy(corpora: Corpora) -> Scores:
    """Return exact F1 per role, `linked`, and on how many documents it raised (they count as empty)."""
    gold = corpora.rows(POLNEAR)
    triples = import_module("textacy.extract.triples")
    documents = read_documents({"id": row["id"], "text": row["text"]} for row in gold)
    found, raised = [], 0
    for document, parse in zip(documents, parse_documents(documents, load_pipeline()), strict=True):
        try:
            attributions = list(_attributions(triples, parse))
        except Exception:  # noqa: BLE001 — how often it raises is one of the figures
            attributions, raised = [], raised + 1
        found.append({"id": document.name, "attributions": attributions})
    return {**figures_of(score(corpora, SCORER, gold, found)), "stage_failures": raised}


def _attributions(triples: ModuleType, parse: Doc) -> Iterator[Row]:
    """Yield what textacy finds, as rows for the scorer."""
    for speaker, cue, content in triples.direct_quotations(parse):
        yield {
            "source": _extent(speaker) if speaker else None,
            "cue": [_extent(cue)],
            "content": [[content.start_char, content.end_char]],
        }


def _extent(tokens: Sequence[Token]) -> list[int]:
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


MEASURES = (
    Measure("attributions/textacy_polnear_dev", (SCORER, POLNEAR), measure_textacy, packages=(TEXTACY,)),
)
