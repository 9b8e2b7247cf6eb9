"""Words that only look like time: names, verbs, prices, counts."""

from collections.abc import Callable, Sequence

from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.surroundings import Surroundings
from stemma.annotate.timex.words import Piece
from stemma.text.function_words import FUNCTION_WORDS

BEFORE_A_MONTH = frozenset(
    {"IN", "OF", "SINCE", "BY", "TO", "FROM", "DURING", "AFTER", "BEFORE", "AND", "OR", "ON"}
    | {"EARLY", "LATE", "MID", "THIS", "LAST", "PAST", "NEXT", "END", "START", "OPEN", "COMMA", "HYPHEN"}
)
BEFORE_A_YEAR = BEFORE_A_MONTH | {"THE", "BREAK", "FISCAL"}
IN_A_LIST = frozenset(
    {"MONTH", "ABBRMONTH", "MAYMONTH", "SEASON", "SEASONVERB", "DAYNUM", "ORDNUM", "YEAR", "UP"}
)
"""What goes on "to May" or "and May"; otherwise somebody of that name is spoken of."""
DETERMINERS = frozenset({"THE", "A", "THIS", "THAT", "THESE", "THOSE", "POSSPRON"})
COUNTABLE = frozenset(
    {"HYPHEN", "OF", "DAYU", "WEEKU", "MONTHU", "YEARU", "UNIT", "ANNIVERSARY", "PERIODW", "CAMPAIGN"}
)
PLURALS = frozenset({"people", "men", "women", "children", "police", "personnel", "square", "cubic"})
"""What numbers count, without an s."""
REPEATING = frozenset({"TO", "ON", "BY", "OVER", "AFTER"})
"""What stands between the halves of "day-to-day"."""
SINGULARS = frozenset({"DAYU", "WEEKU", "MONTHU", "QUARTERU"})
QUOTES = frozenset("\"“'‘`")
FIRST_NAMES = frozenset({4, 6, 8})
"""April, June, August: with a capitalised word right behind they may be somebody's name."""


def looks_like_time_only(text: str, lexemes: Sequence[Lexeme], piece: Piece) -> bool:
    """Tell whether the words of a piece mean something else where they stand."""
    around = Surroundings(text, lexemes, piece)
    check = CHECKS.get(piece.rule)
    return check is not None and check(around)


def _month(around: Surroundings) -> bool:
    kinds = {word.kind for word in around.words}
    if kinds & {"YEAR", "SHORTYEAR", "THIS", "LAST", "NEXT", "EARLY", "LATE", "MID"} or len(around.words) > 1:
        return False
    word = around.words[0]
    if around.previous() in BEFORE_A_MONTH - {"COMMA", "HYPHEN", "AND", "TO"}:
        return False
    if word.kind == "MAYMONTH":
        return _may_or_march(around)
    capital = around.following() == "WORD" and around.word_after()[:1].isupper()
    return word.meaning in FIRST_NAMES and capital


def _may_or_march(around: Surroundings) -> bool:
    before = around.previous()
    if before in {"TO", "AND", "COMMA"} and around.second_previous() in IN_A_LIST:
        return False
    if before in {"A", "THE", "POSS"} and around.word_after().islower():
        return around.word_after() in FUNCTION_WORDS
    # "Until May" is a month.
    return before != "TO" or around.word_before().lower() == "to"


def _season(around: Surroundings) -> bool:
    kinds = [word.kind for word in around.words]
    if "YEAR" in kinds or "BC" in kinds or around.following() == "CAMPAIGN":
        return False
    capital = around.word_after()[:1].isupper() and around.text[around.words[-1].start].isupper()
    if (around.following() == "OF" and "SEASONVERB" in kinds) or capital:
        return True
    if len(kinds) == 1 and (around.following() == "HYPHEN" or around.previous() == "HYPHEN"):
        return True
    return "SEASONVERB" in kinds and len(kinds) == 1 and around.previous() not in {"IN", "OF", "BY", "SINCE"}


def _year(around: Surroundings) -> bool:
    if len(around.words) > 1:
        return around.words[0].kind == "ABOUT" and _is_counting(around)
    if around.words[0].kind == "SHORTYEAR":
        return around.previous() not in {"IN", "OF", "SINCE", "BY", "TO", "FROM"}
    return _is_amount(around) or _counts_things(around)


def _is_amount(around: Surroundings) -> bool:
    if around.previous() in {"CURRENCY", "SLASH"}:
        return True
    if around.following() in {"PERCENT", "CURRENCY", "SLASH", "HUNDRED"}:
        return True
    return around.touches_before() and around.previous() not in {"OPEN", "HYPHEN", "SIGN", "BREAK"}


def _counts_things(around: Surroundings) -> bool:
    unusual = not 1600 <= int(around.words[0].meaning) <= 2100
    if unusual and around.previous() not in {"IN", "SINCE", "BY", "FROM"}:
        return True
    return _is_counting(around) and around.previous() not in BEFORE_A_YEAR


def _is_counting(around: Surroundings) -> bool:
    """Tell whether a plural follows: "2000 people", "about 1500 troops"."""
    word = around.word_after()
    noun = around.following() in {"WORD", "CAMPAIGN"}
    return word in PLURALS or (noun and word.islower() and word.endswith("s"))


def _units(around: Surroundings) -> bool:
    # "The Hundred Days" names an event.
    if around.text[around.words[0].start].isupper() and around.word_before()[:1].isupper():
        return True
    return around.previous() in {"HYPHEN", "WORDNUM", "DAYNUM", "NUMBER"} or (
        around.following() == "HYPHEN" and around.words[-1].kind != "LONG"
    )


def _length(around: Surroundings) -> bool:
    # "52 years old" is an age, "the 6-year-old" a person.
    if around.following() == "OLD" or around.words[-1].kind == "OLD":
        return True
    if (
        around.following() == "HYPHEN"
        and around.second_after is not None
        and around.second_after.kind == "OLD"
    ):
        return True
    if around.previous() in {"CURRENCY", "SLASH"} or _is_a_year(around):
        return True
    return (around.touches_before() and around.previous() == "HYPHEN") or _is_fraction(around)


def _is_a_year(around: Surroundings) -> bool:
    """Tell the year of "World Cup 2018 day five" from a number of days."""
    return [word.kind for word in around.words[:-1]] == ["YEAR"] and around.words[-1].kind in SINGULARS


def _is_fraction(around: Surroundings) -> bool:
    """Tell "a quarter of the town" and "in some quarters" from quarters of a year."""
    kinds = [word.kind for word in around.words]
    if kinds[-1] not in {"QUARTERU", "QUARTERS"} or "UNITADJ" in kinds:
        return False
    whole = around.second_after is not None and around.second_after.kind in DETERMINERS
    return "SOME" in kinds or (around.following() == "OF" and (whole or kinds[-1] == "QUARTERU"))


def _weekday(around: Surroundings) -> bool:
    first = around.words[0]
    if around.words[-1].kind == "ABBRDAY" and first.kind == "THAT":
        return True
    if len(around.words) == 1 and first.kind == "ABBRDAY":
        return around.text[first.end - 1] != "." or around.word_after()[:1].isupper()
    if around.word_before() in {"Black", "Good", "Ash", "Super", "Bloody", "Palm", "Easter", "Cyber", "Holy"}:
        return True
    # "The Sunday Times", "Monday Night Football": a weekday inside a name is no day.
    return around.word_before() == "The" and around.word_after()[:1].isupper()


def _reference(around: Surroundings) -> bool:
    return around.touches_after() and around.following() == "HYPHEN"


def _day_of_month(around: Surroundings) -> bool:
    # "On the 5th floor" counts floors.
    if around.following() in COUNTABLE:
        return True
    return around.following() == "WORD" and around.word_after().lower() not in FUNCTION_WORDS


def _instant(around: Surroundings) -> bool:
    # "A pre-dawn raid", "High Noon".
    return around.previous() == "HYPHEN" or around.word_before().lower() == "high" or _name(around)


def _unit(around: Surroundings) -> bool:
    # "The year 800" is another year than this, and a programme is called "This Week".
    if around.words[-1].kind == "YEARU" and around.following() in {"NUMBER", "YEAR"}:
        return True
    return _is_a_title(around) or _is_repeated(around)


def _is_a_title(around: Surroundings) -> bool:
    """Tell "CBS This Morning", the programme "This Week" and "Person of the Year" from times."""
    first, last = (around.text[word.start] for word in (around.words[0], around.words[-1]))
    if not last.isupper():
        return False
    return first.islower() or around.word_before() in QUOTES or around.name_before()


def _name(around: Surroundings) -> bool:
    """Tell a word that is a part of a name: "the Daily News", "Dawn Sturgess"."""
    capital = around.text[around.words[0].start].isupper()
    return capital and (around.name_before() or around.name_after())


def _programme(around: Surroundings) -> bool:
    """Tell the names "USA Today" and "Today" from the day; behind it a name may begin: "Today Smith left"."""
    quoted = around.word_before() in QUOTES and around.word_after() in QUOTES
    return around.text[around.words[0].start].isupper() and (quoted or around.name_before())


def _is_repeated(around: Surroundings) -> bool:
    """Tell the adjectives "quarter-to-quarter", "year-on-year" from the quarter or year at hand."""
    link = around.second_after.kind if around.second_after else ""
    return around.touches_after() and around.following() == "HYPHEN" and link in REPEATING


def _quarter(around: Surroundings) -> bool:
    return around.word_after().lower() in {"final", "finals"}


CHECKS: dict[str, Callable[[Surroundings], bool]] = {
    "month": _month,
    "season": _season,
    "year": _year,
    "passing": _year,
    "units": _units,
    "length": _length,
    "weekday": _weekday,
    "past": _reference,
    "present": _reference,
    "quarter": _quarter,
    "day_of_month": _day_of_month,
    "instant": _instant,
    "adverb": _name,
    "deictic": _programme,
    "tonight": _programme,
    "part": _is_a_title,
    "unit": _unit,
    "the_quarter": _is_repeated,
    "same": _is_repeated,
}
"""For each rule whose words have another meaning, what tells that meaning."""
