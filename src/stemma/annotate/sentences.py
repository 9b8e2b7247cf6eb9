"""Sentences, as the language pipeline draws them."""

from collections.abc import Iterator

from stemma.annotate.parsed import ParsedDocument
from stemma.model.mentions import Sentence


def find_sentences(parsed: ParsedDocument) -> Iterator[Sentence]:
    """Yield each sentence that holds a word, without the blanks around it."""
    for sentence in parsed.parse.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            yield Sentence(parsed.span(words[0].idx, words[-1].idx + len(words[-1])))
