"""An English language model for spaCy: `spacy.load("stemma_en")`.

One encoder reads tags, morphology, lemmas, sentences, Universal Dependencies and named entities in one
pass. It needs spaCy, numpy and onnxruntime, and nothing from the network.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load"]
__version__ = "0.1.0"


def load(**arguments: Any) -> "Language":  # noqa: ANN401 — spaCy's own arguments, passed on
    """Return the pipeline; the arguments are those of `spacy.load`.

    `config={"components.stemma_reader.threads": 4}` reads four windows at a time (default 1).
    """
    from stemma_en.pipeline import build  # noqa: PLC0415 — training needs the word pieces, not spaCy

    return build(__version__, **arguments)
