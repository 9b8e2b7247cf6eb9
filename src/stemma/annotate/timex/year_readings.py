"""Readings of years, decades and centuries, in figures and in words."""

from collections.abc import Sequence

from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.periods import Period
from stemma.annotate.timex.symbols import Absolute, Literal, Reading, date_of
from stemma.annotate.timex.words import MODS, Piece, Words, spelled


def full_year(lexemes: Sequence[Lexeme], before_christ: bool = False) -> int:
    """Return the astronomical year; of two digits, 30 to 99 are of the 20th century, others of the 21st."""
    number = spelled([lexeme for lexeme in lexemes if lexeme.kind != "SHORTYEAR"])
    if lexemes[0].kind == "WORDNUM":
        number = spoken_year(lexemes) or number
    if lexemes[-1].kind == "SHORTYEAR":
        number = int(lexemes[-1].meaning)
        number += 1900 if number >= 30 else 2000
    return 1 - number if before_christ else number


def spoken_year(lexemes: Sequence[Lexeme]) -> int | None:
    """Return the year of "nineteen ninety-four", None where the words are no year of 1810 to 2099."""
    century, *rest = (int(lexeme.meaning) for lexeme in lexemes if lexeme.kind == "WORDNUM")
    ones = rest[1] if len(rest) > 1 else 0
    return (
        century * 100 + sum(rest) if century in {18, 19, 20} and 10 <= sum(rest) < 100 > ones * 10 else None
    )


def read_year(words: Words) -> Reading | None:
    """Read a year, also before Christ."""
    part = "year" if words.has("year") else "bc"
    era = words.has("bc") and words.all()[-1].kind == "BC"
    return date_of(Absolute(Period("Y", full_year(words.part(part), era))), words.mod())


def read_spoken_year(words: Words) -> Reading | None:
    """Read "nineteen ninety-four" and "the year two thousand"."""
    if "HUNDRED" in words.kinds():
        year: int | None = spelled(words.all())
    else:
        year = spoken_year(words.all())
    return date_of(Absolute(Period("Y", year)), words.mod()) if year else None


def read_years_before_christ(words: Words) -> list[Piece]:
    """Read "499-493 BC": both years are before Christ, and the first is the earlier one."""
    first, last = full_year(words.part("first"), True), full_year(words.part("last"), True)
    begin, after = words.match.parts["first"]
    second = Piece(
        words.match.parts["last"][0],
        words.match.after,
        words.match.rule,
        date_of(Absolute(Period("Y", last))),
    )
    if first >= last:
        return [second]
    return [Piece(begin, after, words.match.rule, date_of(Absolute(Period("Y", first)))), second]


def read_centuries(words: Words) -> list[Piece]:
    """Read both centuries of "the 15th and 16th centuries", the first with the second one's era."""
    if words.has("u") and words.name("u") != "CE":
        return []
    pieces = []
    for part, (first, after) in {
        "n": (words.match.first, words.match.parts["n"][1]),
        "last": (_after_link(words), words.match.after),
    }.items():
        reading = _century(words.number(part), words.has("bc"), _mod(words.lexemes[first:after]))
        if reading is None:
            return []
        pieces.append(Piece(first, after, words.match.rule, reading))
    return pieces


def _after_link(words: Words) -> int:
    """Return where what stands behind "and" begins."""
    return words.match.parts["n"][1] + 1


def _mod(lexemes: Sequence[Lexeme]) -> str | None:
    return next((MODS[lexeme.kind] for lexeme in lexemes if lexeme.kind in MODS), None)


def read_years(words: Words) -> list[Piece]:
    """Read "1939-45" as two years, the second in the first one's century."""
    first, last = full_year(words.part("first")), spelled(words.part("last"))
    begin, after = words.match.parts["first"]
    pieces = [Piece(begin, after, words.match.rule, date_of(Absolute(Period("Y", first))))]
    if "SLASH" in words.kinds() and not _is_season(words, first, last):
        return []
    if not first % 100 < last < 100:
        return pieces
    second = date_of(Absolute(Period("Y", first - first % 100 + last)))
    return [*pieces, Piece(*words.match.parts["last"], words.match.rule, second)]


def _is_season(words: Words, first: int, last: int) -> bool:
    """Tell "the year 2021/22" from a path and from a day written so: "2021/05/14"."""
    around = (words.match.first - 1, words.match.after)
    beside = {words.lexemes[at].kind for at in around if 0 <= at < len(words.lexemes)}
    return last == (first + 1) % 100 and "SLASH" not in beside


def read_decade(words: Words) -> Reading | None:
    """Read "the 1990s", "the '90s", "the nineties"."""
    lexeme = words.part("decade")[-1]
    digits = "".join(sign for sign in str(lexeme.meaning) if sign.isdigit())
    number = int(digits)
    if len(digits) == 2:
        # Without a century and apostrophe, "in his 50s" is an age far more often than a decade.
        if lexeme.kind == "DECADE" and (str(lexeme.meaning)[0].isdigit() or number % 10):
            return None
        number += 1900
    if words.has("bc"):
        return date_of(Literal(f"BC{number // 10:03d}"), words.mod())
    return date_of(Absolute(Period("DE", number // 10)), words.mod())


def read_century(words: Words) -> Reading | None:
    """Read "the 20th century", whose value is 19."""
    return _century(words.number("n"), words.has("bc"), words.mod())


def _century(number: int, before_christ: bool, mod: str | None) -> Reading | None:
    if before_christ:
        return date_of(Literal(f"BC{number - 1:02d}"), mod)
    return date_of(Absolute(Period("CE", number - 1)), mod) if 1 <= number <= 30 else None
