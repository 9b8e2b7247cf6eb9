"""Periods around a day: the week, month, quarter or year it lies in, or one some units away."""

from datetime import date, timedelta

MONTHS = {"M": 1, "Q": 3, "Y": 12}


def period(day: date, unit: str, shift: int = 0) -> tuple[date, date]:
    """Return first and last day of the D, W, WE, M, Q or Y `shift` units from the one of `day`.

    Weeks begin on Monday (ISO 8601), a weekend (WE) on Saturday. Raises ValueError or OverflowError for days
    outside the calendar's years.

    >>> [day.isoformat() for day in period(date(2020, 2, 10), "M", -1)]
    ['2020-01-01', '2020-01-31']
    """
    if unit == "D":
        moved = day + timedelta(shift)
        return moved, moved
    if unit in {"W", "WE"}:
        monday = day - timedelta(day.isoweekday() - 1 - 7 * shift)
        return monday + timedelta(5 if unit == "WE" else 0), monday + timedelta(6)
    months = MONTHS[unit]
    first = ((day.year * 12 + day.month - 1) // months + shift) * months
    return _month(first), _month(first + months) - timedelta(1)


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def value_of(first: date, unit: str) -> str:
    """Return the TIMEX3 value of the period of `unit` that begins on `first`.

    >>> value_of(date(2020, 2, 3), "W"), value_of(date(2020, 4, 1), "Q")
    ('2020-W06', '2020-Q2')
    """
    if unit in {"W", "WE"}:
        year, week, _ = first.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    quarter = f"{first.year:04d}-Q{(first.month + 2) // 3}"
    return {"D": first.isoformat(), "M": first.isoformat()[:7], "Q": quarter, "Y": f"{first.year:04d}"}[unit]
