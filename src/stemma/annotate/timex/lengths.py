"""Readings of durations, sets and words without days of their own."""

from stemma.annotate.timex.lexer import WORD
from stemma.annotate.timex.periods import SEASONS
from stemma.annotate.timex.symbols import Literal, Named, Reading, date_of
from stemma.annotate.timex.words import NUMERALS, Piece, Words
from stemma.model.mentions import TimexType

CLOCK_UNITS = frozenset({"TS", "TM", "TH"})
QUARTER_CENTURY = 25
"""Years."""
VAGUE = frozenset({"VAGUE", "SOME"})
REACH = 3
"""Words before "a year" among which the number stands of what is counted: "600 new flats a year"."""
AMOUNTS = NUMERALS | {"PERCENT", "TWICE"}
"""What stands right before "a year" where so much comes in one."""
BESIDE = frozenset({"AFTER", "BEFORE", "FROM"})
"""What counts "a year" from something: "killed 12 soldiers a day before the vote"."""
ARTICLE_OR_UNIT = frozenset({"A", "DAYU", "WEEKU", "MONTHU", "YEARU", "QUARTERU", "UNIT", "CENTURYU"})
HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S"}
"""Half a unit in whole units of the next smaller kind, where there are any."""


def length_value(amount: str, unit: str) -> str:
    """Return the TIMEX3 value of a duration.

    >>> length_value("3", "W"), length_value("90", "TM"), length_value("1", "2W")
    ('P3W', 'PT90M', 'P2W')
    >>> length_value("2.5", "Y"), length_value("1.5", "TM"), length_value("2", "DE"), length_value("0.5", "D")
    ('P2Y6M', 'PT1M30S', 'P20Y', 'PT12H')
    """
    if unit == "2W":
        return "PXW" if amount == "X" else f"P{int(amount) * 2}W"
    if unit == "DE" and amount != "X":
        return f"P{float(amount) * 10:g}Y"
    whole, _, fraction = amount.partition(".")
    time = "T" if unit in CLOCK_UNITS else ""
    if fraction == "5" and unit in HALVES:
        return f"P{time}" + (f"{whole}{unit[-1]}" if whole != "0" else "") + HALVES[unit].removeprefix(time)
    return f"P{time}{amount}{unit[1:] if time else unit}"


def _amount(words: Words) -> str:
    if not words.has("n"):
        return "X" if words.has("s") else "1"  # "a year or two" is neither of both
    kinds = words.kinds("n")
    if "COUPLE" in kinds:
        return "2"
    return "X" if kinds & VAGUE or _is_range(words) else _broken(words) or str(words.number("n"))


def _is_range(words: Words) -> bool:
    """Tell whether a second amount follows: "two to three weeks" is neither of both."""
    after = words.match.parts["n"][1]
    link, numeral = words.lexemes[after].kind, words.lexemes[min(after + 1, len(words.lexemes) - 1)].kind
    return link in {"TO", "OR", "HYPHEN"} and numeral in NUMERALS


def _broken(words: Words) -> str | None:
    """Return "22.8" and "5 1/2" as a decimal number, None for whole numbers."""
    (numeral, *others) = words.part("n")
    if others or not isinstance(numeral.meaning, str):
        return None
    whole, _, fraction = numeral.meaning.partition(" ")
    if not fraction:
        return whole if "." in whole and "," not in whole else None
    above, below = (int(figure) for figure in fraction.split("/"))
    return f"{int(whole) + above / below:g}" if below else None


def read_length(words: Words) -> Reading | None:
    """Read an amount of units."""
    unit = words.name("u")
    kinds = [word.kind for word in words.all()]
    if unit == "CE" and "QUARTERU" in kinds:
        return Reading(TimexType.DURATION, Literal(length_value(str(QUARTER_CENTURY), "Y")), words.bound())
    amount = _amount(words)
    if "HALF" in kinds:
        half_only = "AND" not in kinds
        amount = "0.5" if half_only else f"{amount}.5"
    if amount == "0":
        return None
    type_ = TimexType.SET if _is_rate(words) else TimexType.DURATION
    return Reading(type_, Literal(length_value(amount, unit)), words.bound())


def _is_rate(words: Words) -> bool:
    """Tell whether "a year" says how much in each: "$33 million a year", "37 meetings a week"."""
    if [word.kind in ARTICLE_OR_UNIT for word in words.all()] != [True, True]:
        return False
    first = words.match.first
    before = words.lexemes[max(0, first - REACH) : first]
    after = words.lexemes[words.match.after : words.match.after + 1]
    if before and before[-1].kind == "UNITS":
        return True  # "seven days a week"
    if not before or (after and after[0].kind in BESIDE):
        return False
    counted = before[-1].kind == WORD and str(before[-1].meaning).endswith("s")
    return before[-1].kind in AMOUNTS or (counted and any(word.kind in NUMERALS for word in before))


def read_last_units(words: Words) -> Reading | None:
    """Read "the past four months": a duration."""
    return read_length(words)


def read_units(words: Words) -> Reading | None:
    """Read a bare plural: "months", "decades"."""
    unit = words.name("v")
    told = words.has("by") or (
        words.has("e") and "EARLY" not in words.kinds("e")
    )  # "the early hours" are morning
    if unit in CLOCK_UNITS and not (unit == "TH" and told):
        return None
    return Reading(TimexType.DURATION, Literal(length_value("X", unit)))


def read_nightly(words: Words) -> Reading | None:
    """Read "at night": no night in particular."""
    return date_of(Literal("XXXX-XX-XX"), clock=words.name("p"))


def read_weekdays(words: Words) -> Reading | None:
    """Read "Mondays", "every Tuesday"."""
    part = words.name("p") if words.has("p") else ""
    return Reading(TimexType.SET, _weekly(words.index("d"), part))


def read_each_weekday(words: Words) -> list[Piece]:
    """Read both sets of "every Monday and Thursday", "Monday and Tuesday nights"."""
    part = words.name("p") if words.has("p") else ""
    second = words.match.parts["d"][0]
    ends = {"first": (words.match.first, words.match.parts["first"][1]), "d": (second, words.match.after)}
    return [
        Piece(*ends[day], words.match.rule, Reading(TimexType.SET, _weekly(words.index(day), part)))
        for day in ends
    ]


def _weekly(weekday: int, part: str) -> Literal:
    return Literal(f"XXXX-WXX-{weekday}{part}")


def read_per(words: Words) -> Reading | None:
    """Read "every week", "per day", "each night"."""
    if words.has("u"):
        unit = words.name("u")
        if unit == "WE":
            return Reading(TimexType.SET, Literal("XXXX-WXX-WE"))
        amount = str(words.number("n")) if words.has("n") else "1"
        return Reading(TimexType.SET, Literal(length_value(amount, unit)))
    if words.has("p"):
        return Reading(TimexType.SET, Literal(f"XXXX-XX-XX{words.name('p')}"))
    if words.has("s"):
        return Reading(TimexType.SET, Literal(f"XXXX-{SEASONS[words.index('s')]}"))
    return Reading(TimexType.SET, Literal(Named("M", words.index("k") - 1).value))


def read_adverb(words: Words) -> Reading | None:
    """Read "daily", "annually"."""
    return Reading(TimexType.SET, Literal(str(words.all()[0].meaning)))


def read_present(_: Words) -> Reading | None:
    """Read "now"."""
    return date_of(Literal("PRESENT_REF"))


def read_past(_: Words) -> Reading | None:
    """Read "recently"."""
    return date_of(Literal("PAST_REF"))


def read_future(words: Words) -> Reading | None:
    """Read "the future" and "will one day", but no other number of days."""
    if words.has("n") and words.number("n") != 1:
        return None
    return date_of(Literal("FUTURE_REF"))
