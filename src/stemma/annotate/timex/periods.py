"""The calendar: units that can be counted, shifted, named in TIMEX3 and turned into days."""

from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = ("SP", "SU", "FA", "WI")
MONTHS_OF = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
"""Length in months of each unit that begins on the first day of a month."""
LAST_MONTH = 9999 * 12 + 11
BEFORE_CHRIST = {"DE": (10, 3), "CE": (100, 2)}
"""Years of a unit, and digits of its value."""
SPRING_BEGINS = 2
"""Months before the first season of a year; seasons are meteorological, of the northern hemisphere."""


@dataclass(frozen=True, slots=True)
class Period:
    """The `number`-th period of a unit: D, W, WE (weekend), M, Q, S (season), H, Y, DE or CE.

    Numbers run on without a break, so that the period three units later is `number + 3`. Years are
    astronomical: 0 is 1 BC.
    """

    unit: str
    number: int

    def shifted(self, amount: int) -> "Period":
        """Return the period `amount` units later."""
        return Period(self.unit, self.number + amount)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, or None outside the years 1 to 9999.

        >>> [day.isoformat() for day in Period("M", 2019 * 12 + 11).days]
        ['2019-12-01', '2019-12-31']
        """
        try:
            return self._days()
        except (ValueError, OverflowError):
            return None

    def _days(self) -> tuple[date, date]:
        if self.unit == "D":
            day = date.fromordinal(self.number)
            return day, day
        if self.unit in {"W", "WE"}:
            monday = date.fromordinal(self.number * 7 + 1)
            return monday + timedelta(5 if self.unit == "WE" else 0), monday + timedelta(6)
        months = MONTHS_OF[self.unit]
        first = self.number * months + (SPRING_BEGINS if self.unit == "S" else 0)
        after = first + months
        last = date(9999, 12, 31) if after > LAST_MONTH else _first_of(after) - timedelta(1)
        return _first_of(first), last

    @property
    def year(self) -> int:
        """The year that the period begins in."""
        if self.unit in {"D", "W", "WE"}:
            days = self.days
            return days[0].year if days else 0
        return self.number * MONTHS_OF[self.unit] // 12

    @property
    def value(self) -> str:
        """The TIMEX3 value.

        >>> Period("W", (date(2020, 2, 10).toordinal() - 1) // 7).value, Period("Y", -489).value
        ('2020-W07', 'BC0490')
        """
        if self.unit in {"D", "W", "WE"}:
            return self._value_in_days()
        if self.year <= 0:
            return self._value_before_christ()
        year = f"{self.year:04d}"
        index = self.number * MONTHS_OF[self.unit] % 12
        return {
            "M": f"{year}-{index + 1:02d}",
            "Q": f"{year}-Q{index // 3 + 1}",
            "S": f"{year}-{SEASONS[index // 3]}",
            "H": f"{year}-H{index // 6 + 1}",
            "Y": year,
            "DE": year[:3],
            "CE": year[:2],
        }[self.unit]

    def _value_in_days(self) -> str:
        days = self.days
        if days is None:
            return "XXXX-XX-XX"
        if self.unit == "D":
            return days[0].isoformat()
        year, week, _ = days[0].isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "WE" else "")

    def _value_before_christ(self) -> str:
        year = f"BC{1 - self.year:04d}"
        index = self.number * MONTHS_OF[self.unit] % 12
        if self.unit == "M":
            return f"{year}-{index + 1:02d}"
        if self.unit in BEFORE_CHRIST:
            # Decades and centuries before Christ are told by the middle of ours: BC048 is 489 to 480 BC.
            years, digits = BEFORE_CHRIST[self.unit]
            return f"BC{(1 - self.year - years // 2) // years:0{digits}d}"
        return f"{year}-{SEASONS[index // 3]}" if self.unit == "S" else year


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def period_of(day: date, unit: str) -> Period:
    """Return the period of `unit` that holds `day`.

    >>> period_of(date(2020, 5, 14), "Q").value
    '2020-Q2'
    """
    if unit == "D":
        return Period(unit, day.toordinal())
    if unit in {"W", "WE"}:
        return Period(unit, (day.toordinal() - 1) // 7)
    month = day.year * 12 + day.month - 1 - (SPRING_BEGINS if unit == "S" else 0)
    return Period(unit, month // MONTHS_OF[unit])


def widened(period: Period, unit: str) -> Period | None:
    """Return the period of `unit` in which `period` begins, or None outside the calendar's years."""
    if period.unit == unit:
        return period
    if period.unit in MONTHS_OF and unit in MONTHS_OF:
        month = period.number * MONTHS_OF[period.unit] + (SPRING_BEGINS if period.unit == "S" else 0)
        return Period(unit, (month - (SPRING_BEGINS if unit == "S" else 0)) // MONTHS_OF[unit])
    days = period.days
    return period_of(days[0], unit) if days else None


def day_of(year: int, month: int, day: int) -> Period | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return Period("D", date(year, month, day).toordinal())
    except (ValueError, OverflowError):
        return None


def weekday_of(day: Period) -> int:
    """Return 1 for a Monday to 7 for a Sunday."""
    return (day.number - 1) % 7 + 1
