"""Text → lexemes: each word with the class that the grammar knows it by."""

import re
from dataclasses import dataclass
from functools import cache

from stemma.annotate.timex.lexicon import CAPITALISED, holidays, time_words

WORD = "WORD"
BREAK = "BREAK"
FRACTIONS = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
PUNCTUATION = {
    ",": "COMMA",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "‑": "HYPHEN",
    ".": "STOP",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    "$": "CURRENCY",
    "£": "CURRENCY",
    "€": "CURRENCY",
    "#": "CURRENCY",
    "%": "PERCENT",
}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word, number or sign; `meaning` is its number, or a name the readings know."""

    start: int
    end: int
    kind: str
    meaning: int | str = 0


@cache
def _scanner() -> re.Pattern[str]:
    feasts = "|".join(
        re.escape(name).replace("\\ ", r"\s+") for name in sorted(holidays(), key=len, reverse=True)
    )
    return re.compile(
        rf"""
        (?P<BREAK>\n[ \t]*\n\s*)
        |(?=[\d'’‘`])(?:
         (?P<ISO>\b\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b)
        |(?P<SLASHDATE>\b\d{{1,2}}(?P<separator>[/.-])\d{{1,2}}(?P=separator)(?:\d{{4}}|\d\d)\b(?![/.-]\d))
        |(?P<CLOCK>\b(?:[01]?\d|2[0-4])[:.h][0-5]\d(?::[0-5]\d)?(?=\s*(?:[ap]\.?\s?m\b|hrs?\b|hours\b))
            |\b(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![:\d]))
        |(?P<MILCLOCK>\b(?:[01]\d|2[0-4])[0-5]\d(?=\s*(?i:hrs?\b|hours\b|\(?(?:\d{{4}}\s)?(?:GMT|UTC)\b))
            |\b0\d[0-5]\d(?=\s+(?i:on|in\s+the|local|today|yesterday|this)\b))
        |(?P<DECADE>(?:\b1\d|\b20)\d0['’]?s\b|['’‘`]\d0s\b|\b[2-9]0s\b|\b\d\d0s\b)
        |(?P<NUMBER>\b\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?\b|\b\d+\.\d+\b
            |\b\d{{1,4}}(?:[ ]\d/\d\b|[ ]?[½¼¾]))
        |(?P<ORDNUM>\b\d{{1,3}}(?:st|nd|rd|th)\b)
        |(?P<SHORTYEAR>(?<!\w)['’‘`]\d\d\b(?!['’]))
        |(?P<DIGITS>\b\d{{1,12}}(?![\w.]*\d)(?![A-Z]\b))
        |(?P<JUNK>\b\d[\w.]*))
        |(?P<QUARTERNUM>\bQ[1-4]\b)
        |(?P<HOLIDAY>\b(?=[A-Z])(?i:{feasts})\b)
        |(?P<DOTTED>\b(?:[ap]\.\s?m\b\.?|[BC]\.C\b\.?(?:E\.)?|A\.D\.|ca\.(?=\s?\d))|\b[ap]m\b)
        |(?P<OCLOCK>\bo['’]clock\b)
        |(?P<ABBREVIATION>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.)
        |(?P<WORD>[^\W\d_]+(?:[’'](?!s\b)[^\W\d_]+)*)
        |(?P<POSS>(?<=\w)['’](?:s\b)?)
        |(?P<SIGN>--+|\S)
        """,
        re.VERBOSE,
    )


def read_lexemes(text: str) -> list[Lexeme]:
    """Return the lexemes of `text` in order; blanks are left out, an empty line is a BREAK.

    >>> [lexeme.kind for lexeme in read_lexemes("on Jan. 3, 2020")]
    ['ON', 'ABBRMONTH', 'DAYNUM', 'COMMA', 'YEAR']
    """
    return [
        _lexeme(match.lastgroup or WORD, match.group(), match.start(), match.end())
        for match in _scanner().finditer(text)
    ]


def _lexeme(group: str, word: str, start: int, end: int) -> Lexeme:
    if group in {"WORD", "ABBREVIATION"}:
        return _word(word, start, end)
    if group == "DOTTED":
        return _dotted(word, start, end)
    kind, meaning = _kind_and_meaning(group, word)
    return Lexeme(start, end, kind, meaning)


def _kind_and_meaning(group: str, word: str) -> tuple[str, int | str]:
    match group:
        case "DIGITS":
            found: tuple[str, int | str] = (_digits(word), int(word))
        case "SIGN":
            found = (PUNCTUATION.get(word, group), word)
        case "QUARTERNUM":
            found = (group, int(word[1:]))
        case "ORDNUM":
            found = (group, int(word[:-2]))
        case "SHORTYEAR":
            found = (group, int(word[1:]))
        case "HOLIDAY":
            found = (group, " ".join(word.lower().split()))
        case "NUMBER" if word[-1] in FRACTIONS:
            found = (group, f"{word[:-1].strip()} {FRACTIONS[word[-1]]}")
        case _:
            found = (group, word)
    return found


def _dotted(word: str, start: int, end: int) -> Lexeme:
    folded = word.lower().replace(" ", "")
    entry = time_words()[folded if folded in time_words() else folded.rstrip(".") + "."]
    return Lexeme(start, end, entry.kind, entry.meaning)


def _digits(word: str) -> str:
    if len(word) == 4 and 1000 <= int(word) <= 2199:
        return "YEAR"
    return "DAYNUM" if len(word) <= 2 and 1 <= int(word) <= 31 else "NUMBER"


def _word(word: str, start: int, end: int) -> Lexeme:
    entry = time_words().get(word.lower().rstrip("."))
    if entry is None or (entry.kind in CAPITALISED and not word[0].isupper()):
        return Lexeme(start, end, WORD, word)
    if entry.kind in {"BC", "AD"} and not word.isupper():
        return Lexeme(start, end, WORD, word)
    return Lexeme(start, end, entry.kind, entry.meaning)
