"""A grammar match as its reading sees it: which parts are there, and the numbers they spell."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.annotate.timex.grammar import GrammarMatch
from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.symbols import Reading

STEPS = {
    "LAST": -1, "PAST": -1, "PREVIOUS": -1, "LATEST": -1, "EARLIER": -1, "RECENT": -1,
    "THIS": 0, "CURRENT": 0, "THE": 0, "THAT": 0, "SAME": 0,
    "NEXT": 1, "COMING": 1, "FOLLOWING": 1,
}  # fmt: skip
MODS = {
    "EARLY": "START", "EARLIER": "START", "START": "START", "MID": "MID", "MIDDLE": "MID",
    "LATE": "END", "LATER": "END", "LATTER": "END", "END": "END", "CLOSE": "END", "ABOUT": "APPROX",
}  # fmt: skip
BOUNDS = {
    "ABOUT": "APPROX", "SOME": "APPROX", "NEARLY": "LESS_THAN", "OVER": "MORE_THAN", "UNDER": "LESS_THAN",
    "CLOSE": "LESS_THAN", "LEAST": "EQUAL_OR_MORE", "MOST": "EQUAL_OR_LESS", "UP": "EQUAL_OR_LESS",
}  # fmt: skip
NUMERALS = frozenset(
    {"DAYNUM", "NUMBER", "YEAR", "WORDNUM", "HUNDRED", "DOZEN", "ORDNUM", "ORDWORD", "SECOND", "QUARTERNUM"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """The lexemes of one match and its named parts."""

    match: GrammarMatch
    lexemes: Sequence[Lexeme]

    def has(self, part: str) -> bool:
        """Tell whether the part is there."""
        return part in self.match.parts

    def part(self, name: str) -> Sequence[Lexeme]:
        """Return the lexemes of a part, or none."""
        first, after = self.match.parts.get(name, (0, 0))
        return self.lexemes[first:after]

    def all(self) -> Sequence[Lexeme]:
        """Return every lexeme of the match."""
        return self.lexemes[self.match.first : self.match.after]

    def kinds(self, part: str | None = None) -> set[str]:
        """Return the word classes of a part, or of the whole match."""
        return {lexeme.kind for lexeme in (self.part(part) if part else self.all())}

    def name(self, part: str) -> str:
        """Return the meaning of the part's last lexeme as text: a unit, a clock time."""
        return str(self.part(part)[-1].meaning)

    def index(self, part: str) -> int:
        """Return the meaning of the part's last lexeme as a number: a month, a weekday, a season."""
        return int(self.part(part)[-1].meaning)

    def number(self, part: str) -> int:
        """Return the number a part spells ("twenty-five", "two hundred", "3rd"), "a" being one."""
        return spelled(self.part(part))

    def step(self, part: str = "x") -> int | None:
        """Return -1 for "last", 0 for "this", 1 for "next", None where none is there."""
        return next((STEPS[word.kind] for word in reversed(self.part(part)) if word.kind in STEPS), None)

    def mod(self) -> str | None:
        """Return START, MID or END for "early", "the end of"."""
        words = (*self.part("e"), *self.part("e2"))
        return next((MODS[word.kind] for word in words if word.kind in MODS), None)

    def bound(self) -> str | None:
        """Return APPROX, MORE_THAN … for the words before an amount."""
        kinds = self.kinds("m") if self.has("m") else set()
        if "THAN" in kinds:
            more = "MORE" in kinds
            if kinds & {"NO", "NOT"}:
                return "EQUAL_OR_LESS" if more else "EQUAL_OR_MORE"
            return "MORE_THAN" if more else "LESS_THAN"
        return next((BOUNDS[kind] for kind in BOUNDS if kind in kinds), None)


def spelled(lexemes: Sequence[Lexeme]) -> int:
    """Return the number that lexemes spell; anything but numerals counts as nothing."""
    total, current = 0, 0
    for lexeme in lexemes:
        if lexeme.kind not in NUMERALS:
            continue
        number = _numeral(lexeme)
        if lexeme.kind == "HUNDRED":
            current = max(current, 1) * number
            total, current = (total + current, 0) if number > 100 else (total, current)
        elif lexeme.kind == "DOZEN":
            current = max(current, 1) * number
        else:
            current += number
    return total + current


def _numeral(lexeme: Lexeme) -> int:
    if isinstance(lexeme.meaning, int):
        return lexeme.meaning
    return int(float(lexeme.meaning.replace(",", "").split()[0]))


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression: its range of lexemes, the rule that found it, and what it means."""

    first: int
    after: int
    rule: str
    reading: Reading
