"""Readings of clock times; the day they belong to is told beside them or before."""

import re

from stemma.annotate.timex.lexer import BREAK
from stemma.annotate.timex.symbols import Anchor, Offset, Reading, date_of
from stemma.annotate.timex.words import Words

AFTERNOON = {"TAF": 12, "TEV": 12, "TNI": 12, "TMO": 0}


def read_clock(words: Words) -> Reading | None:
    """Read "10:15 p.m. EST", "5 o'clock", "7 in the morning"; the value leaves out the zone."""
    hour, rest = _clock(words)
    meridian = next((int(word.meaning) for word in words.all() if word.kind == "AMPM"), None)
    if meridian is None and words.has("p"):
        meridian = AFTERNOON.get(words.name("p"))
    if meridian is not None:
        if hour > 12 and meridian == 0:
            return None
        hour = hour % 12 + meridian  # "15:43 PM" is 15:43
    if hour > 24:
        return None
    anchor = Anchor.DOCUMENT if _is_a_heading(words) else Anchor.NARRATIVE
    return date_of(Offset(anchor, 0, "D", "D"), _approx(words), f"T{hour:02d}{rest}")


def _is_a_heading(words: Words) -> bool:
    """Tell whether a clock time stands alone over an entry of a running report, written on its day."""
    before, after = words.match.first - 1, words.match.after
    above = before < 0 or words.lexemes[before].kind == BREAK
    return above and after < len(words.lexemes) and words.lexemes[after].kind == BREAK


def _clock(words: Words) -> tuple[int, str]:
    if words.has("h"):
        return words.number("h"), ":00"
    figures = re.split(r"[:.h]", words.name("t"))
    if len(figures) == 1:
        return int(figures[0][:2]), ":" + figures[0][2:]
    return int(figures[0]), "".join(f":{part}" for part in figures[1:])


def _approx(words: Words) -> str | None:
    return "APPROX" if "ABOUT" in words.kinds() else None


def read_instant(words: Words) -> Reading | None:
    """Read "noon", "midnight"."""
    return date_of(Offset(Anchor.NARRATIVE, 0, "D", "D"), clock=str(words.all()[-1].meaning))
