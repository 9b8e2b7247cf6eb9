"""Days, and the reasons why there are none."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Unresolved(StrEnum):
    """Why a value is missing."""

    NO_ANCHOR = "no_anchor"
    """A relative expression in a document whose own date is unknown."""
    NO_YEAR = "no_year"
    """A day or month without a year, and nothing that tells the year."""
    NOT_A_DAY = "not_a_day"
    """The expression is clear but denotes no calendar days: a duration, a set, "recently"."""
    AMBIGUOUS = "ambiguous"
    """Two readings are left and nothing decides between them."""
    NOT_STATED = "not_stated"
    """The text does not say."""
    VAGUE = "vague"
    """Words that bound nothing: "several", "many"."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When a document was published: a closed interval of days with its reasons, or a reason why not."""

    first_day: date | None = None
    last_day: date | None = None
    basis: tuple[str, ...] = ()
    unresolved: Unresolved | None = None
    moment: datetime | None = None
    """The moment in UTC, where an hour is stated together with its offset."""

    def __post_init__(self) -> None:
        check_interval(self.first_day, self.last_day, self.unresolved)


def check_interval(first_day: date | None, last_day: date | None, unresolved: Unresolved | None) -> None:
    """Hold the second law for a closed interval of days.

    Raises ValueError unless there are either both days, in order, or a reason why not.
    """
    if (first_day is None) != (last_day is None):
        raise ValueError("an interval has both days or none")
    if (first_day is None) == (unresolved is None):
        raise ValueError("there are either days or a reason why not, never both and never neither")
    if first_day is not None and last_day is not None and first_day > last_day:
        raise ValueError("an interval ends on or after the day it begins")
