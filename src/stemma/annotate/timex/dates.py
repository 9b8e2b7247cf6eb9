"""Readings of dates that name a place in the calendar, with or without their year."""

from stemma.annotate.timex.feasts import feast_day
from stemma.annotate.timex.periods import Period, day_of
from stemma.annotate.timex.symbols import (
    Absolute,
    Anchor,
    Choice,
    Counted,
    Feast,
    Named,
    Offset,
    Reading,
    Symbol,
    date_of,
)
from stemma.annotate.timex.words import Piece, Words
from stemma.annotate.timex.year_readings import full_year

INDEXED = {"Q": 4, "H": 2}
"""How many of the unit a year has."""


def year_within(words: Words) -> Symbol | None:
    """Return the year that the words give: a number, or "this", "last", "that" year."""
    if words.has("year"):
        return Absolute(Period("Y", full_year(words.part("year"), words.has("bc"))))
    if words.has("r"):
        return Offset(Anchor.NARRATIVE, 0, "Y", "Y")
    step = words.step()
    if step is None:
        return None
    bare = words.has("x") and words.kinds("x") == {"THE"}
    return Offset(Anchor.CONTEXT if bare else Anchor.DOCUMENT, step, "Y", "Y")


def _part_of_day(words: Words) -> str:
    return next((str(word.meaning) for word in words.part("p") if word.kind == "PART"), "")


def _month_day(month: int, day: int, within: Symbol | None, words: Words) -> Reading | None:
    if isinstance(within, Absolute):
        found = day_of(within.period.number, month, day)
        return date_of(Absolute(found), words.mod(), _part_of_day(words)) if found else None
    if day_of(2000, month, day) is None:
        return None
    weekday = words.index("w") if words.has("w") else None
    return date_of(Named("M", month - 1, day, within, None, weekday), words.mod(), _part_of_day(words))


def read_day(words: Words) -> Reading | None:
    """Read "Jan. 3", "3 March 2020"."""
    return _month_day(words.index("month"), words.number("day"), year_within(words), words)


def read_days(words: Words) -> list[Piece]:
    """Read both days of "May 3-5" and "3 and 5 May 2019"; the month belongs to the one it stands by."""
    month, parts = words.index("month"), words.match.parts
    pieces = []
    for name in ("day", "last"):
        reading = _month_day(month, words.number(name), year_within(words), words)
        if reading is None:
            return []
        first, after = parts[name]
        if name == "day":
            first = words.match.first
        elif parts["month"][0] > first or words.has("year"):
            first -= words.lexemes[first - 1].kind == "THE"
            after = words.match.after
        pieces.append(Piece(first, after, words.match.rule, reading))
    return pieces


def read_iso(words: Words) -> Reading | None:
    """Read an ISO 8601 date, with or without a time."""
    text = str(words.all()[0].meaning)
    found = day_of(int(text[:4]), int(text[5:7]), int(text[8:10]))
    return date_of(Absolute(found), clock=text[10:].replace(" ", "T")) if found else None


def read_slash(words: Words) -> Reading | None:
    """Read a date in figures; where day and month could change places the document's date decides."""
    text = str(words.all()[0].meaning)
    first, second, year = (int(part) for part in text.replace("-", "/").replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year >= 30 else 2000
    found = {day_of(year, first, second), day_of(year, second, first)} - {None}
    readings = tuple(sorted((day for day in found if day), key=lambda day: day.number))
    if not readings:
        return None
    return date_of(Absolute(readings[0]) if len(readings) == 1 else Choice(readings))


def read_holiday(words: Words) -> Reading | None:
    """Read a holiday's name."""
    name = next(str(word.meaning) for word in words.all() if word.kind == "HOLIDAY")
    if words.has("u"):
        return date_of(Counted(Feast(name), 0, words.name("u")))
    if words.has("year"):
        found = feast_day(name, full_year(words.part("year")))
        return date_of(Absolute(found)) if found else None
    return date_of(Feast(name, None, words.step()), clock=_part_of_day(words))


def read_month(words: Words) -> Reading | None:
    """Read a month; "last December" counts from the document, "December last year" within its year."""
    month = words.index("month") - 1
    if words.has("bc") and not words.has("year"):
        year = full_year(words.part("bc"), before_christ=True)
        return date_of(Absolute(Period("M", year * 12 + month)), words.mod())
    lexemes = words.all()
    ends_with_year = lexemes[-1].kind in {"YEARU", "LAST"}
    within = year_within(words) if words.has("year") or ends_with_year else None
    if isinstance(within, Absolute):
        return date_of(Absolute(Period("M", within.period.number * 12 + month)), words.mod())
    return date_of(Named("M", month, None, within, None if within else words.step()), words.mod())


def read_months(words: Words) -> list[Piece]:
    """Read "May and June 1998": both months are of that year."""
    year = full_year(words.part("year"))
    first, month = (Period("M", year * 12 + words.index(part) - 1) for part in ("first", "month"))
    begin, after = words.match.parts["first"]
    second = words.match.parts["month"][0]
    if first.number > month.number:
        first = first.shifted(-12)
    return [
        Piece(begin, after, words.match.rule, date_of(Absolute(first))),
        Piece(second, words.match.after, words.match.rule, date_of(Absolute(month))),
    ]


def read_season(words: Words) -> Reading | None:
    """Read a season, of a year or without."""
    season = words.index("season")
    if words.has("bc") and not words.has("year"):
        return date_of(
            Absolute(Period("S", full_year(words.part("bc"), before_christ=True) * 4 + season)), words.mod()
        )
    if words.has("year"):
        year = full_year(words.part("year"), words.has("bc"))
        return date_of(Absolute(Period("S", year * 4 + season)), words.mod())
    if words.all()[-1].kind == "YEARU":
        return date_of(Named("S", season, within=year_within(words)), words.mod())
    if words.has("x") and words.part("x")[0].kind in {"THAT", "SAME"}:
        return date_of(Named("S", season, within=Offset(Anchor.NARRATIVE, 0, "Y", "Y")), words.mod())
    return date_of(Named("S", season, step=words.step()), words.mod())


def read_day_of_month(words: Words) -> Reading | None:
    """Read "the 5th", a day of the month told last."""
    day = words.number("d")
    return date_of(Named("DM", day - 1)) if 1 <= day <= 31 else None


def read_quarter(words: Words) -> Reading | None:
    """Read a quarter or half of a year."""
    unit = "H" if words.has("u") else "Q"
    index = words.number("n") - 1
    if index >= INDEXED[unit]:
        return None
    within = None if "EARLIER" in words.kinds() else year_within(words)
    if isinstance(within, Absolute):
        return date_of(Absolute(Period(unit, within.period.number * INDEXED[unit] + index)), words.mod())
    if words.kinds() & {"AGO", "EARLIER"}:
        return date_of(Named(unit, index, within=Offset(Anchor.DOCUMENT, -1, "Y", "Y")), words.mod())
    if unit == "H" and within is None:
        return None
    return date_of(Named(unit, index, within=within), words.mod())


def read_half(words: Words) -> Reading | None:
    """Read "the latter half of 1990"."""
    year = full_year(words.part("year"))
    return date_of(Absolute(Period("H", year * 2 + 1)))


def read_fiscal_year(words: Words) -> Reading | None:
    """Read a business year; its value is the calendar year that names it."""
    if words.has("year"):
        return date_of(Absolute(Period("Y", full_year(words.part("year")))))
    return date_of(Offset(Anchor.DOCUMENT, words.step() or 0, "Y", "Y"))
