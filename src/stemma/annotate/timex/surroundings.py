"""What stands around an expression: its neighbours, and how they are written."""

from collections.abc import Sequence

from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.words import Piece


class Surroundings:
    """The lexemes around a piece, and the text they stand in."""

    def __init__(self, text: str, lexemes: Sequence[Lexeme], piece: Piece) -> None:
        self.text = text
        self.words = lexemes[piece.first : piece.after]
        self.before = lexemes[piece.first - 1] if piece.first else None
        self.second_before = lexemes[piece.first - 2] if piece.first > 1 else None
        self.after = lexemes[piece.after] if piece.after < len(lexemes) else None
        self.second_after = lexemes[piece.after + 1] if piece.after + 1 < len(lexemes) else None

    def previous(self) -> str:
        """Return the class of the lexeme before, "BREAK" at the beginning."""
        return self.before.kind if self.before else "BREAK"

    def second_previous(self) -> str:
        """Return the class of the lexeme before the one before, "BREAK" at the beginning."""
        return self.second_before.kind if self.second_before else "BREAK"

    def following(self) -> str:
        """Return the class of the lexeme after, "BREAK" at the end."""
        return self.after.kind if self.after else "BREAK"

    def word_before(self) -> str:
        """Return the word before as it is written."""
        return self.text[self.before.start : self.before.end] if self.before else ""

    def word_after(self) -> str:
        """Return the word after as it is written."""
        return self.text[self.after.start : self.after.end] if self.after else ""

    def name_before(self) -> bool:
        """Tell whether a capitalised word stands before, in the same line."""
        gap = self.text[self.before.end : self.words[0].start] if self.before else ""
        return self.previous() == "WORD" and self.word_before()[0].isupper() and gap in {" ", "\u00a0"}

    def name_after(self) -> bool:
        """Tell whether a capitalised word stands behind, in the same line."""
        gap = self.text[self.words[-1].end : self.after.start] if self.after else ""
        return self.following() == "WORD" and self.word_after()[0].isupper() and gap in {" ", "\u00a0"}

    def touches_after(self) -> bool:
        """Tell whether the next lexeme stands right behind, without a blank."""
        return self.after is not None and self.after.start == self.words[-1].end

    def touches_before(self) -> bool:
        """Tell whether the lexeme before stands right in front, without a blank."""
        return self.before is not None and self.before.end == self.words[0].start
