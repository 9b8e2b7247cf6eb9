"""Readings of dates that are counted from the document's date or from what was told before."""

from stemma.annotate.timex.lengths import CLOCK_UNITS, QUARTER_CENTURY, length_value
from stemma.annotate.timex.symbols import (
    Anchor,
    Literal,
    Named,
    Offset,
    Reading,
    SameQuarter,
    YearBefore,
    date_of,
)
from stemma.annotate.timex.words import MODS, Words
from stemma.annotate.timex.year_readings import full_year
from stemma.model.mentions import TimexType

COARSER = {"D": "D", "W": "W", "M": "M", "Y": "Y", "Q": "Q", "DE": "DE", "CE": "CE", "2W": "W"}
"""The grain of each unit."""
COUNTED = {**COARSER, "DE": "Y"}
"""The grain at which "two … ago" is told: a decade ago is ten years ago, not in the decade before."""
HALVED = {"Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y")}
"""Half a unit, in units of which days can be counted."""
MANY = {"2W": 2, "DE": 10}
"""How many of the grain a unit has."""


def _offset(anchor: Anchor, words: Words, sign: int, mod: str | None = None) -> Reading | None:
    """Read an amount of units before or after the anchor; an amount without a number has no day."""
    unit = words.name("u" if words.has("u") else "v")
    if words.has("h") and unit in HALVED:
        half, of = HALVED[unit]
        return date_of(Offset(anchor, sign * half, of, of), words.bound() or mod)
    if (
        words.has("v")
        or words.has("h")
        or {"VAGUE", "SOME", "COUPLE"} & words.kinds("n")
        or unit not in COARSER
    ):
        return date_of(Literal("PAST_REF" if sign < 0 else "FUTURE_REF"), mod)
    if unit == "CE" and "QUARTERU" in words.kinds():
        return date_of(Offset(anchor, sign * QUARTER_CENTURY, "Y", "Y"), words.bound() or mod)
    amount = (words.number("n") or 1) * MANY.get(unit, 1)
    unit = COUNTED[unit]
    if unit == "Y" and amount == 1 and sign < 0:
        return date_of(YearBefore(anchor), words.bound() or mod)
    return date_of(Offset(anchor, sign * amount, unit, unit), words.bound() or mod)


def read_ago(words: Words) -> Reading | None:
    """Read "two weeks ago"."""
    return _offset(Anchor.DOCUMENT, words, -1)


def read_later(words: Words) -> Reading | None:
    """Read "two weeks later" (from what was told) and "two weeks from now" (from the document)."""
    from_document = words.kinds() & {"NOW", "HENCE", "DEICTIC"}
    return _offset(Anchor.DOCUMENT if from_document else Anchor.NARRATIVE, words, 1)


def read_earlier(words: Words) -> Reading | None:
    """Read "a year earlier"."""
    return _offset(Anchor.NARRATIVE, words, -1)


def read_same_quarter(words: Words) -> Reading | None:
    """Read "the year-ago quarter" and "the 1988 period": the quarter spoken of, in another year."""
    if words.has("year"):
        return date_of(SameQuarter(full_year(words.part("year"))))
    if {"QUARTERU", "PERIODW"} & words.kinds():
        return date_of(Offset(Anchor.NARRATIVE, -4, "Q", "Q"))
    return date_of(YearBefore(Anchor.DOCUMENT if "AGO" in words.kinds() else Anchor.NARRATIVE))


def read_the_quarter(words: Words) -> Reading | None:
    """Read "the quarter": the one spoken of, or the one that ended last."""
    if "CURRENT" in words.kinds():
        return date_of(Offset(Anchor.DOCUMENT, 0, "Q", "Q"))
    return date_of(SameQuarter() if words.has("x") else Offset(Anchor.NARRATIVE, 0, "Q", "Q"))


def _part(words: Words) -> str:
    return words.name("p") if words.has("p") else ""


def read_deictic(words: Words) -> Reading | None:
    """Read "yesterday", "late today", "tomorrow night"."""
    amount = words.index("d") if words.has("d") else (-2 if words.has("x") else 2)
    return date_of(Offset(Anchor.DOCUMENT, amount, "D", "D"), words.mod(), _part(words))


def read_tonight(_: Words) -> Reading | None:
    """Read "tonight"."""
    return date_of(Offset(Anchor.DOCUMENT, 0, "D", "D"), clock="TNI")


def read_overnight(_: Words) -> Reading | None:
    """Read "overnight": the night that ends on the document's day."""
    return date_of(Offset(Anchor.DOCUMENT, -1, "D", "D"), clock="TNI")


def read_weekday(words: Words) -> Reading | None:
    """Read a weekday: bare, "last", "next", or of a named week."""
    step, weekday = words.step(), words.index("d")
    if "WEEKU" in words.kinds():
        week = Offset(Anchor.DOCUMENT, step or 0, "W", "W")
        return date_of(Named("WD", weekday, within=week), words.mod(), _part(words))
    kinds = words.kinds("x") if words.has("x") else set()
    told = Offset(Anchor.NARRATIVE, 0, "D", "D") if kinds & {"PREVIOUS", "FOLLOWING", "THAT"} else None
    named = Named("WD", weekday, within=told, step=None if step == 0 else step)
    return date_of(named, words.mod(), _part(words))


def read_part(words: Words) -> Reading | None:
    """Read "this morning" and "last night" (of the document), "that evening" (of the narrative)."""
    kinds = words.kinds()
    mod = MODS.get(words.all()[0].kind)
    if "THIS" in kinds:
        symbol = Offset(Anchor.DOCUMENT, 0, "D", "D")
    elif "LAST" in kinds:
        symbol = Offset(Anchor.DOCUMENT, -1, "D", "D")
    else:
        step = (words.step() or 0) if kinds & {"NEXT", "FOLLOWING", "PREVIOUS"} else 0
        symbol = Offset(Anchor.NARRATIVE, step, "D", "D")
    return date_of(symbol, mod, words.name("p"))


def read_unit(words: Words) -> Reading | None:
    """Read "this week", "last month", "the end of the year"."""
    unit, step = words.name("u"), words.step() or 0
    if unit in CLOCK_UNITS:
        return Reading(TimexType.DURATION, Literal(length_value("1", unit)))
    if unit not in COARSER and unit != "WE":
        return None
    mod = words.mod()
    if (
        "THE" in words.kinds()
        and words.kinds("x") <= {"PAST", "THE"}
        and unit != "WE"
        and "PAST" in words.kinds()
    ):
        return Reading(TimexType.DURATION, Literal(length_value("1", unit)))
    first = words.part("x")[0].kind
    anchor = Anchor.CONTEXT if first == "THE" and len(words.part("x")) == 1 else Anchor.DOCUMENT
    return date_of(Offset(anchor, step, unit, unit), mod)


def read_unit_end(words: Words) -> Reading | None:
    """Read "year-end"."""
    unit = words.name("x") if words.has("x") else "Y"
    return date_of(Offset(Anchor.CONTEXT, 0, unit, unit), "END")


def read_same(words: Words) -> Reading | None:
    """Read "that day", "the same week", "later that year"."""
    unit = words.name("u")
    if unit not in COARSER and unit != "WE":
        return None
    return date_of(Offset(Anchor.NARRATIVE, 0, unit, unit), words.mod())


def read_beside_event(words: Words) -> Reading | None:
    """Read "the day after" and "the night before": counted from what the words behind it tell."""
    unit, sign = words.name("u") if words.has("u") else "D", -1 if "BEFORE" in words.kinds() else 1
    return date_of(Offset(Anchor.EVENT, sign, unit, unit), clock=_part(words))


def _next(words: Words, sign: int) -> Reading | None:
    unit = words.name("u")
    if unit in CLOCK_UNITS:
        return Reading(TimexType.DURATION, Literal(length_value("1", unit)))
    if unit not in COARSER:
        return None
    return date_of(Offset(Anchor.NARRATIVE, sign, unit, unit), words.mod())


def read_after(words: Words) -> Reading | None:
    """Read "the following year"; "next week" without an article counts from the document."""
    if "THE" not in words.kinds() and "NEXT" in words.kinds():
        unit = words.name("u")
        return date_of(Offset(Anchor.DOCUMENT, 1, unit, unit), words.mod()) if unit in COARSER else None
    return _next(words, 1)


def read_before(words: Words) -> Reading | None:
    """Read "the previous year", "the night before"."""
    if words.has("p"):
        return date_of(Offset(Anchor.NARRATIVE, -1, "D", "D"), clock=_part(words))
    return _next(words, -1)
