"""How each time expression got its value, in words: the rule, the symbolic value, the anchor, the days."""

from collections.abc import Iterable, Iterator

from stemma.model.documents import Document
from stemma.model.mentions import TimeExpression
from stemma.model.problems import Rejection
from stemma.model.records import Mention

OPEN = {
    "no_anchor": "the day it is counted from is not known",
    "no_year": "nothing tells the year",
    "not_a_day": "the words name no days of the calendar",
    "ambiguous": "two readings are left",
}
"""Why an expression has no days, by the name of the reason."""


def explain_times(document: Document, records: Iterable[Mention | Rejection]) -> str:
    """Return what a document's time expressions mean and why, two lines each, under the document's name."""
    published = document.published
    days = _days(published.first_day, published.last_day) or "unknown"
    lines = [f"{document.name or document.id} · published: {days}"]
    for record in records:
        if isinstance(record, Rejection):
            lines.append(f"  left out: {record.message}")
        elif isinstance(record, TimeExpression):
            lines += explain(record, document)
    return "\n".join(lines)


def explain(time: TimeExpression, document: Document) -> Iterator[str]:
    """Yield two lines on one expression: what it means, and what that rests on."""
    reason = time.unresolved.value if time.unresolved else ""
    days = _days(time.first_day, time.last_day) or f"open: {OPEN.get(reason, reason)}"
    value = time.value + (f" ({time.mod})" if time.mod else "")
    told = (time.type.value, value, days, time.granularity.value if time.granularity else "")
    yield f"  “{' '.join(time.text.split())}”: " + " · ".join(part for part in told if part)
    yield "      " + " · ".join(_grounds(time, document))


def _grounds(time: TimeExpression, document: Document) -> Iterator[str]:
    yield f"rule {time.rule}"
    yield f"symbolic {time.symbolic}"
    if time.direction:
        yield f"the sentence points to the {time.direction}"
    if time.anchored_on:
        words = " ".join(document.quote(time.anchored_on).split())
        yield f"counted from “{words}”" + (f", {time.anchor.isoformat()}" if time.anchor else "")
    elif time.anchor:
        published = time.anchor == document.published.first_day
        yield f"counted from {time.anchor.isoformat()}" + (", the day of publication" if published else "")


def _days(first: object, last: object) -> str:
    if first is None:
        return ""
    return str(first) if first == last else f"{first} to {last}"
