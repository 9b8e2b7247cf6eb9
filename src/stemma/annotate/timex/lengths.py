"""Readings of durations, sets and words without days of their own."""

from stemma.annotate.timex.periods import SEASONS
from stemma.annotate.timex.symbols import Literal, Named, Reading, date_of
from stemma.annotate.timex.words import Words
from stemma.model.mentions import TimexType

CLOCK_UNITS = frozenset({"TS", "TM", "TH"})


def length_value(amount: str, unit: str) -> str:
    """Return the TIMEX3 value of a duration.

    >>> length_value("3", "W"), length_value("90", "TM"), length_value("1", "2W")
    ('P3W', 'PT90M', 'P2W')
    """
    if unit == "2W":
        return "PXW" if amount == "X" else f"P{int(amount) * 2}W"
    return f"PT{amount}{unit[1]}" if unit in CLOCK_UNITS else f"P{amount}{unit}"


def _amount(words: Words) -> str:
    if not words.has("n"):
        return "1"
    kinds = words.kinds("n")
    if "COUPLE" in kinds:
        return "2"
    return "X" if "VAGUE" in kinds else _broken(words) or str(words.number("n"))


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
    amount = _amount(words)
    if "HALF" in kinds:
        half_only = "AND" not in kinds
        amount = "0.5" if half_only else f"{amount}.5"
    if amount == "0":
        return None
    return Reading(TimexType.DURATION, Literal(length_value(amount, unit)), words.bound())


def read_last_units(words: Words) -> Reading | None:
    """Read "the past four months": a duration."""
    return read_length(words)


def read_units(words: Words) -> Reading | None:
    """Read a bare plural: "months", "decades"."""
    unit = words.name("v")
    return None if unit in CLOCK_UNITS else Reading(TimexType.DURATION, Literal(length_value("X", unit)))


def read_weekdays(words: Words) -> Reading | None:
    """Read "Mondays", "every Tuesday"."""
    part = words.name("p") if words.has("p") else ""
    return Reading(TimexType.SET, Literal(f"XXXX-WXX-{words.index('d')}{part}"))


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


def read_future(_: Words) -> Reading | None:
    """Read "soon"."""
    return date_of(Literal("FUTURE_REF"))
