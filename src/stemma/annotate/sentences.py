"""Sentences, as the language pipeline draws them."""

from collections.abc import Iterator

from stemma.annotate.parsed import ParsedDocument
from stemma.model.mentions import Sentence


def find_sentences(parsed: ParsedDocument) -> Iterator[Sentence]:
    """Yield each sentence that holds a word, without the blanks around it."""
    for sentence in parsed.parse.sents:
        if not all(token.is_space for token in sentence):
            yield Sentence(parsed.printed(sentence))
