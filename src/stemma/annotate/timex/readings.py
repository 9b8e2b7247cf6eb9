"""Matches → readings: the table of what each rule of the grammar means."""

from collections.abc import Callable, Sequence

from stemma.annotate.timex import clocks, dates, lengths, relative, year_readings
from stemma.annotate.timex.grammar import GrammarMatch
from stemma.annotate.timex.lexer import Lexeme
from stemma.annotate.timex.symbols import Reading
from stemma.annotate.timex.words import Piece, Words

READINGS: dict[str, Callable[[Words], Reading | None]] = {
    "day": dates.read_day,
    "iso": dates.read_iso,
    "slash": dates.read_slash,
    "holiday": dates.read_holiday,
    "month": dates.read_month,
    "season": dates.read_season,
    "year": year_readings.read_year,
    "passing": year_readings.read_year,
    "spoken_year": year_readings.read_spoken_year,
    "decade": year_readings.read_decade,
    "century": year_readings.read_century,
    "quarter": dates.read_quarter,
    "half": dates.read_half,
    "day_of_month": dates.read_day_of_month,
    "fiscal_year": dates.read_fiscal_year,
    "same_quarter": relative.read_same_quarter,
    "the_quarter": relative.read_the_quarter,
    "deictic": relative.read_deictic,
    "tonight": relative.read_tonight,
    "overnight": relative.read_overnight,
    "weekday": relative.read_weekday,
    "part": relative.read_part,
    "unit": relative.read_unit,
    "unit_end": relative.read_unit_end,
    "same": relative.read_same,
    "after": relative.read_after,
    "before": relative.read_before,
    "beside_event": relative.read_beside_event,
    "ago": relative.read_ago,
    "later": relative.read_later,
    "earlier": relative.read_earlier,
    "last_units": lengths.read_last_units,
    "first_units": lengths.read_length,
    "length": lengths.read_length,
    "units": lengths.read_units,
    "weekdays": lengths.read_weekdays,
    "nightly": lengths.read_nightly,
    "per": lengths.read_per,
    "adverb": lengths.read_adverb,
    "present": lengths.read_present,
    "past": lengths.read_past,
    "future": lengths.read_future,
    "clock": clocks.read_clock,
    "instant": clocks.read_instant,
}

LISTS: dict[str, Callable[[Words], list[Piece]]] = {
    "days": dates.read_days,
    "each_weekday": lengths.read_each_weekday,
    "months": dates.read_months,
    "years": year_readings.read_years,
    "centuries": year_readings.read_centuries,
    "years_before_christ": year_readings.read_years_before_christ,
}
"""Rules whose words hold two expressions, each with its own range of lexemes."""


def read_match(match: GrammarMatch, lexemes: Sequence[Lexeme]) -> list[Piece]:
    """Return what a match means: one piece, two for a range, none where the words mean no time."""
    words = Words(match, lexemes)
    if any(word.kind in {"NUMBER", "YEAR"} and word.meaning == 0 for word in words.all()):
        return []  # there is no year 0, and nothing is counted by none
    if match.rule in LISTS:
        return LISTS[match.rule](words)
    reading = READINGS[match.rule](words)
    return [Piece(match.first, match.after, match.rule, reading)] if reading else []
