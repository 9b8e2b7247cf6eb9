"""The language pipeline: any spaCy pipeline that is installed, the project's own by default."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.adapting.adapter import fit_pipeline
from stemma.errors import PipelineMissing
from stemma.model.documents import Document
from stemma.text.cuts import blank_cuts
from stemma.text.datelines import part_datelines

DEFAULT_PIPELINE = "stemma_en"


@cache
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return the spaCy pipeline called `name` (a package or a folder), loaded once per process.

    A pipeline with labels of ClearNLP or OntoNotes is made to give ours. Raises PipelineMissing where
    it is not installed, PipelineUnfit where it lacks something that the stages read.
    """
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise PipelineMissing(
            f"no spaCy pipeline is installed under the name {name!r}, nor lies one in such a folder; "
            "install it, or name another with --pipeline"
        ) from error
    return pipeline if name == DEFAULT_PIPELINE else fit_pipeline(pipeline, name)


def parse_documents(documents: Iterable[Document], pipeline: Language) -> Iterator[Doc]:
    """Yield the parse of each document, over the offsets of its text as given.

    Cuts are blanked, not removed, so that nothing has to be mapped back; a dateline is a paragraph
    of its own.
    """
    return pipeline.pipe(part_datelines(blank_cuts(document.text, document.cuts)) for document in documents)
