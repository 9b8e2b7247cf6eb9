"""Rows on what the pile tells of dates: when each document appeared, and the times resolved from that."""

from stemma.export.speech_rows import Row, day_row, words_row
from stemma.model.datings import DateReason, DocumentDating, Redating


def dating_row(dating: DocumentDating) -> Row:
    """Return between which days a document appeared, with every reason; an end that is open is null."""
    return {
        "document": dating.document,
        "first_day": day_row(dating.first_day),
        "last_day": day_row(dating.last_day),
        **({"unresolved": dating.unresolved.value} if dating.unresolved else {}),
        "reasons": [_reason_row(reason) for reason in dating.reasons],
    }


def redating_row(redating: Redating) -> Row:
    """Return a time with the days it got from a document's interval: its own, or that of its original."""
    return {
        "document": redating.span.document,
        "start": redating.span.start,
        "end": redating.span.end,
        "text": redating.time.text,
        "value": redating.value,
        "first_day": day_row(redating.first_day),
        "last_day": day_row(redating.last_day),
        "anchored_on": redating.anchored_on,
    }


def _reason_row(reason: DateReason) -> Row:
    return {
        "rule": reason.rule.value,
        "words": reason.words,
        "first_day": day_row(reason.first_day),
        "last_day": day_row(reason.last_day),
        "holds": reason.holds,
        "spans": [words_row(span) for span in reason.spans],
    }
