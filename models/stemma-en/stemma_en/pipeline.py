"""The pipeline as `spacy.load("stemma_en")` returns it: the tokenizer and the reader."""

from collections.abc import Iterable
from typing import Any

from confection import Config
from spacy.language import Language
from spacy.util import dict_to_dot, load_model_from_config
from spacy.vocab import Vocab

from stemma_en import component, tokenizer

LONGEST_TEXT = 100_000_000  # spaCy's own limit is for models whose memory grows with the text


def build(
    version: str,
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """Return the pipeline; `config` overrides settings, nested or as "components.stemma_reader.threads"."""
    settings = Config(
        {
            "nlp": {"lang": "en", "pipeline": [component.NAME], "tokenizer": {"@tokenizers": tokenizer.NAME}},
            "components": {component.NAME: {"factory": component.FACTORY}},
        }
    )
    overridden = Config().from_str(settings.to_str(), overrides=dict_to_dot(config or {}))
    nlp = load_model_from_config(
        overridden, vocab=vocab, disable=disable, enable=enable, exclude=exclude, auto_fill=True
    )
    nlp.max_length = LONGEST_TEXT
    nlp.meta |= {"name": "stemma_en", "version": version, "license": "CC BY-SA 4.0"}
    return nlp
