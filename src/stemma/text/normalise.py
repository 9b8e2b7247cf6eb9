"""Foldings under which two spellings of the same thing become equal."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_QUOTES = str.maketrans("“”„‟«»‘’‚‛´`", "\"\"\"\"\"\"''''''")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` without case, accents and typographic quotation marks.

    >>> fold("Iraqí ‘LEADER’")
    "iraqi 'leader'"
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def word_bounds(text: str) -> list[tuple[str, int, int]]:
    """Return each word, folded, with its start and end in `text`; punctuation is left out.

    >>> word_bounds("U.S. troops’ exit")
    [('u', 0, 1), ('s', 2, 3), ('troops', 5, 11), ('exit', 13, 17)]
    """
    return [(fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def one_line(text: str) -> str:
    r"""Return `text` as one line that no terminal obeys: control and direction marks are made visible.

    >>> one_line("Reuters\n\x1b[2J")
    'Reuters �[2J'
    """
    return _OBEYED.sub("\ufffd", " ".join(text.split()))
