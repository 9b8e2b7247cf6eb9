"""When a document was published where nobody states it: the clues of its text, the interval, the reasons."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stemma.model.dates import Dating, Unresolved, check_interval
from stemma.model.ids import content_id
from stemma.model.mentions import TimeExpression
from stemma.model.spans import Span


class ClueRole(StrEnum):
    """Where in its document a time expression stands."""

    DATELINE = "dateline"
    """At the head, with the place or alone: the day of writing."""
    CITATION = "citation"
    """In brackets between two sentences: the day of what is cited there."""
    CAPTION = "caption"
    """Under a picture, where the present tense tells the past."""
    OFFICE = "office"
    """No date: somebody called by an office; `value` is the terms in which it was held, as ISO 8601
    intervals with "|" between them ("1989-01-20/1993-01-20|2001-01-20/2009-01-20")."""
    ENTRY = "entry"
    """No date alone: an entry into office with the time that tells it; `value` is that of the time, the days
    are those on which the event can have been."""
    BODY = "body"


class Tense(StrEnum):
    """Which way the governing verb puts an expression."""

    PAST = "past"
    OPEN = "open"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class DateClue:
    """What a time expression, or the title of an office holder, tells of the day its document was published.

    `value` is the expression's value, symbolic where it hangs on that day; `weekday` (1 is Monday) is the
    one told with a day of the month: "Friday, Jan. 3".
    """

    span: Span
    text: str
    role: ClueRole
    tense: Tense
    value: str
    first_day: date | None = None
    last_day: date | None = None
    weekday: int | None = None

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("date_clue", self.span)


class DateRule(StrEnum):
    """The rules that bound a document's day, declared in the order in which they are trusted. Set by hand."""

    METADATA = "metadata"
    CAPTURED = "captured"
    DATELINE = "dateline"
    TOLD_AS_PAST = "told_as_past"
    WEEKDAY_AGREES = "weekday_agrees"
    OFFICE = "office"
    ENTRY = "entry"
    SHARED_EVENT = "shared_event"
    SHARED_DAY = "shared_day"
    COPY = "copy"
    RETOLD = "retold"
    CITED = "cited"
    CITATION = "citation"
    SIBLINGS = "siblings"
    QUOTATION = "quotation"
    TOLD_AS_COMING = "told_as_coming"
    RECENT = "recent"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DateReason:
    """One reason for a document's interval: the days it allows, and the words it rests on.

    An end that the reason leaves open is None; both are where it allows days of every year. `holds` is
    False where better reasons exclude it, which is told and not hidden.
    """

    rule: DateRule
    words: str
    spans: tuple[Span, ...]
    first_day: date | None = None
    last_day: date | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class DocumentDating:
    """Between which days a document was published; an end that nothing bounds is None.

    `unresolved` is None exactly where both ends are bounded: only then is there a closed interval.
    """

    document: str
    first_day: date | None
    last_day: date | None
    reasons: tuple[DateReason, ...]
    unresolved: Unresolved | None = None

    def __post_init__(self) -> None:
        if self.unresolved is None:
            check_interval(self.first_day, self.last_day, None)
        elif self.first_day is not None and self.last_day is not None:
            raise ValueError("an interval with both ends needs no reason why it has none")

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("dating", self.document)

    @property
    def dating(self) -> Dating:
        """Return the closed interval with its reasons in words, or why there is none."""
        if self.unresolved is not None:
            return Dating(unresolved=self.unresolved)
        words = tuple(reason.words for reason in self.reasons if reason.holds)
        return Dating(self.first_day, self.last_day, words)


@dataclass(frozen=True, slots=True)
class Redating:
    """A time expression resolved anew from the interval of a document, the text not read again.

    `value` is a TIMEX3 value where every day of the interval gives the same, else symbolic as it was;
    `first_day` and `last_day` are the days between which it then lies.
    """

    time: TimeExpression
    value: str
    first_day: date
    last_day: date
    anchored_on: str
    """Id of the document whose day it was counted from: its own, or the original it was copied from."""

    @property
    def span(self) -> Span:
        """Return where the expression stands."""
        return self.time.span

    @property
    def id(self) -> str:
        """Return the content-derived id."""
        return content_id("redating", self.time.span)
