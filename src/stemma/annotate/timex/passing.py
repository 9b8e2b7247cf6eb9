"""Years that only name a thing, so that the story does not go there: "the 1614 rules", "Hitler's 1930s"."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.timex.lexer import WORD, Lexeme
from stemma.annotate.timex.symbols import Absolute
from stemma.annotate.timex.words import Piece
from stemma.text.function_words import FUNCTION_WORDS

PASSING = "passing"
"""The rule of the grammar for dates that are named in passing."""
CAMPAIGN = "CAMPAIGN"
DETERMINERS = frozenset({"A", "THE", "POSS", "POSSPRON"})


def mark_passing(pieces: Sequence[Piece], lexemes: Sequence[Lexeme]) -> list[Piece]:
    """Return the pieces, with the dates that stand before a noun as its name read as told in passing."""
    return [replace(piece, rule=PASSING) if _names_a_thing(piece, lexemes) else piece for piece in pieces]


def _names_a_thing(piece: Piece, lexemes: Sequence[Lexeme]) -> bool:
    """Tell whether a stated date stands between a determiner or adjective and a noun: "a 1902 pact"."""
    if not isinstance(piece.reading.symbol, Absolute) or not 0 < piece.first < piece.after < len(lexemes):
        return False
    before, after = lexemes[piece.first - 1], lexemes[piece.after]
    return _is_content(after) and (before.kind in DETERMINERS or _is_content(before))


def _is_content(lexeme: Lexeme) -> bool:
    """Tell whether a lexeme is a word in small letters that means something by itself."""
    word = str(lexeme.meaning)
    return lexeme.kind == CAMPAIGN or (lexeme.kind == WORD and word.islower() and word not in FUNCTION_WORDS)
